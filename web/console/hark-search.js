import { h, icon } from "../lib/core.js"
import { ICONS } from "../staff/icons.js"
import { loadStyle } from "../staff/load-style.js"
import { reasonWords } from "../staff/log-items.js"
import { Finder, hitWords } from "./finder.js"
import { customerName } from "./views.js"

/** @typedef {import("./finder.js").Hit} Hit */

const PAUSE_MS = 200

await loadStyle(new URL("search.css", import.meta.url))

/** Finds what was said in any conversation; a result leads to its place. */
class HarkSearch extends HTMLElement {
  /** @type {any} */
  #words
  /** @type {(id: string) => string | undefined} */
  #nameOf = () => undefined
  #field = h("input", {
    class: "input search__field", id: "search-field", maxlength: 200, dir: "auto", autocomplete: "off", enterkeyhint: "search",
    role: "combobox", "aria-controls": "search-list", "aria-autocomplete": "list", "aria-expanded": "false", "aria-describedby": "search-keys",
  })
  #state = h("p", { class: "muted", role: "status" })
  #partial = h("p", { class: "strip strip--warn search__partial", hidden: true })
  #again = h("button", { class: "button button--small", type: "button", hidden: true })
  #list = h("ul", { class: "search__list", id: "search-list", role: "listbox", hidden: true })
  #more = h("button", { class: "button button--small", type: "button", hidden: true })
  /** @type {any} */
  #dialog
  #chosen = 0
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause
  #finder = /** @type {any} */ (undefined)

  /**
   * Opens the search and resolves with the result that was chosen.
   * @param {{words: any, text: string, fetch: (query: object) => Promise<any>, nameOf: (id: string) => string | undefined}} wish
   * @returns {Promise<Hit | undefined>} nothing when it was closed
   */
  ask({ words, text, fetch, nameOf }) {
    this.#words = words
    this.#nameOf = nameOf
    this.#finder = new Finder({ fetch, changed: () => this.#paint() })
    const opener = /** @type {any} */ (document.activeElement)
    this.#build()
    this.#listen()
    this.#dialog.showModal()
    this.#field.value = text
    this.#field.focus()
    this.#field.select()
    this.#finder.find(text)
    return new Promise((resolve) => this.#dialog.addEventListener("close", () => {
      clearTimeout(this.#pause)
      this.remove()
      opener?.focus?.()
      resolve(this.#finder.items[Number(this.#dialog.returnValue || -1)])
    }))
  }

  #build() {
    const t = (/** @type {string} */ key) => this.#words.t(key)
    this.#again.textContent = t("common.retry")
    this.#more.textContent = t("search.more")
    this.#list.setAttribute("aria-label", t("search.title"))
    const close = h("button", { class: "button button--icon button--quiet", type: "button", "aria-label": t("common.close"), click: () => this.#dialog.close() }, icon(ICONS.close))
    this.#dialog = h("dialog", { class: "dialog search", "aria-label": t("search.title") },
      h("div", { class: "search__head" }, h("label", { class: "field__label", for: "search-field" }, t("search.field")), close, this.#field),
      h("div", { class: "row search__state" }, this.#state, this.#again), this.#partial,
      this.#list, this.#more, h("p", { class: "field__hint search__keys", id: "search-keys" }, t("search.keys")))
    this.replaceChildren(this.#dialog)
    document.body.append(this)
  }

  #listen() {
    this.#field.addEventListener("input", () => {
      clearTimeout(this.#pause)
      this.#pause = setTimeout(() => this.#find(), PAUSE_MS)
    })
    this.#field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => { if (this.#key(event)) event.preventDefault() })
    this.#again.addEventListener("click", () => { this.#field.focus(); this.#finder.find(this.#field.value) })
    this.#more.addEventListener("click", () => { this.#field.focus(); this.#finder.more() })
  }

  #find() {
    clearTimeout(this.#pause)
    if (this.#field.value.trim() === this.#finder.query) return
    this.#chosen = 0
    this.#finder.find(this.#field.value)
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether it was the search's */
  #key({ key, isComposing }) {
    if (isComposing) return false
    const count = this.#finder.items.length
    if ((key === "ArrowDown" || key === "ArrowUp") && count > 0) {
      this.#chosen = (this.#chosen + (key === "ArrowDown" ? 1 : -1) + count) % count
      this.#choose()
      return true
    }
    if (key !== "Enter") return false
    if (this.#field.value.trim() !== this.#finder.query) this.#find()
    else if (count > 0) this.#dialog.close(String(this.#chosen))
    return true
  }

  #paint() {
    const { items, state, isComplete, hasMore, query } = this.#finder
    this.#list.setAttribute("aria-busy", String(state === "loading"))
    this.#state.textContent = this.#stateWords()
    this.#again.hidden = state !== "failed" && (isComplete || state !== "done")
    this.#partial.hidden = isComplete || query === ""
    this.#partial.textContent = this.#words.t("search.partial")
    this.#more.hidden = !hasMore
    if (state === "loading") return
    this.#list.hidden = items.length === 0
    this.#field.setAttribute("aria-expanded", String(items.length > 0))
    this.#list.replaceChildren(...items.map((/** @type {Hit} */ hit, /** @type {number} */ at) => this.#row(hit, at)))
    this.#choose()
  }

  #stateWords() {
    const { items, state, hasMore, query, failure } = this.#finder
    const t = this.#words
    if (state === "idle") return t.t("search.hint")
    if (state === "loading") return t.t("search.loading")
    if (state === "bad") return t.t("search.bad")
    if (state === "failed") return t.t("search.failed", { reason: reasonWords({ reason: failure.status === 0 ? "disconnected" : failure.code, message: failure.message }, t) })
    if (items.length === 0) return t.t("search.none", { query })
    return t.t(hasMore ? "search.first" : "search.count", { n: items.length })
  }

  /** @param {Hit} hit @param {number} at */
  #row(hit, at) {
    const { who, kind, when, pieces } = hitWords(hit, this.#words, this.#nameOf(hit.conversation))
    return h("li", { class: "search__hit", role: "option", id: `search-${at}`, click: () => this.#dialog.close(String(at)) },
      h("span", { class: "search__who" }, h("strong", { dir: "auto" }, who), kind && h("span", { class: "chip" }, kind)),
      h("time", { class: "muted number", datetime: hit.at }, when),
      h("span", { class: "search__text", dir: "auto" }, ...pieces.map(({ text, isMarked }) => (isMarked ? h("mark", {}, text) : text))))
  }

  #choose() {
    for (const [at, row] of [...this.#list.children].entries()) row.setAttribute("aria-selected", String(at === this.#chosen))
    const row = this.#list.children[this.#chosen]
    if (!row) return this.#field.removeAttribute("aria-activedescendant")
    this.#field.setAttribute("aria-activedescendant", row.id)
    row.scrollIntoView({ block: "nearest" })
  }
}

customElements.define("hark-search", HarkSearch)

/**
 * Asks what to look for, and goes where it was said.
 * @param {any} page the console @param {string} text what to begin with
 */
export async function openSearch(page, text) {
  if (document.querySelector("hark-search")) return
  const { shell, words, desk } = page
  const nameOf = (/** @type {string} */ id) => {
    const one = desk.get(id)
    return one && customerName(one, words)
  }
  const search = /** @type {HarkSearch} */ (document.createElement("hark-search"))
  const hit = await search.ask({
    words, text, nameOf,
    fetch: (query) => shell.request((/** @type {any} */ api) => api.get("/search", query)),
  })
  if (!hit) return
  await page.select(hit.conversation, { focus: "log" })
  await reveal(page, hit)
}

const MOST_PAGES = 20

/**
 * Brings the place into view, with what was said before it when it is that far back.
 * @param {any} page @param {Hit} hit
 */
async function reveal({ desk, chat, actions }, { conversation, seq }) {
  const first = () => desk.get(conversation)?.transcript.events[0]?.seq ?? 0
  for (let pages = 0, before = Infinity; first() > seq && first() < before && pages < MOST_PAGES; pages += 1) {
    before = first()
    await actions.earlier()
  }
  chat.log.querySelector(".sought")?.classList.remove("sought")
  const row = chat.log.querySelector(`[data-key="e${seq}"]`)
  row?.classList.add("sought")
  row?.scrollIntoView({ block: "center" })
}
