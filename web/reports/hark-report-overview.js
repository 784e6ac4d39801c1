import { h } from "../lib/core.js"
import "./hark-chart.js"
import "./hark-report-chats.js"
import { choice } from "./hark-report-filters.js"
import { whyAddress } from "./address.js"
import { FilterOptions } from "./filter-options.js"
import { isTime } from "./labels.js"
import { chartOf, CHATS, groupWords, keyFirst, namedMeasures, sortedRows, tilesOf } from "./overview-view.js"
import { overviewTable, tileList } from "./overview-parts.js"
import { spanOf } from "./period.js"
import { ReportPanel } from "./report-panel.js"
import { ALL, csvAddress, groupOf, reportParams } from "./report-query.js"
import { quietBox } from "./report-states.js"

/** How many measures the table shows until somebody wants all. */
const FIRST_COLUMNS = 8

/** What happened in a period: figures, a drawing, a table, and the chats behind each number. */
class HarkReportOverview extends ReportPanel {
  /** @type {import("./overview-view.js").Report | undefined} */
  #report
  /** @type {import("./figures.js").Measure[]} */
  #measures = []
  #asked = ""
  #showsAll = false
  /** @type {{by: string, isDown: boolean} | undefined} */
  #order
  #filters = /** @type {any} */ (document.createElement("hark-report-filters"))
  #chart = /** @type {any} */ (document.createElement("hark-chart"))
  #chats = /** @type {any} */ (document.createElement("hark-report-chats"))
  #options = new FilterOptions()

  get #span() {
    return spanOf(this.query, this.today)
  }

  drawHead() {
    const { words, go } = this.room
    if (!this.#filters.isConnected) this.head.append(this.#filters)
    this.#filters.show({ query: this.query, span: this.#span, words, go, options: this.#options.known, grouped: true, wanted: () => this.#want() })
  }

  /** @param {boolean} again */
  async read(again) {
    const params = reportParams(this.query, this.#span)
    const asked = JSON.stringify(params)
    if (!again && asked === this.#asked && this.#report) return
    const [measures, report] = await this.room.request((api) => Promise.all([
      this.#measures.length > 0 ? undefined : api.get("/reports/measures"), api.get("/reports/chats", params),
    ]))
    if (measures) this.#measures = keyFirst(namedMeasures(measures.measures, this.room.words))
    this.#report = report
    this.#asked = asked
    this.room.zone = report.zone
    this.fresh()
    if (this.#options.isNeeded(this.query)) this.#want()
  }

  draw() {
    const report = this.#report
    if (!report) return []
    if (report.total.chats === 0) return [this.#title(report), quietBox(this.t("overview.empty"), this.t("overview.emptyWhy"))]
    return [this.#title(report), this.#tiles(report), this.#drawing(report), this.#table(report), ...this.#behind()]
  }

  /** @param {import("./overview-view.js").Report} report */
  #title({ from, to, complete }) {
    const { words } = this.room
    return h("div", { class: "report__title" }, h("h2", {}, words.days(from, to)), to > this.today && h("span", { class: "muted report__note" }, words.t("overview.open")),
      complete === false && h("span", { class: "chip chip--warn" }, words.t("overview.incomplete")))
  }

  /** @param {import("./overview-view.js").Report} report */
  #tiles(report) {
    return tileList(tilesOf(report, this.#measures.slice(0, FIRST_COLUMNS), this.room.words), this.room.words, (id) => this.room.go({ row: ALL, measure: id }), (id) => whyAddress(id, this.query))
  }

  /** @param {import("./overview-view.js").Report} report */
  #drawing(report) {
    const { words, go } = this.room
    const by = groupOf(this.query, this.#span)
    const measure = this.#measures.find(({ id }) => id === this.query.chart) ?? CHATS
    const named = this.#measures.find(({ id }) => id === measure.id) ?? measure
    this.#chart.show(chartOf(report, by, named, words), words)
    return h("section", { class: "report-part", "aria-label": words.t("overview.drawing") },
      choice("overview-measure", words.t("overview.measure"), named.id, this.#measures.map(({ id, name }) => ({ key: id, name })), (id) => go({ chart: id })), this.#chart)
  }

  /** @param {import("./overview-view.js").Report} report */
  #table(report) {
    const { words } = this.room
    const by = groupOf(this.query, this.#span)
    const columns = this.#showsAll ? this.#measures : this.#measures.slice(0, FIRST_COLUMNS)
    const rows = sortedRows(report.rows, this.#order ?? (isTime(by) ? undefined : { by: CHATS.id, isDown: true }))
    const all = this.#measures.length > FIRST_COLUMNS && h("button", {
      class: "button button--small", type: "button", id: "overview-all", "aria-pressed": String(this.#showsAll), click: () => { this.#showsAll = !this.#showsAll; this.redraw() },
    }, words.t("overview.all"))
    const bar = h("div", { class: "row report-part__bar" }, h("h3", { id: "overview-rows" }, words.t("overview.by", { group: groupWords(by, words) })), all,
      h("a", { class: "button button--small", href: csvAddress(this.query, this.#span), download: `hark-${by}.csv` }, words.t("overview.csv")))
    const table = overviewTable({ rows, columns, by, words, order: this.#order, sort: (id) => this.#sort(id), open: (row, measure) => this.room.go({ row, measure }) })
    return h("section", { class: "report-part", "aria-labelledby": "overview-rows" }, bar, table, this.#definitions(columns))
  }

  /** @param {import("./figures.js").Measure[]} measures */
  #definitions(measures) {
    const known = measures.filter(({ definition }) => definition)
    return h("details", { class: "report-what" }, h("summary", {}, this.t("overview.what")),
      h("dl", { class: "report-what__list" }, ...known.flatMap(({ name, definition }) => [h("dt", {}, name), h("dd", { class: "muted" }, definition)])))
  }

  #behind() {
    const { query } = this
    if (!query.row) return []
    const measure = this.#measures.find(({ id }) => id === query.measure) ?? CHATS
    const row = this.#report?.rows.find(({ key }) => key === query.row)
    this.#chats.show({ room: this.room, query, span: this.#span, measure, row, by: groupOf(query, this.#span) })
    return [this.#chats]
  }

  /** @param {string} id */
  #sort(id) {
    this.#order = this.#order?.by === id ? { by: id, isDown: !this.#order.isDown } : { by: id, isDown: true }
    this.redraw()
  }

  /** Learns what can be chosen to narrow by. */
  async #want() {
    const { from, to } = this.#span
    const isNew = await this.#options.learn({ from, to }, this.room)
    if (isNew) this.redrawHead()
  }
}

customElements.define("hark-report-overview", HarkReportOverview)
