/**
 * What the address says: which tab, and what is asked there. It is kept behind `#`, so that a page stays one page.
 * @typedef {Record<string, string>} Query
 * @typedef {{tab: string, query: Query}} Address
 */

export const TABS = ["overview", "diagnosis", "forecast", "satisfaction", "suggestions"]
/** What reports can be narrowed by. */
export const FILTERS = ["queue", "agent", "intent", "language", "label", "segment", "site"]
/**
 * What is asked of each tab, in the order of the address.
 * @type {Record<string, string[]>}
 */
const KEYS = {
  overview: ["period", "from", "to", "by", "compare", ...FILTERS, "chart", "row", "measure"],
  forecast: ["queue", "step", "horizon"],
  diagnosis: ["period", "from", "to", "of", ...FILTERS],
  satisfaction: ["period", "from", "to", "queue"],
  suggestions: ["status"],
}
/** What goes along from tab to tab. */
const SHARED = ["period", "from", "to", "queue"]
const LONGEST_VALUE = 200

/**
 * Reads an address; what nobody knows is left out.
 * @param {string} hash @returns {Address}
 */
export function readAddress(hash) {
  const [name, search = ""] = hash.replace(/^#/, "").split(/\?(.*)/s)
  const tab = TABS.includes(name) ? name : TABS[0]
  const asked = new URLSearchParams(search)
  const pairs = KEYS[tab].map((key) => [key, asked.get(key) ?? ""]).filter(([, value]) => value !== "" && value.length <= LONGEST_VALUE)
  return { tab, query: Object.fromEntries(pairs) }
}

/** @param {Address} address @returns {string} with its `#` */
export function writeAddress({ tab, query }) {
  const pairs = (KEYS[tab] ?? []).filter((key) => query[key]).map((key) => [key, query[key]])
  const search = new URLSearchParams(pairs).toString()
  return search ? `#${tab}?${search}` : `#${tab}`
}

/**
 * The address of another tab, which looks at the same time and queue.
 * @param {string} tab @param {Query} query of the tab where one is
 */
export function tabAddress(tab, query) {
  return writeAddress({ tab, query: Object.fromEntries(SHARED.map((key) => [key, query[key] ?? ""])) })
}

/**
 * Where it is explained why a measure changed, of the same chats; nothing when nobody can explain it.
 * @param {string} measure @param {Query} query of the overview @returns {string | undefined}
 */
export function whyAddress(measure, query) {
  if (measure !== "chats" && measure !== "csat") return undefined
  return writeAddress({ tab: "diagnosis", query: { ...query, of: measure === "csat" ? measure : "" } })
}

/**
 * A query with changes; an empty value takes its key out. Whoever looks at other chats leaves the row that was open.
 * @param {Query} query @param {Query} changes @returns {Query}
 */
export function changed(query, changes) {
  const { row, measure, ...kept } = query
  const base = "row" in changes || "chart" in changes ? query : kept
  return Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, value]) => value !== ""))
}
