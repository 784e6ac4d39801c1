/** @typedef {import("./text-diff.js").DiffLine} DiffLine */

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@/

/**
 * Reads what `diff -u` writes of one file: its hunks, each with how many equal lines were left out before it.
 * @param {string} text @returns {import("./text-diff.js").Hunk[]}
 */
export function readUnified(text) {
  const found = /** @type {import("./text-diff.js").Hunk[]} */ ([])
  let end = 1
  for (const line of text.split("\n")) {
    const [whole, start, count] = line.match(HUNK) ?? []
    if (whole) {
      found.push({ skipped: Math.max(0, Number(start) - end), lines: [] })
      end = Number(start) + Number(count ?? 1)
    } else if (found.length > 0 && /^[-+ ]/.test(line)) {
      found[found.length - 1].lines.push({ sign: /** @type {DiffLine["sign"]} */ (line[0]), text: line.slice(1) })
    }
  }
  return found
}
