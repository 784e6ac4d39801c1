import { h } from "../lib/core.js"
import { freshName } from "./plan-names.js"
import { PlanPanel } from "./plan-panel.js"
import { languageName, MOODS, moodName } from "./plan-words.js"
import { thenLines, whenLines } from "./rule-lines.js"

/** How a choice of yes, no or either is read and written. */
const YES_NO = {
  read: (/** @type {string} */ value) => (value ? value === "yes" : undefined),
  write: (/** @type {boolean | undefined} */ value) => (value === undefined ? "" : value ? "yes" : "no"),
}

/** The entry rules in their order: the first that matches decides. */
class HarkRoutingRules extends PlanPanel {
  list = "rules"

  drawList() {
    const { items } = this
    const columns = ["order", "name", "when", "then"].map((name) => h("th", { scope: "col" }, this.own(`column.${name}`)))
    return [
      h("div", { class: "plan__bar" }, h("p", { class: "muted" }, this.own("what")), this.addButton()),
      items.length === 0 ? h("p", { class: "tabs__empty muted" }, this.own("none"))
        : h("table", { class: "table rules", "aria-label": this.t("routing.rules") },
          h("thead", {}, h("tr", {}, ...columns, h("th", { scope: "col" }, h("span", { class: "hidden-text" }, this.own("column.actions"))))),
          h("tbody", {}, ...items.map((rule, index) => this.#row(rule, index)))),
      items.length > 1 && h("p", { class: "muted rules__keys" }, this.own("keys")),
    ]
  }

  /** @param {any} rule @param {number} index */
  #row({ name, when, then }, index) {
    const { words } = this.room
    return h("tr", { class: "rules__rule", "data-rule": name, keydown: (/** @type {any} */ event) => this.#key(event, index) },
      h("td", { class: "number rules__order" }, words.number(index + 1)),
      h("th", { scope: "row", class: "rules__name", dir: "auto" }, name || this.t("routing.noName")),
      h("td", { class: "rules__when", dir: "auto" }, whenLines(when, words), this.marks(index)),
      h("td", { class: "rules__then", dir: "auto" }, thenLines(then, words)),
      h("td", { class: "rules__actions" }, h("div", { class: "rules__buttons" }, this.#mover(index, -1, name), this.#mover(index, 1, name), this.editButton(index, name), this.removeButton(index, name))))
  }

  /** @param {number} index @param {-1 | 1} by @param {string} name */
  #mover(index, by, name) {
    const way = by < 0 ? "up" : "down"
    const isLast = index + by < 0 || index + by >= this.items.length
    return h("button", {
      class: "button button--icon", type: "button", id: `plan-${way}-rules-${index}`, "aria-disabled": isLast && "true",
      "aria-label": this.own(way, { name }), "aria-keyshortcuts": by < 0 ? "Alt+ArrowUp" : "Alt+ArrowDown", click: () => this.#move(index, by, way),
    }, by < 0 ? "↑" : "↓")
  }

  /** @param {any} event @param {number} index */
  #key(event, index) {
    if (!event.altKey || event.ctrlKey || event.metaKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return
    event.preventDefault()
    const kind = event.target.id.split("-")[1]
    this.#move(index, event.key === "ArrowUp" ? -1 : 1, kind)
  }

  /** @param {number} index @param {number} by @param {string} kind of the button that keeps the focus */
  #move(index, by, kind) {
    const to = index + by
    if (to < 0 || to >= this.items.length) return
    const { name } = this.items[index]
    this.room.work.move("rules", index, to)
    this.draw()
    document.getElementById(`plan-${kind}-rules-${to}`)?.focus()
    this.say(this.own("moved", { name, n: to + 1, of: this.items.length }))
  }

  fresh() {
    const [queue] = this.known.queues
    return { name: freshName(this.items, this.own("fresh")), then: queue ? { queue: queue.name } : {} }
  }

  /** @param {import("./plan-form.js").PlanForm} form */
  fields(form) {
    return [
      form.text("name", { label: this.t("routing.name"), isSlow: true, longest: 64 }),
      h("section", { class: "plan__part", "aria-labelledby": "rule-when" }, h("h4", { id: "rule-when" }, this.own("column.when")), h("p", { class: "muted" }, this.own("whenHint")), ...this.#conditions(form)),
      h("section", { class: "plan__part", "aria-labelledby": "rule-then" }, h("h4", { id: "rule-then" }, this.own("column.then")), ...this.#outcome(form)),
    ]
  }

  /** @param {import("./plan-form.js").PlanForm} form */
  #conditions(form) {
    const { words } = this.room
    const label = (/** @type {string} */ name) => this.t(`routing.fact.${name}`)
    const moods = /** @type {[string, string][]} */ (MOODS.map((mood) => [mood, moodName(mood, words)]))
    const names = (/** @type {string} */ name, /** @type {string} */ hint) => form.names(`when.${name}`, { label: label(name), hint })
    return [
      this.known.sites.length > 0 && form.some("when.site", this.known.sites.map(({ key, name }) => [key, name]), label("site")),
      names("page", this.own("pageHint")),
      names("language", this.own("languageHint", { en: languageName("en", words), zh: languageName("zh", words) })),
      names("intent", this.own("intentHint")),
      names("entity", this.own("entityHint")),
      form.some("when.mood", moods, label("mood")),
      names("segment", this.own("segmentHint")),
      this.#hours(form),
      form.choice("when.returning", [["", this.own("anybody")], ["yes", this.t("routing.returning")], ["no", this.t("routing.firstTime")]], { label: label("returning") },
        YES_NO),
      form.choice("when.dissatisfied", [["", this.own("anybody")], ["yes", this.t("routing.when.dissatisfied")], ["no", this.t("routing.when.satisfied")]], { label: label("dissatisfied") }, YES_NO),
    ]
  }

  /** @param {import("./plan-form.js").PlanForm} form */
  #hours(form) {
    const hours = this.room.work.get("businessHours") ?? []
    const options = hours.flatMap((/** @type {any} */ { name }) => ["open", "closed"].map((are) => [`${are}:${name}`, this.t(`routing.when.${are}`, { name })]))
    return form.choice("when.hours", [["", this.own("anyTime")], ...options], { label: this.t("routing.fact.hours"), hint: hours.length === 0 ? this.own("noHours") : undefined }, {
      read: (value) => (value ? { name: value.slice(value.indexOf(":") + 1), are: value.split(":")[0] } : undefined),
      write: (value) => (value ? `${value.are ?? "open"}:${value.name}` : ""),
    })
  }

  /** @param {import("./plan-form.js").PlanForm} form */
  #outcome(form) {
    return [
      form.choice("then.queue", this.queueNames(this.t("routing.policy.chooseQueue")), { label: this.own("queue") }),
      form.skills("then.required", { label: this.own("required") }),
      form.skills("then.preferred", { label: this.own("preferred"), hint: this.own("preferredHint") }),
      form.check("then.language", this.own("language")),
      form.number("then.priority", { label: this.own("priority"), hint: this.own("priorityHint"), low: -10, high: 10 }),
      form.choice("then.sla", this.namesOf("sla", this.own("queuesSLA")), { label: this.t("routing.sla") }),
    ]
  }
}

customElements.define("hark-routing-rules", HarkRoutingRules)
