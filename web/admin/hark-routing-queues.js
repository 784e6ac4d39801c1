import { h } from "../lib/core.js"
import { PlanForm } from "./plan-form.js"
import { PlanPanel } from "./plan-panel.js"
import { PlanPart } from "./plan-part.js"
import { policyFields, policyWords } from "./policy-fields.js"
import { readUnits } from "./values.js"

/** How each queue picks: what all queues do, and what one does otherwise. */
class HarkRoutingQueues extends PlanPanel {
  list = "queues"
  /** The queue that is open; an empty name: what holds for all. @type {string | undefined} */
  #queue

  draw() {
    if (this.#queue !== undefined) return this.#drawQueue(this.#queue)
    this.opened = undefined
    super.draw()
  }

  drawList() {
    const all = this.room.work.get("policy")
    const { words } = this.room
    const item = (/** @type {string} */ name, /** @type {string} */ title, /** @type {any[]} */ lines, /** @type {any} */ marks) => h("li", { class: "plan__item", "data-queue": name },
      h("div", { class: "plan__about" }, h("h3", { dir: "auto" }, title), ...lines.filter(Boolean).map((line) => h("p", { class: "muted", dir: "auto" }, line)), marks),
      h("button", { class: "button", type: "button", id: this.#editID(name), "aria-label": this.t("routing.editOne", { name: title }), click: () => this.openQueue(name) }, this.t("common.edit")))
    return [
      h("p", { class: "muted plan__bar" }, this.own("what")),
      h("ul", { class: "plan__list", "aria-label": this.t("routing.queues") },
        item("", this.own("all"), [policyWords(all, words), this.room.work.get("weighing") && this.own("weighs")], null),
        ...this.known.queues.map(({ name }) => item(name, name, this.#about(name), this.#index(name) >= 0 && this.marks(this.#index(name))))),
    ]
  }

  /** @param {string} name */
  #about(name) {
    const { words } = this.room
    const entry = this.#entry(name)
    const tier = this.#tier(name)
    return [
      entry.policy ? policyWords(entry.policy, words) : this.own("asAll"),
      [entry.businessHours ? this.own("hours", { name: entry.businessHours }) : this.own("alwaysOpen"), entry.sla && this.t("routing.then.sla", { name: entry.sla }),
        entry.agentCapacity !== undefined && this.own("capacityOf", { n: entry.agentCapacity })].filter(Boolean).join(" · "),
      tier && this.own(tier.afterBreach ? "tierAfterBreach" : "tier", { name: tier.next }),
    ]
  }

  /** @param {string} name */
  #index(name) {
    return this.items.findIndex((item) => item.queue === name)
  }

  /** @param {string} name */
  #entry(name) {
    return this.items[this.#index(name)] ?? {}
  }

  /** @param {string} name */
  #tier(name) {
    return (this.room.work.get("tiers") ?? []).find((/** @type {any} */ { queue }) => queue === name)
  }

  /** @param {string} name */
  #editID(name) {
    return `plan-edit-queues-${name ? this.known.queues.findIndex((queue) => queue.name === name) : "all"}`
  }

  /** @param {string} name @param {string} [at] */
  openQueue(name, at) {
    this.#queue = name
    this.draw()
    if (at) this.form?.focus(at)
    else /** @type {any} */ (this.querySelector(".plan__form :is(input, select)"))?.focus()
  }

  /** @param {number} index @param {string} [at] */
  open(index, at = "") {
    const tier = at.startsWith("tiers") ? this.room.work.get(`tiers[${index}]`) : undefined
    this.openQueue(tier?.queue ?? (at.startsWith("queues") ? this.items[index]?.queue : "") ?? "", at)
  }

  close() {
    const name = this.#queue
    this.#queue = this.form = undefined
    this.draw()
    document.getElementById(this.#editID(name ?? ""))?.focus()
  }

  /** @param {string} name */
  #drawQueue(name) {
    const { words } = this.room
    const part = name ? this.#part(name) : new PlanPart(this.room.work, () => "")
    const form = new PlanForm(words, part, (changed, isChoice) => { if (isChoice && changed.startsWith("policy")) this.#redraw() })
    this.form = form
    const title = name || this.own("all")
    this.replaceChildren(h("div", { class: "plan__form" }, h("div", { class: "plan__bar" }, h("h3", { dir: "auto" }, title), this.back()),
      ...(name ? this.#ownFields(form, name) : [...policyFields(form, "policy", this), form.check("weighing", this.own("weighing"), { hint: this.own("weighingHint") })]),
      h("div", { class: "row plan__foot" }, this.back())))
    this.showFaults()
  }

  /** @param {string} name the part of the plan about a queue, which begins with the first thing said about it */
  #part(name) {
    const { work } = this.room
    const index = () => (this.#index(name) < 0 ? this.items.length : this.#index(name))
    return new PlanPart(work, () => `queues[${index()}]`, () => { if (this.#index(name) < 0) work.insert("queues", { queue: name }) })
  }

  /** @param {PlanForm} form @param {string} name @returns {any[]} */
  #ownFields(form, name) {
    const own = form.part.get("policy") !== undefined
    return [
      form.choice("businessHours", this.namesOf("businessHours", this.own("alwaysOpen")), { label: this.t("routing.businessHours") }),
      form.choice("sla", this.namesOf("sla", this.own("noSLA")), { label: this.t("routing.sla") }),
      form.typed("agentCapacity", { label: this.own("capacity"), hint: this.own("capacityHint"), longest: 6 }, {
        read: (text) => (text.trim() === "" ? null : readUnits(text, 1, 100)), write: (value) => String(value ?? ""), wrong: this.own("capacityBad"),
      }),
      ...this.#tierFields(form, name),
      form.choice("policy", [["", this.own("asAll")], ["own", this.own("itsOwn")]], { label: this.own("policy") }, {
        read: (value) => (value ? structuredClone(this.room.work.get("policy") ?? { choice: "longestIdle" }) : undefined), write: (value) => (value ? "own" : ""),
      }),
      ...(own ? [h("section", { class: "plan__part", "aria-label": this.own("itsOwn") }, ...policyFields(form, "policy", this))] : []),
    ]
  }

  /** @param {PlanForm} around @param {string} name */
  #tierFields(around, name) {
    const { work } = this.room
    const tiers = () => work.get("tiers") ?? []
    const index = () => { const at = tiers().findIndex((/** @type {any} */ { queue }) => queue === name); return at < 0 ? tiers().length : at }
    const begin = () => { if (!this.#tier(name)) work.insert("tiers", { queue: name }) }
    const form = around.beside(new PlanPart(work, () => `tiers[${index()}]`, begin), (_, isChoice) => {
      if (this.#tier(name)?.next === undefined) work.remove("tiers", index())
      if (isChoice) this.#redraw()
    })
    const others = this.queueNames(this.own("noTier")).filter(([queue]) => queue !== name)
    return [
      form.choice("next", others, { label: this.own("next"), hint: this.own("nextHint") }),
      ...(this.#tier(name) ? [form.check("afterBreach", this.own("afterBreach"))] : []),
    ]
  }

  #redraw() {
    const at = document.activeElement?.id
    this.draw()
    if (at) document.getElementById(at)?.focus()
  }
}

customElements.define("hark-routing-queues", HarkRoutingQueues)
