import { h, icon } from "../lib/core.js"
import { ICONS } from "../staff/icons.js"
import { placeOfLine } from "./bot-files.js"
import { diffView } from "./diff-view.js"

/**
 * @typedef {{name: string, text: string | undefined, other: string | undefined, isFixed?: boolean, isUnsaved?: boolean, isStored?: boolean,
 *   clash?: string, isOffline?: boolean}} TextState
 *   `text`: undefined where the file is taken away; `other`: the text of the version that speaks; `isFixed`: only to be
 *   read; `clash`: what somebody else did to it meanwhile
 */

/**
 * One file: its text to be read or changed, and what differs from the version that speaks. It tells what is wanted by
 * `hark:file-typed`, `-save`, `-save-anyway`, `-take-theirs`, `-remove`, `-restore` and `-close`.
 */
class HarkBotText extends HTMLElement {
  /** @type {any} */
  #words
  /** @type {TextState | undefined} */
  #state
  #isDiff = false
  /** @type {string | undefined} */
  #clashed
  #text = /** @type {any} */ (undefined)
  #notes = h("div", { class: "text__notes" })
  #body = h("div", { class: "text__body" })
  #foot = h("div", { class: "admin__buttons text__foot" })

  /** @param {any} words */
  set words(words) {
    this.#words = words
    this.setAttribute("role", "region")
    this.show(undefined)
  }

  /** @param {TextState | undefined} state nothing when no file is open */
  show(state) {
    const before = this.#state
    this.#state = state
    if (!state) {
      this.setAttribute("aria-label", this.#words.t("bot.file"))
      return this.replaceChildren(h("p", { class: "muted text__none" }, this.#words.t("bot.chooseFile")))
    }
    const isOther = before?.name !== state.name || before.isFixed !== state.isFixed || (before.text === undefined) !== (state.text === undefined)
    if (isOther) this.#open(state)
    else if (this.#text.value !== state.text) this.#text.value = state.text ?? ""
    this.#update(state, isOther)
  }

  /**
   * Puts the caret on a line and brings it into view.
   * @param {number} line counted from 1
   */
  goTo(line) {
    if (!this.#state || this.#state.text === undefined) return
    this.#turn(false)
    const [start, end] = placeOfLine(this.#text.value, line)
    this.#text.focus()
    this.#text.setSelectionRange(start, end)
    const height = parseFloat(getComputedStyle(this.#text).lineHeight)
    this.#text.scrollTop = Math.max(0, (line - 1) * height - this.#text.clientHeight / 3)
  }

  /** Brings the keyboard to the file. */
  focusText() {
    const place = this.#isDiff || !this.#text ? this.querySelector("button") : this.#text
    place?.focus({ preventScroll: true })
  }

  /** @param {TextState} state */
  #open({ name, text, other, isFixed }) {
    this.setAttribute("aria-label", name)
    this.#isDiff = text === undefined
    this.#text = h("textarea", {
      class: "input text__area", "aria-label": this.#words.t(isFixed ? "bot.textOf" : "bot.editOf", { name }), wrap: "off", spellcheck: "false", autocomplete: "off", autocapitalize: "off",
      readonly: isFixed, value: text ?? "", input: () => this.#tell("typed", { text: this.#text.value }), keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
    })
    const back = h("button", { class: "button button--icon button--quiet text__back", type: "button", "aria-label": this.#words.t("bot.backToFiles"), click: () => this.#tell("close") }, icon(ICONS.back))
    this.replaceChildren(h("header", { class: "text__head" }, back, h("h3", { class: "text__name", dir: "ltr" }, name), text !== undefined && this.#views(other)), this.#notes, this.#body, this.#foot)
  }

  /** @param {string | undefined} other */
  #views(other) {
    const view = (/** @type {boolean} */ isDiff, /** @type {string} */ key) => h("button", {
      class: "button button--small text__view", type: "button", "aria-pressed": String(isDiff === this.#isDiff), "data-diff": String(isDiff), click: () => this.#turn(isDiff),
    }, this.#words.t(key))
    return h("div", { class: "text__views", role: "group", "aria-label": this.#words.t("bot.view") }, view(false, "bot.text"), view(true, other === undefined ? "bot.changesNew" : "bot.changes"))
  }

  /** @param {boolean} isDiff */
  #turn(isDiff) {
    this.#isDiff = isDiff
    for (const button of /** @type {any} */ (this.querySelectorAll(".text__view"))) button.setAttribute("aria-pressed", String((button.dataset.diff === "true") === isDiff))
    if (this.#state) this.#update(this.#state, true)
  }

  /** @param {TextState} state @param {boolean} redraws */
  #update(state, redraws) {
    const { text, other, isFixed, clash, isOffline } = state
    if (clash !== this.#clashed) this.#notes.replaceChildren(...(clash ? [this.#clash(clash)] : []))
    this.#clashed = clash
    if (this.#isDiff) this.#body.replaceChildren(diffView(other ?? "", text ?? "", this.#words))
    else if (redraws) this.#body.replaceChildren(this.#text)
    this.#foot.hidden = Boolean(isFixed)
    if (!isFixed) this.#fillFoot(state, Boolean(isOffline))
  }

  /** @param {TextState} state @param {boolean} isOffline */
  #fillFoot({ text, isUnsaved, isStored, clash }, isOffline) {
    const at = /** @type {any} */ (document.activeElement)?.dataset?.act
    const button = (/** @type {string} */ act, /** @type {string} */ look, /** @type {boolean} */ disabled = false) => h("button", {
      class: `button ${look}`, type: "button", "data-act": act, disabled: disabled || isOffline, click: () => this.#tell(act),
    }, this.#words.t(`bot.act.${act}`))
    const buttons = text === undefined ? [button("restore", "button--primary")] : [
      button("save", "button--primary", !isUnsaved || Boolean(clash)), isUnsaved && isStored && button("revert", "", false),
      h("span", { class: "muted" }, this.#words.t(isOffline ? "admin.offline" : isUnsaved ? "bot.notSaved" : "bot.asSaved")),
      button("remove", "button--danger admin__remove"),
    ]
    this.#foot.replaceChildren(...buttons.filter(Boolean))
    if (at) /** @type {any} */ (this.#foot.querySelector(`[data-act="${at}"]:not(:disabled)`) ?? this.#text).focus()
  }

  /** @param {string} clash */
  #clash(clash) {
    return h("div", { class: "admin__summary", role: "alert" }, h("p", {}, clash), h("div", { class: "row" },
      h("button", { class: "button button--small", type: "button", click: () => this.#tell("take-theirs") }, this.#words.t("bot.act.takeTheirs")),
      h("button", { class: "button button--small", type: "button", click: () => this.#tell("save-anyway") }, this.#words.t("bot.act.saveAnyway"))))
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (this.#state?.isUnsaved && !this.#state.isOffline) this.#tell("save")
  }

  /** @param {string} what @param {object} [more] */
  #tell(what, more) {
    this.dispatchEvent(new CustomEvent(`hark:file-${what}`, { bubbles: true, detail: { name: this.#state?.name, ...more } }))
  }
}

customElements.define("hark-bot-text", HarkBotText)
