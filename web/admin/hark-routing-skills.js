import { freshName, usesOf } from "./plan-names.js"
import { PlanPanel } from "./plan-panel.js"

/** The skills that rules may ask for. */
class HarkRoutingSkills extends PlanPanel {
  list = "skills"

  /** @param {any} skill */
  about({ name, description }) {
    const agents = this.known.agents.filter(({ skills = [] }) => skills.some((/** @type {any} */ skill) => skill.name === name)).length
    return [description, `${this.own("agents", { n: agents })} · ${this.own("uses", { n: usesOf(this.room.work.plan, "skills", name).length })}`]
  }

  fresh() {
    return { name: freshName(this.items, this.own("fresh")) }
  }

  /** @param {import("./plan-form.js").PlanForm} form @param {number} index */
  fields(form, index) {
    return [this.nameField(form, index), form.text("description", { label: this.own("description"), longest: 200 })]
  }
}

customElements.define("hark-routing-skills", HarkRoutingSkills)
