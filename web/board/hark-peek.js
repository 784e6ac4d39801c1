import { h, icon, isSendKey } from "../lib/core.js"
import "../staff/hark-log.js"
import { ICONS } from "../staff/icons.js"

/** A conversation read live and unseen, with the ways to step in. */
class HarkPeek extends HTMLElement {
  /** @type {any} */
  #words
  title = h("h2", { class: "peek__title", tabindex: "-1", dir: "auto" })
  #meta = h("p", { class: "muted" })
  #typing = h("p", { class: "chat__typing muted", hidden: true })
  #text = h("textarea", { class: "input peek__text", id: "whisper-text", rows: 1, maxlength: 8000, "aria-describedby": "whisper-hint" })
  #label = h("label", { class: "field__label", for: "whisper-text" })
  #hint = h("p", { class: "peek__hint", id: "whisper-hint" })
  #send = h("button", { class: "button button--small", type: "submit" })
  #form = h("form", { class: "peek__whisper" })
  log = /** @type {any} */ (document.createElement("hark-log"))
  #take = h("button", { class: "button button--small", type: "button" })
  #assign = h("button", { class: "button button--small", type: "button" })
  #mark = h("p", { class: "strip peek__mark" })
  #markSays = ""
  #why = h("hark-why", { hidden: true })
  #conversation = ""

  /** @param {any} words */
  set words(words) {
    this.#words = words
    this.setAttribute("role", "complementary")
    this.setAttribute("aria-label", words.t("peek.title"))
    this.#take.textContent = words.t("peek.takeOver")
    this.#assign.textContent = words.t("peek.assign")
    this.#send.textContent = words.t("peek.whisperSend")
    this.#take.addEventListener("click", () => this.#tell("hark:take-over"))
    this.#assign.addEventListener("click", () => this.#tell("hark:assign"))
    const close = h("button", { class: "button button--icon button--quiet", type: "button", "aria-label": words.t("peek.close"), click: () => this.#tell("hark:unpeek") }, icon(ICONS.close))
    this.#form.append(this.#label, h("div", { class: "peek__row" }, this.#text, this.#send), this.#hint)
    this.#form.addEventListener("submit", (/** @type {Event} */ event) => { event.preventDefault(); this.#whisper() })
    this.#text.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (!isSendKey(event)) return
      event.preventDefault()
      if (!event.repeat) this.#whisper()
    })
    this.addEventListener("keydown", (event) => { if (event.key === "Escape") this.#tell("hark:unpeek") })
    this.replaceChildren(
      h("header", { class: "peek__head" }, h("div", { class: "peek__who" }, this.title, this.#meta), close),
      this.#mark, this.#why, this.log, this.#typing,
      h("div", { class: "peek__actions row" }, this.#assign, this.#take), this.#form)
  }

  /** @param {import("../console/hark-chat.js").ChatState & {mine: boolean, why: import("../staff/why-events.js").Facts}} state */
  show(state) {
    this.#conversation = state.id
    this.hidden = false
    const t = this.#words
    if (this.title.textContent !== state.name) this.title.textContent = state.name
    this.#meta.textContent = [state.queue, state.owner].filter(Boolean).join(" · ")
    this.#typing.hidden = !state.typing
    this.#typing.textContent = state.typing ?? ""
    this.#showMark(state.mine)
    this.#showWhy(state)
    const ended = state.role === "ended"
    const canWhisper = Boolean(state.owner) && !state.mine && !ended
    this.#label.textContent = state.owner ? t.t("peek.whisper", { name: state.owner }) : t.t("peek.whisperSend")
    this.#hint.textContent = t.t(state.owner ? "peek.whisperHint" : "peek.whisperNobody")
    this.#form.hidden = ended || state.mine
    this.#text.disabled = this.#send.disabled = !canWhisper
    this.#take.hidden = ended || state.mine
    this.#assign.hidden = ended
    this.log.show({ words: t, conversation: state.id, items: state.items, hasEarlier: state.hasEarlier })
  }

  /** @param {boolean} mine a conversation that was taken over is not watched any more */
  #showMark(mine) {
    const says = `${mine}${this.#conversation}`
    if (says === this.#markSays) return
    this.#markSays = says
    const address = `/console/#${encodeURIComponent(this.#conversation)}`
    this.#mark.replaceChildren(...(mine
      ? [this.#words.t("peek.tookOver"), h("a", { href: address }, this.#words.t("peek.openInbox"))]
      : [icon(ICONS.eye), this.#words.t("peek.mark")]))
  }

  /** @param {{owner?: string, why: import("../staff/why-events.js").Facts}} state */
  #showWhy({ owner, why }) {
    this.#why.hidden = !owner
    if (!owner) return
    import("../staff/hark-why.js").catch(() => {})
    const facts = JSON.stringify(why)
    if (facts !== this.#why.dataset.facts) this.#why.dataset.facts = facts
  }

  focusTitle() {
    this.title.focus()
  }

  focusWhisper() {
    this.#text.focus()
  }

  /** @param {() => void} change */
  prepending(change) {
    this.log.prepending(change)
  }

  #whisper() {
    const text = this.#text.value.trim()
    if (!text || this.#text.disabled) return
    this.#text.value = ""
    this.#tell("hark:whisper", { text })
  }

  /** @param {string} name @param {object} [detail] */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { id: this.#conversation, ...detail } }))
  }
}

customElements.define("hark-peek", HarkPeek)
