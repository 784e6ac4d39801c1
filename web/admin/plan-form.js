import { h } from "../lib/core.js"
import { faultView } from "./fault-view.js"
import { PlanPart } from "./plan-part.js"
import { readSpan, writeSpan } from "./time-span.js"
import { parts, readNumber, readSkills, writeSkills } from "./values.js"

/**
 * @typedef {{label: string, hint?: string, suggestions?: string[], isHidden?: boolean, placeholder?: string, longest?: number, suffix?: string}} Look
 *   `label` and `hint` are texts; `suffix` tells the ids of two fields of one member apart
 * @typedef {{read: (text: string) => any, write: (value: any) => string, wrong: string, isSlow?: boolean, isLong?: boolean}} Reading
 *   `read`: null takes the member away, undefined means that it is wrong; `isSlow`: counts once the field is left
 * @typedef {{at: () => string, control: any, error: any}} Bound
 */

/** Fields that write into a part of the plan as somebody types, and show what is wrong with it. */
export class PlanForm {
  /** @type {Bound[]} */
  #bound

  /**
   * @param {any} words @param {PlanPart} part @param {(name: string, isChoice: boolean) => void} [changed] @param {Bound[]} [bound] those of the form around it
   */
  constructor(words, part, changed = () => {}, bound = []) {
    this.words = words
    this.part = part
    this.changed = changed
    this.#bound = bound
  }

  /** A form of another part of the plan, which shows its faults with this one's. @param {PlanPart} part @param {(name: string, isChoice: boolean) => void} changed */
  beside(part, changed) {
    return new PlanForm(this.words, part, changed, this.#bound)
  }

  /** @param {string} key @param {Record<string, any>} [values] */
  t(key, values) {
    return this.words.t(key, values)
  }

  /** @param {string} name @param {Look & {isSlow?: boolean}} look */
  text(name, look) {
    return this.typed(name, look, { read: (text) => text.trim() || null, write: (value) => value ?? "", wrong: "", isSlow: look.isSlow })
  }

  /** @param {string} name @param {Look & {low: number, high: number}} look */
  number(name, look) {
    const read = (/** @type {string} */ text) => (text.trim() === "" ? null : readInteger(text, look.low, look.high))
    return this.typed(name, look, { read, write: (value) => String(value ?? ""), wrong: this.t("field.number", { low: look.low, high: look.high }) })
  }

  /** @param {string} name @param {Look & {least?: number, most?: number, none?: number}} look a length of time, kept in seconds; `none`: what an empty field means */
  span(name, look) {
    const { least = 0, most = 31_536_000, none } = look
    const { region } = this.words
    const read = (/** @type {string} */ text) => {
      const seconds = readSpan(text)
      return text.trim() === "" ? null : seconds !== undefined && seconds >= least && seconds <= most ? seconds : undefined
    }
    const wrong = this.t("routing.spanBad", { low: writeSpan(least, region), high: writeSpan(most, region) })
    return this.typed(name, { placeholder: this.t("routing.spanExample"), ...look }, { read, write: (value) => (value === undefined || value === null || value === none ? "" : writeSpan(value, region)), wrong })
  }

  /** @param {string} name @param {Look} look */
  names(name, look) {
    const read = (/** @type {string} */ text) => { const names = [...new Set(parts(text))]; return names.length > 0 ? names : null }
    return this.typed(name, look, { read, write: (value = []) => (Array.isArray(value) ? value : [value]).join(", "), wrong: "" })
  }

  /** @param {string} name @param {Look} look */
  skills(name, look) {
    const read = (/** @type {string} */ text) => { const skills = readSkills(text)?.map(plainSkill); return skills?.length === 0 ? null : skills }
    return this.typed(name, { hint: this.t("field.skillsHint"), ...look }, { read, write: (value = []) => writeSkills(value.map(withLevel)), wrong: this.t("field.skillsBad") })
  }

  /** @param {string} name @param {Look} look @param {Reading} reading */
  typed(name, look, reading) {
    const { part } = this
    const kept = part.work.wrong.get(part.place(name))
    const field = this.#make(name, look, reading.isLong ? "textarea" : "input", { value: kept?.text ?? reading.write(part.get(name)) })
    const { control, error } = field
    const take = (/** @type {boolean} */ isLeft) => {
      const value = reading.read(control.value)
      if (value !== undefined) part.set(name, value ?? undefined)
      else part.refuse(name, control.value, reading.wrong)
      if (value !== undefined || isLeft) this.#mark(control, error, value === undefined ? reading.wrong : "")
      this.changed(name, false)
    }
    if (!reading.isSlow) control.addEventListener("input", () => take(false))
    control.addEventListener("change", () => take(true))
    return field.element
  }

  /**
   * @param {string} name @param {[string, string][]} options value and label @param {Look} look
   * @param {{read?: (value: string) => any, write?: (value: any) => string}} reading unless it says otherwise, an empty value takes the member away
   */
  choice(name, options, look, { read = (value) => value || undefined, write = (value) => value ?? "" } = {}) {
    const now = write(this.part.get(name))
    const all = options.some(([value]) => value === now) ? options : [...options, /** @type {[string, string]} */ ([now, this.t("routing.unknown", { name: now })])]
    const field = this.#make(name, look, "select", {}, all.map(([value, label]) => h("option", { value }, label)))
    field.control.value = now
    field.control.addEventListener("change", () => { this.part.set(name, read(field.control.value)); this.changed(name, true) })
    return field.element
  }

  /** @param {string} name @param {string} label @param {{usual?: boolean, hint?: string}} how what absence means */
  check(name, label, { usual = false, hint } = {}) {
    const { part } = this
    const id = idOf(part.place(name))
    const input = h("input", { type: "checkbox", id, checked: part.get(name) ?? usual, "aria-describedby": hint && `${id}-hint` })
    input.addEventListener("change", () => { part.set(name, input.checked === usual ? undefined : input.checked); this.changed(name, false) })
    const error = h("p", { class: "field__error" })
    this.#bind(name, input, error)
    return h("div", { class: "field" }, h("label", { class: "admin__check" }, input, label), hint && h("p", { class: "field__hint", id: `${id}-hint` }, hint), error)
  }

  /** @param {string} name @param {[string, string][]} options @param {string} legend several of a few values */
  some(name, options, legend) {
    const chosen = new Set(/** @type {string[]} */ (this.part.get(name) ?? []))
    const strange = [...chosen].filter((value) => !options.some(([known]) => known === value)).map((value) => [value, this.t("routing.unknown", { name: value })])
    const boxes = [...options, ...strange].map(([value, label]) => ({ value, label, input: h("input", { type: "checkbox", checked: chosen.has(value) }) }))
    const take = () => {
      const values = boxes.filter(({ input }) => input.checked).map(({ value }) => value)
      this.part.set(name, values.length > 0 ? values : undefined)
      this.changed(name, false)
    }
    const error = h("p", { class: "field__error" })
    this.#bind(name, boxes[0].input, error)
    return h("fieldset", { class: "plan__some", change: take }, h("legend", { class: "field__label" }, legend),
      h("div", { class: "row" }, ...boxes.map(({ input, label }) => h("label", { class: "admin__check" }, input, label))), error)
  }

  /**
   * Rows of fields that can be added and removed.
   * @param {string} name @param {{legend: string, hint?: string, add: string, fresh: () => any, row: (form: PlanForm, index: number) => any[], each: (n: number) => string}} look
   */
  rows(name, look) {
    const rows = h("div", { class: "plan__rows" })
    const draw = () => rows.replaceChildren(...(this.part.get(name) ?? []).map((/** @type {any} */ _, /** @type {number} */ n) => this.#row(name, n, look, draw)))
    const add = h("button", { class: "button button--small", type: "button" }, look.add)
    add.addEventListener("click", () => {
      this.part.insert(name, look.fresh())
      draw()
      rows.lastElementChild?.querySelector("input, select")?.focus()
      this.changed(name, false)
    })
    draw()
    return h("fieldset", { class: "plan__group" }, h("legend", { class: "field__label" }, look.legend), look.hint && h("p", { class: "field__hint" }, look.hint), rows, add)
  }

  /** @param {string} name @param {number} n @param {any} look @param {() => void} draw */
  #row(name, n, look, draw) {
    const form = this.beside(this.part.part(`${name}[${n}]`), () => this.changed(name, false))
    const remove = h("button", { class: "button button--small", type: "button", "aria-label": this.t("routing.removeOne", { name: look.each(n + 1) }) }, this.t("common.delete"))
    remove.addEventListener("click", () => {
      this.part.work.remove(this.part.place(name), n)
      const group = remove.closest("fieldset.plan__group")
      draw()
      group.querySelector(":scope > .plan__rows > :last-child :is(input, select), :scope > button")?.focus()
      this.changed(name, false)
    })
    return h("div", { class: "plan__row", role: "group", "aria-label": look.each(n + 1) }, ...look.row(form, n), remove)
  }

  /** Shows at the fields what is wrong with them. @param {import("./plan-work.js").Fault[]} faults */
  show(faults) {
    for (const { at, control, error } of this.#bound.filter((one) => one.control.isConnected)) {
      const place = at()
      if (this.part.work.wrong.has(place) && document.activeElement === control) continue
      this.#mark(control, error, ...faults.filter((fault) => isWithin(fault.at, place)).flatMap((fault, n) => [n > 0 ? " " : "", ...faultView(fault, this.words)]))
    }
  }

  /** Leads to the field of a place, else to the nearest one. @param {string} at */
  focus(at) {
    const bound = this.#bound.filter(({ control }) => control.isConnected)
    const around = bound.filter((one) => isWithin(at, one.at())).sort((a, b) => b.at().length - a.at().length)
    const found = around[0] ?? bound.find((one) => isWithin(one.at(), at)) ?? bound[0]
    found?.control.focus()
  }

  /** @param {string} name @param {any} control @param {any} error */
  #bind(name, control, error) {
    const { part } = this
    this.#bound.push({ at: () => part.place(name), control, error })
    control.dataset.at = part.place(name)
  }

  /** @param {string} name @param {Look} look @param {string} tag @param {any} more @param {any[]} [inside] */
  #make(name, { label, hint, suggestions = [], isHidden, placeholder, suffix = "", longest = 500 }, tag, more, inside = []) {
    const id = `${idOf(this.part.place(name))}${suffix}`
    const described = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ")
    const typed = tag === "select" ? {} : { dir: "auto", autocomplete: "off", placeholder, maxlength: longest, list: suggestions.length > 0 && `${id}-list`, rows: tag === "textarea" && 3 }
    const control = h(tag, { class: "input", id, "aria-describedby": described, ...typed, ...more }, ...inside)
    const error = h("p", { class: "field__error", id: `${id}-error` })
    this.#bind(name, control, error)
    const element = h("div", { class: "field" }, h("label", { class: isHidden ? "hidden-text" : "field__label", for: id }, label), control,
      hint && h("p", { class: "field__hint", id: `${id}-hint` }, hint), error,
      suggestions.length > 0 && h("datalist", { id: `${id}-list` }, ...suggestions.map((value) => h("option", { value }))))
    return { element, control, error }
  }

  /** @param {any} control @param {any} error @param {...any} why texts and elements; none, or an empty one: nothing is wrong */
  #mark(control, error, ...why) {
    error.replaceChildren(...why)
    if (error.textContent) control.setAttribute("aria-invalid", "true")
    else control.removeAttribute("aria-invalid")
  }
}

/** @param {string} place */
export function idOf(place) {
  return `plan-${place.replace(/[[\].]+/g, "-")}`
}

/** @param {string} place @param {string} around */
export function isWithin(place, around) {
  return place === around || (place.startsWith(around) && /[.[]/.test(place[around.length] ?? ""))
}

/** @param {string} text @param {number} low @param {number} high */
function readInteger(text, low, high) {
  const typed = text.trim().replace("−", "-")
  if (!typed.startsWith("-")) return readNumber(typed, low, high)
  const value = readNumber(typed.slice(1), 0, -low)
  return value === undefined ? undefined : -value
}

/** @param {import("./values.js").Skill} skill */
function plainSkill({ name, level }) {
  return level > 1 ? { name, level } : { name }
}

/** @param {{name: string, level?: number}} skill */
function withLevel({ name, level = 1 }) {
  return { name, level }
}
