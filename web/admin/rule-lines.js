import { h } from "../lib/core.js"
import { conditionWords, outcomeWords } from "./plan-words.js"

/** @param {any} when @param {import("./plan-words.js").Words} words */
export function whenLines(when, words) {
  const conditions = conditionWords(when, words)
  return conditions.length > 0 ? h("ul", { class: "rules__lines" }, ...conditions.map((one) => h("li", {}, one))) : words.t("routing.rules.always")
}

/** @param {any} then @param {import("./plan-words.js").Words} words */
export function thenLines(then, words) {
  const [queue, ...more] = outcomeWords(then, words)
  return h("ul", { class: "rules__lines" }, h("li", {}, h("strong", {}, `→ ${queue}`)), ...more.map((one) => h("li", {}, one)))
}

/**
 * Rules that can only be read.
 * @param {any[]} rules @param {string} label @param {import("./plan-words.js").Words} words
 */
export function ruleTable(rules, label, words) {
  const column = (/** @type {string} */ name) => h("th", { scope: "col" }, words.t(`routing.rules.column.${name}`))
  const row = (/** @type {any} */ rule, /** @type {number} */ n) => h("tr", {}, h("td", { class: "number rules__order" }, String(n + 1)), h("th", { scope: "row", dir: "auto" }, rule.name),
    h("td", { dir: "auto" }, whenLines(rule.when, words)), h("td", { dir: "auto" }, thenLines(rule.then, words)))
  return h("table", { class: "table rules", "aria-label": label }, h("thead", {}, h("tr", {}, ...["order", "name", "when", "then"].map(column))), h("tbody", {}, ...rules.map(row)))
}
