import { loadWords } from "../lib/core.js"

/**
 * The words of reports, and those of the staff's pages for what all pages say alike.
 * @param {import("../lib/core.js").Words} staff
 */
export async function loadReportWords(staff) {
  return reportWords(staff, await loadWords("reports", staff.locale))
}

/** @param {any} staff @param {any} own */
export function reportWords(staff, own) {
  const { region } = staff
  const day = (/** @type {Intl.DateTimeFormatOptions} */ options) => new Intl.DateTimeFormat(region, { timeZone: "UTC", ...options })
  const [long, short, month] = [day({ dateStyle: "medium" }), day({ day: "numeric", month: "short" }), day({ month: "long", year: "numeric" })]
  const at = (/** @type {string} */ date) => Date.parse(`${date}T00:00:00Z`)
  return {
    locale: staff.locale,
    region,
    /** The words of a key; `{values}` that are numbers are written as the reader writes numbers. */
    t: (/** @type {string} */ key, /** @type {Record<string, any>} */ values = {}) => {
      const text = own.t(key, values)
      return text === key ? staff.t(key, values) : text
    },
    /** The words of a key, or what to say when nobody wrote them. */
    or: (/** @type {string} */ key, /** @type {string} */ fallback) => {
      const text = own.t(key)
      return text === key ? fallback : text
    },
    number: (/** @type {number} */ value) => staff.number(value),
    time: (/** @type {number | string} */ value) => staff.time(value),
    moment: (/** @type {number | string} */ value) => staff.moment(value),
    /** A day of the site's zone, such as `2026-11-29`. */
    day: (/** @type {string} */ date) => long.format(at(date)),
    shortDay: (/** @type {string} */ date) => short.format(at(date)),
    month: (/** @type {string} */ date) => month.format(at(`${date}-01`)),
    /** The days of a span, whose last one is excluded, as people count them. */
    days: (/** @type {string} */ from, /** @type {string} */ to) => long.formatRange(at(from), at(to) - 86_400_000),
    weekday: (/** @type {number} */ number) => day({ weekday: "long" }).format(Date.UTC(2024, 0, number)),
    /** A moment in a zone: its day and its time, as short as they go. */
    slot: (/** @type {string} */ value, /** @type {string | undefined} */ zone, /** @type {string} */ step) => slotFormat(region, zone, step).format(new Date(value)),
    /** The same, as an axis has room for. */
    shortSlot: (/** @type {string} */ value, /** @type {string | undefined} */ zone, /** @type {string} */ step) => shortSlotFormat(region, zone, step).format(new Date(value)),
    language: (/** @type {string} */ tag) => languageName(tag, staff.locale),
  }
}

/** @typedef {ReturnType<typeof reportWords>} ReportWords */

/** @param {string} region @param {string | undefined} timeZone @param {string} step */
function slotFormat(region, timeZone, step) {
  const time = /** @type {Intl.DateTimeFormatOptions} */ (step === "day" || step === "week" ? {} : { hour: "2-digit", minute: "2-digit" })
  return new Intl.DateTimeFormat(region, { weekday: step === "week" ? undefined : "short", day: "numeric", month: "short", ...time, timeZone })
}

/** @param {string} region @param {string | undefined} timeZone @param {string} step */
function shortSlotFormat(region, timeZone, step) {
  const parts = /** @type {Intl.DateTimeFormatOptions} */ (step === "day" || step === "week" ? { day: "numeric", month: "short" } : { weekday: "short", hour: "2-digit", minute: "2-digit" })
  return new Intl.DateTimeFormat(region, { ...parts, timeZone })
}

/** @param {string} tag @param {string} locale */
function languageName(tag, locale) {
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(tag) ?? tag
  } catch {
    return tag
  }
}
