import { h, keyedList } from "../lib/core.js"
import { askLine } from "./ask-line.js"
import { BotPanel } from "./bot-panel.js"
import { articleFor } from "./new-article.js"
import { publishDraft } from "./publish-draft.js"
import "./hark-bot-suggestion.js"

/** @typedef {import("./hark-bot-suggestion.js").Suggestion} Suggestion @typedef {import("./hark-bot-suggestion.js").Accepted} Accepted */
/** @typedef {{items: Suggestion[], foundAt?: string, conversations?: number}} Found */

const STATES = /** @type {const} */ (["open", "accepted", "dismissed"])
const KINDS = ["gap", "answer", "example", "misleadingRule", "shadowedRule", "idleRule"]

/** What Hark proposes after it read ended conversations, and what was said to that. */
class HarkBotSuggestions extends BotPanel {
  /** @type {typeof STATES[number]} */
  #state = "open"
  /** @type {Found} */
  #found = { items: [] }
  /** What came of those that were accepted on this page, by id. @type {Map<string, Accepted>} */
  #accepted = new Map()
  #isBusy = false
  #status = h("p", { class: "muted", role: "status" })
  #states = h("div", { class: "text__views", role: "group" })
  #search = h("button", { class: "button", type: "button", id: "suggestions-find", click: () => this.#find() })
  #body = h("div", { class: "suggestions" })
  /** The list of each kind, with the part of the page that it stands in. @type {Map<string, {part: any, list: any}>} */
  #kinds = new Map()

  async load() {
    const state = this.#state
    const [found] = await Promise.all([this.room.request((api) => api.get("/suggestions", { state })), this.room.work.load()])
    if (state === this.#state) this.#take(found)
  }

  draw() {
    if (this.#body.parentElement !== this) this.#build()
    for (const button of /** @type {any} */ (this.#states.children)) button.setAttribute("aria-pressed", String(button.dataset.state === this.#state))
    this.#search.setAttribute("aria-disabled", String(this.isOffline || this.#isBusy))
    this.#status.textContent = this.#about()
    for (const kind of new Set([...KINDS, ...this.#found.items.map((one) => one.kind)])) this.#drawKind(kind)
  }

  #build() {
    if (this.#states.childElementCount === 0) this.#listen()
    this.replaceChildren(h("div", { class: "row tabs__bar" }, this.#states, this.#search), this.#status, this.#body)
  }

  #listen() {
    this.#states.setAttribute("aria-label", this.t("bot.suggestion.which"))
    this.#states.append(...STATES.map((state) => h("button", { class: "button button--small text__view", type: "button", "data-state": state, click: () => this.#turn(state) }, this.t(`bot.suggestion.${state}`))))
    this.#search.append(this.t("bot.suggestion.find"))
    const on = (/** @type {string} */ what, /** @type {(detail: any) => void} */ action) =>
      this.addEventListener(`hark:suggestion-${what}`, (/** @type {any} */ event) => action(event.detail))
    on("accept", ({ suggestion, text, title }) => this.#accept(suggestion, { text, title }))
    on("dismiss", ({ suggestion }) => this.#dismiss(suggestion))
    on("write", ({ suggestion }) => this.openFile(articleFor(suggestion, (name) => this.room.work.text(name) !== undefined)))
    on("publish", ({ note }) => this.#publish(note))
  }

  #about() {
    const { items, foundAt, conversations = 0 } = this.#found
    if (this.#isBusy) return this.t("bot.suggestion.finding")
    const looked = foundAt ? this.t("bot.suggestion.looked", { n: conversations, time: this.room.words.moment(foundAt) }) : this.t("bot.suggestion.neverLooked")
    return items.length > 0 ? looked : `${this.t(`bot.suggestion.${this.#state}None`)} ${looked}`
  }

  /** @param {string} kind */
  #drawKind(kind) {
    const items = this.#found.items.filter((one) => one.kind === kind)
    const { part, list } = this.#kinds.get(kind) ?? this.#newKind(kind)
    part.hidden = items.length === 0
    const show = (/** @type {any} */ element, /** @type {Suggestion} */ suggestion) =>
      element.firstElementChild.show({ suggestion, accepted: this.#accepted.get(suggestion.id), isOffline: this.isOffline })
    keyedList(list, items.map((suggestion) => ({ suggestion })), {
      key: ({ suggestion: { id, state } }) => `${id} ${state}`, update: (element, { suggestion }) => show(element, suggestion),
      make: ({ suggestion }) => {
        const card = h("hark-bot-suggestion", { "data-id": suggestion.id })
        card.words = this.room.words
        const element = h("li", {}, card)
        show(element, suggestion)
        return element
      },
    })
  }

  /** @param {string} kind */
  #newKind(kind) {
    const list = h("ul", { class: "suggestions__list" })
    const part = h("section", { class: "bot__part", "aria-labelledby": `suggestions-${kind}` }, h("h3", { id: `suggestions-${kind}` }, this.t(`bot.suggests.${kind}`)), h("p", { class: "muted" }, this.t(`bot.suggests.${kind}What`)), list)
    this.#body.append(part)
    this.#kinds.set(kind, { part, list })
    return { part, list }
  }

  /** @param {typeof STATES[number]} state */
  #turn(state) {
    this.#state = state
    this.#accepted.clear()
    return this.enter()
  }

  #find() {
    return this.#busy(async () => {
      const found = await this.room.request((api) => api.post("/suggestions/find", {}))
      this.#state = "open"
      this.#take(found)
    })
  }

  /** @param {Found} found those that were just accepted stay, with what came of them */
  #take(found) {
    const known = new Set(found.items.map(({ id }) => id))
    const kept = this.#state === "open" ? this.#found.items.filter(({ id }) => this.#accepted.has(id) && !known.has(id)) : []
    this.#found = { ...found, items: [...kept, ...found.items] }
  }

  /** @param {Suggestion} suggestion @param {{text?: string, title?: string}} words as they were mended */
  #accept({ id }, words) {
    return this.#busy(async () => {
      this.#accepted.set(id, await this.room.request((api) => api.post(`/suggestions/${encodeURIComponent(id)}/accept`, words)))
      await this.room.work.load()
      this.room.say(this.t("bot.suggestion.done"))
    }).then(() => { if (this.#accepted.has(id)) this.#card(id)?.focusName() })
  }

  /** @param {Suggestion} suggestion */
  async #dismiss({ id, title }) {
    const reason = await askLine({
      title: this.t("bot.suggestion.dismissTitle"), text: title, label: this.t("bot.reason"), hint: this.t("bot.suggestion.dismissHint"),
      yes: this.t("bot.suggestion.dismiss"), no: this.t("common.cancel"), wrong: (line) => (line ? undefined : this.t("field.missing")),
    })
    if (!reason) return
    const at = this.#found.items.findIndex((one) => one.id === id)
    await this.#busy(async () => {
      await this.room.request((api) => api.post(`/suggestions/${encodeURIComponent(id)}/dismiss`, { reason }))
      this.#found.items = this.#found.items.filter((one) => one.id !== id)
      this.room.say(this.t("bot.suggestion.gone", { title }))
    })
    const next = this.#found.items[Math.min(at, this.#found.items.length - 1)]
    if (next) this.#card(next.id)?.focusName()
    else this.#search.focus()
  }

  /** @param {string} note */
  #publish(note) {
    return this.#busy(async () => {
      if (!await publishDraft(this, note)) return
      this.#accepted.clear()
      await this.load()
    }).then(() => { if (this.#accepted.size === 0) this.#search.focus() })
  }

  /** @param {string} id */
  #card(id) {
    return /** @type {any} */ ([...this.#body.querySelectorAll("hark-bot-suggestion")].find((card) => /** @type {any} */ (card).dataset.id === id))
  }

  /** @param {() => Promise<void>} action what must not be started twice */
  async #busy(action) {
    if (this.#isBusy || this.isOffline) return
    this.#isBusy = true
    this.draw()
    await this.attempt(() => action().catch((error) => this.#refused(error))).finally(() => { this.#isBusy = false })
    this.draw()
  }

  /** @param {any} error when somebody else has decided, the list is read anew */
  async #refused(error) {
    if (error.status === 409) await this.load()
    throw error
  }
}

customElements.define("hark-bot-suggestions", HarkBotSuggestions)
