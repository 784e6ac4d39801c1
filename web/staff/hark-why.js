import { h, loadWords } from "../lib/core.js"
import { loadStyle } from "./load-style.js"

const [words] = await Promise.all([
  loadWords("routing-why", document.documentElement.lang), loadStyle(new URL("why-routed.css", import.meta.url)),
])

/** Whether the reader wants it open, in whatever conversation. */
let isOpen = false

/** Why the conversation's agent has it, folded away until somebody asks; `data-facts` holds the events that tell it. */
class HarkWhy extends HTMLElement {
  static observedAttributes = ["data-facts"]
  #box = h("details", { class: "routed", toggle: () => this.#toggled() }, h("summary", { class: "routed__summary" }, words.t("why.title")))

  connectedCallback() {
    this.#box.open = isOpen
    this.replaceChildren(this.#box)
  }

  attributeChangedCallback() {
    if (this.#box.open) this.#explain()
  }

  #toggled() {
    isOpen = this.#box.open
    if (isOpen) this.#explain()
  }

  async #explain() {
    try {
      const { showWhy } = await import("./why-view.js")
      showWhy(this.#box, JSON.parse(this.dataset.facts ?? "[]"), words)
    } catch {
      // It stays as it was; opening it again asks again.
    }
  }
}

customElements.define("hark-why", HarkWhy)
