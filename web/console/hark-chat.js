import { h, icon } from "../lib/core.js"
import "../staff/hark-log.js"
import { ICONS } from "../staff/icons.js"
import "./hark-composer.js"

/**
 * @typedef {{id: string, name: string, queue: string, started: string, role: "mine" | "ended" | "waiting" | "reading",
 *   owner?: string, endedAt?: string, typing?: string, items: import("../staff/log-items.js").LogItem[],
 *   hasEarlier: boolean, customer: string}} ChatState
 */

/** One conversation: who it is, what was said, and where to answer. */
class HarkChat extends HTMLElement {
  /** @type {any} */
  #words
  title = h("h2", { class: "chat__title", tabindex: "-1", dir: "auto" })
  #meta = h("p", { class: "chat__meta muted" })
  #actions = h("div", { class: "chat__actions row" })
  #strip = h("div", { class: "strip chat__strip", hidden: true })
  #typing = h("p", { class: "chat__typing muted", hidden: true })
  #polite = h("p", { class: "hidden-text", role: "status" })
  #nothing = h("div", { class: "chat__nothing" })
  #saidNothing = ""
  #body = h("div", { class: "chat__body", hidden: true })
  #back = h("button", { class: "button button--icon button--quiet chat__back", type: "button" }, icon(ICONS.back))
  #info = h("button", { class: "button button--icon button--quiet chat__info", type: "button", "aria-expanded": "false" }, icon(ICONS.info))
  log = /** @type {any} */ (document.createElement("hark-log"))
  composer = /** @type {any} */ (document.createElement("hark-composer"))
  resolve = /** @type {any} */ (document.createElement("hark-resolve"))
  /** @type {ChatState | null} */
  #state = null
  #actionsFor = ""
  #resolving = false
  #saidTypingAt = 0

  /** @param {any} words */
  set words(words) {
    this.#words = words
    this.setAttribute("role", "region")
    this.setAttribute("aria-label", words.t("chat.region"))
    this.composer.words = words
    this.resolve.hidden = true
    this.#back.setAttribute("aria-label", words.t("common.back"))
    this.#info.setAttribute("aria-label", words.t("chat.context"))
    this.#back.addEventListener("click", () => this.#tell("hark:back"))
    this.#info.addEventListener("click", () => this.#tell("hark:context"))
    this.#body.append(
      h("header", { class: "chat__head" }, this.#back, h("div", { class: "chat__who" }, this.title, this.#meta), this.#actions, this.#info),
      this.#strip, this.log, this.#typing, this.composer, this.resolve)
    this.replaceChildren(this.#nothing, this.#body, this.#polite)
  }

  get isResolving() {
    return this.#resolving
  }

  /** @param {boolean} open */
  set contextOpen(open) {
    this.#info.setAttribute("aria-expanded", String(open))
  }

  /** @param {ChatState | null} state */
  show(state) {
    const another = state?.id !== this.#state?.id
    this.#state = state
    this.#nothing.hidden = state !== null
    this.#body.hidden = state === null
    if (!state) return
    if (another) this.stopResolving()
    if (this.title.textContent !== state.name) this.title.textContent = state.name
    this.#meta.textContent = this.#words.t("chat.head", { queue: state.queue, time: state.started })
    this.#showActions(state)
    this.#showStrip(state)
    this.#showTyping(state.typing)
    const writes = state.role === "mine" || state.role === "reading"
    this.composer.hidden = !writes || this.#resolving
    this.composer.name = state.customer
    this.log.show({ words: this.#words, conversation: state.id, items: state.items, hasEarlier: state.hasEarlier })
  }

  /**
   * What stands here without a conversation: why it can't be shown, or that one may be picked.
   * @param {{id: string, failure: string, canPick: boolean}} reason
   */
  showNothing({ id, failure, canPick }) {
    const text = failure ? this.#words.t("chat.error", { reason: failure }) : !id && canPick ? this.#words.t("chat.pick") : ""
    if (this.#saidNothing === id + text) return
    this.#saidNothing = id + text
    const tell = (/** @type {string} */ name) => () => this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { id } }))
    const button = (/** @type {string} */ name, /** @type {string} */ key, kind = "") => h("button", { class: `button ${kind}`, type: "button", click: tell(name) }, this.#words.t(key))
    this.#nothing.replaceChildren(h("p", { class: failure ? "" : "muted", role: failure ? "alert" : undefined }, text),
      ...(failure ? [button("hark:open", "common.retry"), button("hark:back", "common.back", "chat__back")] : []))
  }

  /** @param {string[]} labels */
  startResolving(labels) {
    this.#resolving = true
    this.composer.hidden = true
    this.resolve.begin(labels, this.#words)
  }

  stopResolving() {
    this.#resolving = false
    this.resolve.hidden = true
    this.composer.hidden = false
  }

  /** @param {string} text for those who listen: what happens in another conversation */
  announce(text) {
    this.#polite.textContent = text
  }

  focusTitle() {
    this.title.focus()
  }

  /** @param {ChatState} state */
  #showActions({ role, id }) {
    if (this.#actionsFor === `${role}${id}`) return
    this.#actionsFor = `${role}${id}`
    const t = (/** @type {string} */ key) => this.#words.t(key)
    const button = (/** @type {string} */ key, /** @type {string} */ event, kind = "") =>
      h("button", { class: `button button--small ${kind}`, type: "button", click: () => this.#tell(event) }, t(key))
    const sets = {
      mine: () => [button("chat.help", "hark:help"), button("chat.transfer", "hark:transfer"), ...this.#more(), button("chat.resolve", "hark:resolve", "button--primary")],
      ended: () => [button("chat.reopen", "hark:reopen"), button("common.dismiss", "hark:put-away")],
      waiting: () => [button("chat.pickUp", "hark:take", "button--primary")],
      reading: () => [],
    }
    this.#actions.replaceChildren(...sets[role]())
  }

  /** A menu of what is seldom done, and what opens it. */
  #more() {
    const menu = h("div", { class: "menu chat__menu", id: "chat-more", popover: "auto" }, ...["snooze", "escalate"].map((name) =>
      h("button", { class: "menu__item", type: "button", click: () => { menu.hidePopover(); this.#tell(`hark:${name}`) } }, this.#words.t(`chat.${name}`))))
    return [h("button", { class: "button button--small button--icon", type: "button", popovertarget: menu.id, "aria-label": this.#words.t("chat.more") }, "⋯"), menu]
  }

  /** @param {ChatState} state */
  #showStrip({ role, owner, endedAt }) {
    const t = this.#words
    const text = role === "ended" && endedAt
      ? t.t("chat.ended", { time: endedAt })
      : role === "reading" || role === "waiting"
        ? owner ? t.t("chat.readOnly", { name: owner }) : t.t("chat.readOnlyNobody")
        : ""
    this.#strip.hidden = text === ""
    this.#strip.textContent = text
  }

  /** @param {string | undefined} text */
  #showTyping(text) {
    this.#typing.hidden = !text
    this.#typing.textContent = text ?? ""
    if (!text || Date.now() - this.#saidTypingAt < 10_000) return
    this.#saidTypingAt = Date.now()
    this.#polite.textContent = text
  }

  /** @param {string} name */
  #tell(name) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { id: this.#state?.id } }))
  }
}

customElements.define("hark-chat", HarkChat)
