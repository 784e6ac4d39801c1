import { h } from "../lib/core.js"
import "./hark-chart.js"
import { choice } from "./hark-report-filters.js"
import { anomalyWords, forecastParams, modelWords, staffingChart, staffingWords, STEPS, volumeChart } from "./forecast-view.js"
import { methodWords } from "./method-words.js"
import { contactsChart, promiseWords, serviceChart } from "./promise-view.js"
import { QueueOptions } from "./queue-options.js"
import { ReportPanel } from "./report-panel.js"
import { quietBox } from "./report-states.js"

/** What will come, how sure that is, whom it asks for, and how earlier forecasts held. */
class HarkReportForecast extends ReportPanel {
  /** @type {import("./forecast-view.js").Forecast | undefined} */
  #answer
  #asked = ""
  #queues = new QueueOptions()
  #charts = new Map()

  drawHead() {
    const { words, go } = this.room
    const { step, horizon } = forecastParams(this.query)
    const steps = Object.keys(STEPS).map((key) => ({ key, name: words.t(`forecast.step.${key}`) }))
    const ahead = STEPS[step].ahead.map((n) => ({ key: String(n), name: words.t(`forecast.count.${step}`, { n }) }))
    this.head.replaceChildren(h("div", { class: "filters__row" },
      choice("forecast-queue", words.t("group.queue"), this.query.queue ?? "", this.#queues.options(this.query.queue, words), (queue) => go({ queue })),
      choice("forecast-step", words.t("forecast.stepOf"), step, steps, (chosen) => go({ step: chosen, horizon: "" })),
      choice("forecast-horizon", words.t("forecast.horizon"), horizon, ahead, (chosen) => go({ horizon: chosen }))))
  }

  /** @param {boolean} again */
  async read(again) {
    const params = forecastParams(this.query)
    const asked = JSON.stringify(params)
    if (!again && asked === this.#asked && this.#answer) return
    await this.#queues.learn(this.room)
    const answer = await this.room.request((api) => api.get("/forecast", params))
    this.#answer = answer
    this.#asked = asked
    this.room.zone = answer.zone
    this.fresh()
  }

  draw() {
    const answer = this.#answer
    if (!answer) return []
    const { words } = this.room
    return [h("h2", { class: "hidden-text" }, words.t("tabs.forecast")), this.#chart(volumeChart(answer, words)), this.#model(answer), ...this.#anomalies(answer), this.#staffing(answer), this.#outcome(answer)]
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

  /** @param {import("./forecast-view.js").Forecast} answer */
  #model(answer) {
    const { words } = this.room
    const { others = [], backtest } = answer
    const rows = backtest?.mase != null ? [{ model: answer.model, mase: backtest.mase }, ...others.filter(({ model }) => model !== answer.model)] : others
    const error = (/** @type {number} */ mase) => new Intl.NumberFormat(words.region, { maximumFractionDigits: 2, minimumFractionDigits: 2 }).format(mase)
    return h("section", { class: "report-part", "aria-labelledby": "forecast-model" }, h("h3", { id: "forecast-model" }, words.t("forecast.how")),
      h("ul", { class: "report-lines" }, ...modelWords(answer, words).map((line) => h("li", {}, line))),
      rows.length > 0 && h("details", { class: "report-what" }, h("summary", {}, words.t("forecast.others")), h("p", { class: "muted" }, words.t("forecast.mase")),
        h("table", { class: "table report-table report-table--small", "aria-label": words.t("forecast.others") },
          h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words.t("forecast.method")), h("th", { scope: "col" }, "MASE"))),
          h("tbody", {}, ...rows.map(({ model, mase }) => h("tr", {}, h("th", { scope: "row" }, methodWords(model, words)), h("td", { class: "number" }, error(mase))))))))
  }

  /** @param {import("./forecast-view.js").Forecast} answer */
  #anomalies({ anomalies = [], step, zone }) {
    const { words } = this.room
    if (anomalies.length === 0) return []
    const newest = [...anomalies].reverse().slice(0, 20)
    return [h("section", { class: "report-part", "aria-labelledby": "forecast-unusual" }, h("h3", { id: "forecast-unusual" }, words.t("forecast.unusualTitle")),
      h("ul", { class: "report-lines" }, ...newest.map((one) => h("li", {}, h("strong", { class: "number" }, words.slot(one.at, zone, step)), ` ${anomalyWords(one, words)}`))))]
  }

  /** @param {import("./forecast-view.js").Forecast} answer */
  #staffing(answer) {
    const { words } = this.room
    const chart = staffingChart(answer, words)
    if (!chart || !answer.staffing) return quietBox(words.t("staffing.title"), words.t("staffing.none"))
    return h("section", { class: "report-part", "aria-label": words.t("staffing.title") }, this.#chart(chart), h("p", { class: "muted" }, staffingWords(answer.staffing, words)))
  }

  /** @param {import("./forecast-view.js").Forecast} answer */
  #outcome(answer) {
    const { words } = this.room
    const charts = [contactsChart(answer, words), serviceChart(answer, words)].flatMap((chart) => (chart ? [this.#chart(chart)] : []))
    const { none, how } = promiseWords(answer, words)
    if (charts.length === 0) return quietBox(words.t("promise.title"), none)
    return h("section", { class: "report-part", "aria-labelledby": "forecast-promise" }, h("h3", { id: "forecast-promise" }, words.t("promise.title")), ...charts, h("p", { class: "muted" }, how))
  }
}

customElements.define("hark-report-forecast", HarkReportForecast)
