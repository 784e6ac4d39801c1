import { API } from "../lib/api.js"
import { h, loadWords } from "../lib/core.js"
import { loadStyle } from "./load-style.js"

const [words] = await Promise.all([
  loadWords("routing-why", document.documentElement.lang), loadStyle(new URL("why-routed.css", import.meta.url)),
])

/** Whether the reader wants it open, in whatever conversation. */
let isOpen = false

/** Why the conversation's agent has it, folded away until somebody asks; `data-facts` holds the events of the page that tell it. */
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
    const { facts = "" } = this.dataset
    try {
      const { showWhy, wholeRouting } = await import("./why-view.js")
      const events = await wholeRouting(JSON.parse(facts), new API())
      if (facts === this.dataset.facts) showWhy(this.#box, events, words)
    } catch {
      // It stays as it was; opening it again asks again.
    }
  }
}

customElements.define("hark-why", HarkWhy)
