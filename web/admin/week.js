/** @typedef {[number, number]} Span minutes of a day, from and until */
/** @typedef {Span[][]} Week Monday first, the spans of a day in order and apart */

export const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
const DAY = 24 * 60

/**
 * Reads lines such as `Mo-Fr 09:00-18:00` or `Sa,Su 10:00-14:00`, as the server does: what it refuses is wrong here, too.
 * @param {string[]} lines
 * @returns {{week: Week, wrong: number[]}} `wrong`: the lines that could not be read
 */
export function readWeek(lines) {
  const week = /** @type {Week} */ (DAYS.map(() => []))
  const wrong = /** @type {number[]} */ ([])
  lines.forEach((line, at) => {
    const read = readLine(line)
    if (!read) return wrong.push(at)
    for (const day of read.days) week[day].push(read.span)
  })
  return { week: week.map(joined), wrong }
}

/**
 * The same week in lines, equal days together.
 * @param {Week} week @returns {string[]}
 */
export function writeWeek(week) {
  const spans = [...new Set(week.flatMap((day) => day.map(written)))].sort()
  const lines = spans.map((span) => ({ span, days: DAYS.map((_, n) => n).filter((n) => week[n].some((one) => written(one) === span)) }))
  return lines.sort((a, b) => a.days[0] - b.days[0]).map(({ span, days }) => `${daysWritten(days)} ${span}`)
}

/**
 * Reads the times of one day, such as `09:00-13:00`.
 * @param {string[]} lines @returns {Span[] | undefined} nothing when one is no span
 */
export function readSpans(lines) {
  const spans = lines.map(readTimes)
  return spans.every((span) => span !== undefined) ? joined(/** @type {Span[]} */ (spans)) : undefined
}

/** @param {string} text whether it is a day that there is, such as `2026-12-25` */
export function isDay(text) {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/**
 * How much of an hour is open.
 * @param {Week} week @param {number} day @param {number} hour
 * @returns {"open" | "closed" | "part"}
 */
export function hourState(week, day, hour) {
  const [from, until] = [hour * 60, hour * 60 + 60]
  const minutes = week[day].reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, until) - Math.max(start, from)), 0)
  return minutes === 60 ? "open" : minutes === 0 ? "closed" : "part"
}

/**
 * A week with hours opened or closed.
 * @param {Week} week @param {[number, number][]} hours day and hour of each @param {boolean} isOpen
 * @returns {Week}
 */
export function withHours(week, hours, isOpen) {
  const now = week.map((spans) => [...spans])
  for (const [day, hour] of hours) {
    const [from, until] = [hour * 60, hour * 60 + 60]
    now[day] = now[day].flatMap(([start, end]) => /** @type {Span[]} */ ([[start, Math.min(end, from)], [Math.max(start, until), end]])).filter(([start, end]) => start < end)
    if (isOpen) now[day].push([from, until])
  }
  return now.map(joined)
}

/** @param {string} line @returns {{days: number[], span: Span} | undefined} */
function readLine(line) {
  const [, named = "", times = ""] = /^ *(\S+) +(\S+) *$/.exec(line) ?? []
  const days = named.split(",").map(readDays)
  const span = readTimes(times)
  return span && days.every((some) => some.length > 0) ? { days: [...new Set(days.flat())], span } : undefined
}

/** @param {string} text @returns {number[]} */
function readDays(text) {
  const ends = text.split("-").map((name) => DAYS.findIndex((day) => day.toLowerCase() === name.toLowerCase()))
  if (ends.length > 2 || ends.includes(-1)) return []
  const [first, last = first] = ends
  const count = (last - first + 7) % 7 + 1
  return Array.from({ length: count }, (_, n) => (first + n) % 7)
}

/** @param {string} text @returns {Span | undefined} nothing for a span that ends on the next day, either */
function readTimes(text) {
  const found = /^(\d\d):([0-5]\d)-(\d\d):([0-5]\d)$/.exec(text)
  if (!found) return undefined
  const [, fromHour, fromMinute, hour, minute] = found.map(Number)
  const [from, until] = [fromHour * 60 + fromMinute, hour * 60 + minute]
  return from < until && until <= DAY ? [from, until] : undefined
}

/** @param {Span[]} spans @returns {Span[]} in order, and those that touch as one */
function joined(spans) {
  const found = /** @type {Span[]} */ ([])
  for (const [from, until] of [...spans].sort(([a], [b]) => a - b)) {
    const last = found[found.length - 1]
    if (last && from <= last[1]) last[1] = Math.max(last[1], until)
    else found.push([from, until])
  }
  return found
}

/** @param {Span} span */
function written([from, until]) {
  return `${clock(from)}-${clock(until)}`
}

/** @param {number} minutes as clocks show it, `24:00` at the end of a day */
export function clock(minutes) {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":")
}

/** @param {number[]} days in order */
function daysWritten(days) {
  const runs = /** @type {number[][]} */ ([])
  for (const day of days) {
    const run = runs[runs.length - 1]
    if (run && run[run.length - 1] === day - 1) run.push(day)
    else runs.push([day])
  }
  return runs.map((run) => (run.length > 2 ? `${DAYS[run[0]]}-${DAYS[run[run.length - 1]]}` : run.map((day) => DAYS[day]).join(","))).join(",")
}
