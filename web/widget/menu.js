/** The panel's menu: download the transcript, end the chat. Loaded when it is first opened. */
import { h, loadWords } from "../lib/core.js"
import { surveyLink, transcriptText } from "./transcript-text.js"

/** What the customer seldom needs, behind one button. */
export class HarkMenu extends HTMLElement {
  #chat
  #words
  #opener
  #download
  #end
  #dialog

  /**
   * @param {import("./widget.js").Chat} chat
   * @param {import("../lib/core.js").Words} words
   * @param {HTMLElement} opener
   */
  constructor(chat, words, opener) {
    super()
    this.#chat = chat
    this.#words = words
    this.#opener = opener
    this.#download = this.#item("menu.download", () => this.#save())
    this.#end = this.#item("menu.end", () => this.#confirm())
    this.#dialog = this.#confirmation()
  }

  connectedCallback() {
    this.className = "menu panel__menu"
    this.popover = "auto"
    this.setAttribute("role", "menu")
    this.setAttribute("aria-label", this.#words.t("menu"))
    this.append(this.#download, this.#end)
    this.after(this.#dialog)
    this.addEventListener("keydown", event => this.#walk(event))
    this.addEventListener("toggle", event => this.#toggled(event))
  }

  /** Whether Escape belongs to the menu or its dialog. */
  get isOpen() {
    return this.#dialog.open || this.matches(":popover-open")
  }

  open() {
    const status = this.#chat.status.peek()
    this.#download.disabled = this.#chat.events.length === 0
    this.#end.disabled = status === "none" || status === "resolved"
    this.showPopover()
  }

  #item(label, action) {
    const click = () => { this.hidePopover(); action() }
    return h("button", { type: "button", role: "menuitem", tabindex: "-1", class: "menu__item", click }, this.#words.t(label))
  }

  #confirmation() {
    const t = key => this.#words.t(key)
    const close = () => this.#dialog.close()
    const end = () => { close(); this.#chat.end() }
    return h("dialog", { class: "dialog", "aria-labelledby": "end-title", close: () => this.#opener.focus() },
      h("div", { class: "dialog__body" },
        h("h2", { id: "end-title" }, t("end.title")),
        h("p", {}, t("end.text")),
        h("div", { class: "dialog__actions" },
          h("button", { type: "button", class: "button", click: close }, t("end.stay")),
          h("button", { type: "button", class: "button button--danger", click: end }, t("end.end")))))
  }

  #confirm() {
    this.#dialog.showModal()
    this.#dialog.querySelector("button").focus()
  }

  async #save() {
    const title = this.#words.t("transcript", { name: this.#chat.site.peek()?.name ?? "" })
    const text = transcriptText(this.#chat.events, this.#words, title, await this.#rating())
    const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }))
    h("a", { href: url, download: `chat-${new Date().toISOString().slice(0, 10)}.txt` }).click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
    this.#opener.focus()
  }

  /** The transcript's last line, once there is something to rate. */
  async #rating() {
    const link = surveyLink(this.#chat.events)
    if (!link) return ""
    const words = await loadWords("survey", this.#words.locale).catch(() => null)
    return `${words?.t("how") ?? ""} ${new URL(link, location.origin)}`.trim()
  }

  #toggled(event) {
    const isOpen = event.newState === "open"
    this.#opener.setAttribute("aria-expanded", String(isOpen))
    if (isOpen) this.#items()[0]?.focus()
  }

  #walk(event) {
    const items = this.#items()
    const index = items.indexOf(document.activeElement)
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    items.at(to % items.length)?.focus()
  }

  #items() {
    return [this.#download, this.#end].filter(item => !item.disabled)
  }
}

// It opens when its look is there, or cannot be had.
await new Promise(resolve => {
  document.head.append(h("link", { rel: "stylesheet", href: new URL("../css/layers.css", import.meta.url).href, load: resolve, error: resolve }))
})
customElements.define("hark-menu", HarkMenu)
