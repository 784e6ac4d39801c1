/** @typedef {import("../lib/core.js").Words} Words */

const PARTS = ["language", "pattern", "all", "any", "none"]

/**
 * What makes a rule of the bot answer, in words: of these lines one must hold.
 * @param {{when?: Record<string, string | string[]>[]}} rule @param {Words} words
 * @returns {string[]} one line for each condition
 */
export function conditionLines({ when = [] }, words) {
  if (when.length === 0) return [words.t("rule.onlyChoices")]
  return when.map((condition) => PARTS.flatMap((part) => {
    const text = [condition[part] ?? []].flat().join(", ")
    return text ? words.t(`rule.${part}`, { text }) : []
  }).join("; "))
}

/**
 * The buttons under the answer, each with the rule that it leads to.
 * @param {{choices?: {label: Record<string, string>, goto?: string}[]}} rule
 * @returns {string[]}
 */
export function choiceLines({ choices = [] }) {
  return choices.map(({ label, goto }) => Object.values(label).join(" · ") + (goto ? ` → ${goto}` : ""))
}
