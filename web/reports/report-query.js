import { FILTERS } from "./address.js"
import { lengthOf } from "./period.js"

/**
 * @typedef {import("./address.js").Query} Query
 * @typedef {import("./period.js").Span} Span
 */

/** The row of all chats, as the address names it. */
export const ALL = "_all"

/**
 * What a query groups by: days, or hours where there is one day only.
 * @param {Query} query @param {Span} span
 */
export function groupOf({ by }, span) {
  return by || (lengthOf(span) === 1 ? "hour" : "day")
}

/**
 * Whether the period before stands beside.
 * @param {Query} query
 */
export function compares({ compare }) {
  return compare !== "no"
}

/**
 * What a query narrows by.
 * @param {Query} query @returns {Query}
 */
export function filtersOf(query) {
  return Object.fromEntries(FILTERS.filter((name) => query[name]).map((name) => [name, query[name]]))
}

/**
 * What the server is asked for a report.
 * @param {Query} query @param {Span} span @returns {Record<string, string>}
 */
export function reportParams(query, span) {
  return { from: span.from, to: span.to, by: groupOf(query, span), ...(compares(query) ? { compare: "true" } : {}), ...filtersOf(query) }
}

/**
 * What it is asked for the chats behind a number.
 * @param {Query} query @param {Span} span @returns {Record<string, string>}
 */
export function chatsParams(query, span) {
  const row = /** @type {Query} */ (!query.row || query.row === ALL ? {} : { by: groupOf(query, span), key: query.row })
  const measure = /** @type {Query} */ (query.measure && query.measure !== "chats" ? { measure: query.measure } : {})
  return { from: span.from, to: span.to, ...filtersOf(query), ...row, ...measure }
}

/**
 * The address of the same report as a file.
 * @param {Query} query @param {Span} span
 */
export function csvAddress(query, span) {
  return `/api/v1/reports/chats.csv?${new URLSearchParams(reportParams(query, span))}`
}
