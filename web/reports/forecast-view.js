import { figure, range } from "./figures.js"
import { isOfDays, methodWords } from "./method-words.js"

/**
 * @typedef {{at: string, mean: number, low80: number, high80: number, low95: number, high95: number}} Point
 * @typedef {{at: string, count: number, expected: number, low: number, high: number}} Anomaly
 * @typedef {{target: {share: number, withinSeconds: number}, concurrency: number, handlingSeconds: number, patienceSeconds: number,
 *   heads: {at: string, heads: number, expectedShare: number}[]}} Staffing
 * @typedef {{step: string, zone: string, history: {at: string, count: number}[], forecast: Point[], model: string,
 *   backtest: {mase: number | null, coverage80: number | null, naiveMase: number | null} | null, others?: {model: string, mase: number}[],
 *   anomalies?: Anomaly[], staffing?: Staffing | null} & import("./promise-view.js").Kept} Forecast
 * @typedef {import("./report-words.js").ReportWords} Words
 * @typedef {import("./chart-facts.js").Chart} Chart
 */

/**
 * The steps of a forecast: how many it looks ahead, and how many of the past stand before them.
 * @type {Record<string, {ahead: number[], past: number}>}
 */
export const STEPS = {
  halfHour: { ahead: [48, 96, 336], past: 336 }, hour: { ahead: [24, 72, 168], past: 168 },
  day: { ahead: [14, 28, 56], past: 90 }, week: { ahead: [4, 8, 13], past: 52 },
}
/** So far may the share of values inside a range for four of five lie off. */
const COVERAGE_SLACK = 0.07
const HOUR_MS = 3_600_000

/**
 * What is forecast when nobody says otherwise.
 * @param {import("./address.js").Query} query
 */
export function forecastParams({ step = "day", horizon, queue }) {
  const known = Object.hasOwn(STEPS, step) ? step : "day"
  const { ahead } = STEPS[known]
  return { step: known, horizon: String(ahead.includes(Number(horizon)) ? Number(horizon) : ahead[1]), ...(queue ? { queue } : {}) }
}

/**
 * What was, what comes, and how sure that is.
 * @param {Forecast} answer @param {Words} words @returns {Chart}
 */
export function volumeChart(answer, words) {
  const past = answer.history.slice(-(STEPS[answer.step]?.past ?? 90))
  const { forecast } = answer
  const slots = [...past, ...forecast].map(({ at }) => words.slot(at, answer.zone, answer.step))
  const before = past.map(() => null)
  const after = forecast.map(() => null)
  const ahead = (/** @type {keyof Point} */ name) => [...before, ...forecast.map((one) => Number(one[name]))]
  return {
    id: "forecast", kind: "line", unit: "count", title: words.t("forecast.volume"), rows: words.t(`forecast.step.${answer.step}`), labels: slots, short: shortSlots([...past, ...forecast], answer.zone, answer.step, words),
    series: [
      { name: words.t("forecast.past"), tone: 1, values: [...past.map(({ count }) => count), ...after] },
      { name: words.t("forecast.mean"), tone: 3, values: ahead("mean") },
    ],
    bands: [
      { name: words.t("forecast.band95"), tone: 3, isFaint: true, low: ahead("low95"), high: ahead("high95") },
      { name: words.t("forecast.band80"), tone: 3, low: ahead("low80"), high: ahead("high80") },
    ],
    marks: anomalyMarks(past, answer.anomalies ?? [], words),
    split: { at: past.length, name: words.t("forecast.now") },
    summary: volumeSummary(answer, words),
  }
}

/** @param {{at: string, count: number}[]} past @param {Anomaly[]} anomalies @param {Words} words */
function anomalyMarks(past, anomalies, words) {
  const places = new Map(past.map(({ at }, place) => [at, place]))
  return anomalies.flatMap((one) => {
    const at = places.get(one.at)
    return at === undefined ? [] : [{ at, value: one.count, name: anomalyWords(one, words) }]
  })
}

/** @param {{at: string}[]} slots @param {string} zone @param {string} step @param {Words} words */
function shortSlots(slots, zone, step, words) {
  return slots.map(({ at }) => words.shortSlot(at, zone, step))
}

/**
 * What was unusual about a time.
 * @param {Anomaly} anomaly @param {Words} words
 */
export function anomalyWords({ count, expected, low, high }, words) {
  return words.t(count > expected ? "forecast.more" : "forecast.less", { n: count, range: range(low, high, "count", words.region) })
}

/** @param {Forecast} answer @param {Words} words */
function volumeSummary({ forecast, anomalies = [], step, zone }, words) {
  if (forecast.length === 0) return words.t("chart.blank")
  const total = forecast.reduce((sum, { mean }) => sum + mean, 0)
  const top = forecast.reduce((best, one) => (one.mean > best.mean ? one : best))
  const text = words.t("forecast.summary", {
    total: Math.round(total), steps: words.t(`forecast.count.${step}`, { n: forecast.length }), at: words.slot(top.at, zone, step),
    n: figure(top.mean, "count", words.region), range: range(top.low95, top.high95, "count", words.region),
  })
  return anomalies.length > 0 ? `${text} ${words.t("forecast.unusual", { n: anomalies.length })}` : text
}

/**
 * Which method was chosen, and how it did when it was tried on the past.
 * @param {Forecast} answer @param {Words} words @returns {string[]}
 */
export function modelWords({ model, backtest }, words) {
  const name = words.t("forecast.model", { model: methodWords(model, words) })
  const { mase, naiveMase, coverage80 } = backtest ?? {}
  if (mase == null || !naiveMase) return [name, words.t("forecast.noBacktest")]
  const percent = (/** @type {number} */ share) => figure(share, "share", words.region)
  const gain = 1 - mase / naiveMase
  const error = gain > 0.005 ? words.t("forecast.better", { share: percent(gain) })
    : gain < -0.005 ? words.t("forecast.worse", { share: percent(-gain) }) : words.t("forecast.alike")
  if (coverage80 == null) return [name, error]
  const fit = coverage80 < 0.8 - COVERAGE_SLACK ? "narrow" : coverage80 <= 0.8 + COVERAGE_SLACK ? "right" : isOfDays(model) ? "few" : "wide"
  return [name, error, words.t(`forecast.coverage.${fit}`, { share: percent(coverage80) })]
}

/**
 * How many people each half hour asks for.
 * @param {Forecast} answer @param {Words} words @returns {Chart | undefined}
 */
export function staffingChart({ staffing, zone }, words) {
  if (!staffing || staffing.heads.length === 0) return undefined
  const { heads, target } = staffing
  const top = heads.reduce((best, one) => (one.heads > best.heads ? one : best))
  const step = heads.length > 1 ? Date.parse(heads[1].at) - Date.parse(heads[0].at) : HOUR_MS / 2
  const hours = (heads.reduce((sum, one) => sum + one.heads, 0) * step) / HOUR_MS
  return {
    id: "staffing", kind: "bars", unit: "count", title: words.t("staffing.title"), rows: words.t("staffing.slot"),
    labels: heads.map(({ at }) => words.slot(at, zone, "halfHour")), short: shortSlots(heads, zone, "halfHour", words), series: [{ name: words.t("staffing.heads"), tone: 1, values: heads.map((one) => one.heads) }],
    summary: words.t("staffing.summary", {
      most: top.heads, at: words.slot(top.at, zone, "halfHour"), hours: words.t("staffing.hours", { n: Math.round(hours) }),
      share: figure(target.share, "share", words.region), within: figure(target.withinSeconds * 1000, "milliseconds", words.region),
    }),
  }
}

/**
 * What the plan rests on.
 * @param {Staffing} staffing @param {Words} words
 */
export function staffingWords({ concurrency, handlingSeconds, patienceSeconds }, words) {
  const time = (/** @type {number} */ seconds) => figure(seconds * 1000, "milliseconds", words.region)
  return words.t("staffing.rests", { concurrency, handling: time(handlingSeconds), patience: time(patienceSeconds) })
}
