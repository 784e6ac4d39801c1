import { h } from "../lib/core.js"

/** @typedef {import("./bot-report.js").Day} Day */

const SPACE = "http://www.w3.org/2000/svg"
const HEIGHT = 100

/**
 * A bar for each day: what the bot answered, and on top of it what it was not sure of; the same as a table.
 * @param {Day[]} days @param {import("./bot-words.js").BotWords} words
 */
export function dayBars(days, words) {
  const most = Math.max(1, ...days.map(({ answered, missed }) => answered + missed))
  const total = (/** @type {"answered" | "missed"} */ name) => days.reduce((sum, day) => sum + day[name], 0)
  const summary = words.t("bot.barsSummary", { answered: total("answered"), missed: total("missed"), days: days.length, most })
  const span = [days[0].day, days[days.length - 1].day].map((day) => h("span", {}, words.day(day)))
  return h("figure", { class: "bars" },
    h("figcaption", { class: "bars__caption" }, h("span", { class: "bars__key bars__key--answered" }, words.t("bot.answered")),
      h("span", { class: "bars__key bars__key--missed" }, words.t("bot.missed")), h("span", { class: "muted" }, words.t("bot.barsMost", { n: most }))),
    drawing(days, most, summary), h("p", { class: "bars__days muted", "aria-hidden": "true" }, ...span), asTable(days, words))
}

/** @param {Day[]} days @param {number} most @param {string} summary */
function drawing(days, most, summary) {
  const bars = days.flatMap(({ answered, missed }, at) => [
    bar(at, answered, 0, most, "bars__bar bars__bar--answered"), bar(at, missed, answered, most, "bars__bar bars__bar--missed"),
  ])
  const svg = shape("svg", { class: "bars__drawing", viewBox: `0 0 ${days.length} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": summary })
  svg.append(...bars.flatMap((one) => one ?? []))
  return svg
}

/** @param {number} at @param {number} count @param {number} below @param {number} most @param {string} name */
function bar(at, count, below, most, name) {
  if (count === 0) return undefined
  const height = (count / most) * HEIGHT
  return shape("rect", { class: name, x: at + 0.12, width: 0.76, y: HEIGHT - height - (below / most) * HEIGHT, height })
}

/** @param {string} tag @param {Record<string, string | number>} attributes */
function shape(tag, attributes) {
  const element = document.createElementNS(SPACE, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  return element
}

/** @param {Day[]} days @param {import("./bot-words.js").BotWords} words */
function asTable(days, words) {
  const columns = /** @type {const} */ (["answered", "missed", "resolved", "contained", "helped", "notHelped"])
  const head = h("tr", {}, ...["day", ...columns].map((name) => h("th", { scope: "col" }, words.t(`bot.${name}`))))
  const rows = days.filter((day) => columns.some((name) => day[name] > 0)).reverse().map((day) => h("tr", {},
    h("th", { scope: "row" }, words.day(day.day)), ...columns.map((name) => h("td", { class: "number" }, words.number(day[name])))))
  return h("details", { class: "bars__table" }, h("summary", {}, words.t("bot.asTable")),
    h("div", { class: "bot__scroller", tabindex: "0", role: "group", "aria-label": words.t("bot.byDay") }, h("table", { class: "table" }, h("thead", {}, head), h("tbody", {}, ...rows))))
}
