import { h } from "../lib/core.js"
import { unifiedView } from "./diff-view.js"
import { editView, languageName } from "./suggestion-edit.js"
import { suiteSummary, suiteView } from "./suite-view.js"
import { wordOf } from "./why-view.js"

/**
 * @typedef {{id: string, kind: string, language?: string, title: string, confidence: number, foundAt?: string, state: "open" | "accepted" | "dismissed",
 *   decidedAt?: string, decidedBy?: string, reason?: string, evidence: {conversations: string[], quotes: string[], counts?: Record<string, number>},
 *   edit?: {kind: string, [field: string]: any}, linked?: string[]}} Suggestion
 * @typedef {{draft: {faults?: {file: string, line?: number, reason: string}[]}, test?: import("./suite-view.js").Suite,
 *   diff: {files: {name: string, diff: string}[]}}} Accepted
 * @typedef {{suggestion: Suggestion, accepted?: Accepted, isOffline: boolean}} SuggestionState
 */

/**
 * One suggestion: what speaks for it, what it would change, and the way to say yes or no. It tells what is wanted by
 * `hark:suggestion-accept`, `-dismiss`, `-write` and `-publish`.
 */
class HarkBotSuggestion extends HTMLElement {
  /** @type {import("./bot-words.js").BotWords} */
  #words = /** @type {any} */ (null)
  /** @type {Suggestion | undefined} */
  #suggestion
  /** @type {Accepted | undefined} */
  #accepted
  /** @type {import("./suggestion-edit.js").EditView | undefined} */
  #edit
  #foot = h("div", { class: "suggestion__foot" })

  /** @param {import("./bot-words.js").BotWords} words */
  set words(words) { this.#words = words }

  /** @param {SuggestionState} state what was typed in it stays */
  show({ suggestion, accepted, isOffline }) {
    if (!this.#suggestion) this.#draw(suggestion)
    this.#suggestion = suggestion
    if (accepted && accepted !== this.#accepted) this.#settle(suggestion, accepted)
    else if (!accepted) this.#drawFoot(suggestion)
    this.#accepted = accepted
    for (const button of /** @type {any} */ (this.#foot.querySelectorAll("button[data-act]"))) button.disabled = isOffline
  }

  /** Brings the keyboard here: to what came of it, else to its name. */
  focusName() {
    const done = /** @type {HTMLElement | null} */ (this.querySelector(".suggestion__done"))
    done?.scrollIntoView({ block: "start" })
    ;(done ?? this.querySelector("h4"))?.focus()
  }

  /** @param {Suggestion} suggestion */
  #draw(suggestion) {
    const { id, title, confidence, language, evidence } = suggestion
    const words = this.#words
    this.#edit = editView(suggestion, words, suggestion.state !== "open")
    this.replaceChildren(h("article", { class: "suggestion", "aria-labelledby": `suggestion-${id}` },
      h("div", { class: "suggestion__head" }, h("h4", { id: `suggestion-${id}`, tabindex: "-1", dir: "auto" }, title),
        language && h("span", { class: "chip" }, languageName(language, words)), h("span", { class: "muted number" }, words.t("bot.suggestion.sure", { share: words.share(confidence) }))),
      this.#evidence(evidence), this.#linked(suggestion),
      this.#edit && h("div", { class: "suggestion__edit" }, this.#edit.node), this.#foot))
  }

  /** @param {Suggestion["evidence"]} evidence */
  #evidence({ conversations, quotes, counts = {} }) {
    const words = this.#words
    const told = Object.entries(counts).filter(([, n]) => n > 0).map(([name, n]) => `${wordOf(words, "bot.count", name)}: ${words.number(n)}`)
    const link = (/** @type {string} */ id, /** @type {number} */ at) => h("li", {}, h("a", { href: `/console/#${encodeURIComponent(id)}`, "aria-label": words.t("bot.suggestion.conversation", { n: at + 1 }) }, words.number(at + 1)))
    return h("div", { class: "suggestion__evidence" }, told.length > 0 && h("p", { class: "muted number" }, told.join(" · ")),
      quotes.length > 0 && h("ul", { class: "suggestion__quotes" }, ...quotes.map((quote) => h("li", {}, h("q", { dir: "auto" }, quote)))),
      conversations.length > 0 && h("div", { class: "suggestion__talks" }, h("span", { class: "muted" }, words.t("bot.suggestion.conversations")), h("ul", { class: "row" }, ...conversations.map(link))))
  }

  /** @param {Suggestion} suggestion */
  #linked({ linked = [] }) {
    return linked.length > 0 && h("p", { class: "muted" }, this.#words.t("bot.suggestion.linked", { n: linked.length }))
  }

  /** @param {Suggestion} suggestion */
  #drawFoot(suggestion) {
    if (this.#foot.childElementCount > 0 && suggestion.state === "open") return
    this.#foot.replaceChildren(...(suggestion.state === "open" ? this.#buttons(suggestion) : [this.#decided(suggestion)]))
  }

  /** @param {Suggestion} suggestion */
  #buttons({ kind, title }) {
    const button = (/** @type {string} */ act, /** @type {string} */ look) => h("button", {
      class: `button ${look}`, type: "button", "data-act": act, "aria-label": this.#words.t(`bot.suggestion.${act}One`, { title }), click: () => this.#tell(act, act === "accept" ? this.#edit?.read() : {}),
    }, this.#words.t(`bot.suggestion.${act}`))
    return [h("div", { class: "row" }, kind === "gap" ? button("write", "button--primary") : button("accept", "button--primary"), button("dismiss", ""))]
  }

  /** @param {Suggestion} suggestion */
  #decided({ state, decidedBy = "", decidedAt, reason }) {
    const text = this.#words.t(`bot.suggestion.${state}By`, { name: decidedBy, time: decidedAt ? this.#words.moment(decidedAt) : "" })
    return h("p", { class: "muted", dir: "auto" }, reason ? `${text} “${reason}”` : text)
  }

  /** @param {Suggestion} suggestion @param {Accepted} accepted */
  #settle(suggestion, accepted) {
    for (const field of /** @type {any} */ (this.querySelectorAll(".suggestion__edit :is(input, textarea)"))) field.readOnly = true
    this.#foot.replaceChildren(...this.#outcome(suggestion, accepted))
  }

  /** @param {Suggestion} suggestion @param {Accepted} accepted */
  #outcome({ id, title }, { draft, test, diff }) {
    const words = this.#words
    const faults = draft.faults ?? []
    const failing = test && { ...test, items: test.items.filter(({ difference }) => difference) }
    const note = h("input", { class: "input", id: `note-${id}`, maxlength: 500, dir: "auto", autocomplete: "off", value: words.t("bot.suggestion.note", { title }) })
    const publish = (/** @type {Event} */ event) => { event.preventDefault(); this.#tell("publish", { note: note.value.trim() || note.defaultValue }) }
    return [
      h("h5", { class: "suggestion__done", tabindex: "-1" }, words.t("bot.suggestion.inDraft")),
      ...faults.map(({ file, line, reason }) => h("p", { class: "field__error" }, h("code", {}, line ? `${file}:${line}` : file), ` ${reason}`)),
      test && h("p", {}, suiteSummary(test, words) || words.t("bot.dialogues.none")), failing && failing.items.length > 0 && suiteView(failing, words, undefined),
      h("p", { class: "muted" }, words.t("bot.suggestion.diffWhat")), ...diff.files.map((file) => unifiedView(file, words)),
      h("form", { class: "suggestion__publish", submit: publish }, h("div", { class: "field" }, h("label", { class: "field__label", for: `note-${id}` }, words.t("bot.note")), note),
        h("button", { class: "button button--primary", "data-act": "publish" }, words.t("bot.publish"))),
    ].flatMap((node) => node || [])
  }

  /** @param {string} what @param {object} [more] */
  #tell(what, more) {
    this.dispatchEvent(new CustomEvent(`hark:suggestion-${what}`, { bubbles: true, detail: { suggestion: this.#suggestion, ...more } }))
  }
}

customElements.define("hark-bot-suggestion", HarkBotSuggestion)
