import { h } from "../lib/core.js"
import { whyRouted } from "./why-routed.js"

export { wholeRouting } from "./why-events.js"

/**
 * Fills a box below its summary with why the conversation's agent has it; fetched when the box is opened.
 * @param {Element} box @param {HarkEvent[]} events those that tell how it was routed @param {import("../lib/core.js").Words} words
 */
export function showWhy(box, events, words) {
  const [summary] = box.children
  const why = whyRouted(events, words)
  box.replaceChildren(summary, ...(why ? parts(why, words) : [h("p", { class: "muted" }, words.t("why.nobody"))]))
}

/** @param {import("./why-routed.js").Why} why @param {import("../lib/core.js").Words} words */
function parts({ facts, candidates, excluded }, words) {
  return [
    h("dl", { class: "routed__facts" }, ...facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", { dir: "auto" }, value)])),
    ...list(words.t("why.could"), candidates.map(({ name, text, isChosen }) => h("li", { "aria-current": isChosen && "true" },
      h("b", { dir: "auto" }, name), " ", h("span", { class: "muted" }, text)))),
    ...list(words.t("why.couldNot"), excluded.map((text) => h("li", { dir: "auto" }, text))),
  ]
}

/** @param {string} title @param {HTMLElement[]} items */
function list(title, items) {
  return items.length ? [h("h3", { class: "routed__title" }, title), h("ul", { class: "routed__list" }, ...items)] : []
}
