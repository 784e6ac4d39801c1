import { difference, figure, range } from "./figures.js"

/**
 * @typedef {import("./figures.js").Measure} Measure
 * @typedef {{measure: string, before: number, after: number, control: {before: number, after: number} | null, effect: number, low: number, high: number, n: number}} Outcome
 * @typedef {{id: string, kind: string, title: string, detail: string, facts?: {name: string, value: string}[], evidence: {count: number, conversations: string[]},
 *   gain: {measure: string, value: number, low: number, high: number} | null, effort: string, owner?: {id: string, name: string} | null,
 *   status: "proposed" | "accepted" | "declined" | "done", at: string, decidedAt?: string | null, note?: string, outcome?: Outcome | null}} Suggestion
 * @typedef {import("./report-words.js").ReportWords} Words
 */

/** Where the server keeps them. */
export const PATH = "/reports/suggestions"
export const STATUSES = ["proposed", "accepted", "done", "declined"]
/**
 * What somebody can do about a suggestion in each state.
 * @type {Record<string, string[]>}
 */
const STEPS = { proposed: ["accepted", "declined"], accepted: ["done", "declined"], done: [], declined: ["proposed"] }

/**
 * Suggestions of one state, those with most evidence first.
 * @param {Suggestion[]} all @param {string} status
 */
export function ofStatus(all, status) {
  return all.filter((one) => one.status === status).sort((a, b) => b.evidence.count - a.evidence.count)
}

/**
 * How many there are of each state.
 * @param {Suggestion[]} all @returns {Record<string, number>}
 */
export function countsOf(all) {
  return Object.fromEntries(STATUSES.map((status) => [status, all.filter((one) => one.status === status).length]))
}

/** @param {Suggestion} suggestion @returns {string[]} the states that it can go to */
export function nextOf({ status }) {
  return STEPS[status] ?? []
}

/**
 * What it would bring: points of a rating, or conversations fewer a week.
 * @param {Suggestion} suggestion @param {Measure[]} measures @param {Words} words
 */
export function gainWords({ gain }, measures, words) {
  if (!gain) return words.t("suggestion.noGain")
  const { name, unit } = measureOf(gain.measure, measures, words)
  if (unit === "share") {
    const count = (/** @type {number} */ value) => figure(value, "count", words.region)
    return words.t("suggestion.gainChats", { measure: name, value: count(gain.value), range: range(gain.low, gain.high, "count", words.region) })
  }
  return words.t("suggestion.gain", { measure: name, ...difference(gain, unit, words) })
}

/**
 * What came of it, beside what changed without it.
 * @param {Outcome} outcome @param {Measure[]} measures @param {Words} words
 */
export function outcomeOf({ measure, before, after, control, effect, low, high, n }, measures, words) {
  const { name, unit, better } = measureOf(measure, measures, words)
  const show = (/** @type {number} */ value) => figure(value, unit, words.region)
  const change = difference({ value: effect, low, high }, unit, words)
  const isClear = low > 0 || high < 0
  const isGood = better ? (effect > 0) === (better === "more") : undefined
  const verdict = !isClear ? "unclear" : isGood === undefined ? "clear" : isGood ? "better" : "worse"
  return {
    name, verdict, words: words.t(`outcome.verdict.${verdict}`, { effect: change.value, range: change.range, n }),
    rows: [[words.t("outcome.here"), show(before), show(after)], ...(control ? [[words.t("outcome.control"), show(control.before), show(control.after)]] : [])],
  }
}

/**
 * What suggestions are measured by: shares of conversations, and ratings.
 * @type {Record<string, Pick<Measure, "unit" | "better">>}
 */
const OWN = {
  handoffs: { unit: "share", better: "less" }, abandonment: { unit: "share", better: "less" }, slaBreachRate: { unit: "share", better: "less" }, csat: { unit: "score", better: "more" },
}

/** @param {string} id @param {Measure[]} measures @param {Words} words @returns {{name: string, unit: Measure["unit"], better: Measure["better"]}} */
function measureOf(id, measures, words) {
  const known = measures.find((one) => one.id === id)
  return { name: known?.name ?? words.or(`measure.${id}`, id), ...(known ?? OWN[id] ?? { unit: "score", better: null }) }
}
