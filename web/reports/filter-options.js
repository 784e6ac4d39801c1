import { FILTERS } from "./address.js"
import { labelOf } from "./labels.js"

/** What reports can be narrowed by, as far as it occurs in a period: it is what they are grouped by. */
export class FilterOptions {
  /** @type {Record<string, {key: string, name: string}[]>} */
  known = {}
  #span = ""

  /**
   * Whether a query names something whose name is not known yet.
   * @param {import("./address.js").Query} query
   */
  isNeeded(query) {
    return FILTERS.some((name) => query[name] && !this.known[name])
  }

  /**
   * Asks for the groups of a period, once.
   * @param {import("./period.js").Span} span @param {Pick<import("./report-panel.js").Room, "request" | "words">} room
   * @returns {Promise<boolean>} whether there is anything new
   */
  async learn(span, { request, words }) {
    const name = `${span.from}/${span.to}`
    if (name === this.#span) return false
    this.#span = name
    try {
      /** @type {FilterOptions["known"]} */
      const known = {}
      // One after the other: they are not urgent, and whoever reads a report should not have to wait for them.
      for (const by of FILTERS) known[by] = optionsOf((await request((api) => api.get("/reports/chats", { ...span, by, measures: "chats" }))).rows, by, words)
      if (name === this.#span) this.known = known
    } catch {
      this.#span = ""
    }
    return name === this.#span
  }
}

/** @param {import("./labels.js").Named[]} rows @param {string} by @param {any} words */
export function optionsOf(rows, by, words) {
  return rows.filter(({ key }) => key).map((row) => ({ key: String(row.key), name: labelOf(row, by, words).long })).sort((a, b) => a.name.localeCompare(b.name, words.locale))
}
