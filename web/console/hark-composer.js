import { h, isSendKey, messageLength } from "../lib/core.js"
import { preferences } from "../staff/preferences.js"
import { cannedQuery, insertCanned, matchCanned } from "./canned.js"

/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./canned.js").Canned} Canned */

const LIMIT = 8000
const COUNT_FROM = 7500

/** Where replies and notes are written. It holds text, not conversations: the page tells it which draft to show. */
class HarkComposer extends HTMLElement {
  /** @type {any} */
  #words
  /** @type {"reply" | "note"} */
  #mode = "reply"
  #texts = { reply: "", note: "" }
  #name = ""
  /** @type {Canned[]} */
  canned = []
  /** The customer's; canned replies in it come first. */
  language = ""
  /** @type {Canned[]} */
  #matches = []
  #chosen = 0
  #text = h("textarea", {
    class: "input composer__text", rows: 2, id: "composer-text", dir: "auto", "aria-autocomplete": "list", "aria-controls": "canned-list",
  })
  #label = h("label", { class: "composer__label", for: "composer-text" })
  #hint = h("span", { class: "composer__hint" })
  #count = h("span", { class: "composer__count number" })
  #send = h("button", { class: "button button--primary composer__send", type: "button" })
  #reply = h("button", { class: "composer__tab", type: "button" })
  #note = h("button", { class: "composer__tab composer__tab--note", type: "button" })
  #list = h("ul", { class: "menu composer__canned", id: "canned-list", role: "listbox", tabindex: "0", hidden: true })
  #found = h("span", { class: "hidden-text", role: "status" })
  #guard = h("div", { class: "composer__guard strip strip--warn", hidden: true })

  /** @param {any} words */
  set words(words) {
    this.#words = words
    this.setAttribute("role", "region")
    this.setAttribute("aria-label", words.t("composer.label"))
    this.#reply.textContent = words.t("composer.reply")
    this.#note.textContent = words.t("composer.note")
    this.#list.setAttribute("aria-label", words.t("canned.label"))
    this.replaceChildren(
      this.#guard,
      h("div", { class: "composer__box" },
        h("div", { class: "composer__bar" },
          h("div", { class: "composer__tabs", role: "group", "aria-label": words.t("composer.mode") }, this.#reply, this.#note), this.#hint),
        this.#label, this.#list, this.#text,
        h("div", { class: "composer__bar" }, this.#count, this.#found, this.#send)))
    this.#listen()
    this.#paint()
  }

  get mode() {
    return this.#mode
  }

  get text() {
    return this.#text.value
  }

  /** @param {Draft} draft @param {string} name the customer's */
  show(draft, name) {
    this.#texts = { reply: draft.reply, note: draft.note }
    this.#mode = draft.mode
    this.#name = name
    this.#text.value = this.#texts[this.#mode]
    this.#text.setSelectionRange(draft.caret, draft.caret)
    this.#closeCanned()
    this.#paint()
  }

  /** @param {string} name */
  set name(name) {
    if (name === this.#name) return
    this.#name = name
    this.#paint()
  }

  /** @returns {Draft} */
  get draft() {
    this.#texts[this.#mode] = this.#text.value
    return { ...this.#texts, mode: this.#mode, caret: this.#text.selectionStart ?? 0 }
  }

  /** @param {"reply" | "note"} mode */
  switchTo(mode) {
    this.#texts[this.#mode] = this.#text.value
    this.#mode = mode
    this.#text.value = this.#texts[mode]
    this.#closeCanned()
    this.#paint()
    this.#text.focus()
    this.#changed()
  }

  /** The text has been taken: starts afresh. */
  clear() {
    this.#text.value = ""
    this.#texts[this.#mode] = ""
    this.#closeCanned()
    this.#paint()
  }

  /** @param {string} question what the guard asks; empty takes the bar away */
  guard(question) {
    if (question === "") {
      this.#guard.hidden = true
      this.#guard.replaceChildren()
      return
    }
    if (!this.#guard.hidden) return
    const again = (/** @type {any} */ event) => this.#tell("hark:send", { repeat: event.repeat === true })
    this.#guard.replaceChildren(
      h("span", { role: "alert" }, question),
      h("button", { class: "button button--small", type: "button", click: again }, this.#words.t("guard.send")),
      h("button", { class: "button button--small", type: "button", click: () => this.#tell("hark:read-first") }, this.#words.t("guard.read")))
    this.#guard.hidden = false
  }

  focusText() {
    this.#text.focus()
  }

  /**
   * Ticks the seconds of the question.
   * @param {string} question
   */
  set question(question) {
    const text = this.#guard.querySelector("span")
    if (text && text.textContent !== question) text.textContent = question
  }

  #listen() {
    this.#reply.addEventListener("click", () => this.switchTo("reply"))
    this.#note.addEventListener("click", () => this.switchTo("note"))
    this.#send.addEventListener("click", () => this.#press({ repeat: false }))
    this.#text.addEventListener("input", () => this.#input())
    this.#text.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#key(event))
    this.#text.addEventListener("blur", () => this.#closeCanned())
    document.addEventListener("hark:insert", (/** @type {any} */ { detail }) => {
      if (this.#mode === "note") this.switchTo("reply")
      this.#text.setRangeText(detail.text, this.#text.selectionStart, this.#text.selectionEnd, "end")
      this.#text.focus()
      this.#input()
    })
  }

  #input() {
    this.#count.textContent = this.#countWords()
    this.#suggest()
    this.#changed()
  }

  #changed() {
    this.#tell("hark:typed", { text: this.#text.value })
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.#list.hidden && this.#cannedKey(event)) return event.preventDefault()
    const touch = matchMedia("(pointer: coarse)").matches
    if (!isSendKey(event, touch || !preferences.enterSends)) return
    event.preventDefault()
    this.#press({ repeat: event.repeat, resolve: event.shiftKey && (event.ctrlKey || event.metaKey) })
  }

  /** @param {{repeat: boolean, resolve?: boolean}} press */
  #press(press) {
    if (this.#text.value.trim() === "" || messageLength(this.#text.value) > LIMIT) return
    this.#tell("hark:send", press)
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the list took it */
  #cannedKey(event) {
    if (event.isComposing) return false
    if (event.key === "Escape") {
      this.#closeCanned()
      event.stopPropagation()
      return true
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1
      this.#chosen = (this.#chosen + step + this.#matches.length) % this.#matches.length
      this.#paintCanned()
      return true
    }
    const choose = event.key === "Tab" || event.key === "Enter"
    if (choose && !event.shiftKey && !event.ctrlKey && !event.metaKey) this.#choose(this.#matches[this.#chosen])
    return choose
  }

  #suggest() {
    const query = cannedQuery(this.#text.value, this.#text.selectionStart ?? 0)
    this.#matches = query ? matchCanned(this.canned, query.query, this.language) : []
    this.#chosen = 0
    if (this.#matches.length === 0) return this.#closeCanned()
    this.#list.hidden = false
    this.#found.textContent = this.#words.t("canned.count", { n: this.#matches.length })
    this.#paintCanned()
  }

  #paintCanned() {
    this.#list.replaceChildren(...this.#matches.map((one, index) =>
      h("li", {
        class: "menu__item composer__option", role: "option", id: `canned-${index}`, "aria-selected": String(index === this.#chosen),
        mousedown: (/** @type {Event} */ event) => { event.preventDefault(); this.#choose(one) },
      }, h("strong", {}, `/${one.shortCode}`), h("span", { class: "composer__canned-text" }, one.text))))
    this.#text.setAttribute("aria-activedescendant", `canned-${this.#chosen}`)
    this.#list.children[this.#chosen]?.scrollIntoView({ block: "nearest" })
  }

  #closeCanned() {
    this.#list.hidden = true
    this.#matches = []
    this.#found.textContent = ""
    this.#text.removeAttribute("aria-activedescendant")
  }

  /** @param {Canned} one */
  #choose(one) {
    const query = cannedQuery(this.#text.value, this.#text.selectionStart ?? 0)
    if (!query || !one) return
    const { text, caret } = insertCanned(this.#text.value, query, one)
    this.#text.value = text
    this.#text.setSelectionRange(caret, caret)
    this.#closeCanned()
    this.#input()
  }

  #paint() {
    const words = this.#words
    const isNote = this.#mode === "note"
    this.dataset.mode = this.#mode
    this.#reply.setAttribute("aria-pressed", String(!isNote))
    this.#note.setAttribute("aria-pressed", String(isNote))
    this.#label.textContent = words.t(isNote ? "composer.noteOn" : "composer.replyTo", { name: this.#name })
    this.#text.placeholder = words.t(isNote ? "composer.noteHint" : "composer.replyHint")
    this.#hint.textContent = words.t(isNote ? "composer.onlyTeam" : "composer.customerSees", { name: this.#name })
    this.#send.textContent = words.t(isNote ? "composer.addNote" : "composer.send")
    this.#count.textContent = this.#countWords()
  }

  #countWords() {
    const length = messageLength(this.#text.value)
    this.#send.disabled = length > LIMIT
    if (length < COUNT_FROM) return ""
    return length > LIMIT
      ? this.#words.t("composer.over", { n: length - LIMIT })
      : this.#words.t("composer.left", { n: LIMIT - length })
  }

  /** @param {string} name @param {object} [detail] */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
  }
}

customElements.define("hark-composer", HarkComposer)
