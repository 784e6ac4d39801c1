import { freshName } from "./plan-names.js"
import { PlanPanel } from "./plan-panel.js"
import { writeSpan } from "./time-span.js"

const TARGETS = ["firstResponseSeconds", "nextResponseSeconds", "resolutionSeconds"]
const USUAL_WARNING = 80

/** How soon customers shall be answered and done, by priority. */
class HarkRoutingSLA extends PlanPanel {
  list = "sla"

  /** @param {any} policy */
  about({ targets = [], businessHours, warnAtPercent = USUAL_WARNING }) {
    return [
      ...targets.map((/** @type {any} */ target) => this.#target(target)),
      [this.own(businessHours ? "clockIn" : "clockAlways", { name: businessHours }), this.own("warns", { n: warnAtPercent })].join(" · "),
    ]
  }

  /** @param {any} target */
  #target(target) {
    const { region } = this.room.words
    const told = TARGETS.filter((name) => target[name] !== undefined).map((name) => this.own(`told.${name}`, { time: writeSpan(target[name], region) }))
    return `${this.own(target.priority === undefined ? "all" : "from", { n: target.priority })}: ${told.join(" · ") || this.own("nothing")}`
  }

  fresh() {
    return { name: freshName(this.items, this.own("fresh")), targets: [{ firstResponseSeconds: 300, resolutionSeconds: 86_400 }] }
  }

  /** @param {import("./plan-form.js").PlanForm} form @param {number} index */
  fields(form, index) {
    return [
      this.nameField(form, index),
      form.choice("businessHours", this.namesOf("businessHours", this.own("always")), { label: this.own("hours"), hint: this.own("hoursHint") }),
      form.number("warnAtPercent", { label: this.own("warnAt"), hint: this.own("warnAtHint", { n: USUAL_WARNING }), low: 1, high: 99 }),
      form.rows("targets", {
        legend: this.own("targets"), hint: this.own("targetsHint"), add: this.own("addTarget"), fresh: () => ({}), each: (n) => this.own("target", { n }),
        row: (row) => [
          row.number("priority", { label: this.own("priority"), low: -10, high: 10, placeholder: this.own("anyPriority") }),
          ...TARGETS.map((name) => row.span(name, { label: this.own(name), least: 1 })),
        ],
      }),
    ]
  }
}

customElements.define("hark-routing-sla", HarkRoutingSLA)
