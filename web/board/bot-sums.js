/**
 * @typedef {import("../admin/bot-report.js").Report} Report
 * @typedef {{n: number, of?: number, share?: number}} Cell a count, of how many, and the share
 * @typedef {{name: string, reason?: string, cells: Cell[]}} Row
 */

/** The spans that are shown beside one another, in days with today. */
export const SPANS = [1, 7, 30]

/**
 * What a supervisor wants to know of the bot, one row for each measure and one cell for each span.
 * @param {Report[]} reports in the order of the spans @returns {Row[]}
 */
export function measureRows(reports) {
  const row = (/** @type {string} */ name, /** @type {(report: Report) => Cell} */ cell) => ({ name, cells: reports.map(cell) })
  return [
    row("contained", ({ contained, resolved, containment }) => ({ n: contained, of: resolved, share: containment })),
    row("missed", ({ missed, answered, missRate }) => ({ n: missed, of: missed + answered, share: missRate })),
    row("helped", ({ helped, notHelped, helpedRate }) => ({ n: helped, of: helped + notHelped, share: helpedRate })),
    row("handedOver", (report) => ({ n: handedOver(report) })),
    ...reasonRows(reports),
  ]
}

/** @param {Report} report */
function handedOver({ handoffs }) {
  return handoffs.reduce((sum, { count }) => sum + count, 0)
}

/**
 * One row for each reason of a hand-off, by how often it came in the longest span.
 * @param {Report[]} reports @returns {Row[]}
 */
function reasonRows(reports) {
  const counts = reports.map(({ handoffs }) => new Map(handoffs.map(({ reason, count }) => [reason, count])))
  const reasons = [...new Set(counts.flatMap((one) => [...one.keys()]))]
  const last = (/** @type {string} */ reason) => counts.at(-1)?.get(reason) ?? 0
  return reasons.sort((a, b) => last(b) - last(a) || a.localeCompare(b))
    .map((reason) => ({ name: "reason", reason, cells: counts.map((one) => ({ n: one.get(reason) ?? 0 })) }))
}
