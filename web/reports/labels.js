/**
 * What rows of reports are called.
 * @typedef {{key: string | null, name?: string | null}} Named
 */

/** What reports can be grouped by: time first. */
export const GROUPS = ["day", "week", "month", "hour", "weekday", "queue", "agent", "intent", "language", "label", "segment", "site", "disposition"]
/** The key of chats that have none, such as those without a label. */
const NONE = "-"
const TIMES = new Set(GROUPS.slice(0, 5))

/**
 * Whether groups follow one another in time.
 * @param {string} by
 */
export function isTime(by) {
  return TIMES.has(by)
}

/**
 * The name of a row, and a shorter one for an axis.
 * @param {Named} row @param {string} by @param {import("./report-words.js").ReportWords} words @returns {{long: string, short: string}}
 */
export function labelOf({ key, name }, by, words) {
  const text = key ?? ""
  if (text === NONE || (text === "" && !name)) return both(words.t("group.none"))
  if (by === "day" && isDay(text)) return { long: words.day(text), short: words.shortDay(text) }
  if (by === "week" && isDay(text)) return { long: words.t("group.weekOf", { day: words.day(text) }), short: words.shortDay(text) }
  if (by === "month" && /^\d{4}-\d\d$/.test(text)) return both(words.month(text))
  if (by === "hour" && /^\d\d?$/.test(text)) return both(`${text.padStart(2, "0")}:00`)
  if (by === "weekday" && /^[1-7]$/.test(text)) return both(words.weekday(Number(text)))
  if (by === "language" && (!name || name === text)) return both(words.language(text))
  return both(name || text)
}

/** @param {string} name */
function both(name) {
  return { long: name, short: name }
}

/** @param {string} text */
function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text)
}
