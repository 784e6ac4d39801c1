import { h } from "../lib/core.js"
import "./hark-chart.js"
import "./hark-report-filters.js"
import { againstWords, causesChart, causeTable, changeSentence, dimensionName, groupSentence, measureOf, MEASURES } from "./diagnosis-view.js"
import { tablePart } from "./diagnosis-parts.js"
import { FilterOptions } from "./filter-options.js"
import { kindsSentence, kindTable, repeatsChart, repeatsSentence, repeatTable, rulesSentence, ruleTable } from "./patterns-view.js"
import { spanOf } from "./period.js"
import { ReportPanel } from "./report-panel.js"
import { filtersOf } from "./report-query.js"
import { quietBox, refusalBox, skeleton } from "./report-states.js"
import { driversChart } from "./satisfaction-view.js"
import { topicsSentence, topicTable } from "./topics-view.js"

/** Why something changed, what kinds of chats there are, what comes together, and who will write again. */
class HarkReportDiagnosis extends ReportPanel {
  /** @type {import("./diagnosis-view.js").Causes | undefined} */
  #causes
  #asked = ""
  /** @type {{asked: string, answer?: import("./patterns-view.js").Patterns, error?: any}} */
  #patterns = { asked: "" }
  /** @type {{asked: string, answer?: import("./topics-view.js").Topics, error?: any}} */
  #topics = { asked: "" }
  #filters = /** @type {any} */ (document.createElement("hark-report-filters"))
  #options = new FilterOptions()
  #charts = new Map()

  get #span() {
    return spanOf(this.query, this.today)
  }

  drawHead() {
    const { words, go } = this.room
    const measure = {
      id: "filter-of", label: words.t("diagnosis.what"), value: measureOf(this.query), options: MEASURES.map((key) => ({ key, name: words.t(`measure.${key}`) })),
      chosen: (/** @type {string} */ of) => go({ of }),
    }
    if (!this.#filters.isConnected) this.head.append(this.#filters)
    this.#filters.show({ query: this.query, span: this.#span, words, go, options: this.#options.known, narrowed: true, first: measure, wanted: () => this.#want() })
  }

  /** @param {boolean} again */
  async read(again) {
    const { from, to } = this.#span
    const params = { from, to, ...filtersOf(this.query) }
    const asked = JSON.stringify([params, measureOf(this.query)])
    if (again || asked !== this.#asked || !this.#causes) {
      this.#causes = await this.room.request((api) => api.get("/reports/causes", { ...params, measure: measureOf(this.query) }))
      this.#asked = asked
    }
    this.fresh()
    this.#readMore(params, again)
    if (this.#options.isNeeded(this.query)) this.#want()
  }

  /**
   * Asks for what takes longer, while the causes are read already.
   * @param {Record<string, string>} params @param {boolean} again
   */
  async #readMore(params, again) {
    const asked = JSON.stringify(params)
    const isKnown = (/** @type {{asked: string, error?: any}} */ one) => !again && asked === one.asked && !one.error
    await Promise.all([
      isKnown(this.#patterns) || this.#fetch(this.#patterns = { asked }, "/reports/patterns", params),
      isKnown(this.#topics) || this.#fetch(this.#topics = { asked }, "/reports/topics", params),
    ])
  }

  /** @param {{asked: string, answer?: any, error?: any}} part @param {string} path @param {Record<string, string>} params */
  async #fetch(part, path, params) {
    try {
      part.answer = await this.room.request((api) => api.get(path, params))
    } catch (error) {
      part.error = error
    }
    if (part === this.#patterns || part === this.#topics) this.redraw()
  }

  draw() {
    const { words } = this.room
    const answer = this.#causes
    if (!answer) return []
    const title = h("div", { class: "report__title" }, h("h2", {}, words.days(answer.from, answer.to)),
      h("span", { class: "muted report__note" }, againstWords(answer, words)),
      answer.complete === false && h("span", { class: "chip chip--warn" }, words.t("overview.incomplete")))
    if (answer.of === 0) return [title, quietBox(words.t("overview.empty"), words.t("overview.emptyWhy"))]
    return [title, ...this.#change(answer), this.#about(), ...this.#common()]
  }

  /**
   * The same element each time, so that a table stays a table.
   * @param {import("./chart-facts.js").Chart | undefined} chart
   */
  #chart(chart) {
    if (!chart) return undefined
    const element = this.#charts.get(chart.id) ?? document.createElement("hark-chart")
    this.#charts.set(chart.id, element)
    element.show(chart, this.room.words)
    return element
  }

  /** @param {import("./diagnosis-view.js").Causes} answer */
  #change(answer) {
    const { words } = this.room
    const chart = causesChart(answer, words)
    if (!chart) return [quietBox(words.t("diagnosis.title", { measure: words.t(`measure.${answer.measure}`) }), changeSentence(answer, words))]
    const groups = answer.groups.map((group) => tablePart({
      id: `causes-${group.dimension}`, title: words.t("diagnosis.by", { dimension: dimensionName(group.dimension, words).toLocaleLowerCase(words.locale) }), sentence: groupSentence(group, words),
      table: causeTable(group, answer.measure, words), chats: "list",
    }, words))
    return [h("section", { class: "report-part", "aria-label": words.t("diagnosis.title", { measure: words.t(`measure.${answer.measure}`) }) }, this.#chart(chart),
      h("p", { class: "muted" }, words.t("diagnosis.how", { n: answer.counted }))), ...groups]
  }

  #about() {
    const { words } = this.room
    const { answer, error } = this.#topics
    if (error) return refusalBox(error, words, () => this.enter(this.query, true))
    if (!answer) return skeleton(words.t("diagnosis.looking"))
    if (answer.topics.length === 0) return quietBox(words.t("topics.title"), words.t("topics.few"))
    return tablePart({ id: "topics", title: words.t("topics.title"), sentence: topicsSentence(answer, words), table: topicTable(answer, words), how: words.t("topics.how"), chats: "list" }, words)
  }

  #common() {
    const { words } = this.room
    const { answer, error } = this.#patterns
    if (error) return [refusalBox(error, words, () => this.enter(this.query, true))]
    if (!answer) return [skeleton(words.t("diagnosis.looking"))]
    const looked = h("p", { class: "muted" }, words.t(answer.counted < answer.of ? "diagnosis.sampled" : "diagnosis.all", { n: answer.counted, of: answer.of }))
    return [h("h2", {}, words.t("diagnosis.common")), looked, this.#kinds(answer.clusters, "clusters"), this.#kinds(answer.customers, "customers"), this.#rules(answer.rules), this.#drivers(answer.drivers),
      ...this.#repeats(answer.repeats)]
  }

  /** @param {import("./patterns-view.js").Kinds | null} kinds @param {"clusters" | "customers"} name */
  #kinds(kinds, name) {
    const { words } = this.room
    const title = words.t(`kinds.${name}.title`)
    if (!kinds) return quietBox(title, words.t(`kinds.${name}.few`))
    return tablePart({ id: `kinds-${name}`, title, sentence: kindsSentence(kinds, name, words), table: kindTable(kinds, name, words), chats: "list" }, words)
  }

  /** @param {import("./patterns-view.js").Rule[]} rules */
  #rules(rules) {
    const { words } = this.room
    if (rules.length === 0) return quietBox(words.t("rules.title"), words.t("rules.none"))
    return tablePart({ id: "rules", title: words.t("rules.title"), sentence: rulesSentence(rules, words), table: ruleTable(rules, words), how: words.t("rules.how") }, words)
  }

  /** @param {import("./patterns-view.js").Driver[]} drivers */
  #drivers(drivers) {
    const { words } = this.room
    const chart = this.#chart(driversChart(drivers, words))
    if (!chart) return quietBox(words.t("drivers.title"), words.t("drivers.unclear"))
    return h("section", { class: "report-part", "aria-label": words.t("drivers.title") }, chart, h("p", { class: "muted" }, words.t("drivers.how")))
  }

  /** @param {import("./patterns-view.js").Repeats} repeats */
  #repeats(repeats) {
    const { words } = this.room
    const title = words.t("repeats.title")
    const chart = this.#chart(repeatsChart(repeats, words))
    if (!chart) return [quietBox(title, repeatsSentence(repeats, words))]
    const isTold = repeats.conversations.length > 0
    return [tablePart({ id: "repeats-chats", title, sentence: repeatsSentence(repeats, words), table: isTold ? repeatTable(repeats, words) : undefined, chats: "first", how: words.t("repeats.how") }, words), chart]
  }

  /** Learns what can be chosen to narrow by. */
  async #want() {
    const { from, to } = this.#span
    if (await this.#options.learn({ from, to }, this.room)) this.redrawHead()
  }
}

customElements.define("hark-report-diagnosis", HarkReportDiagnosis)
