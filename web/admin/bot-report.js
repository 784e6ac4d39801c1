/**
 * @typedef {{resolved: number, contained: number, answered: number, missed: number, helped: number, notHelped: number}} Sums
 * @typedef {Sums & {day: string}} Day
 * @typedef {{kind: string, id?: string, count: number, helped: number, notHelped: number, handedOver: number}} Answer
 * @typedef {Sums & {from: string, to: string, containment?: number, missRate?: number, helpedRate?: number, secondsSaved?: number,
 *   handoffs: {reason: string, count: number}[], answers: Answer[], days: Day[]}} Report
 * @typedef {{by: string, isDown: boolean}} Order
 */

const DAY_MS = 86_400_000

/**
 * The first and last of so many days, today included, as the server counts days: in UTC.
 * @param {number} days @param {number} now
 */
export function spanOf(days, now) {
  return { from: dayOf(now - (days - 1) * DAY_MS), to: dayOf(now) }
}

/** @param {number} at */
function dayOf(at) {
  return new Date(at).toISOString().slice(0, 10)
}

/**
 * One entry for every day of the span, also for those on which nothing happened.
 * @param {Report} report @returns {Day[]}
 */
export function everyDay({ days, from, to }) {
  const known = new Map(days.map((day) => [day.day, day]))
  const all = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) {
    const day = dayOf(at)
    all.push(known.get(day) ?? { day, resolved: 0, contained: 0, answered: 0, missed: 0, helped: 0, notHelped: 0 })
  }
  return all
}

/** @param {Report} report whether the bot said nothing at all */
export function isQuiet({ resolved, answered, missed, handoffs }) {
  return resolved + answered + missed === 0 && handoffs.length === 0
}

/**
 * Rows in another order; equal ones stay by kind and id, so that a second press turns back what the first did.
 * @template {{kind?: string, id?: string}} Row
 * @param {Row[]} rows @param {Order} order @param {string} [locale] @returns {Row[]}
 */
export function sortRows(rows, { by, isDown }, locale) {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const name = (/** @type {Row} */ one) => `${one.kind ?? ""} ${one.id ?? ""}`
  const sign = isDown ? -1 : 1
  const value = (/** @type {any} */ one) => one[by] ?? ""
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)]
    const order = typeof x === "number" && typeof y === "number" ? x - y : compare(String(x), String(y))
    return sign * order || compare(name(a), name(b))
  })
}

/**
 * The order after a press on a column's head: the other way round when it was the order already; else words from
 * A and numbers from the most.
 * @param {Order} order @param {string} by @returns {Order}
 */
export function pressed(order, by) {
  if (order.by === by) return { by, isDown: !order.isDown }
  return { by, isDown: by !== "kind" && by !== "id" }
}
