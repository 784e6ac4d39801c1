/** @typedef {{id: string, shortCode: string, text: string, language?: string}} Canned */
/** @typedef {{start: number, end: number, query: string}} CannedQuery */

const SHOWN = 8

/**
 * Finds the `/word` that the caret stands in or behind; it must begin a line or follow white space.
 * @param {string} text @param {number} caret @returns {CannedQuery | undefined}
 */
export function cannedQuery(text, caret) {
  const found = /(?:^|\s)\/([^\s/]*)$/u.exec(text.slice(0, caret))
  if (!found) return undefined
  return { start: caret - found[1].length - 1, end: caret, query: found[1].toLowerCase() }
}

/**
 * Ranks replies for what was typed: short codes that start with it, then those that contain it, then
 * texts that contain it; among equals those in the customer's language.
 * @param {Canned[]} all @param {string} query @param {string} [language] of the customer @returns {Canned[]}
 */
export function matchCanned(all, query, language = "") {
  const main = (/** @type {string} */ tag) => tag.split("-")[0]
  /** @param {Canned} one */
  const isForeign = (one) => Number(Boolean(one.language && language) && main(one.language ?? "") !== main(language))
  /** @param {Canned} one */
  const rank = (one) => {
    const code = one.shortCode.toLowerCase()
    if (code.startsWith(query)) return 0
    if (code.includes(query)) return 1
    return one.text.toLowerCase().includes(query) ? 2 : 3
  }
  return all
    .map((one) => ({ one, rank: rank(one), foreign: isForeign(one) }))
    .filter((entry) => entry.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.foreign - b.foreign || a.one.shortCode.localeCompare(b.one.shortCode))
    .slice(0, SHOWN)
    .map((entry) => entry.one)
}

/**
 * Puts the chosen reply where the `/word` was.
 * @param {string} text @param {CannedQuery} at @param {Canned} canned @returns {{text: string, caret: number}}
 */
export function insertCanned(text, at, canned) {
  const before = text.slice(0, at.start) + canned.text
  return { text: before + text.slice(at.end), caret: before.length }
}
