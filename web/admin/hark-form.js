import { h } from "../lib/core.js"
import "./hark-pairs.js"
import { changes } from "./values.js"

/** @typedef {import("./sections.js").Field} Field */

/** One object of a section: its fields, an explicit Save, errors at the field and in a summary. */
class HarkForm extends HTMLElement {
  /** @type {any} */
  #words
  /** @type {any} */
  #state = null
  /** @type {Field[]} */
  #fields = []
  /** @type {Map<string, {control: any, error: any}>} */
  #controls = new Map()
  #summary = h("div", { class: "admin__summary", role: "alert", tabindex: "-1", hidden: true })
  #start = ""

  /** @param {any} words */
  set words(words) {
    this.#words = words
    this.setAttribute("role", "region")
    this.setAttribute("aria-labelledby", "form-title")
    this.addEventListener("submit", (event) => { event.preventDefault(); this.#save() })
    this.show(null)
  }

  /** Whether something was changed and not saved. */
  get isDirty() {
    return this.#state !== null && !this.#state.section.fixed && JSON.stringify(this.#typed()) !== this.#start
  }

  /**
   * Shows an object, or what to do without one.
   * @param {{section: import("./sections.js").Section, row: any, lists: Record<string, any[]>} | null} state `row` without id is new
   * @param {{add?: string}} [around] the section
   */
  show(state, around = {}) {
    this.#state = state
    this.#summary.hidden = true
    if (!state) return this.replaceChildren(h("p", { class: "muted admin__note", id: "form-title" }, this.#words.t(around.add ? "admin.chooseOne" : "admin.chooseRow")))
    const { section, row, lists } = state
    const isNew = row.id === undefined
    this.#fields = section.fields(this.#words, lists, isNew)
    const title = h("h2", { id: "form-title", dir: "auto" }, isNew ? this.#words.t(section.add ?? "") : section.nameOf(row))
    if (section.fixed) return this.#showFixed(title, row)
    this.#controls.clear()
    this.replaceChildren(h("form", { class: "admin__form", novalidate: true }, title, this.#summary,
      ...this.#fields.map((field) => this.#field(field, row)), this.#buttons(isNew)))
    this.#start = JSON.stringify(this.#typed())
    this.#controls.get(this.#fields[0].name)?.control.focus()
  }

  /**
   * What can only be read; it needs a way back, since on a narrow screen the list is gone.
   * @param {HTMLElement} title @param {any} row
   */
  #showFixed(title, row) {
    const close = h("button", { class: "button", type: "button", click: () => this.#tell("hark:close") }, this.#words.t("common.close"))
    this.replaceChildren(title, h("dl", { class: "admin__facts" }, ...this.#fields.flatMap((field) => this.#fact(field, row))),
      h("div", { class: "admin__buttons" }, close))
    close.focus({ preventScroll: true })
  }

  /** @param {boolean} offline saving is not possible now */
  set offline(offline) {
    const save = /** @type {any} */ (this.querySelector(".admin__save"))
    if (!save) return
    save.disabled = offline
    const note = /** @type {any} */ (this.querySelector(".admin__offline"))
    note.hidden = !offline
  }

  /** @param {{field?: string, detail: string, code: string}} problem */
  fail({ field, detail, code }) {
    const known = this.#fields.find((one) => one.name === field)
    if (!known) return this.#summarise([], detail)
    const text = code === "conflict" ? this.#words.t("field.taken") : detail || this.#words.t("field.bad")
    this.#mark(new Map([[known.name, text]]))
  }

  /** @param {boolean} isNew */
  #buttons(isNew) {
    const { section } = this.#state
    const t = (/** @type {string} */ key) => this.#words.t(key)
    const tell = (/** @type {string} */ name) => () => this.#tell(name)
    return h("div", { class: "admin__buttons" },
      h("button", { class: "button button--primary admin__save" }, t("common.save")),
      h("button", { class: "button", type: "button", click: tell("hark:close") }, t("common.cancel")),
      !isNew && section.remove && h("button", { class: "button button--danger admin__remove", type: "button", click: tell("hark:remove") },
        t(section.remove === "deactivate" ? "admin.deactivate" : "common.delete")),
      h("p", { class: "muted admin__offline", hidden: true }, t("admin.offline")))
  }

  /** @param {Field} field @param {any} row */
  #fact(field, row) {
    const value = field.show(row)
    return value ? [h("dt", {}, this.#words.t(field.label)), h("dd", { dir: "auto" }, value)] : []
  }

  /** @param {Field} field @param {any} row */
  #field(field, row) {
    const id = `field-${field.name}`
    const error = h("p", { class: "field__error", id: `${id}-error` })
    const described = [field.hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ")
    const hint = field.hint && h("p", { class: "field__hint", id: `${id}-hint` }, this.#words.t(field.hint))
    const control = field.kind === "many" ? this.#many(field, row) : field.kind === "pairs" ? this.#pairs(field, row, id, described) : single(field, row, id, described)
    this.#controls.set(field.name, { control, error })
    const note = field.note?.(row)
    if (field.kind === "many" || field.kind === "pairs") return h("div", { class: "field" }, control, hint, error, note)
    const label = h("label", { class: "field__label", for: id }, this.#words.t(field.label),
      !field.required && field.kind !== "choice" && h("span", { class: "muted" }, ` (${this.#words.t("common.optional")})`))
    return h("div", { class: "field" }, label, control, hint, error, note)
  }

  /** @param {Field} field @param {any} row @param {string} id @param {string} described */
  #pairs(field, row, id, described) {
    const control = /** @type {any} */ (document.createElement("hark-pairs"))
    control.show({ words: this.#words, id, described, label: this.#words.t(field.label), pairs: field.show(row) })
    return control
  }

  /** @param {Field} field @param {any} row */
  #many(field, row) {
    const chosen = new Set(field.show(row))
    return h("fieldset", { class: "admin__many", id: `field-${field.name}`, tabindex: "-1" }, h("legend", { class: "field__label" }, this.#words.t(field.label)),
      ...(field.options ?? []).map(([value, label]) => h("label", { class: "admin__check" },
        h("input", { type: "checkbox", value, checked: chosen.has(value) }), h("span", { dir: "auto" }, label))))
  }

  #typed() {
    return Object.fromEntries(this.#fields.map((field) => [field.name, valueOf(this.#controls.get(field.name)?.control)]))
  }

  #save() {
    const { row } = this.#state
    const typed = this.#typed()
    const errors = new Map()
    /** @type {Record<string, any>} */
    const body = {}
    for (const field of this.#fields) {
      const value = field.read(typed[field.name])
      if (value === undefined) errors.set(field.name, this.#whyWrong(field, typed[field.name]))
      else if (value !== null || row[field.name] !== undefined) body[field.name] = value
    }
    if (body.password === null) delete body.password
    this.#mark(errors)
    if (errors.size > 0) return
    if (row.id === undefined) return this.#tell("hark:save", { body })
    const old = Object.fromEntries(this.#fields.map((field) => [field.name, field.read(field.show(row))]))
    const changed = changes(old, body)
    this.#tell("hark:save", { body: changed, before: undoing(old, changed) })
  }

  /** @param {Field} field @param {any} value */
  #whyWrong(field, value) {
    if (value === "" && field.required) return this.#words.t("field.missing")
    const [low, high] = field.range ?? []
    return this.#words.t(field.wrong ?? "field.bad", { low, high })
  }

  /** @param {Map<string, string>} errors */
  #mark(errors) {
    for (const [name, { control, error }] of this.#controls) {
      const text = errors.get(name) ?? ""
      error.textContent = text
      if (text) control.setAttribute("aria-invalid", "true")
      else control.removeAttribute("aria-invalid")
    }
    this.#summarise([...errors], "")
  }

  /** @param {[string, string][]} errors @param {string} detail */
  #summarise(errors, detail) {
    this.#summary.hidden = errors.length === 0 && detail === ""
    if (this.#summary.hidden) return
    const links = errors.map(([name, text]) => h("li", {}, h("button", {
      class: "button button--link", type: "button", click: () => this.#controls.get(name)?.control.focus(),
    }, `${this.#words.t(this.#fields.find((field) => field.name === name)?.label ?? "")}: ${text}`)))
    this.#summary.replaceChildren(h("p", {}, detail || this.#words.t("admin.errors", { n: errors.length })), h("ul", {}, ...links))
    this.#summary.focus()
  }

  /** @param {string} name @param {object} [detail] */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
  }
}

/** @param {Field} field @param {any} row @param {string} id @param {string} described */
function single(field, row, id, described) {
  const common = { class: "input", id, name: field.name, "aria-describedby": described, required: field.required }
  const value = field.show(row)
  if (field.kind === "long") return h("textarea", { ...common, rows: 5, dir: "auto", maxlength: field.longest ?? 8000, value })
  if (field.kind !== "choice") {
    const type = field.kind === "number" ? "number" : field.kind
    return h("input", { ...common, type, dir: "auto", autocomplete: field.kind === "password" ? "new-password" : "off", value, min: field.range?.[0], max: field.range?.[1] })
  }
  const select = h("select", common, ...(field.options ?? []).map(([key, label]) => h("option", { value: key }, label)))
  select.value = value
  return select
}

/**
 * What takes a change back; nothing when nothing changed, or a password, whose old one nobody knows.
 * @param {Record<string, any>} old @param {Record<string, any>} changed
 */
function undoing(old, changed) {
  const names = Object.keys(changed)
  if (names.length === 0 || "password" in changed) return undefined
  return Object.fromEntries(names.map((name) => [name, old[name]]))
}

/** @param {any} control */
function valueOf(control) {
  if (!control) return ""
  if (control.matches("fieldset")) return [...control.querySelectorAll("input:checked")].map((input) => input.value)
  return control.value
}

customElements.define("hark-form", HarkForm)
