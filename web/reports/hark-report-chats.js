import { h } from "../lib/core.js"
import { chatAddress, chatHeads, chatRow } from "./chats-view.js"
import { labelOf } from "./labels.js"
import { chatsParams } from "./report-query.js"
import { refusalBox, skeleton } from "./report-states.js"

/** @typedef {{room: import("./report-panel.js").Room, query: import("./address.js").Query, span: import("./period.js").Span, measure: import("./figures.js").Measure, row?: any, by: string}} Asked */

/** The chats behind a number, a page at a time. */
class HarkReportChats extends HTMLElement {
  /** @type {Asked} */
  #asked = /** @type {any} */ (null)
  #params = ""
  /** @type {import("./chats-view.js").Chat[]} */
  #chats = []
  #next = ""
  /** @type {any} */
  #error
  #isLoading = false

  /** @param {Asked} asked */
  show(asked) {
    this.#asked = asked
    const params = JSON.stringify(chatsParams(asked.query, asked.span))
    if (params === this.#params) return
    this.#params = params
    this.#chats = []
    this.#next = ""
    this.#load().then(() => this.querySelector("h3")?.focus())
  }

  async #load() {
    const params = this.#params
    this.#isLoading = true
    this.#error = undefined
    this.#draw()
    try {
      const after = this.#next ? { after: this.#next } : {}
      const page = await this.#asked.room.request((api) => api.get("/reports/conversations", { ...JSON.parse(params), ...after }))
      if (params !== this.#params) return
      this.#chats = [...this.#chats, ...page.conversations]
      this.#next = page.next ?? ""
    } catch (error) {
      if (params !== this.#params) return
      this.#error = error
    }
    this.#isLoading = false
    this.#draw()
  }

  #draw() {
    const { room, measure, row, by } = this.#asked
    const { words } = room
    const name = row ? words.t("chats.behind", { measure: measure.name, row: labelOf(row, by, words).long }) : words.t("chats.behindAll", { measure: measure.name })
    this.replaceChildren(h("section", { class: "report-part report-chats", "aria-labelledby": "chats-title" },
      h("div", { class: "row report-part__bar" }, h("h3", { id: "chats-title", tabindex: "-1" }, name),
        h("button", { class: "button button--small", type: "button", id: "chats-close", click: () => this.#close() }, words.t("common.close"))),
      h("p", { class: "muted" }, words.t(measure.id === "chats" ? "chats.newest" : "chats.worst")), ...this.#content()))
  }

  #content() {
    const { words } = this.#asked.room
    if (this.#error) return [refusalBox(this.#error, words, () => this.#load())]
    if (this.#chats.length === 0) return [this.#isLoading ? skeleton(words.t("common.loading")) : h("p", { class: "muted" }, words.t("chats.none"))]
    const rows = this.#chats.map((chat) => chatRow(chat, words))
    const table = h("table", { class: "table report-table", "aria-labelledby": "chats-title" },
      h("thead", {}, h("tr", {}, ...chatHeads(words).map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", {}, ...rows.map(({ id, name, cells }) => h("tr", {}, h("th", { scope: "row" }, h("a", { href: chatAddress(id) }, name)), ...cells.map((cell) => h("td", { class: "number" }, cell))))))
    const more = this.#next && h("button", { class: "button", type: "button", id: "chats-more", disabled: this.#isLoading, click: () => this.#more() }, words.t("chats.more"))
    return [h("div", { class: "report-scroller", tabindex: "0", role: "group", "aria-labelledby": "chats-title" }, table),
      h("p", { class: "muted number", role: "status" }, words.t("chats.shown", { n: rows.length })), ...(more ? [more] : [])]
  }

  async #more() {
    const first = this.#chats.length
    await this.#load()
    const added = /** @type {HTMLElement | undefined} */ (this.querySelectorAll("tbody a")[first])
    added?.focus()
  }

  #close() {
    const { query, room } = this.#asked
    const opener = `cell-${query.row}-${query.measure}`
    this.#params = ""
    room.go({ row: "", measure: "" })
    const target = document.getElementById(opener) ?? document.getElementById(`tile-${query.measure}`)
    target?.focus()
  }
}

customElements.define("hark-report-chats", HarkReportChats)
