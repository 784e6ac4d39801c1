import { changeOf, changeWords, figure } from "./figures.js"
import { labelOf } from "./labels.js"

/**
 * @typedef {import("./report-words.js").ReportWords} Words
 * @typedef {import("./chart-facts.js").Chart} Chart
 * @typedef {{key: string | null, value: string | null, before: number | null, now: number | null, contribution: number, explains: number, pValue: number,
 *   conversationCount: number, conversations: string[]}} Cause
 * @typedef {{dimension: string, explains: number, surprise: number, causes: Cause[]}} CauseGroup
 * @typedef {{complete: boolean, from: string, to: string, beforeFrom: string, beforeDays?: number, measure: "chats" | "csat", counted: number, of: number,
 *   before: number | null, now: number | null, groups: CauseGroup[]}} Causes
 * @typedef {object} Table what a part shows as a table and gives as a file: texts for people, bare values for the file
 * @property {string[]} head
 * @property {{cells: string[], bare: (string | number | null)[], chats?: string[], count?: number}[]} rows
 */

/** What a change can be explained of. */
export const MEASURES = ["chats", "csat"]
/** Below it a chance is only said to be smaller. */
const LEAST_CHANCE = 0.001

/**
 * What is to be explained.
 * @param {import("./address.js").Query} query @returns {string}
 */
export function measureOf({ of }) {
  return MEASURES.includes(of) ? of : MEASURES[0]
}

/** @param {string} measure @returns {"count" | "score"} */
export function unitOf(measure) {
  return measure === "csat" ? "score" : "count"
}

/**
 * What a value of a dimension is called.
 * @param {string} dimension @param {{key: string | null, value: string | null}} cause @param {Words} words
 */
export function valueName(dimension, { key, value }, words) {
  if (dimension === "returning") return words.t(`returning.${key === "yes" ? "yes" : "no"}`)
  return labelOf({ key: key ?? "-", name: value }, dimension, words).long
}

/**
 * What a dimension is called.
 * @param {string} dimension @param {Words} words
 */
export function dimensionName(dimension, words) {
  return words.or(`dimension.${dimension}`, words.t(`group.${dimension}`))
}

/**
 * A chance, as short as it is honest.
 * @param {number | null} chance @param {Words} words
 */
export function chanceWords(chance, words) {
  if (chance === null) return "–"
  const text = (/** @type {number} */ value) => new Intl.NumberFormat(words.region, { maximumFractionDigits: 3 }).format(value)
  return chance < LEAST_CHANCE ? `< ${text(LEAST_CHANCE)}` : text(chance)
}

/**
 * A difference with its sign.
 * @param {number} value @param {"count" | "score"} unit @param {Words} words
 */
export function signed(value, unit, words) {
  return new Intl.NumberFormat(words.region, { signDisplay: "exceptZero", maximumFractionDigits: unit === "score" ? 2 : 1 }).format(value)
}

/**
 * What the days are held against; it is said when the log knows fewer days before than there are to explain.
 * @param {Causes} answer @param {Words} words
 */
export function againstWords({ from, to, beforeFrom, beforeDays }, words) {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
  if (beforeDays === undefined || beforeDays >= count) return words.t("diagnosis.against", { days: words.days(beforeFrom, from) })
  if (beforeDays === 0) return words.t("diagnosis.againstNone")
  return words.t("diagnosis.againstFew", { days: words.days(beforeFrom, from), n: beforeDays, of: count })
}

/**
 * What has changed, in a sentence or two.
 * @param {Causes} answer @param {Words} words
 */
export function changeSentence({ measure, before, now, groups }, words) {
  const unit = unitOf(measure)
  const name = words.t(`measure.${measure}`)
  if (now === null || before === null) return words.t("diagnosis.unknown", { measure: name })
  const change = changeOf({ value: now, n: 1 }, { value: before, n: 1 }, { unit, better: null })
  const values = { measure: name, now: figure(now, unit, words.region), before: figure(before, unit, words.region), change: change ? changeWords(change, unit, words) : signed(now - before, unit, words) }
  if (now === before) return words.t("diagnosis.same", values)
  const first = groups[0]?.causes[0]
  if (!first) return `${words.t("diagnosis.changed", values)} ${words.t("diagnosis.spread")}`
  const cause = `${dimensionName(groups[0].dimension, words)}: ${valueName(groups[0].dimension, first, words)}`
  const best = first.explains > 1.05
    ? words.t("diagnosis.bestOver", { cause })
    : words.t("diagnosis.best", { cause, share: figure(first.explains, "share", words.region) })
  return `${words.t("diagnosis.changed", values)} ${best}`
}

/**
 * What of the change lies in each cause, those of a dimension together.
 * @param {Causes} answer @param {Words} words @returns {Chart | undefined}
 */
export function causesChart(answer, words) {
  const { groups, measure } = answer
  const all = groups.flatMap(({ dimension, causes }) => causes.map((cause) => ({ dimension, cause })))
  if (all.length === 0) return undefined
  const name = words.t("diagnosis.part")
  return {
    id: "causes", kind: "dots", unit: unitOf(measure), title: words.t("diagnosis.chart", { measure: words.t(`measure.${measure}`) }), rows: words.t("diagnosis.cause"),
    labels: all.map(({ dimension, cause }) => `${dimensionName(dimension, words)}: ${valueName(dimension, cause, words)}`),
    series: [{ name, tone: 1, values: all.map(({ cause }) => cause.contribution) }], reference: { value: 0, name: words.t("diagnosis.zero") },
    summary: changeSentence(answer, words),
  }
}

/**
 * How much of the change the values of a dimension explain.
 * @param {CauseGroup} group @param {Words} words
 */
export function groupSentence({ dimension, explains }, words) {
  return words.t("diagnosis.group", { dimension: dimensionName(dimension, words), share: figure(explains, "share", words.region) })
}

/**
 * The values of one dimension, the largest part of the change first.
 * @param {CauseGroup} group @param {string} measure @param {Words} words @returns {Table}
 */
export function causeTable({ dimension, causes }, measure, words) {
  const unit = unitOf(measure)
  const show = (/** @type {number | null} */ value) => figure(value, unit, words.region)
  return {
    head: [dimensionName(dimension, words), ...["before", "now", "part", "share", "chance", "chats"].map((name) => words.t(`diagnosis.${name}`))],
    rows: causes.map((cause) => ({
      cells: [
        valueName(dimension, cause, words), show(cause.before), show(cause.now), signed(cause.contribution, unit, words),
        figure(cause.explains, "share", words.region), chanceWords(cause.pValue, words),
      ],
      bare: [valueName(dimension, cause, words), cause.before, cause.now, cause.contribution, cause.explains, cause.pValue, cause.conversationCount],
      chats: cause.conversations, count: cause.conversationCount,
    })),
  }
}
