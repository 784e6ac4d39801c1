import { h } from "../lib/core.js"
import { PlanForm } from "./plan-form.js"
import { PlanPanel } from "./plan-panel.js"
import { PlanPart } from "./plan-part.js"

/** When customers are asked, and when a supervisor should look at what they said. */
class HarkSurveyRules extends PlanPanel {
  list = "rules"

  draw() {
    this.form = new PlanForm(this.room.words, new PlanPart(this.room.work, () => "rules"))
    const number = (/** @type {string} */ name, /** @type {string} */ key, /** @type {number} */ high, /** @type {string} */ usual) =>
      /** @type {PlanForm} */ (this.form).number(name, { label: this.t(`survey.${key}`), hint: this.t(`survey.${key}Hint`), low: 0, high, placeholder: usual })
    this.replaceChildren(h("p", { class: "muted plan__bar" }, this.t("survey.rulesWhat")),
      h("div", { class: "plan__form" }, number("minimumMessages", "minimum", 20, "2"), number("againAfterDays", "again", 30, "7"), number("lowScore", "low", 4, "2")),
      h("p", { class: "muted survey-rules__always" }, this.t("survey.always")))
    this.showFaults()
  }

  /** @param {number} _index @param {string} [at] */
  open(_index, at) {
    if (at) this.form?.focus(at)
  }
}

customElements.define("hark-survey-rules", HarkSurveyRules)
