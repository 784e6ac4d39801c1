/**
 * @typedef {{value: number, low?: number, high?: number}} Estimate with its 95 % interval, where there is one
 * @typedef {"span" | "share" | "count"} Form
 * @typedef {"better" | "worse" | "unclear"} Verdict
 */

/** What a trial tells, in the order of the table, and whether less of it is better. @type {[string, Form, boolean][]} */
export const MEASURES = [
  ["waitMeanSeconds", "span", true], ["waitP50Seconds", "span", true], ["waitP90Seconds", "span", true], ["abandonment", "share", true],
  ["serviceLevel", "share", false], ["slaBreaches", "share", true],
]

/**
 * Whether the proposed plan does better: only where the interval of the difference leaves zero out. Both plans met the
 * same customers, so the difference is known better than either figure.
 * @param {Estimate | undefined} difference of the proposed plan from the current one @param {boolean} isLessBetter
 * @returns {Verdict}
 */
export function verdict(difference, isLessBetter) {
  if (!difference || difference.low == null || difference.high == null) return "unclear"
  if (difference.high < 0) return isLessBetter ? "better" : "worse"
  if (difference.low > 0) return isLessBetter ? "worse" : "better"
  return "unclear"
}

/**
 * Whether the simulation misses what happened by more than the plans differ, so that the difference says little.
 * @param {Estimate | undefined} gap of the current plan, simulated, from what happened @param {Estimate | undefined} difference
 */
export function isShaky(gap, difference) {
  return Boolean(gap && difference && Math.abs(gap.value) > Math.abs(difference.value))
}

/**
 * A figure and its interval, such as `2.4 min` and `2.1–2.8 min`.
 * @param {Estimate | undefined} estimate @param {Form} form @param {string} region
 * @returns {{value: string, interval?: string}}
 */
export function figure(estimate, form, region) {
  if (!estimate || !Number.isFinite(estimate.value)) return { value: "–" }
  const bounds = boundsOf(estimate)
  const { format, size } = formatOf(form, bounds?.high ?? estimate.value, region)
  const value = format.format(estimate.value / size)
  const [low, high] = bounds ? [bounds.low / size, bounds.high / size] : []
  return !bounds || format.format(low) === format.format(high) ? { value } : { value, interval: format.formatRange(low, high) }
}

/**
 * The rows of the table of who carries how much, by name; who is in one of the parts only is there, too.
 * @param {Record<string, {agents?: any[]} | undefined>} parts
 * @returns {{name: string, of: Record<string, any>}[]}
 */
export function loadRows(parts) {
  const rows = new Map()
  for (const [part, { agents = [] } = {}] of Object.entries(parts)) {
    for (const agent of agents) {
      if (!rows.has(agent.id)) rows.set(agent.id, { name: agent.name, of: {} })
      rows.get(agent.id).of[part] = agent
    }
  }
  return [...rows.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** @param {Estimate | undefined} estimate @returns {{low: number, high: number} | undefined} */
function boundsOf(estimate) {
  if (!estimate || !Number.isFinite(estimate.value)) return undefined
  return { low: estimate.low ?? estimate.value, high: estimate.high ?? estimate.value }
}

/** @param {Form} form @param {number} most @param {string} region @returns {{format: any, size: number}} how figures are shown, in which unit */
function formatOf(form, most, region) {
  const maximumFractionDigits = 1
  if (form === "share") return { format: new Intl.NumberFormat(region, { style: "percent", maximumFractionDigits }), size: 1 }
  if (form === "count") return { format: new Intl.NumberFormat(region, { maximumFractionDigits }), size: 1 }
  const [unit, size] = /** @type {[string, number]} */ (most < 120 ? ["second", 1] : most < 7200 ? ["minute", 60] : ["hour", 3600])
  return { format: new Intl.NumberFormat(region, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits }), size }
}
