import { h, keyedList } from "../lib/core.js"

/** @typedef {{id: string, name: string, queue: string, left: number}} OfferRow */

/** Conversations offered to this agent, each with the seconds left to answer. */
class HarkOffers extends HTMLElement {
  /** @type {any} */
  words
  #list = h("ul", { class: "offers" })
  #polite = h("p", { class: "hidden-text", role: "alert" })
  #known = new Set()

  connectedCallback() {
    this.setAttribute("role", "region")
    this.setAttribute("aria-label", this.words.t("offer.title"))
    this.append(this.#list, this.#polite)
  }

  /** @param {OfferRow[]} rows */
  show(rows) {
    const fresh = rows.find((row) => !this.#known.has(row.id))
    this.#known = new Set(rows.map((row) => row.id))
    if (fresh) this.#polite.textContent = `${this.words.t("offer.title")}: ${fresh.name}`
    keyedList(this.#list, rows, {
      key: (row) => row.id,
      make: (row) => this.#make(row),
      update: (element, row) => { element.querySelector(".offer__left").textContent = this.words.t("offer.left", { n: row.left }) },
    })
  }

  /** @param {OfferRow} row */
  #make(row) {
    const tell = (/** @type {string} */ name) => () =>
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { offer: row.id } }))
    return h("li", { class: "offer" },
      h("strong", {}, this.words.t("offer.title")),
      h("span", { dir: "auto" }, this.words.t("offer.body", { name: row.name, queue: row.queue })),
      h("span", { class: "offer__left muted number" }, this.words.t("offer.left", { n: row.left })),
      h("div", { class: "row" },
        h("button", { class: "button button--small button--primary", type: "button", click: tell("hark:accept") }, this.words.t("offer.accept")),
        h("button", { class: "button button--small", type: "button", click: tell("hark:decline") }, this.words.t("offer.decline"))))
  }
}

customElements.define("hark-offers", HarkOffers)
