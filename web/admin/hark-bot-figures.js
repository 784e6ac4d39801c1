import { h } from "../lib/core.js"
import { dayBars } from "./bot-bars.js"
import { BotPanel } from "./bot-panel.js"
import { everyDay, isQuiet, pressed, sortRows, spanOf } from "./bot-report.js"

/** @typedef {import("./bot-report.js").Answer} Answer */

const SPANS = [7, 30, 90]
const COLUMNS = /** @type {(keyof Answer)[]} */ (["kind", "id", "count", "helped", "notHelped", "handedOver"])
const KINDS = new Set(["rule", "flow", "intent", "article", "answerer", "choice", "human", "message", "policy", "none"])

/** What the bot did in the last days, and what it did it by. */
class HarkBotFigures extends BotPanel {
  #days = 30
  /** @type {import("./bot-report.js").Report | undefined} */
  #report
  #readAt = 0
  /** @type {import("./bot-report.js").Order} */
  #order = { by: "count", isDown: true }

  async load() {
    const days = this.#days
    const report = await this.room.request((api) => api.get("/reports/bot", spanOf(days, Date.now())))
    if (days !== this.#days) return
    this.#report = report
    this.#readAt = Date.now()
  }

  draw() {
    const report = this.#report
    if (!report) return
    const at = this.contains(document.activeElement) ? document.activeElement?.id : ""
    this.replaceChildren(this.#head(), ...(isQuiet(report) ? [h("p", { class: "tabs__empty muted" }, this.t("bot.quiet"))] : this.#figures(report)))
    if (at) document.getElementById(at)?.focus()
  }

  #head() {
    const select = h("select", { class: "input bot__span", id: "bot-span", change: () => { this.#days = Number(select.value); this.enter() } },
      ...SPANS.map((days) => h("option", { value: days }, this.t("bot.lastDays", { n: days }))))
    select.value = String(this.#days)
    return h("div", { class: "row tabs__bar" }, h("label", { class: "hidden-text", for: "bot-span" }, this.t("bot.span")), select,
      h("span", { class: "muted number" }, this.t("bot.asOf", { time: this.room.words.time(this.#readAt) })),
      h("button", { class: "button button--small", type: "button", id: "bot-refresh", disabled: this.isOffline, click: () => this.enter() }, this.t("bot.refresh")))
  }

  /** @param {import("./bot-report.js").Report} report */
  #figures(report) {
    return [
      this.#tiles(report),
      this.#part("byDay", dayBars(everyDay(report), this.room.words)),
      this.#part("handoffs", this.#handoffs(report)),
      this.#part("byAnswer", this.#answers(report)),
    ]
  }

  /** @param {import("./bot-report.js").Report} report */
  #tiles({ containment, missRate, helpedRate, secondsSaved, contained, resolved, missed, answered, helped, notHelped }) {
    const { words } = this.room
    const share = (/** @type {number | undefined} */ value) => (value === undefined ? "–" : words.share(value))
    const tile = (/** @type {string} */ name, /** @type {string} */ value, /** @type {string} */ more) => h("div", { class: "bot__tile" },
      h("dt", { class: "muted" }, this.t(`bot.${name}`)), h("dd", { class: "bot__value number" }, value), h("dd", { class: "muted bot__more" }, more))
    return h("dl", { class: "bot__tiles" },
      tile("containment", share(containment), this.t("bot.containmentOf", { n: contained, of: resolved })),
      tile("misses", share(missRate), this.t("bot.missesOf", { n: missed, of: missed + answered })),
      tile("helpedRate", share(helpedRate), this.t("bot.helpedOf", { n: helped, of: helped + notHelped })),
      tile("saved", secondsSaved === undefined ? "–" : words.hours(secondsSaved), this.t(secondsSaved === undefined ? "bot.savedUnknown" : "bot.savedHow")))
  }

  /** @param {string} name @param {...Node} content */
  #part(name, ...content) {
    return h("section", { class: "bot__part", "aria-labelledby": `bot-${name}` }, h("h3", { id: `bot-${name}` }, this.t(`bot.${name}`)), ...content)
  }

  /** @param {import("./bot-report.js").Report} report */
  #handoffs({ handoffs }) {
    if (handoffs.length === 0) return h("p", { class: "muted" }, this.t("bot.noHandoffs"))
    const { words } = this.room
    const total = handoffs.reduce((sum, { count }) => sum + count, 0)
    return h("table", { class: "table bot__handoffs", "aria-labelledby": "bot-handoffs" },
      h("thead", {}, h("tr", {}, ...["reason", "handedOver", "share"].map((name) => h("th", { scope: "col" }, this.t(`bot.${name}`))))),
      h("tbody", {}, ...handoffs.map(({ reason, count }) => h("tr", {}, h("th", { scope: "row" }, this.#reason(reason)),
        h("td", { class: "number" }, words.number(count)), h("td", { class: "number" }, words.share(count / total))))))
  }

  /** @param {string} reason */
  #reason(reason) {
    const text = this.t(`event.handoff.${reason}`, { name: this.t("log.customer") })
    return text.startsWith("event.handoff.") ? reason : text
  }

  /** @param {import("./bot-report.js").Report} report */
  #answers({ answers }) {
    if (answers.length === 0) return h("p", { class: "muted" }, this.t("bot.noAnswers"))
    const { words } = this.room
    const cells = (/** @type {Answer} */ one) => COLUMNS.slice(2).map((name) => h("td", { class: "number" }, words.number(Number(one[name]))))
    return h("div", { class: "bot__scroller bot__answers", tabindex: "0", role: "group", "aria-labelledby": "bot-byAnswer" },
      h("table", { class: "table", "aria-labelledby": "bot-byAnswer" }, h("thead", {}, h("tr", {}, ...COLUMNS.map((name) => this.#column(name)))),
        h("tbody", {}, ...sortRows(answers, this.#order, words.locale).map((one) => h("tr", {},
          h("td", {}, this.#kind(one.kind)), h("th", { scope: "row" }, h("code", {}, one.id ?? "–")), ...cells(one))))))
  }

  /** @param {keyof Answer} name */
  #sort(name) {
    if (!this.#report) return
    this.#order = pressed(this.#order, name)
    this.querySelector(".bot__answers")?.replaceWith(this.#answers(this.#report))
    document.getElementById(`bot-sort-${name}`)?.focus()
  }

  /** @param {string} kind */
  #kind(kind) {
    return KINDS.has(kind) ? this.t(`bot.kind.${kind}`) : kind
  }

  /** @param {keyof Answer} name */
  #column(name) {
    const isOrder = this.#order.by === name
    const sort = isOrder && (this.#order.isDown ? "descending" : "ascending")
    const sign = isOrder ? (this.#order.isDown ? "↓" : "↑") : "↕"
    return h("th", { scope: "col", "aria-sort": sort }, h("button", { class: "bot__sort", type: "button", id: `bot-sort-${name}`, click: () => this.#sort(name) },
      this.t(`bot.column.${name}`), h("span", { "aria-hidden": "true", class: isOrder ? "" : "muted" }, sign)))
  }
}

customElements.define("hark-bot-figures", HarkBotFigures)
