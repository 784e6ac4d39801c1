import { STEPS } from "./forecast-view.js"
import { figure, range } from "./figures.js"

/**
 * @typedef {{heads: number, target: number, withinSeconds: number, promised: number, kept: number | null, n: number}} Service
 * @typedef {{at: string, madeAt: string, mean: number, low80: number, high80: number, low95: number, high95: number, came: number,
 *   withinRange: boolean, service: Service | null}} Outcome
 * @typedef {{value: number | null, low: number | null, high: number | null, n: number}} Share
 * @typedef {{since: string, n: number, wape: number | null, naiveWape: number | null, bias: number | null, coverage80: Share,
 *   service: {promised: number, kept: Share} | null}} Held
 * @typedef {{step: string, zone: string, outcome?: Outcome[], record?: Held | null}} Kept what a forecast says of earlier ones
 * @typedef {import("./report-words.js").ReportWords} Words
 * @typedef {import("./chart-facts.js").Chart} Chart
 */

/**
 * How many chats had been promised, and how many came.
 * @param {Kept} answer @param {Words} words @returns {Chart | undefined}
 */
export function contactsChart(answer, words) {
  const shown = shownOf(answer)
  if (shown.length === 0 || !answer.record) return undefined
  const of = (/** @type {"mean" | "low80" | "high80" | "low95" | "high95" | "came"} */ name) => shown.map((one) => one[name])
  return {
    id: "promised-chats", kind: "line", unit: "count", title: words.t("promise.contacts"), ...slotsOf(shown, answer, words),
    series: [{ name: words.t("promise.came"), tone: 1, values: of("came") }, { name: words.t("promise.promised"), tone: 3, values: of("mean") }],
    bands: [
      { name: words.t("promise.band95"), tone: 3, isFaint: true, low: of("low95"), high: of("high95") },
      { name: words.t("promise.band80"), tone: 3, low: of("low80"), high: of("high80") },
    ],
    marks: shown.flatMap((one, at) => (isFarOut(one) ? [{ at, value: one.came, name: words.t("promise.outside") }] : [])), marked: words.t("promise.outside"),
    summary: contactWords(answer.record, answer, words).join(words.t("promise.then")),
  }
}

/**
 * Which share was to be answered in time, and which was.
 * @param {Kept} answer @param {Words} words @returns {Chart | undefined}
 */
export function serviceChart(answer, words) {
  const shown = shownOf(answer).filter(({ service }) => service !== null)
  const record = answer.record?.service
  const last = shown[shown.length - 1]?.service
  if (!record || !last) return undefined
  const percent = (/** @type {number | null} */ share) => figure(share, "share", words.region)
  const { kept, promised } = record
  return {
    id: "promised-service", kind: "line", unit: "share", title: words.t("promise.service"), ...slotsOf(shown, answer, words),
    series: [
      { name: words.t("promise.kept"), tone: 1, values: shown.map(({ service }) => service?.kept ?? null) },
      { name: words.t("promise.promised"), tone: 3, values: shown.map(({ service }) => (service && service.heads > 0 ? service.promised : null)) },
    ],
    reference: { value: last.target, name: words.t("promise.target") },
    summary: words.t("promise.serviceSummary", {
      kept: percent(kept.value), n: kept.n, promised: percent(promised), within: figure(last.withinSeconds * 1000, "milliseconds", words.region),
      range: range(Number(kept.low), Number(kept.high), "share", words.region),
    }),
  }
}

/**
 * Why nothing is held against anything, and when promises are made.
 * @param {Kept} answer @param {Words} words
 */
export function promiseWords({ step }, words) {
  return { none: words.t(isPromised(step) ? "promise.none" : "promise.notOf"), how: isPromised(step) ? words.t(`promise.how.${step}`) : "" }
}

/** @param {string} step */
function isPromised(step) {
  return step === "day" || step === "halfHour"
}

/** @param {Kept} answer as many as the chart of the forecast shows of the past */
function shownOf({ outcome = [], step }) {
  return outcome.slice(-(STEPS[step]?.past ?? 90))
}

/** @param {Outcome[]} shown @param {Kept} answer @param {Words} words */
function slotsOf(shown, { step, zone }, words) {
  return { rows: words.t(`forecast.step.${step}`), labels: shown.map(({ at }) => words.slot(at, zone, step)), short: shown.map(({ at }) => words.shortSlot(at, zone, step)) }
}

/** @param {Outcome} one */
function isFarOut({ came, low95, high95 }) {
  return came < low95 || came > high95
}

/** @param {Held} record @param {Kept} answer @param {Words} words @returns {string[]} */
function contactWords({ since, n, wape, naiveWape, coverage80 }, { step, zone }, words) {
  const percent = (/** @type {number | null} */ share) => figure(share, "share", words.region)
  const count = words.t("promise.count", { steps: words.t(`forecast.count.${step}`, { n }), since: words.slot(since, zone, step) })
  const error = wape === null ? [] : [naiveWape === null ? words.t("promise.error", { wape: percent(wape) }) : words.t("promise.errorBeside", { wape: percent(wape), naive: percent(naiveWape) })]
  const { value, low, high } = coverage80
  const held = value === null ? [] : [words.t("promise.held", { share: percent(value), range: range(Number(low), Number(high), "share", words.region) })]
  return [count, ...error, ...held]
}
