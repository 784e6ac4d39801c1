/**
 * Spans of days, as reports count them: days of the site's zone, written `2026-11-29`, the last one excluded.
 * @typedef {{from: string, to: string}} Span
 */

const DAY_MS = 86_400_000
const DAY = /^\d{4}-\d\d-\d\d$/
/** The longest span that can be asked for. */
export const LONGEST_DAYS = 1100

/**
 * Spans by name; each from today, which is not over yet.
 * @type {Record<string, (today: string) => Span>}
 */
const SPANS = {
  today: (today) => ({ from: today, to: addDays(today, 1) }),
  yesterday: (today) => ({ from: addDays(today, -1), to: today }),
  last7: (today) => ({ from: addDays(today, -6), to: addDays(today, 1) }),
  last30: (today) => ({ from: addDays(today, -29), to: addDays(today, 1) }),
  last90: (today) => ({ from: addDays(today, -89), to: addDays(today, 1) }),
  thisMonth: (today) => ({ from: `${today.slice(0, 8)}01`, to: addDays(today, 1) }),
  lastMonth: (today) => {
    const to = `${today.slice(0, 8)}01`
    return { from: `${addDays(to, -1).slice(0, 8)}01`, to }
  },
}
export const PRESETS = Object.keys(SPANS)
export const FIRST_PRESET = "last30"

/**
 * The day that it is in a zone.
 * @param {number} now @param {string} [zone] the browser's own when nobody has said it yet
 */
export function todayIn(now, zone) {
  return new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone: zone }).format(now)
}

/** @param {string} day @param {number} count */
export function addDays(day, count) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
}

/** @param {Span} span */
export function lengthOf({ from, to }) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/**
 * The span that a query asks for; one that makes no sense is the first preset.
 * @param {import("./address.js").Query} query @param {string} today @returns {Span & {preset: string}}
 */
export function spanOf({ period, from = "", to = "" }, today) {
  if (period === "custom" && !faultOf({ from, to })) return { preset: "custom", from, to }
  const preset = Object.hasOwn(SPANS, period ?? "") ? period : FIRST_PRESET
  return { preset, ...SPANS[preset](today) }
}

/**
 * The span of the same length that ends where this one begins.
 * @param {Span} span @returns {Span}
 */
export function spanBefore(span) {
  return { from: addDays(span.from, -lengthOf(span)), to: span.from }
}

/**
 * What is wrong with a span that somebody typed.
 * @param {Span} span @returns {"" | "missing" | "order" | "long"}
 */
export function faultOf({ from, to }) {
  if (!isDay(from) || !isDay(to)) return "missing"
  const days = lengthOf({ from, to })
  return days < 1 ? "order" : days > LONGEST_DAYS ? "long" : ""
}

/** @param {string} text */
function isDay(text) {
  return DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text
}
