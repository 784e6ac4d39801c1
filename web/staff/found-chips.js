import { h, icon } from "../lib/core.js"
import { entityChips } from "./entities.js"
import { ICONS } from "./icons.js"

/** @typedef {import("./entities.js").EntityChip} EntityChip */

const SHOWN_AT_FIRST = 6
const COPY = "M7 7h9v9H7zM4 13V4h9"

/** @type {WeakMap<Element, string>} */
const drawn = new WeakMap()

/**
 * Puts chips under the messages of a log in which something was found.
 * @param {Element} list the log's rows @param {Map<number, import("./entities.js").Entity[]>} found by the message's seq @param {any} words
 */
export function showFound(list, found, words) {
  for (const row of /** @type {any} */ (list.children)) {
    const entities = found.get(Number(row.dataset.key?.slice(1)))
    const bubble = entities && row.querySelector(":scope > .bubble")
    if (!bubble) continue
    const signature = JSON.stringify(entities)
    const old = bubble.nextElementSibling
    if (old?.matches(".found") && drawn.get(old) === signature) continue
    if (old?.matches(".found")) old.remove()
    const chips = foundChips(entityChips(entities, words), words)
    drawn.set(chips, signature)
    bubble.after(chips)
  }
}

/**
 * They stand in a log that is read out as it grows, but are no news themselves.
 * @param {EntityChip[]} chips @param {any} words
 */
function foundChips(chips, words) {
  const items = chips.map((chip) => h("li", {}, foundChip(chip, words)))
  const later = items.slice(SHOWN_AT_FIRST)
  const list = h("ul", { class: "found", "aria-label": words.t("found.label"), "aria-live": "off" }, ...items.slice(0, SHOWN_AT_FIRST))
  if (later.length === 0) return list
  const more = h("button", { class: "chip found__chip found__chip--more", type: "button" }, words.t("found.more", { n: later.length }))
  const item = h("li", {}, more)
  more.addEventListener("click", () => { item.replaceWith(...later); later[0].querySelector("button")?.focus() })
  list.append(item)
  return list
}

/** @param {EntityChip} chip @param {any} words */
function foundChip({ kind, text, action, value }, words) {
  const content = [h("span", { class: "found__kind" }, kind), " ", h("bdi", { class: "found__value" }, text)]
  if (!action) return h("span", { class: "chip found__chip" }, ...content)
  const tell = (/** @type {Event} */ event) => event.target?.dispatchEvent(new CustomEvent(`hark:${action}`, { bubbles: true, detail: { text: value } }))
  return h("button", { class: `chip found__chip found__chip--${action}`, type: "button", title: words.t(`found.${action}`, { value }), click: tell },
    icon(action === "search" ? ICONS.search : COPY), ...content)
}
