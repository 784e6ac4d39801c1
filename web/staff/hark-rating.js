import { h, icon, loadWords } from "../lib/core.js"
import { ICONS } from "./icons.js"
import { ratingChip } from "./rating.js"

const words = await loadWords("rating", document.documentElement.lang)

/** How the customer will most likely rate the conversation: a chip once a bad rating is near, a panel that says why. */
class HarkRating extends HTMLElement {
  #chip = h("button", { class: "chip rated__chip", type: "button", popovertarget: "rating-panel" })
  #panel = h("div", { class: "menu rated__panel", id: "rating-panel", popover: "auto", role: "dialog", "aria-labelledby": "rating-title" })
  #drawn = ""

  connectedCallback() {
    this.className = "rated"
    this.append(this.#chip, this.#panel)
    this.addEventListener("keydown", (event) => {
      // The panel closes, not what lies under it.
      if (event.key === "Escape" && this.#panel.matches(":popover-open")) event.stopPropagation()
    })
  }

  /** @param {string} conversation @param {import("./rating.js").Estimate | undefined} estimate */
  show(conversation, estimate) {
    const chip = ratingChip(estimate, words)
    const signature = JSON.stringify([conversation, chip])
    if (signature === this.#drawn) return
    this.#drawn = signature
    this.hidden = !chip
    if (this.#panel.matches(":popover-open") && (!chip || this.dataset.of !== conversation)) this.#panel.hidePopover()
    this.dataset.of = conversation
    if (!chip) return
    this.#chip.className = `chip chip--${chip.level} rated__chip`
    this.#chip.replaceChildren(icon(ICONS.unhappy), h("span", { class: "mood__word" }, chip.chip))
    const nothing = chip.against.length + chip.for.length === 0
    this.#panel.replaceChildren(
      h("h3", { id: "rating-title" }, words.t("rated.title")),
      ...chip.lines.map((line) => h("p", {}, line)),
      ...reasons("rated.against", chip.against), ...reasons("rated.for", chip.for),
      ...(nothing ? [h("p", {}, words.t("rated.none"))] : []),
      h("p", { class: "muted" }, words.t("rated.note")))
  }
}

/** @param {string} title @param {string[]} lines */
function reasons(title, lines) {
  return lines.length ? [h("h4", {}, words.t(title)), h("ul", { class: "rated__reasons" }, ...lines.map((line) => h("li", { dir: "auto" }, line)))] : []
}

customElements.define("hark-rating", HarkRating)
