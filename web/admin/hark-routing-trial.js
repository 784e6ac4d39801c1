import { h } from "../lib/core.js"
import { figure, isShaky, loadRows, MEASURES, verdict } from "./measures.js"
import { SectionPanel } from "./section-panel.js"
import { readNumber } from "./values.js"
import { whyNot } from "./why-not.js"

/** @typedef {import("./plan-panel.js").Room & {publish: () => Promise<void>}} Room */

const MOST_DAYS = 31
const PARTS = /** @type {const} */ (["happened", "current", "proposed"])

/**
 * The edited plan played over the last weeks, beside what happened.
 * @extends {SectionPanel<Room>}
 */
class HarkRoutingTrial extends SectionPanel {
  #days = h("input", { class: "input trial__days", id: "trial-days", type: "number", min: 1, max: MOST_DAYS, value: 14, "aria-describedby": "trial-days-error" })
  #wrong = h("p", { class: "field__error", id: "trial-days-error", role: "alert" })
  #go = h("button", { class: "button button--primary", id: "trial-go" })
  #status = h("p", { class: "muted", role: "status" })
  #result = h("div", { class: "trial__result", tabindex: "-1" })
  #isRunning = false
  /** The draft and the version that the figures are of. */
  #tried = ""

  draw() {
    if (!this.#result.isConnected) this.#build()
    this.#go.setAttribute("aria-disabled", String(this.isOffline || this.#isRunning))
    if (this.#result.childElementCount > 0 && this.#tried !== this.#now) this.#status.textContent = this.t("routing.trial.stale")
    const publish = /** @type {any} */ (this.querySelector("#trial-publish"))
    if (publish) publish.disabled = this.isOffline || !this.room.work.isDirty
  }

  follow() { this.draw() }

  get #now() {
    const { outgoing, published } = this.room.work
    return `${published?.version} ${JSON.stringify(outgoing)}`
  }

  #build() {
    this.#go.textContent = this.t("routing.trial.go")
    this.replaceChildren(h("p", { class: "muted plan__bar" }, this.t("routing.trial.what")),
      h("form", { class: "trial__form", novalidate: true, submit: (/** @type {Event} */ event) => { event.preventDefault(); this.#run() } },
        h("div", { class: "field" }, h("label", { class: "field__label", for: "trial-days" }, this.t("routing.trial.days", { most: MOST_DAYS })), this.#days), this.#go),
      this.#wrong, this.#status, this.#result)
  }

  async #run() {
    const days = readNumber(this.#days.value, 1, MOST_DAYS)
    this.#wrong.textContent = days ? (this.isOffline ? this.t("admin.offline") : "") : this.t("field.number", { low: 1, high: MOST_DAYS })
    this.#days.setAttribute("aria-invalid", String(!days))
    if (!days) return this.#days.focus()
    if (this.isOffline || this.#isRunning) return
    const tried = this.#now
    this.#isRunning = true
    this.draw()
    this.#status.textContent = this.t("routing.trial.runs")
    this.#result.setAttribute("aria-busy", "true")
    try {
      const trial = await this.#trial(days)
      if (trial) { this.#tried = tried; this.#show(trial) } else this.#fail(this.t("routing.try.faulty"))
    } catch (error) {
      this.#fail(this.t("common.failed", { reason: whyNot(/** @type {any} */ (error), this.room.words) }))
    }
    this.#isRunning = false
    this.#result.removeAttribute("aria-busy")
    this.draw()
  }

  /** @param {number} days @returns {Promise<any>} nothing where the draft can't be tried */
  async #trial(days) {
    const { request, work } = this.room
    return await work.canBeTried() && request((api) => api.post("/routing/trial", { plan: work.outgoing, days }))
  }

  /** @param {string} why */
  #fail(why) {
    this.#wrong.textContent = why
    this.#status.textContent = ""
  }

  /** @param {any} trial */
  #show(trial) {
    const { words } = this.room
    const { conversations, from, to } = trial
    this.#status.textContent = this.t("routing.trial.over", { n: conversations, from: words.moment(from), to: words.moment(to) })
    if (conversations === 0) return this.#result.replaceChildren(h("p", { class: "tabs__empty muted" }, this.t("routing.trial.none")))
    this.#result.replaceChildren(
      this.#table("measures", [this.t("routing.trial.measure"), ...PARTS.map((part) => this.t(`routing.trial.${part}`)), this.t("routing.trial.verdict")], MEASURES.map((measure) => this.#measure(trial, measure))),
      this.#table("loads", [this.t("routing.trial.agent"), ...PARTS.map((part) => this.t(`routing.trial.${part}`))], this.#loads(trial)),
      h("p", { class: "muted" }, this.t("routing.trial.intervals")),
      ...(isShaky(trial.gap?.waitMeanSeconds, trial.difference?.waitMeanSeconds) ? [h("p", { class: "field__hint" }, this.t("routing.trial.shaky"))] : []),
      h("p", { class: "muted" }, this.t("routing.trial.leavesOut")),
      h("div", { class: "row plan__foot" }, h("button", { class: "button button--primary", type: "button", id: "trial-publish", click: () => this.room.publish() }, this.t("routing.publish"))))
    this.draw()
    this.#result.focus()
  }

  /** @param {string} name @param {string[]} columns @param {any[]} rows */
  #table(name, columns, rows) {
    return h("section", { class: "route__part", "aria-labelledby": `trial-${name}` }, h("h3", { id: `trial-${name}` }, this.t(`routing.trial.${name}`)),
      h("div", { class: "plan__scroller", tabindex: "0", role: "group", "aria-labelledby": `trial-${name}` },
        h("table", { class: "table trial__table", "aria-labelledby": `trial-${name}` }, h("thead", {}, h("tr", {}, ...columns.map((column) => h("th", { scope: "col" }, column)))), h("tbody", {}, ...rows))))
  }

  /** @param {any} trial @param {import("./measures.js").MEASURES[0]} measure */
  #measure(trial, [name, form, isLessBetter]) {
    const said = verdict(trial.difference?.[name], isLessBetter)
    const look = { better: "good", worse: "bad", unclear: "" }[said]
    return h("tr", { "data-measure": name }, h("th", { scope: "row" }, this.t(`routing.measure.${name}`)), ...PARTS.map((part) => this.#cell(trial[part]?.[name], form)),
      h("td", {}, look ? h("span", { class: `chip chip--${look}` }, this.t(`routing.trial.${said}`)) : h("span", { class: "muted" }, this.t(`routing.trial.${said}`))))
  }

  /** @param {any} trial @returns {any[]} */
  #loads({ happened, current, proposed }) {
    const parts = { happened, current, proposed }
    const count = (/** @type {any} */ { conversations }) => this.t("routing.trial.conversations", { n: this.#plain(conversations, "count") })
    const of = (/** @type {any} */ agent) => h("td", { class: "number" }, agent ? [h("div", {}, this.#plain(agent.load, "share")), h("div", { class: "muted" }, count(agent))] : "–")
    const all = h("tr", {}, h("th", { scope: "row" }, this.t("routing.trial.everybody")), ...PARTS.map((part) => this.#cell(parts[part]?.occupancy, "share")))
    return [all, ...loadRows(parts).map(({ name, of: found }) => h("tr", {}, h("th", { scope: "row", dir: "auto" }, name), ...PARTS.map((part) => of(found[part]))))]
  }

  /** @param {any} estimate @param {import("./measures.js").Form} form */
  #cell(estimate, form) {
    const { value, interval } = figure(estimate, form, this.room.words.region)
    return h("td", { class: "number" }, h("div", {}, value), interval && h("div", { class: "muted" }, interval))
  }

  /** @param {any} value a number, or an estimate @param {import("./measures.js").Form} form */
  #plain(value, form) {
    const { value: middle, interval } = figure(typeof value === "number" ? { value } : value, form, this.room.words.region)
    return interval ? `${middle} (${interval})` : middle
  }
}

customElements.define("hark-routing-trial", HarkRoutingTrial)
