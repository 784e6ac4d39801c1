import { countTicks, niceTicks, timeTicks } from "../lib/chart.js"

/**
 * @typedef {"count" | "milliseconds" | "share" | "score" | "money"} Unit
 * @typedef {{value: number | null, n: number, p50?: number, p90?: number, low?: number, high?: number}} Value
 * @typedef {{id: string, name: string, unit: Unit, better: "more" | "less" | null, definition: string}} Measure
 * @typedef {"better" | "worse" | "more" | "less" | "same" | "unclear"} Verdict
 * @typedef {{amount: number, isPoints: boolean, verdict: Verdict}} Change `amount` in percent of before, or in points of a share or score
 */

/** Below so many cases a figure is marked as resting on few. */
export const FEW = 10
/** Of these measures the cases are days, not chats. */
const OF_DAYS = ["occupancy", "concurrency"]

/**
 * Whether a figure rests on few chats.
 * @param {string | undefined} id @param {Unit} unit @param {number} n
 */
export function restsOnFew(id, unit, n) {
  return unit !== "count" && !OF_DAYS.includes(id ?? "") && n < FEW
}

/** @param {string} id whether the cases of a measure are days */
export function isOfDays(id) {
  return OF_DAYS.includes(id)
}

/** From there on counts and scores need no digits behind the point. */
const LARGE = 10
/** A 95 % interval is so many standard errors wide to each side. */
const SIGMAS = 1.96
/** Changes that are smaller are none: shares of what was. */
const NOTHING = 0.0005

/**
 * Lengths of time: up to which length, the unit, and how many milliseconds it has.
 * @type {[number, string, number][]}
 */
const TIME_UNITS = [[120e3, "second", 1e3], [7200e3, "minute", 60e3], [48 * 3600e3, "hour", 3600e3], [Infinity, "day", 86_400e3]]

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map()

/**
 * A figure in words, such as `2.4 min`, `87 %` or `4.31`.
 * @param {number | null | undefined} value @param {Unit} unit @param {string} region
 */
export function figure(value, unit, region) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–"
  const [format, size] = formOf(value, unit, region)
  return format.format(value / size)
}

/**
 * Two figures as a range, in the unit of the larger one.
 * @param {number} low @param {number} high @param {Unit} unit @param {string} region
 */
export function range(low, high, unit, region) {
  const [format, size] = formOf(Math.max(Math.abs(low), Math.abs(high)), unit, region)
  const [from, to] = [format.format(low / size), format.format(high / size)]
  return from === to ? to : /** @type {any} */ (format).formatRange(low / size, high / size)
}

/**
 * How the axis of a unit is cut.
 * @param {Unit} unit
 */
export function ticksOf(unit) {
  return unit === "milliseconds" ? timeTicks : unit === "count" ? countTicks : niceTicks
}

/**
 * How much has changed, and whether that is for the better: where both are known with intervals, only when the interval
 * of the difference leaves zero out.
 * @param {Value | undefined} now @param {Value | undefined} before @param {Pick<Measure, "unit" | "better"> & {id?: string}} measure
 * @returns {Change | undefined}
 */
export function changeOf(now, before, { id, unit, better }) {
  if (now?.value == null || before?.value == null) return undefined
  const difference = now.value - before.value
  const isPoints = unit === "share" || unit === "score"
  if (!isPoints && before.value === 0) return undefined
  const amount = isPoints ? difference : difference / Math.abs(before.value)
  return { amount, isPoints, verdict: verdictOf(difference, amount, restsOnFew(id, unit, Math.min(now.n, before.n)) ? Infinity : errorOf(now, before), better) }
}

/** @param {number} difference @param {number} amount @param {number | undefined} error @param {"more" | "less" | null} better @returns {Verdict} */
function verdictOf(difference, amount, error, better) {
  if (Math.abs(amount) < NOTHING) return "same"
  if (error !== undefined && Math.abs(difference) <= SIGMAS * error) return "unclear"
  const direction = difference > 0 ? "more" : "less"
  if (!better) return direction
  return direction === better ? "better" : "worse"
}

/** @param {Value} now @param {Value} before @returns {number | undefined} the standard error of their difference */
function errorOf(now, before) {
  const [a, b] = [now, before].map(({ low, high }) => (low == null || high == null ? NaN : (high - low) / (2 * SIGMAS)))
  const error = Math.hypot(a, b)
  return Number.isNaN(error) ? undefined : error
}

/**
 * A change with its sign, such as `+12 %` or `−3 points`.
 * @param {Change} change @param {Unit} unit @param {any} words
 */
export function changeWords({ amount, isPoints }, unit, words) {
  if (!isPoints) return formatter(words.region, { style: "percent", signDisplay: "exceptZero", maximumFractionDigits: 1 }).format(amount)
  const [size, digits] = unit === "share" ? [100, 1] : [1, 2]
  return words.t("change.points", { n: formatter(words.region, { signDisplay: "exceptZero", maximumFractionDigits: digits }).format(amount * size) })
}

/**
 * A difference with its interval, such as `+2.1 points` and `1.1–3`; shares differ by points.
 * @param {{value: number, low: number, high: number}} difference @param {Unit} unit @param {any} words @returns {{value: string, range: string}}
 */
export function difference({ value, low, high }, unit, words) {
  if (unit === "share") return { value: changeWords({ amount: value, isPoints: true, verdict: "more" }, unit, words), range: range(low * 100, high * 100, "score", words.region) }
  return { value: `${value > 0 ? "+" : value < 0 ? "−" : ""}${figure(Math.abs(value), unit, words.region)}`, range: range(low, high, unit, words.region) }
}

/** @param {number} value @param {Unit} unit @param {string} region @returns {[Intl.NumberFormat, number]} */
function formOf(value, unit, region) {
  if (unit === "milliseconds") {
    const [, name, size] = TIME_UNITS.find(([limit]) => Math.abs(value) < limit) ?? TIME_UNITS[3]
    return [formatter(region, { style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: 1 }), size]
  }
  if (unit === "share") return [formatter(region, { style: "percent", maximumFractionDigits: 1 }), 1]
  if (unit === "count") return [formatter(region, { maximumFractionDigits: Math.abs(value) < LARGE ? 1 : 0 }), 1]
  const digits = unit === "score" && Math.abs(value) >= LARGE ? 0 : 2
  return [formatter(region, { minimumFractionDigits: digits, maximumFractionDigits: Math.max(1, digits) }), 1]
}

/**
 * Makes each formatter once: making them is what costs.
 * @param {string} region @param {Intl.NumberFormatOptions} options
 */
function formatter(region, options) {
  const key = region + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.NumberFormat(region, options)
  formats.set(key, known)
  return known
}
