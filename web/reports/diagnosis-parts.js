import { h } from "../lib/core.js"
import { csv } from "../lib/csv.js"
import { chatAddress } from "./chats-view.js"
import { download } from "./download.js"

/**
 * @typedef {import("./diagnosis-view.js").Table} Table
 * @typedef {import("./report-words.js").ReportWords} Words
 */

/** Longer cells are words, which may go over several lines. */
const LONGEST_FIGURE = 20

/**
 * A part of the page: what it is called, what it says, and its table, which is a file too.
 * @param {{id: string, title: string, sentence?: string, table?: Table, how?: string, chats?: "list" | "first", more?: any[]}} part @param {Words} words
 */
export function tablePart({ id, title, sentence, table, how, chats, more = [] }, words) {
  const key = `${id}-title`
  const file = table && h("button", { class: "button button--small", type: "button", id: `${id}-csv`, "aria-label": words.t("chart.csvOf", { name: title }), click: () => save(id, table) }, "CSV")
  return h("section", { class: "report-part", "aria-labelledby": key },
    h("div", { class: "row report-part__bar" }, h("h3", { id: key }, title), file),
    sentence && h("p", {}, sentence), ...more, table && tableOf(key, table, chats, words), how && h("p", { class: "muted" }, how))
}

/** @param {string} id @param {Table} table */
function save(id, { head, rows }) {
  download(`hark-${id}.csv`, csv([head, ...rows.map(({ bare }) => bare)]))
}

/** @param {string} key @param {Table} table @param {"list" | "first" | undefined} chats @param {Words} words */
function tableOf(key, { head, rows }, chats, words) {
  return h("div", { class: "report-scroller", tabindex: "0", role: "group", "aria-labelledby": key }, h("table", { class: "table report-table report-table--words", "aria-labelledby": key },
    h("thead", {}, h("tr", {}, ...head.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...rows.map((row) => h("tr", {}, ...row.cells.map((cell, at) => cellOf(cell, at, row, chats)), chats === "list" && h("td", {}, chatList(row, words)))))))
}

/** @param {string} text @param {number} at @param {Table["rows"][0]} row @param {"list" | "first" | undefined} chats */
function cellOf(text, at, { chats: [first] = [] }, chats) {
  if (at > 0) return h("td", { class: text.length <= LONGEST_FIGURE && "number" }, text)
  return h("th", { scope: "row" }, chats === "first" && first ? h("a", { href: chatAddress(first) }, text) : text)
}

/** @param {Table["rows"][0]} row @param {Words} words the chats behind a row, shown when somebody wants them */
function chatList({ chats = [], count = chats.length, cells }, words) {
  if (chats.length === 0) return "–"
  const name = words.t("diagnosis.behind", { n: chats.length, of: count, name: cells[0] })
  return h("details", { class: "report-behind" }, h("summary", { "aria-label": name }, words.t("diagnosis.shown", { n: chats.length, of: count })),
    h("ul", { class: "report-behind__list" }, ...chats.map((id, at) => h("li", {}, h("a", { href: chatAddress(id) }, words.t("suggestion.chat", { n: at + 1 }))))))
}
