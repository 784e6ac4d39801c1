import { h } from "../lib/core.js"
import { newDialog } from "../staff/hark-dialog.js"
import { chatAddress } from "./chats-view.js"
import { suggestionWords } from "./suggestion-words.js"
import { gainWords, nextOf, outcomeOf } from "./suggestions-view.js"

/**
 * @typedef {import("./suggestions-view.js").Suggestion} Suggestion
 * @typedef {{words: import("./report-words.js").ReportWords, measures: import("./figures.js").Measure[], people: {id: string, name: string}[], isOffline: boolean,
 *   act: (id: string, change: {status?: string, owner?: string, note?: string}) => void}} Room
 */

const LONGEST_NOTE = 500

/** One suggestion: what to do, why, what it would bring, who does it, and what came of it. */
export class SuggestionCard {
  /** @param {Suggestion} suggestion @param {Room} room */
  constructor(suggestion, room) {
    this.suggestion = suggestion
    this.room = room
    this.told = suggestionWords(suggestion, room.words)
    this.element = this.#draw()
  }

  #draw() {
    const { suggestion: one, room: { words } } = this
    const { title, detail } = this.told
    return h("article", { class: "suggestion-card", id: `suggestion-${one.id}`, tabindex: "-1", "aria-labelledby": `suggestion-${one.id}-title` },
      h("div", { class: "row" }, h("span", { class: "chip chip--accent" }, words.t(`kind.${one.kind}`)), h("span", { class: "chip" }, words.t(`effort.${one.effort}`)), this.#when()),
      h("h3", { id: `suggestion-${one.id}-title` }, title), h("p", { class: "suggestion-card__detail" }, detail),
      h("p", {}, gainWords(one, this.room.measures, words)), one.note && h("p", { class: "muted" }, words.t("suggestion.note", { note: one.note })),
      this.#evidence(), this.#outcome(), this.#foot())
  }

  #when() {
    const { suggestion: { at, decidedAt, status }, room: { words } } = this
    return h("span", { class: "muted number" }, decidedAt ? words.t(`suggestion.at.${status}`, { time: words.moment(decidedAt) }) : words.t("suggestion.at.proposed", { time: words.moment(at) }))
  }

  #evidence() {
    const { suggestion: { evidence, id }, room: { words } } = this
    if (evidence.conversations.length === 0) return h("p", { class: "muted" }, words.t("suggestion.evidence", { n: evidence.count }))
    return h("details", { class: "report-what" }, h("summary", { id: `suggestion-${id}-why` }, words.t("suggestion.evidence", { n: evidence.count })),
      h("ul", { class: "suggestion-card__chats" }, ...evidence.conversations.map((chat, at) => h("li", {}, h("a", { href: chatAddress(chat) }, words.t("suggestion.chat", { n: at + 1 }))))))
  }

  #outcome() {
    const { suggestion: { outcome, status }, room: { words, measures } } = this
    if (!outcome) return status === "accepted" || status === "done" ? h("p", { class: "muted" }, words.t("outcome.waiting")) : undefined
    const { name, verdict, words: text, rows } = outcomeOf(outcome, measures, words)
    return h("div", { class: "suggestion-card__outcome" }, h("p", { class: `suggestion-card__verdict suggestion-card__verdict--${verdict}` }, text),
      h("table", { class: "table report-table report-table--small", "aria-label": words.t("outcome.of", { measure: name }) },
        h("thead", {}, h("tr", {}, ...[name, words.t("outcome.before"), words.t("outcome.after")].map((head) => h("th", { scope: "col" }, head)))),
        h("tbody", {}, ...rows.map(([head, ...cells]) => h("tr", {}, h("th", { scope: "row" }, head), ...cells.map((cell) => h("td", { class: "number" }, cell)))))))
  }

  #foot() {
    const { suggestion: one, room: { words, isOffline } } = this
    const buttons = nextOf(one).map((status, at) => h("button", {
      class: `button button--small${at === 0 && status !== "proposed" ? " button--primary" : ""}`, type: "button", id: `suggestion-${one.id}-${status}`, disabled: isOffline,
      "aria-describedby": `suggestion-${one.id}-title`, click: () => this.#go(status),
    }, words.t(`suggestion.do.${status}`)))
    return h("div", { class: "row suggestion-card__foot" }, this.#owner(), ...buttons, isOffline && h("span", { class: "muted" }, words.t("suggestion.offline")))
  }

  #owner() {
    const { suggestion: { id, owner }, room: { words, people, isOffline, act } } = this
    const all = [{ id: "", name: words.t("suggestion.nobody") }, ...people, ...(owner && !people.some((one) => one.id === owner.id) ? [owner] : [])]
    const select = h("select", { class: "input suggestion-card__owner", id: `suggestion-${id}-owner`, disabled: isOffline, change: () => act(id, { owner: select.value }) },
      ...all.map((one) => h("option", { value: one.id }, one.name)))
    select.value = owner?.id ?? ""
    return h("div", { class: "row" }, h("label", { for: `suggestion-${id}-owner` }, words.t("suggestion.owner")), select)
  }

  /** @param {string} status */
  async #go(status) {
    const { suggestion: { id }, room: { act } } = this
    if (status !== "declined") return act(id, { status })
    const note = await this.#askWhy()
    if (note !== undefined) act(id, { status, ...(note ? { note } : {}) })
  }

  /**
   * Why it is declined, which one may leave open.
   * @returns {Promise<string | undefined>} nothing when it isn't declined after all
   */
  async #askWhy() {
    const { room: { words }, told } = this
    const field = h("textarea", { class: "input", id: "decline-note", rows: "3", maxlength: String(LONGEST_NOTE) })
    const body = [h("p", { class: "muted" }, told.title), h("div", { class: "field" }, h("label", { class: "field__label", for: "decline-note" }, words.t("suggestion.why")), field),
      h("div", { class: "dialog__actions" }, h("button", { class: "button", value: "no" }, words.t("common.cancel")), h("button", { class: "button button--primary", value: "yes" }, words.t("suggestion.do.declined")))]
    const answer = await newDialog().open({ title: words.t("suggestion.declineTitle"), body, first: field })
    return answer === "yes" ? field.value.trim() : undefined
  }
}
