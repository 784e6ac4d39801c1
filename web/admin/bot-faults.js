import { h } from "../lib/core.js"

/** @typedef {import("./bot-work.js").Fault} Fault */

/**
 * What is wrong with the draft: a button for each fault, which leads to its line.
 * @param {Fault[]} faults @param {any} words @param {(fault: Fault) => void} open
 */
export function faultList(faults, words, open) {
  if (faults.length === 0) return null
  return h("section", { class: "admin__summary faults", "aria-labelledby": "bot-faults" },
    h("h4", { id: "bot-faults" }, words.t("bot.faults", { n: faults.length })),
    h("ul", { class: "faults__list", "aria-labelledby": "bot-faults" }, ...faults.map((fault) => h("li", {}, h("button", {
      class: "button button--link faults__fault", type: "button", click: () => open(fault),
    }, h("code", {}, place(fault)), ` ${fault.reason}`)))))
}

/** @param {Fault} fault */
function place({ file, line, keyPath }) {
  return [line ? `${file}:${line}` : file, keyPath].filter(Boolean).join(" · ")
}
