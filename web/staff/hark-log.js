import { h, icon, keyedList, link, ScrollKeeper, textNodes } from "../lib/core.js"
import { ICONS } from "./icons.js"

/** @typedef {import("./log-items.js").LogItem} LogItem */

/** @type {Record<string, string>} */
const CLASSES = {
  customer: "", colleague: "message--mine message--colleague", mine: "message--mine",
  bot: "message--bot", note: "message--note", whisper: "message--note message--whisper",
}

/** So many logs stay drawn, so that going back to one costs nothing. */
const KEPT_LOGS = 9

/** The messages of one conversation; it remembers where each one was scrolled to. */
class HarkLog extends HTMLElement {
  /** @type {any} */
  #words
  #list = h("ol", { class: "log__list" })
  #earlier = h("button", { class: "button button--small log__earlier", type: "button", hidden: true })
  #below = h("button", { class: "button button--small log__below", type: "button", hidden: true })
  #scroller = h("div", { class: "log", role: "log", tabindex: "0", "aria-relevant": "additions" }, this.#earlier, this.#list)
  /** @type {ScrollKeeper | null} */
  #keeper = null
  #conversation = ""
  /** @type {LogItem[] | null} */
  #shown = null
  /** @type {Intl.DateTimeFormat | undefined} */
  #clock
  /** @type {Map<string, LogItem>} */
  #items = new Map()
  /** @type {Map<string, {list: any, items: Map<string, LogItem>, place: number}>} the logs read before, latest last */
  #kept = new Map()
  /** @type {((list: Element) => void) | undefined} */
  #adorn
  #unseen = 0
  #place = -1
  #opening = true

  connectedCallback() {
    this.append(this.#scroller, this.#below)
    this.#keeper ??= new ScrollKeeper(this.#scroller)
    this.#earlier.addEventListener("click", () => this.#tell("hark:earlier"))
    this.#below.addEventListener("click", () => this.#toEnd())
    this.#scroller.addEventListener("scroll", () => { if (this.atEnd) this.#seen() }, { passive: true })
  }

  /** Whether the newest message is in view. */
  get atEnd() {
    return this.#keeper?.atEnd ?? true
  }

  /**
   * @param {{words: any, conversation: string, items: LogItem[], hasEarlier: boolean}} state
   */
  show({ words, conversation, items, hasEarlier }) {
    if (words !== this.#words) this.#clock = new Intl.DateTimeFormat(words.region, { timeStyle: "short" })
    if (conversation === this.#conversation && items === this.#shown && hasEarlier !== this.#earlier.hidden) return
    this.#words = words
    this.#shown = items
    this.#scroller.setAttribute("aria-label", words.t("log.label"))
    this.#earlier.textContent = words.t("chat.earlier")
    if (conversation !== this.#conversation) this.#change(conversation)
    this.#earlier.hidden = !hasEarlier
    const before = this.#items
    const stable = items.map((item) => {
      const old = before.get(item.key)
      return old && old.signature === item.signature ? old : item
    })
    this.#items = new Map(stable.map((item) => [item.key, item]))
    this.#draw(stable, before)
  }

  /**
   * Puts older rows on top without moving what is read.
   * @param {() => void} change
   */
  prepending(change) {
    this.#scroller.setAttribute("aria-busy", "true")
    this.#scroller.setAttribute("aria-live", "off")
    this.#keeper?.prepend(change)
    this.#quietUntilDrawn()
  }

  /** @param {(list: Element) => void} action what is put into the rows after they are drawn */
  set adorn(action) {
    this.#adorn = action
    this.#shown = null
  }

  focusLog() {
    this.#scroller.focus()
  }

  /** @param {LogItem[]} items @param {Map<string, LogItem>} before */
  #draw(items, before) {
    const row = { key: (/** @type {LogItem} */ item) => item.key, make: (/** @type {LogItem} */ item) => this.#make(item), update: (/** @type {any} */ element, /** @type {LogItem} */ item) => this.#fill(element, item) }
    const lastBefore = [...before.keys()].at(-1)
    const followed = this.#keeper?.append(() => {
      keyedList(this.#list, items, row)
      this.#adorn?.(this.#list)
    })
    if (this.#opening) return this.#restorePlace()
    const fresh = lastBefore ? items.length - 1 - items.map((item) => item.key).lastIndexOf(lastBefore) : 0
    if (followed) this.#seen()
    else if (fresh > 0 && !lastBefore?.startsWith("c")) this.#notice(fresh)
  }

  /** @param {string} conversation */
  #change(conversation) {
    if (this.#conversation) this.#keep()
    const kept = this.#kept.get(conversation)
    this.#conversation = conversation
    this.#items = kept?.items ?? new Map()
    this.#place = kept?.place ?? -1
    this.#opening = true
    this.#scroller.setAttribute("aria-live", "off")
    const list = kept?.list ?? h("ol", { class: "log__list" })
    this.#list.replaceWith(list)
    this.#list = list
    this.#unseen = 0
    this.#below.hidden = true
    this.#quietUntilDrawn()
  }

  #keep() {
    this.#kept.delete(this.#conversation)
    this.#kept.set(this.#conversation, { list: this.#list, items: this.#items, place: this.atEnd ? -1 : this.#scroller.scrollTop })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > KEPT_LOGS) this.#kept.delete(oldest)
  }

  #quietUntilDrawn() {
    requestAnimationFrame(() => {
      this.#scroller.removeAttribute("aria-busy")
      this.#scroller.removeAttribute("aria-live")
    })
  }

  #restorePlace() {
    this.#opening = false
    if (this.#place < 0) this.#keeper?.toEnd()
    else this.#scroller.scrollTop = this.#place
    if (this.atEnd) this.#seen()
  }

  #toEnd() {
    this.#keeper?.toEnd()
    this.#seen()
  }

  #seen() {
    this.#unseen = 0
    this.#below.hidden = true
    this.#tell("hark:seen")
  }

  /** @param {number} fresh */
  #notice(fresh) {
    this.#unseen += fresh
    this.#below.textContent = this.#words.t("chat.newBelow", { n: this.#unseen })
    this.#below.hidden = false
  }

  /** @param {LogItem} item */
  #make(item) {
    const element = h("li", { "data-key": item.key })
    this.#fill(element, item)
    return element
  }

  /** @param {any} element @param {LogItem} item */
  #fill(element, item) {
    if (item.kind !== "message") {
      element.className = `log__line log__${item.kind}`
      element.replaceChildren(item.text)
      return
    }
    const state = item.failed ? "message--failed" : item.isWaiting ? "message--waiting" : ""
    element.className = ["message", CLASSES[item.look ?? ""], item.first ? "message--first" : "", state].filter(Boolean).join(" ")
    element.replaceChildren(...this.#parts(item))
  }

  /** @param {LogItem} item */
  #parts(item) {
    const words = this.#words
    const parts = [
      h("span", { class: item.first ? "message__sender" : "hidden-text" }, item.look === "whisper" && icon(ICONS.eye), item.sender),
      h("div", { class: "bubble", dir: "auto" }, ...textNodes(item.text)),
    ]
    if (item.links?.length) {
      parts.push(h("p", { class: "message__extra" }, ...item.links.map((one) => link(absolute(one.url), one.title))))
    }
    if (item.choices?.length) parts.push(h("p", { class: "message__extra muted" }, words.t("log.choices", { choices: item.choices.join(" · ") })))
    if (item.failed) parts.push(this.#failure(item))
    else if (item.first || item.receipt) {
      const time = item.at ? this.#clock?.format(Date.parse(item.at)) : ""
      parts.push(h("span", { class: "message__meta" }, time, item.receipt && h("span", { "aria-hidden": "true" }, ` · ${item.receipt}`)))
    }
    return parts
  }

  /** @param {LogItem} item */
  #failure(item) {
    const tell = (/** @type {string} */ name) => () => this.#tell(name, { clientID: item.clientID })
    return h("span", { class: "message__meta message__meta--failed row", role: "alert" },
      this.#words.t("log.notSentWhy", { reason: item.failed }),
      h("button", { class: "button button--link", type: "button", click: tell("hark:retry") }, this.#words.t("common.retry")),
      h("button", { class: "button button--link", type: "button", click: tell("hark:discard") }, this.#words.t("log.discard")))
  }

  /** @param {string} name @param {object} [detail] */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
  }
}

/**
 * Help pages are named by their path alone.
 * @param {string} url
 */
function absolute(url) {
  return url.startsWith("/") && !url.startsWith("//") ? location.origin + url : url
}

customElements.define("hark-log", HarkLog)
