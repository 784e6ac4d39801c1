import { h } from "../lib/core.js"
import { newDialog } from "../staff/hark-dialog.js"
import { faultView } from "./fault-view.js"
import { PlanForm } from "./plan-form.js"
import { usesOf } from "./plan-names.js"
import { PlanPart } from "./plan-part.js"
import { SectionPanel } from "./section-panel.js"

/** @typedef {{sites: any[], queues: any[], agents: any[]}} Known what else there is, which a plan may name */
/**
 * @typedef {import("./section-panel.js").Room & {work: import("./plan-work.js").PlanWork, known: () => Promise<Known>,
 *   places?: typeof import("./plan-words.js").placeWords}} Room `places` tells where a fault is, unless the plan is that of routing
 */

/** The lists whose parts others name. */
const NAMED = ["businessHours", "sla", "skills"]

/**
 * One of the panels that edit the plan: a list of its parts, one of which is open in a form.
 * @extends {SectionPanel<Room>}
 */
export class PlanPanel extends SectionPanel {
  /** The plan's list that this panel edits. */
  list = ""
  /** @type {Known} */
  known = { sites: [], queues: [], agents: [] }
  /** @type {number | undefined} */
  opened
  /** @type {PlanForm | undefined} */
  form
  #status = h("p", { class: "hidden-text", role: "status" })

  /** @param {boolean} offline changes nothing here, since all is edited in the page */
  set offline(offline) {
    this.isOffline = offline
  }

  async load() {
    this.known = await this.room.known()
  }

  /** The parts as the plan has them. @returns {any[]} */
  get items() {
    return this.room.work.get(this.list) ?? []
  }

  /** The words of this panel. @param {string} key @param {Record<string, any>} [values] */
  own(key, values) {
    return this.t(`routing.${this.list}.${key}`, values)
  }

  draw() {
    if (this.opened !== undefined && this.items[this.opened]) return this.#drawForm(this.opened)
    this.opened = this.form = undefined
    const at = this.#focused
    this.replaceChildren(this.#status, ...this.drawList().filter(Boolean))
    if (at) document.getElementById(at)?.focus()
  }

  /** Draws the list anew, or what is wrong in the form that is open. @param {"changed" | "checked"} kind */
  follow(kind) {
    if (this.form) { if (kind === "checked") this.showFaults() } else this.draw()
  }

  showFaults() {
    this.form?.show(this.room.work.allFaults)
  }

  /** @returns {any[]} what the list is, unless one of its parts is open */
  drawList() {
    const { items } = this
    return [
      h("div", { class: "plan__bar" }, h("p", { class: "muted" }, this.own("what")), this.addButton()),
      items.length === 0 ? h("p", { class: "tabs__empty muted" }, this.own("none"))
        : h("ul", { class: "plan__list", "aria-label": this.t(`routing.${this.section}`) }, ...items.map((item, index) => this.#item(item, index))),
    ]
  }

  /** The tab. */
  get section() {
    return this.list
  }

  addButton() {
    return h("button", { class: "button button--primary", type: "button", id: `plan-add-${this.list}`, click: () => this.add() }, this.own("add"))
  }

  /** @param {any} item @param {number} index */
  #item(item, index) {
    const { name } = item
    return h("li", { class: "plan__item" },
      h("div", { class: "plan__about" }, h("h3", { dir: "auto" }, name || this.t("routing.noName")),
        ...this.about(item, index).filter(Boolean).map((line) => h("p", { class: "muted", dir: "auto" }, line)), this.marks(index)),
      h("div", { class: "row" }, this.editButton(index, name), this.removeButton(index, name)))
  }

  /** @param {any} item @param {number} index @returns {any[]} lines that tell what it is */
  about(item, index) {
    return []
  }

  /** What is wrong with a part, or strange about it. @param {number} index */
  marks(index) {
    const { work } = this.room
    const here = (/** @type {import("./plan-work.js").Fault[]} */ faults) => faults.filter(({ at }) => at === `${this.list}[${index}]` || at.startsWith(`${this.list}[${index}].`))
    const lines = [...here(work.allFaults).map((fault) => ({ look: "bad", fault })), ...here(work.warnings).map((fault) => ({ look: "warn", fault }))]
    return lines.length > 0 && h("ul", { class: "plan__marks" }, ...lines.map(({ look, fault }) =>
      h("li", { class: `chip chip--${look}` }, h("span", { class: "hidden-text" }, `${this.t(`routing.mark.${look}`)} `), ...faultView(fault, this.room.words))))
  }

  /** @param {number} index @param {string} name */
  editButton(index, name) {
    return h("button", { class: "button", type: "button", id: `plan-edit-${this.list}-${index}`, "aria-label": this.t("routing.editOne", { name }), click: () => this.open(index) }, this.t("common.edit"))
  }

  /** @param {number} index @param {string} name */
  removeButton(index, name) {
    return h("button", { class: "button", type: "button", id: `plan-remove-${this.list}-${index}`, "aria-label": this.t("routing.removeOne", { name }), click: () => this.removeOne(index) }, this.t("common.delete"))
  }

  /** @returns {any} a part as it begins */
  fresh() {
    return {}
  }

  add() {
    const index = this.room.work.insert(this.list, this.fresh())
    this.open(index)
    this.say(this.own("added"))
  }

  /** Opens a part in its form. @param {number} index @param {string} [at] the place that gets the focus */
  open(index, at) {
    this.opened = index
    this.draw()
    if (at) this.form?.focus(at)
    else /** @type {any} */ (this.querySelector(".plan__form :is(input, select, textarea)"))?.focus()
  }

  /** @param {number} index */
  #drawForm(index) {
    const { work } = this.room
    const part = new PlanPart(work, () => `${this.list}[${this.opened ?? index}]`)
    const title = h("h3", { dir: "auto" })
    const name = () => { title.textContent = this.own("one", { name: part.get("name") || this.t("routing.noName") }) }
    this.form = new PlanForm(this.room.words, part, () => name())
    name()
    const remove = h("button", { class: "button button--danger", type: "button", click: () => this.removeOne(this.opened ?? index) }, this.t("common.delete"))
    this.replaceChildren(this.#status, h("div", { class: "plan__form" }, h("div", { class: "plan__bar" }, title, this.back()), this.marks(index), ...this.fields(this.form, index),
      h("div", { class: "row plan__foot" }, this.back(), remove)))
    this.showFaults()
  }

  back() {
    return h("button", { class: "button", type: "button", click: () => this.close() }, this.t("common.back"))
  }

  close() {
    const index = this.opened
    this.opened = this.form = undefined
    this.draw()
    document.getElementById(`plan-edit-${this.list}-${index}`)?.focus()
  }

  /** @param {PlanForm} form @param {number} index @returns {any[]} */
  fields(form, index) {
    return []
  }

  /** The name of what other parts of the plan refer to; they follow it. @param {PlanForm} form @param {number} index */
  nameField(form, index) {
    const read = (/** @type {string} */ text) => {
      const name = text.trim()
      if (!name || this.items.some((item, n) => n !== index && item.name === name)) return undefined
      this.room.work.rename(/** @type {any} */ (this.list), index, name)
      return name
    }
    return form.typed("name", { label: this.t("routing.name"), hint: this.t("routing.nameHint"), longest: 64 }, { read, write: (value) => value ?? "", wrong: this.t("routing.nameBad"), isSlow: true })
  }

  /** @param {number} index */
  async removeOne(index) {
    const { work } = this.room
    const { name } = this.items[index]
    const uses = !NAMED.includes(this.list) ? [] : usesOf(work.plan, /** @type {any} */ (this.list), name)
    if (uses.length > 0 && !await this.#asksDespite(name, uses.length)) return
    const item = work.remove(this.list, index)
    this.opened = this.form = undefined
    this.draw()
    document.getElementById(`plan-${this.items.length > 0 ? "edit" : "add"}-${this.list}${this.items.length > 0 ? `-${Math.min(index, this.items.length - 1)}` : ""}`)?.focus()
    this.room.say(this.t("routing.removed", { name }), { label: this.t("resolve.reopen"), run: () => { work.insert(this.list, item, index); this.draw() } })
  }

  /** @param {string} name @param {number} n @returns {Promise<boolean>} */
  #asksDespite(name, n) {
    return newDialog().confirm({
      title: this.t("admin.deleteTitle", { name }), text: this.t("routing.removeUsed", { n }), yes: this.t("common.delete"), no: this.t("common.cancel"), danger: true,
    })
  }

  /** Says to those who listen what just happened. @param {string} text */
  say(text) {
    this.#status.textContent = text
  }

  /** The id of what has the focus here. */
  get #focused() {
    return this.contains(document.activeElement) ? document.activeElement?.id : ""
  }

  /**
   * The plan's names for a choice, none of which may be chosen.
   * @param {"businessHours" | "sla" | "skills"} kind @param {string} none @returns {[string, string][]}
   */
  namesOf(kind, none) {
    return [["", none], ...(this.room.work.get(kind) ?? []).map((/** @type {any} */ { name }) => [name, name])]
  }

  /** @param {string} none @returns {[string, string][]} */
  queueNames(none) {
    return [["", none], .../** @type {[string, string][]} */ (this.known.queues.map(({ name }) => [name, name]))]
  }
}
