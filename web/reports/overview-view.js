import { changeOf, changeWords, figure, isOfDays, range, restsOnFew } from "./figures.js"
import { isTime, labelOf } from "./labels.js"

/**
 * @typedef {import("./figures.js").Value} Value
 * @typedef {import("./figures.js").Measure} Measure
 * @typedef {import("./report-words.js").ReportWords} Words
 * @typedef {{key: string | null, name?: string | null, chats: number, values: Record<string, Value>, before?: Record<string, Value>, chatsBefore?: number}} Row
 * @typedef {{from: string, to: string, zone: string, by?: string, complete?: boolean, total: Row, rows: Row[]}} Report
 * @typedef {{text: string, verdict: import("./figures.js").Verdict, words: string}} Shift a change from the period before
 * @typedef {{id: string, name: string, value: string, detail: string, isFew: boolean, definition: string, shift?: Shift}} Tile
 */

/** What a supervisor looks at first, in this order, as far as it is measured. */
export const KEY_FIGURES = ["firstResponse", "wait", "resolutionTime", "abandonment", "containment", "resolutionRate", "csat"]
/** Bars and dots that a drawing has room for. */
const MOST_ROWS = 12
/**
 * How many chats there were, told like a measure.
 * @type {Measure}
 */
export const CHATS = { id: "chats", name: "Chats", unit: "count", better: null, definition: "" }

/**
 * All that can be shown, the number of chats first.
 * @param {Measure[]} measures @param {Words} words @returns {Measure[]}
 */
export function namedMeasures(measures, words) {
  return [CHATS, ...measures.filter(({ id }) => id !== CHATS.id)].map((one) => ({
    ...one, name: words.or(`measure.${one.id}`, one.name), definition: words.or(`measure.${one.id}.what`, one.definition),
  }))
}

/**
 * The measures that come first; the others in their own order behind them.
 * @param {Measure[]} measures
 */
export function keyFirst(measures) {
  const place = ({ id }) => [CHATS.id, ...KEY_FIGURES].indexOf(id) >>> 0
  return [...measures].sort((a, b) => place(a) - place(b))
}

/**
 * A measure of a row; the number of chats is one as well.
 * @param {Row} row @param {string} id @param {boolean} [isBefore] @returns {Value | undefined}
 */
export function valueOf(row, id, isBefore = false) {
  if (id !== CHATS.id) return (isBefore ? row.before : row.values)?.[id]
  const chats = isBefore ? row.chatsBefore : row.chats
  return chats === undefined ? undefined : { value: chats, n: chats }
}

/** @param {Report} report @param {Measure[]} measures @param {Words} words @returns {Tile[]} */
export function tilesOf({ total }, measures, words) {
  return measures.map((measure) => {
    const value = valueOf(total, measure.id)
    return {
      id: measure.id, name: measure.name, value: figure(value?.value, measure.unit, words.region), detail: detailOf(value, measure, words),
      isFew: isFew(value, measure), definition: measure.definition, shift: shiftOf(value, valueOf(total, measure.id, true), measure, words),
    }
  })
}

/**
 * What stands under a figure: how it spreads, how sure it is, on how many it rests.
 * @param {Value | undefined} value @param {Measure} measure @param {Words} words
 */
export function detailOf(value, { unit, id }, words) {
  if (!value || value.value === null) return words.t("figure.none")
  const show = (/** @type {number} */ one) => figure(one, unit, words.region)
  const spread = value.p50 != null && value.p90 != null ? [words.t("figure.spread", { p50: show(value.p50), p90: show(value.p90) })] : []
  // Of times the middle one says more than where the mean lies.
  const interval = value.p50 == null && value.low != null && value.high != null ? [words.t("figure.interval", { range: range(value.low, value.high, unit, words.region) })] : []
  const count = id === CHATS.id ? [] : [words.t(isOfDays(id) ? "figure.ofDays" : "figure.of", { n: value.n })]
  return [...spread, ...interval, ...count].join(" · ")
}

/**
 * Whether a figure rests on so few that it says little.
 * @param {Value | undefined} value @param {Measure} measure
 */
export function isFew(value, { unit, id }) {
  return value?.value != null && restsOnFew(id, unit, value.n)
}

/** @param {Value | undefined} now @param {Value | undefined} before @param {Measure} measure @param {Words} words @returns {Shift | undefined} */
export function shiftOf(now, before, measure, words) {
  const change = changeOf(now, before, measure)
  if (!change) return undefined
  const was = words.t("change.was", { value: figure(before?.value, measure.unit, words.region) })
  return { text: changeWords(change, measure.unit, words), verdict: change.verdict, words: `${words.t(`change.${change.verdict}`)}, ${was}` }
}

/**
 * What a report is grouped by, within a sentence.
 * @param {string} by @param {Words} words
 */
export function groupWords(by, words) {
  return words.t(`group.${by}`).toLocaleLowerCase(words.locale)
}

/**
 * Rows in the order of a measure; time keeps its own order unless somebody asks.
 * @param {Row[]} rows @param {{by: string, isDown: boolean} | undefined} order
 */
export function sortedRows(rows, order) {
  if (!order) return rows
  const of = (/** @type {Row} */ row) => valueOf(row, order.by)?.value ?? null
  return [...rows].sort((a, b) => {
    const [x, y] = [of(a), of(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    return order.isDown ? y - x : x - y
  })
}

/**
 * The drawing of one measure over the groups of a report.
 * @param {Report} report @param {string} by @param {Measure} measure @param {Words} words @returns {import("./chart-facts.js").Chart}
 */
export function chartOf({ rows }, by, measure, words) {
  const shown = isTime(by) ? rows : [...rows].sort((a, b) => b.chats - a.chats).slice(0, MOST_ROWS)
  const values = shown.map((row) => valueOf(row, measure.id))
  const labels = shown.map((row) => labelOf(row, by, words))
  return {
    id: "overview", kind: isTime(by) ? "line" : "dots", unit: measure.unit, isFree: measure.unit === "score",
    title: words.t("overview.chart", { measure: measure.name, group: groupWords(by, words) }), rows: words.t(`group.${by}`),
    labels: labels.map(({ long }) => long), short: labels.map(({ short }) => short),
    series: [{ name: measure.name, tone: 1, ...numbersOf(values) }, ...beforeSeries(shown, measure, by, words)],
    summary: summaryOf(labels.map(({ long }, at) => ({ name: long, value: values[at] })), measure, rows.length - shown.length, words),
  }
}

/** @param {(Value | undefined)[]} values */
function numbersOf(values) {
  const of = (/** @type {"value" | "low" | "high"} */ name) => values.map((value) => value?.[name] ?? null)
  return values.some((value) => value?.low != null) ? { values: of("value"), low: of("low"), high: of("high") } : { values: of("value") }
}

/** @param {Row[]} rows @param {Measure} measure @param {string} by @param {Words} words */
function beforeSeries(rows, measure, by, words) {
  const before = rows.map((row) => valueOf(row, measure.id, true)?.value ?? null)
  if (!isTime(by) || before.every((value) => value === null)) return []
  return [{ name: words.t("overview.before"), tone: 2, values: before }]
}

/** @param {{name: string, value?: Value}[]} rows @param {Measure} measure @param {number} left @param {Words} words */
function summaryOf(rows, { name, unit }, left, words) {
  const known = rows.filter(({ value }) => value?.value != null).sort((a, b) => Number(b.value?.value) - Number(a.value?.value))
  if (known.length === 0) return words.t("overview.noValues", { measure: name })
  const [most, least] = [known[0], known[known.length - 1]]
  const show = (/** @type {{value?: Value}} */ { value }) => figure(value?.value, unit, words.region)
  const text = most.value?.value === least.value?.value ? words.t("overview.level", { measure: name, value: show(most) })
    : words.t("overview.span", { measure: name, most: most.name, high: show(most), least: least.name, low: show(least) })
  const caution = overlap(most.value, least.value) && most !== least ? [words.t("overview.overlap")] : []
  return [text, ...caution, ...(left > 0 ? [words.t("overview.left", { n: left })] : [])].join(" ")
}

/** @param {Value | undefined} one @param {Value | undefined} other whether their intervals have something in common */
function overlap(one, other) {
  if (one?.low == null || other?.high == null) return false
  return one.low <= other.high
}
