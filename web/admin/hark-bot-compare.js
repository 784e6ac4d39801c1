import { h } from "../lib/core.js"
import { BotRun } from "./bot-run.js"
import { wordOf } from "./why-view.js"

/**
 * @typedef {{text: string, reason: string, id?: string, outcome: string, handoff?: string}} Said
 * @typedef {{answered: number, missed: number, handedOff: number}} Totals
 * @typedef {{conversations: number, turns: number, same: number, totals: {live: Totals, draft: Totals},
 *   differences: {conversation: string, number?: number, at: string, customer: string, live: Said, draft: Said}[]}} Comparison
 */

const LIMITS = [50, 100, 200, 500]
const OUTCOMES = /** @type {const} */ (["answered", "missed", "handedOff"])

/** What the draft would have said to the customers of the last conversations, where it differs. */
class HarkBotCompare extends BotRun {
  family = "bot.compare"
  needsDraft = true
  #limit = h("select", { class: "input", id: "compare-limit" }, ...LIMITS.map((n) => h("option", { value: n, selected: n === 100 }, String(n))))
  #language = h("select", { class: "input", id: "compare-language" })

  controls() {
    const option = (/** @type {string} */ value, /** @type {string} */ key) => h("option", { value }, this.t(key))
    this.#language.append(option("", "bot.compare.all"), option("en", "bot.language.en"), option("zh-CN", "bot.language.zh"))
    return [{ name: "bot.compare.limit", control: this.#limit }, { name: "bot.try.language", control: this.#language }]
  }

  /** @param {any} api */
  ask(api) {
    return api.post("/bot/draft/compare", { limit: Number(this.#limit.value), language: this.#language.value || undefined })
  }

  /** @param {Comparison} answer */
  summary({ conversations, turns, same }) {
    if (turns === 0) return this.t("bot.compare.none")
    return this.t(same === turns ? "bot.compare.same" : "bot.compare.differ", { n: turns - same, turns, conversations })
  }

  /** @param {Comparison} answer */
  show({ turns, same, differences, totals }) {
    const isCut = differences.length < turns - same
    return [
      turns > 0 && this.#totals(totals), isCut && h("p", { class: "muted" }, this.t("bot.compare.first", { n: differences.length })),
      differences.length > 0 && h("ol", { class: "compare", "aria-label": this.t("bot.compare.list") }, ...differences.map((one) => this.#difference(one))),
    ]
  }

  /** @param {Comparison["totals"]} totals */
  #totals(totals) {
    const { words } = this.room
    const row = (/** @type {string} */ key, /** @type {Totals} */ sums) => h("tr", {}, h("th", { scope: "row" }, this.t(key)), ...OUTCOMES.map((name) => h("td", { class: "number" }, words.number(sums[name]))))
    const name = this.t("bot.compare.totals")
    return h("div", { class: "bot__scroller compare__totals", tabindex: "0", role: "group", "aria-label": name }, h("table", { class: "table", "aria-label": name },
      h("thead", {}, h("tr", {}, h("td", {}), ...OUTCOMES.map((one) => h("th", { scope: "col" }, this.t(`bot.compare.${one}`))))),
      h("tbody", {}, row("bot.speaks", totals.live), row("bot.draft", totals.draft))))
  }

  /** @param {Comparison["differences"][number]} difference */
  #difference({ conversation, at, customer, live, draft }) {
    const link = h("a", { href: `/console/#${encodeURIComponent(conversation)}` }, this.room.words.moment(at))
    return h("li", { class: "compare__one" }, h("p", { class: "compare__asked", dir: "auto" }, customer), h("p", { class: "muted" }, link),
      h("div", { class: "compare__sides" }, this.#side("bot.speaks", live), this.#side("bot.draft", draft)))
  }

  /** @param {string} key @param {Said} said */
  #side(key, { text, reason, id, outcome, handoff }) {
    const { words } = this.room
    return h("section", { class: "compare__side" }, h("h4", { class: "muted" }, this.t(key)), h("p", { dir: "auto", class: "compare__said" }, text),
      h("p", {}, h("span", { class: `chip ${outcome === "missed" ? "chip--warn" : ""}` }, wordOf(words, "bot.outcome", outcome)),
        reason !== "none" && h("span", { class: "muted" }, " ", wordOf(words, "bot.kind", reason), id && " ", id && h("code", {}, id)), handoff && h("span", { class: "muted" }, ` · ${wordOf(words, "event.handoff", handoff)}`)))
  }
}

customElements.define("hark-bot-compare", HarkBotCompare)
