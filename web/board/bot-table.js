import { h, loadWords } from "../lib/core.js"
import { isQuiet, spanOf } from "../admin/bot-report.js"
import { measureRows, SPANS } from "./bot-sums.js"

/** @typedef {import("../lib/core.js").Words} Words */
/** @typedef {import("./bot-sums.js").Row} Row */

/**
 * What the folded panel of the bot shows once it is open.
 * @param {import("../staff/shell.js").Shell} shell
 */
export async function readTable(shell) {
  const words = await loadWords("board", shell.words.locale)
  const now = Date.now()
  const reports = await Promise.all(SPANS.map((days) => shell.request((api) => api.get("/reports/bot", spanOf(days, now)))))
  const asOf = h("p", { class: "botsums__age muted number" }, words.t("bot.asOf", { time: words.time(now) }))
  if (isQuiet(reports[reports.length - 1])) return [h("p", { class: "muted" }, words.t("bot.quiet")), asOf]
  return [table(measureRows(reports), words), asOf]
}

/** @param {Row[]} rows @param {Words} words */
function table(rows, words) {
  const head = SPANS.map((days) => h("th", { scope: "col" }, words.t(days === 1 ? "bot.today" : "bot.days", { n: days })))
  return h("table", { class: "table botsums__table" },
    h("caption", { class: "hidden-text" }, words.t("bot.caption")),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words.t("bot.measure")), ...head)),
    h("tbody", {}, ...rows.map((row) => h("tr", { class: row.reason && "botsums__reason" },
      h("th", { scope: "row" }, name(row, words)), ...row.cells.map((cell) => h("td", { class: "number" }, figure(cell, words)))))))
}

/** @param {Row} row @param {Words} words */
function name({ name, reason }, words) {
  const text = words.t(reason ? `bot.reason.${reason}` : `bot.${name}`)
  return reason && text.startsWith("bot.reason.") ? reason : text
}

/** @param {import("./bot-sums.js").Cell} cell @param {Words} words */
function figure({ n, of, share }, words) {
  if (of === undefined) return words.number(n)
  if (share === undefined) return "–"
  const percent = new Intl.NumberFormat(words.region, { style: "percent" }).format(share)
  return words.t("bot.shareOf", { share: percent, n: words.number(n), of: words.number(of) })
}
