import { h } from "../lib/core.js"
import "./hark-chart.js"
import "./hark-report-filters.js"
import { figure, range } from "./figures.js"
import { spanOf } from "./period.js"
import { QueueOptions } from "./queue-options.js"
import { ReportPanel } from "./report-panel.js"
import { fewMark } from "./overview-parts.js"
import { quietBox } from "./report-states.js"
import { agentRows, agentsChart, driversChart, isEmpty, leadWords, modelLines, scoreRows, scoresChart, unitOf } from "./satisfaction-view.js"

/** @typedef {import("./satisfaction-view.js").Satisfaction} Satisfaction */

/** How satisfied customers were, how sure that is, with whom, and what goes with bad ratings. */
class HarkReportSatisfaction extends ReportPanel {
  /** @type {Satisfaction | undefined} */
  #answer
  #asked = ""
  #queues = new QueueOptions()
  #filters = /** @type {any} */ (document.createElement("hark-report-filters"))
  #charts = new Map()

  get #span() {
    return spanOf(this.query, this.today)
  }

  drawHead() {
    const { words, go } = this.room
    if (!this.#filters.isConnected) this.head.append(this.#filters)
    this.#filters.show({ query: this.query, span: this.#span, words, go, filters: ["queue"], options: { queue: this.#queues.known } })
  }

  /** @param {boolean} again */
  async read(again) {
    const { from, to } = this.#span
    const params = { from, to, queue: this.query.queue }
    const asked = JSON.stringify(params)
    if (!again && asked === this.#asked && this.#answer) return
    await this.#queues.learn(this.room)
    this.#answer = await this.room.request((api) => api.get("/satisfaction", params))
    this.#asked = asked
    this.fresh()
  }

  draw() {
    const answer = this.#answer
    if (!answer) return []
    const { counted = 0, of = 0, complete } = answer
    const title = h("div", { class: "row" }, h("h2", {}, this.room.words.days(this.#span.from, this.#span.to)),
      complete === false && h("span", { class: "chip chip--warn" }, this.t("overview.incomplete")),
      counted < of && h("span", { class: "muted" }, this.t("csat.latest", { n: counted, of })))
    if (isEmpty(answer)) return [title, quietBox(this.t("csat.empty"), this.t("csat.emptyWhy")), this.#model(answer)]
    return [title, this.#scores(answer), this.#agents(answer), this.#drivers(answer), this.#model(answer)]
  }

  /**
   * The same element each time, so that a table stays a table.
   * @param {import("./chart-facts.js").Chart} chart
   */
  #chart(chart) {
    const element = this.#charts.get(chart.id) ?? document.createElement("hark-chart")
    this.#charts.set(chart.id, element)
    element.show(chart, this.room.words)
    return element
  }

  /** @param {Satisfaction} answer */
  #scores(answer) {
    const { words } = this.room
    const tile = (/** @type {any} */ { name, value, detail, what, isFew }) => h("li", { class: "report-tile" }, h("span", { class: "report-tile__name" }, name),
      h("strong", { class: "report-tile__value report-tile__value--still number" }, value), h("span", { class: "report-tile__detail muted" }, detail), isFew && fewMark(words),
      what && h("span", { class: "report-tile__detail muted" }, what))
    return h("section", { class: "report-part", "aria-label": words.t("csat.title") },
      h("ul", { class: "report-tiles", "aria-label": words.t("overview.key") }, ...[...scoreRows(answer, words), ...this.#rates(answer)].map(tile)), this.#chart(scoresChart(answer, words)))
  }

  /** @param {Satisfaction} answer */
  #rates({ responseRate, asked, answered, nps }) {
    const { words } = this.room
    const rate = { name: words.t("csat.rate"), value: figure(responseRate, "share", words.region), detail: words.t("csat.asked", { answered, asked }), what: "", isFew: false }
    if (!nps) return [rate]
    const interval = nps.low == null || nps.high == null ? "" : `${words.t("figure.interval", { range: range(nps.low, nps.high, "count", words.region) })} · `
    return [rate, { name: words.t("csat.nps"), value: figure(nps.value, "count", words.region), detail: interval + words.t("csat.answers", { n: nps.n }), what: words.t("csat.nps.what"), isFew: false }]
  }

  /** @param {Satisfaction} answer */
  #agents(answer) {
    const { words } = this.room
    const { agents } = answer
    const chart = agentsChart(agents, unitOf(answer), words)
    if (!chart) return quietBox(words.t("agents.title"), words.t("agents.few"))
    const heads = ["group.agent", "agents.score", "agents.range", "agents.rank", "agents.raw", "agents.answers"]
    const rows = agentRows(agents, unitOf(answer), words).map((one) => h("tr", {}, h("th", { scope: "row" }, one.name), h("td", { class: "number" }, one.value), h("td", { class: "number" }, one.range),
      h("td", { class: "number" }, one.rank, " ", !one.isTold && h("span", { class: "chip" }, words.t("agents.notTold"))), h("td", { class: "number" }, one.raw), h("td", { class: "number" }, one.n)))
    return h("section", { class: "report-part", "aria-label": words.t("agents.title") }, this.#chart(chart), h("p", { class: "muted" }, words.t("agents.how")),
      h("div", { class: "report-scroller", tabindex: "0", role: "group", "aria-label": words.t("agents.table") }, h("table", { class: "table report-table", "aria-label": words.t("agents.table") },
        h("thead", {}, h("tr", {}, ...heads.map((name) => h("th", { scope: "col" }, words.t(name))))), h("tbody", {}, ...rows))))
  }

  /** @param {Satisfaction} answer */
  #drivers({ drivers = [] }) {
    const { words } = this.room
    const chart = driversChart(drivers, words)
    if (!chart) return quietBox(words.t("drivers.title"), words.t("drivers.few"))
    return h("section", { class: "report-part", "aria-label": words.t("drivers.title") }, this.#chart(chart), h("p", { class: "muted" }, words.t("drivers.how")))
  }

  /** @param {Satisfaction} answer */
  #model({ model, leadTime }) {
    const { words } = this.room
    const lines = model ? modelLines(model, words) : [{ text: words.t("csatModel.none") }]
    return h("section", { class: "report-part", "aria-labelledby": "csat-model" }, h("h3", { id: "csat-model" }, words.t("csatModel.title")),
      h("ul", { class: "report-lines" }, ...[...lines, { text: leadWords(leadTime, words) }].map(({ text, isBad }) => h("li", {}, text, isBad && h("span", { class: "chip chip--warn" }, words.t("drift.look"))))))
  }
}

customElements.define("hark-report-satisfaction", HarkReportSatisfaction)
