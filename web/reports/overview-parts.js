import { h } from "../lib/core.js"
import { figure } from "./figures.js"
import { isTime, labelOf } from "./labels.js"
import { detailOf, isFew, shiftOf, valueOf } from "./overview-view.js"

/**
 * @typedef {import("./overview-view.js").Row} Row
 * @typedef {import("./overview-view.js").Tile} Tile
 * @typedef {import("./figures.js").Measure} Measure
 * @typedef {import("./report-words.js").ReportWords} Words
 */

/**
 * The sign of a change, beside its words.
 * @type {Record<string, string>}
 */
const ARROWS = { better: "✓", worse: "!", more: "▲", less: "▼", same: "=", unclear: "≈" }

/**
 * The strip of key figures; each leads to its chats, and some to why they changed.
 * @param {Tile[]} tiles @param {Words} words @param {(id: string) => void} open @param {(id: string) => string | undefined} [why]
 */
export function tileList(tiles, words, open, why = () => undefined) {
  return h("ul", { class: "report-tiles", "aria-label": words.t("overview.key") }, ...tiles.map((tile) => h("li", { class: "report-tile" },
    h("span", { class: "report-tile__name" }, tile.name),
    h("button", { class: "report-tile__value number", type: "button", id: `tile-${tile.id}`, "aria-label": words.t("overview.openOf", { name: tile.name, value: tile.value }), click: () => open(tile.id) }, tile.value),
    h("span", { class: "report-tile__detail muted" }, tile.detail), tile.isFew && fewMark(words), tile.shift && shiftMark(tile.shift), whyLink(tile, why(tile.id), words))))
}

/** @param {Tile} tile @param {string | undefined} href @param {Words} words */
function whyLink({ name }, href, words) {
  return href && h("a", { class: "report-tile__why", href, "aria-label": words.t("overview.whyOf", { name }) }, words.t("overview.why"))
}

/**
 * How something has changed, by sign, figure and words.
 * @param {import("./overview-view.js").Shift} shift
 */
export function shiftMark({ text, verdict, words }) {
  return h("span", { class: `report-shift report-shift--${verdict}` }, h("span", { "aria-hidden": "true" }, ARROWS[verdict]), h("span", { class: "number" }, text), h("span", { class: "report-shift__words" }, words))
}

/**
 * Says that a figure rests on few.
 * @param {Words} words
 */
export function fewMark(words) {
  return h("span", { class: "chip chip--warn" }, words.t("figure.few"))
}

/**
 * The groups of a report, one row each and one column for each measure.
 * @param {{rows: Row[], columns: Measure[], by: string, words: Words, order?: {by: string, isDown: boolean}, sort: (id: string) => void, open: (row: string, measure: string) => void}} shown
 */
export function overviewTable({ rows, columns, by, words, order, sort, open }) {
  return h("div", { class: "report-scroller", tabindex: "0", role: "group", "aria-labelledby": "overview-rows" }, h("table", { class: "table report-table", "aria-labelledby": "overview-rows" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words.t(`group.${by}`)), ...columns.map((one) => headCell(one, order, sort)))),
    h("tbody", {}, ...rows.map((row) => h("tr", {}, h("th", { scope: "row" }, labelOf(row, by, words).long), ...columns.map((one) => bodyCell(row, one, by, words, open)))))))
}

/** @param {Measure} measure @param {{by: string, isDown: boolean} | undefined} order @param {(id: string) => void} sort */
function headCell({ id, name }, order, sort) {
  const isOrder = order?.by === id
  const sign = isOrder ? (order.isDown ? "↓" : "↑") : "↕"
  return h("th", { scope: "col", "aria-sort": isOrder && (order.isDown ? "descending" : "ascending") },
    h("button", { class: "report-sort", type: "button", id: `sort-${id}`, click: () => sort(id) }, name, h("span", { "aria-hidden": "true" }, sign)))
}

/**
 * A figure that leads to its chats, and how it changed; in time it is the drawing that shows the period before.
 * @param {Row} row @param {Measure} measure @param {string} by @param {Words} words @param {(row: string, measure: string) => void} open
 */
function bodyCell(row, measure, by, words, open) {
  const value = valueOf(row, measure.id)
  if (value?.value == null) return h("td", { class: "number muted" }, "–")
  const text = figure(value.value, measure.unit, words.region)
  const shift = isTime(by) ? undefined : shiftOf(value, valueOf(row, measure.id, true), measure, words)
  const title = detailOf(value, measure, words)
  const name = labelOf(row, by, words).long
  const content = row.key ? h("button", {
    class: "button button--link number", type: "button", title, id: `cell-${row.key}-${measure.id}`, click: () => open(String(row.key), measure.id),
  }, text, h("span", { class: "hidden-text" }, ` ${words.t("overview.behind", { measure: measure.name, row: name })}`)) : h("span", { title }, text)
  return h("td", { class: "number" }, content, isFew(value, measure) && h("span", { class: "report-few", title: words.t("figure.few") }, ` (${words.t("figure.n", { n: value.n })})`),
    shift && h("span", { class: `report-shift report-shift--${shift.verdict}`, title: shift.words }, h("span", { "aria-hidden": "true" }, ARROWS[shift.verdict]), shift.text, h("span", { class: "hidden-text" }, ` ${shift.words}`)))
}
