import { h } from "../lib/core.js"
import { diffLines, hunks } from "./text-diff.js"
import { readUnified } from "./unified-diff.js"

/** @typedef {import("./text-diff.js").DiffLine} DiffLine */

/**
 * What differs between two texts, as lines with their signs; each sign stands in words too.
 * @param {string} before @param {string} after @param {{t: (key: string, values?: Record<string, any>) => string}} words
 */
export function diffView(before, after, words) {
  const lines = diffLines(before, after)
  const count = (/** @type {string} */ sign) => lines.filter((line) => line.sign === sign).length
  const [added, removed] = [count("+"), count("-")]
  if (added + removed === 0) return h("p", { class: "muted" }, words.t("bot.same"))
  const { hunks: parts, rest } = hunks(lines)
  return h("div", { class: "diff" }, h("p", { class: "muted" }, words.t("bot.diffCount", { added: words.t("bot.diffAdded", { n: added }), removed: words.t("bot.diffRemoved", { n: removed }) })),
    h("div", { class: "diff__lines", tabindex: "0", role: "group", "aria-label": words.t("bot.changes") },
      h("ol", { class: "diff__list" }, ...parts.flatMap(({ skipped, lines }) => [gap(skipped, words), ...lines.map((line) => row(line, words))]), gap(rest, words))))
}

/**
 * What a server says that differs in one file, with the lines around it.
 * @param {{name: string, diff: string}} file @param {any} words
 */
export function unifiedView({ name, diff }, words) {
  return h("div", { class: "diff diff--short" }, h("p", {}, h("code", { dir: "ltr" }, name)),
    h("div", { class: "diff__lines", tabindex: "0", role: "group", "aria-label": words.t("bot.changesOf", { name }) },
      h("ol", { class: "diff__list" }, ...readUnified(diff).flatMap(({ skipped, lines }) => [gap(skipped, words), ...lines.map((line) => row(line, words))]))))
}

/** @param {number} n @param {any} words */
function gap(n, words) {
  return n > 0 && h("li", { class: "diff__gap" }, words.t("bot.diffGap", { n }))
}

const LOOKS = { "+": "added", "-": "removed", " ": "same" }

/** @param {DiffLine} line @param {any} words */
function row({ sign, text }, words) {
  const look = LOOKS[sign]
  return h("li", { class: `diff__line diff__line--${look}` },
    h("span", { class: "diff__sign", "aria-hidden": "true" }, sign === "-" ? "−" : sign),
    look !== "same" && h("span", { class: "hidden-text" }, words.t(`bot.line.${look}`)), h("code", { dir: "auto" }, text))
}
