import { h } from "../lib/core.js"
import { faultWords } from "./fault-words.js"

/**
 * What is wrong with a place of the plan, to stand in a line.
 * @param {import("./plan-work.js").Fault} fault @param {import("./plan-words.js").Words} words @returns {any[]}
 */
export function faultView(fault, words) {
  const { text, quote } = faultWords(fault, words)
  return quote ? [text, h("q", { lang: "en" }, quote)] : [text]
}
