/** Tables as text that spreadsheets read. */

/** How a cell begins that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * Rows as CSV; words that look like formulas get an apostrophe, so that no spreadsheet runs what a stranger named.
 * - Source: RFC 4180.
 * @param {(string | number | null | undefined)[][]} rows @returns {string}
 */
export function csv(rows) {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")
}

/** @param {string | number | null | undefined} value */
function cell(value) {
  if (value === null || value === undefined) return ""
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : ""
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
