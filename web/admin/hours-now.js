import { readSpans, readWeek } from "./week.js"

/**
 * @typedef {{name: string, zone: string, week: string[], holidays?: {date: string, name?: string, open?: string[]}[]}} Hours
 * @typedef {{isOpen: boolean, changesAt?: number}} State `changesAt` in milliseconds; nothing when it never changes within the days looked at
 */

const MINUTE_MS = 60_000
const DAYS_AHEAD = 400

/**
 * Whether it is open, and when that changes next, by the clocks of the hours' own zone.
 * @param {Hours} hours @param {number} at milliseconds
 * @returns {State | undefined} nothing while the hours can't be read
 */
export function stateAt(hours, at) {
  const { week, wrong } = readWeek(hours.week ?? [])
  const wall = wallClock(hours.zone, at)
  if (wrong.length > 0 || !wall) return undefined
  const spansOf = spansByDay(hours, week)
  const { day, minute } = wall
  const isOpen = covers(spansOf(day), minute)
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const turns = edges(spansOf(day + ahead)).filter((edge) => ahead > 0 || edge > minute)
    const turn = turns.find((edge) => covers(edge === 1440 ? spansOf(day + ahead + 1) : spansOf(day + ahead), edge % 1440) !== isOpen)
    if (turn !== undefined) return { isOpen, changesAt: instantOf(hours.zone, day + ahead, turn, at) }
  }
  return { isOpen }
}

/**
 * The city that a zone is named after.
 * @param {string} zone
 */
export function cityOf(zone) {
  return (zone.split("/").pop() ?? zone).replaceAll("_", " ")
}

/** @param {Hours} hours @param {import("./week.js").Week} week */
function spansByDay({ holidays = [] }, week) {
  const special = new Map(holidays.map(({ date, open = [] }) => [date, readSpans(open) ?? []]))
  return (/** @type {number} */ day) => special.get(new Date(day * 1440 * MINUTE_MS).toISOString().slice(0, 10)) ?? week[((day + 3) % 7 + 7) % 7]
}

/** @param {import("./week.js").Span[]} spans @returns {number[]} */
function edges(spans) {
  return [...new Set([0, ...spans.flat()])].sort((a, b) => a - b)
}

/** @param {import("./week.js").Span[]} spans @param {number} minute */
function covers(spans, minute) {
  return spans.some(([from, until]) => from <= minute && minute < until)
}

/** @param {string} zone @param {number} at @returns {{day: number, minute: number} | undefined} day since 1970 and minute, as clocks there show it */
function wallClock(zone, at) {
  const wall = offset(zone, at)
  if (wall === undefined) return undefined
  const minutes = Math.floor(at / MINUTE_MS) + wall
  return { day: Math.floor(minutes / 1440), minute: ((minutes % 1440) + 1440) % 1440 }
}

/** @param {string} zone @param {number} at @returns {number | undefined} minutes ahead of UTC; nothing when there is no such zone */
function offset(zone, at) {
  try {
    const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" })
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    return Math.round(Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) / MINUTE_MS - Math.floor(at / MINUTE_MS))
  } catch {
    return undefined
  }
}

/** @param {string} zone @param {number} day @param {number} minute @param {number} near @returns {number} the moment when clocks there show this */
function instantOf(zone, day, minute, near) {
  const wall = day * 1440 + minute
  const guess = (wall - (offset(zone, near) ?? 0)) * MINUTE_MS
  return (wall - (offset(zone, guess) ?? 0)) * MINUTE_MS
}
