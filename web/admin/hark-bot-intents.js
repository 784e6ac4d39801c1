import { h } from "../lib/core.js"
import { pressed, sortRows } from "./bot-report.js"
import { BotRun } from "./bot-run.js"

/**
 * @typedef {{id: string, examples: number, refused: number, precision: number, recall: number, f1: number,
 *   confusedWith: {id: string, count: number}[], misread?: {text: string, readAs: string}[]}} Score
 * @typedef {{intents: number, examples: number, folds?: number, accuracy: number, answered?: number, macroF1: number, falseRefusals: number,
 *   outOfScope: {examples: number, recall?: number}, milliseconds: number, perIntent: Score[], faults?: string[]}} Evaluation
 */

const COLUMNS = /** @type {const} */ (["id", "examples", "recall", "precision", "f1", "refused"])
const SHARES = new Set(["recall", "precision", "f1"])

/** Trains the intents and tells how well they are told apart, each example by a model that has not seen it. */
class HarkBotIntents extends BotRun {
  family = "bot.intents"
  /** @type {Score[]} */
  #scores = []
  #order = { by: "f1", isDown: false }
  #table = h("div", { class: "bot__scroller intents", tabindex: "0", role: "group" })

  /** @param {any} api @param {"draft" | "live"} source */
  ask(api, source) {
    return api.post("/bot/evaluate", { source })
  }

  /** @param {Evaluation} answer */
  summary({ intents, examples, milliseconds }) {
    if (examples === 0) return this.t("bot.intents.none")
    const { locale } = this.room.words
    const time = new Intl.NumberFormat(locale, { style: "unit", unit: "second", maximumFractionDigits: 1 }).format(milliseconds / 1000)
    return this.t("bot.intents.done", { intents, n: examples, time })
  }

  /** @param {Evaluation} answer */
  show(answer) {
    if (answer.examples === 0) return []
    this.#scores = answer.perIntent
    this.#drawTable()
    return [this.#tiles(answer), this.#faults(answer.faults ?? []), this.#table]
  }

  /** @param {Evaluation} answer */
  #tiles({ accuracy, macroF1, outOfScope, falseRefusals }) {
    const { words } = this.room
    const tile = (/** @type {string} */ name, /** @type {number | undefined} */ share, /** @type {Record<string, any>} */ values = {}) => h("div", { class: "bot__tile" },
      h("dt", { class: "muted" }, this.t(`bot.intents.${name}`)), h("dd", { class: "bot__value number" }, share === undefined ? "–" : words.share(share)),
      h("dd", { class: "muted bot__more" }, this.t(`bot.intents.${name}How`, values)))
    return h("dl", { class: "bot__tiles" }, tile("accuracy", accuracy), tile("macroF1", macroF1),
      tile("outOfScope", outOfScope.recall, { n: outOfScope.examples }), tile("falseRefusals", falseRefusals))
  }

  /** @param {string[]} faults */
  #faults(faults) {
    return faults.length > 0 && h("ul", { class: "admin__summary" }, ...faults.map((fault) => h("li", {}, fault)))
  }

  #drawTable() {
    const { locale } = this.room.words
    const rows = sortRows(this.#scores, this.#order, locale)
    this.#table.setAttribute("aria-label", this.t("bot.intents.each"))
    this.#table.replaceChildren(h("table", { class: "table", "aria-label": this.t("bot.intents.each") },
      h("thead", {}, h("tr", {}, ...COLUMNS.map((name) => this.#column(name)), h("th", { scope: "col" }, this.t("bot.intents.column.confusedWith")))),
      h("tbody", {}, ...rows.map((score) => this.#row(score)))))
  }

  /** @param {Score} score */
  #row(score) {
    const { words } = this.room
    const cell = (/** @type {typeof COLUMNS[number]} */ name) => h("td", { class: "number" }, SHARES.has(name) ? words.share(Number(score[name])) : words.number(Number(score[name])))
    return h("tr", {}, h("th", { scope: "row" }, h("code", {}, score.id)), ...COLUMNS.slice(1).map(cell),
      h("td", { class: "intents__confused" }, ...score.confusedWith.map(({ id, count }) => h("span", { class: "chip" }, `${id} × ${words.number(count)}`)), this.#misread(score)))
  }

  /** @param {Score} score */
  #misread({ id, misread = [] }) {
    return misread.length > 0 && h("details", {}, h("summary", { "aria-label": this.t("bot.intents.misreadOf", { name: id }) }, this.t("bot.intents.misread")),
      h("ul", { class: "intents__texts" }, ...misread.map(({ text, readAs }) => h("li", {}, h("q", { dir: "auto" }, text), " → ", h("code", {}, readAs)))))
  }

  /** @param {typeof COLUMNS[number]} name */
  #column(name) {
    const isOrder = this.#order.by === name
    const sign = isOrder ? (this.#order.isDown ? "↓" : "↑") : "↕"
    return h("th", { scope: "col", "aria-sort": isOrder && (this.#order.isDown ? "descending" : "ascending") },
      h("button", { class: "bot__sort", type: "button", id: `intents-sort-${name}`, click: () => this.#sort(name) }, this.t(`bot.intents.column.${name}`),
        h("span", { "aria-hidden": "true", class: isOrder ? "" : "muted" }, sign)))
  }

  /** @param {typeof COLUMNS[number]} name */
  #sort(name) {
    this.#order = pressed(this.#order, name)
    this.#drawTable()
    document.getElementById(`intents-sort-${name}`)?.focus()
  }
}

customElements.define("hark-bot-intents", HarkBotIntents)
