/** @typedef {{name: "now" | "hour" | "tomorrow" | "monday", at: Date}} Choice */

const LONGEST_DAYS = 90
const DAY_BEGINS = 9

/**
 * When a chat may come back, by the clock on this wall: soonest first, no moment twice.
 * @param {Date} now @param {boolean} isAside then it may come back at once
 * @returns {Choice[]}
 */
export function asideChoices(now, isAside) {
  const day = (/** @type {number} */ days) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, DAY_BEGINS)
  const toMonday = (8 - now.getDay()) % 7 || 7
  const choices = /** @type {Choice[]} */ ([
    // A moment from now, since it has to lie ahead when the server reads it.
    ...(isAside ? [{ name: "now", at: new Date(now.getTime() + 2000) }] : []),
    { name: "hour", at: new Date(now.getTime() + 3_600_000) },
    { name: "tomorrow", at: day(1) },
    ...(toMonday > 1 ? [{ name: "monday", at: day(toMonday) }] : []),
  ])
  return choices
}

/**
 * Reads the field for one's own date and time.
 * @param {string} value as a field of dates and times has it @param {Date} now
 * @returns {{at: Date} | {wrong: "missing" | "past" | "far"}}
 */
export function readOwn(value, now) {
  const at = new Date(value)
  if (Number.isNaN(at.getTime())) return { wrong: "missing" }
  if (at <= now) return { wrong: "past" }
  return at.getTime() - now.getTime() > LONGEST_DAYS * 86_400_000 ? { wrong: "far" } : { at }
}

/**
 * A moment as a field of dates and times has it, to the minute.
 * @param {Date} at
 */
export function ownValue(at) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0")
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}
