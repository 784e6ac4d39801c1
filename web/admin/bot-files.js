/** @typedef {"" | "added" | "changed" | "removed"} Mark how a file differs from another version's */

/**
 * All names of two sets of files, those in folders last, with how the first differs from the second.
 * @param {Map<string, string>} files @param {Map<string, string>} other @returns {{name: string, mark: Mark}[]}
 */
export function compareFiles(files, other) {
  const inOrder = (/** @type {string} */ a, /** @type {string} */ b) => Number(a.includes("/")) - Number(b.includes("/")) || (a < b ? -1 : 1)
  return [...new Set([...files.keys(), ...other.keys()])].sort(inOrder).map((name) => ({ name, mark: markOf(files.get(name), other.get(name)) }))
}

/** @param {string | undefined} text @param {string | undefined} other @returns {Mark} */
function markOf(text, other) {
  if (text === other) return ""
  if (other === undefined) return "added"
  return text === undefined ? "removed" : "changed"
}

/**
 * What turns one set of files into another; null takes a file away.
 * @param {Map<string, string>} before @param {Map<string, string>} after @returns {Record<string, string | null>}
 */
export function changesBetween(before, after) {
  const differing = compareFiles(after, before).filter(({ mark }) => mark)
  return Object.fromEntries(differing.map(({ name }) => [name, after.get(name) ?? null]))
}

const PART = /^(?!\.)[\p{Alphabetic}0-9_.-]+$/u

/** @param {string} name whether a file may be called so */
export function isFileName(name) {
  const parts = name.split("/")
  return parts.length <= 2 && parts.every((part) => PART.test(part) && new TextEncoder().encode(part).length <= 100)
}

/** @param {string} text @param {number} line counted from 1 @returns {[number, number]} where the line begins and ends */
export function placeOfLine(text, line) {
  let start = 0
  for (let at = 1; at < line; at += 1) {
    const next = text.indexOf("\n", start)
    if (next < 0) break
    start = next + 1
  }
  const end = text.indexOf("\n", start)
  return [start, end < 0 ? text.length : end]
}
