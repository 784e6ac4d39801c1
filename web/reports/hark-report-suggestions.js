import { h } from "../lib/core.js"
import { reasonWords } from "../staff/log-items.js"
import { namedMeasures } from "./overview-view.js"
import { ReportPanel } from "./report-panel.js"
import { quietBox } from "./report-states.js"
import { SuggestionCard } from "./suggestion-card.js"
import { countsOf, ofStatus, PATH, STATUSES } from "./suggestions-view.js"

/** What could be done better, why, what it would bring, and what came of what was done. */
class HarkReportSuggestions extends ReportPanel {
  /** @type {import("./suggestions-view.js").Suggestion[] | undefined} */
  #all
  /** @type {import("./figures.js").Measure[]} */
  #measures = []
  /** @type {{id: string, name: string}[]} */
  #people = []
  /** @type {{searchedAt?: string, conversations?: number}} */
  #search = {}
  #isSearching = false

  get #status() {
    return STATUSES.includes(this.query.status) ? this.query.status : STATUSES[0]
  }

  drawHead() {
    const { words, go } = this.room
    const counts = countsOf(this.#all ?? [])
    this.head.replaceChildren(h("div", { class: "row", role: "group", "aria-label": words.t("suggestions.states") }, ...STATUSES.map((status) => h("button", {
      class: "button button--small report-toggle", type: "button", id: `suggestions-${status}`, "aria-pressed": String(status === this.#status), click: () => go({ status }),
    }, this.#all ? words.t("suggestions.count", { name: words.t(`suggestions.${status}`), n: counts[status] }) : words.t(`suggestions.${status}`)))), this.#searchRow())
  }

  /** When Hark looked last, and a way to let it look now. */
  #searchRow() {
    const { words } = this.room
    const { searchedAt, conversations = 0 } = this.#search
    const last = this.#isSearching ? words.t("suggestions.searching") : searchedAt ? words.t("suggestions.searched", { time: words.moment(searchedAt), n: conversations }) : ""
    return h("div", { class: "row" }, h("button", {
      class: "button button--small", type: "button", id: "suggestions-search", disabled: this.isOffline, "aria-disabled": String(this.#isSearching), click: () => this.#look(),
    }, words.t("suggestions.search")), h("span", { class: "muted", role: "status" }, last))
  }

  async #look() {
    if (this.#isSearching) return
    this.#isSearching = true
    this.redrawHead()
    try {
      this.#take(await this.room.request((api) => api.post(PATH)))
      this.redraw()
    } catch (error) {
      await this.#refused(/** @type {any} */ (error))
    } finally {
      this.#isSearching = false
      this.redrawHead()
    }
  }

  /** @param {{suggestions: import("./suggestions-view.js").Suggestion[], searchedAt?: string, conversations?: number}} answer */
  #take({ suggestions, ...search }) {
    this.#all = suggestions
    this.#search = search
    this.fresh()
  }

  /** @param {boolean} again */
  async read(again) {
    if (!again && this.#all) return
    const [found, { measures }, people] = await this.room.request((api) => Promise.all([
      api.get(PATH), api.get("/reports/measures"), api.list("/agents").catch(() => []),
    ]))
    this.#measures = namedMeasures(measures, this.room.words)
    this.#people = people.map((/** @type {any} */ { id, name }) => ({ id, name }))
    this.#take(found)
  }

  draw() {
    const all = ofStatus(this.#all ?? [], this.#status)
    const status = this.#status
    if (all.length === 0) return [quietBox(this.t(`suggestions.none.${status}`), this.t("suggestions.noneWhy"))]
    const cards = all.map((one) => new SuggestionCard(one, {
      words: this.room.words, measures: this.#measures, people: this.#people, isOffline: this.isOffline, act: (id, change) => this.#act(id, change),
    }).element)
    return [h("h2", { class: "hidden-text" }, this.t(`suggestions.${status}`)), ...cards]
  }

  offlineChanged() {
    if (this.#all && this.isConnected && !this.hidden) this.redraw()
  }

  /** @param {string} id @param {{status?: string, owner?: string, note?: string}} change */
  async #act(id, change) {
    const { words } = this.room
    const before = this.#all?.find((one) => one.id === id)?.status
    try {
      await this.room.request((api) => api.post(`${PATH}/${encodeURIComponent(id)}`, change))
    } catch (error) {
      return this.#refused(error)
    }
    const undo = change.status && before && before !== "accepted" ? { label: words.t("suggestion.undo"), run: () => this.#act(id, { status: before }) } : undefined
    this.room.say(words.t(change.status ? `suggestion.now.${change.status}` : "suggestion.saved"), undo)
    await this.enter(this.query, true)
    this.#focusAfter(id)
  }

  /** @param {any} error */
  async #refused({ status, code, detail, message }) {
    const { words } = this.room
    const reason = reasonWords({ reason: status === 0 ? "disconnected" : code === "conflict" ? "" : code, message: detail || message }, /** @type {any} */ (words))
    this.room.say(words.t("common.failed", { reason }))
    if (status !== 0) await this.enter(this.query, true)
  }

  /**
   * The card that was acted on, or the list that it left.
   * @param {string} id
   */
  #focusAfter(id) {
    const card = document.getElementById(`suggestion-${id}`)
    const target = card ?? document.getElementById(`suggestions-${this.#status}`)
    if (!this.body.contains(document.activeElement)) target?.focus()
  }
}

customElements.define("hark-report-suggestions", HarkReportSuggestions)
