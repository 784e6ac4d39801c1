import { h, keyedList, link, textNodes } from "../lib/core.js"
import { wordOf } from "./why-view.js"

/**
 * @typedef {import("./bench-talk.js").Turn} Turn @typedef {import("./bot-words.js").BotWords} Words
 * @typedef {{words: Words, shown: number, tap: (choice: import("./bench-talk.js").Choice) => void, why: (key: number) => void}} Telling
 *   `shown`: the turn that is explained beside
 * @typedef {{key: string, asked?: string, line?: string, turn?: Turn, isLast?: boolean, isShown?: boolean}} Item
 */

/**
 * Shows a test conversation as the customer would see it; rows stay, so that only what is new is read out.
 * @param {Element} list @param {import("./bench-talk.js").BenchTalk} talk @param {Telling} telling
 */
export function showTalk(list, { turns, pending, lookup, nextKey }, telling) {
  const { words, shown } = telling
  const last = turns.at(-1)
  const items = turns.flatMap((turn) => /** @type {Item[]} */ ([
    { key: `a${turn.key}`, asked: turn.asked }, { key: `r${turn.key}`, turn, isLast: turn === last && pending === undefined, isShown: turn.key === shown },
  ]))
  if (pending !== undefined) items.push({ key: `a${nextKey}`, asked: pending })
  if (lookup) items.push({ key: `l${lookup.pause}`, line: words.t("bot.lookup.title") })
  if (items.length === 0) items.push({ key: "empty", line: words.t("bot.try.empty") })
  keyedList(list, items, { key: ({ key }) => key, make: (item) => made(item, telling), update })
}

/** @param {Item} item @param {Telling} telling @returns {HTMLElement} */
function made(item, telling) {
  const { asked, line, turn } = item
  if (line !== undefined) return h("li", { class: "log__line" }, line)
  if (!turn) return h("li", { class: "message message--mine message--first" }, h("span", { class: "message__sender" }, telling.words.t("log.customer")), h("div", { class: "bubble", dir: "auto" }, asked))
  const element = replied(turn, telling)
  update(element, item)
  return element
}

/** @param {Turn} turn @param {Telling} telling */
function replied({ key, number, reply }, { words, tap, why }) {
  const meta = [reply?.asksFeedback && words.t("bot.try.asksFeedback"), reply?.handoff && wordOf(words, "event.handoff", reply.handoff.reason)].filter(Boolean)
  return h("li", { class: "message message--bot message--first" }, h("span", { class: "message__sender" }, words.t("log.bot")),
    reply && h("div", { class: "bubble", dir: "auto" }, ...textNodes(reply.text)),
    reply && h("div", { class: "panel__actions" }, ...reply.links.map(({ title, url }) => h("p", { class: "panel__link" }, link(url, title))),
      ...reply.choices.map((choice) => h("button", { class: "button panel__choice", type: "button", click: () => tap(choice) }, choice.label))),
    meta.length > 0 && h("p", { class: "message__meta" }, meta.join(" · ")),
    h("button", { class: "button button--small button--quiet bench__why-button", type: "button", "aria-label": words.t("bot.try.whyOne", { n: number }), click: () => why(key) }, words.t("bot.try.why")))
}

/** @param {Element} element @param {Item} item only the last reply can still be tapped */
function update(element, { turn, isLast, isShown }) {
  if (!turn) return
  for (const choice of /** @type {any} */ (element.querySelectorAll(".panel__choice"))) choice.disabled = !isLast
  element.classList.toggle("bench__shown", isShown)
  element.querySelector(".bench__why-button")?.setAttribute("aria-pressed", String(isShown))
}
