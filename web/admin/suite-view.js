import { h } from "../lib/core.js"

/**
 * @typedef {{dialogue: string, turn: number, line?: number, reason: string}} Difference
 * @typedef {{passed: number, failed: number, milliseconds: number, items: {file: string, dialogues: number, difference?: Difference}[]}} Suite
 */

/**
 * How the scripted dialogues went, file by file; those that fail come first.
 * @param {Suite} suite @param {import("./bot-words.js").BotWords} words @param {((file: string, line?: number) => void) | undefined} open
 */
export function suiteView({ items }, words, open) {
  if (items.length === 0) return h("p", { class: "muted" }, words.t("bot.dialogues.none"))
  const inOrder = [...items].sort((a, b) => Number(Boolean(b.difference)) - Number(Boolean(a.difference)))
  return h("ul", { class: "suite", "aria-label": words.t("bot.dialogues") }, ...inOrder.map((item) => row(item, words, open)))
}

/** @param {Suite} suite @param {import("./bot-words.js").BotWords} words */
export function suiteSummary({ passed, failed, milliseconds, items }, words) {
  if (items.length === 0) return ""
  const time = new Intl.NumberFormat(words.locale, { style: "unit", unit: "millisecond" }).format(Math.round(milliseconds))
  return words.t(failed ? "bot.dialogues.failed" : "bot.dialogues.passed", { n: failed || passed, of: passed + failed, time })
}

/** @param {Suite["items"][number]} item @param {import("./bot-words.js").BotWords} words @param {((file: string, line?: number) => void) | undefined} open */
function row({ file, dialogues, difference }, words, open) {
  return h("li", { class: "suite__file" }, h("div", { class: "suite__head" }, h("code", { dir: "ltr" }, file),
    h("span", { class: `chip ${difference ? "chip--bad" : "chip--good"}` }, words.t(difference ? "bot.dialogues.fails" : "bot.dialogues.passes")),
    h("span", { class: "muted" }, words.t("bot.dialogues.count", { n: dialogues }))),
  difference && h("p", {}, words.t("bot.dialogues.where", { dialogue: difference.dialogue, turn: difference.turn })),
  difference && h("pre", { class: "bot__difference", dir: "auto", tabindex: "0", role: "group", "aria-label": words.t("bot.dialogues.firstIn", { file }) }, difference.reason),
  difference && open && h("button", { class: "button button--small", type: "button", click: () => open(file, difference.line) }, words.t("bot.dialogues.open")))
}
