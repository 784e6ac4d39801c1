import { loadWords } from "../lib/core.js"

/**
 * The words of the section of routing, and those of the staff's pages for what all pages say alike.
 * @param {import("../lib/core.js").Words} staff
 */
export async function loadRoutingWords(staff) {
  const own = await loadWords("routing", staff.locale)
  return {
    staff,
    locale: staff.locale,
    region: staff.region,
    t: (/** @type {string} */ key, /** @type {Record<string, any>} */ values = {}) => (key.startsWith("routing.") ? own : staff).t(key, values),
    number: (/** @type {number} */ value) => staff.number(value),
    moment: (/** @type {string} */ at) => staff.moment(at),
    span: (/** @type {number} */ low, /** @type {number} */ high) => staff.span(low, high),
  }
}
