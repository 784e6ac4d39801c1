import { h, icon } from "../lib/core.js"
import { ICONS } from "./icons.js"
import { reasonWords } from "./log-items.js"
import { LABELS, moodChip } from "./moods.js"

/** @typedef {import("./moods.js").Mood} Mood */

const ROUND = "M10 17.500a7.500 7.500 0 1 0 0-15 7.500 7.500 0 0 0 0 15zM7.500 8v.01M12.500 8v.01"
/** @type {Record<string, string>} */
const FACES = {
  veryNegative: `${ROUND}M6.500 14.500c2-3 5-3 7 0`, negative: ICONS.unhappy, neutral: `${ROUND}M7 12.500h6`,
  positive: `${ROUND}M7 12c1.500 2 4.500 2 6 0`, veryPositive: `${ROUND}M6.500 11.500h7c-.5 4-6.500 4-7 0z`, angry: ICONS.angry,
}
/** @type {Record<string, string>} */
const TONES = { veryNegative: "bad", negative: "warn", angry: "bad", positive: "good", veryPositive: "good" }

/**
 * How the customer feels: a chip with its reason, a panel that says why, and "Not right".
 * `correct` tells the server; a refusal is shown in the panel.
 */
class HarkMood extends HTMLElement {
  /** @type {any} */
  words
  /** @type {(seq: number, label: string) => Promise<any>} */
  correct = async () => {}
  #chip = h("button", { class: "chip mood__chip", type: "button", popovertarget: "mood-panel", "aria-describedby": "mood-tip" })
  #tip = h("span", { class: "mood__tip", id: "mood-tip", role: "tooltip" })
  #panel = h("div", { class: "menu mood__panel", id: "mood-panel", popover: "auto", role: "dialog", "aria-labelledby": "mood-title" })
  /** @type {Mood | undefined} */
  #mood
  #conversation = ""
  #drawn = ""
  #isCorrecting = false

  connectedCallback() {
    this.className = "mood"
    this.append(this.#chip, this.#tip, this.#panel)
    const show = (/** @type {boolean} */ is) => () => this.classList.toggle("mood--quiet", !is)
    for (const name of ["pointerenter", "focusin"]) this.addEventListener(name, show(true))
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return
      show(false)()
      // The panel closes, not what lies under it.
      if (this.#panel.matches(":popover-open")) event.stopPropagation()
    })
    this.#panel.addEventListener("toggle", (/** @type {any} */ event) => { if (event.newState === "closed") this.#stop() })
  }

  /** @param {string} conversation @param {Mood | undefined} mood */
  show(conversation, mood) {
    if (conversation !== this.#conversation) this.#close()
    this.#conversation = conversation
    this.#mood = mood
    this.#draw()
  }

  #draw() {
    const chip = moodChip(this.#mood, this.words)
    const signature = JSON.stringify([chip, this.#mood])
    if (signature === this.#drawn) return
    this.#drawn = signature
    this.hidden = !chip
    if (!chip) return this.#close()
    this.#chip.className = `chip chip--${TONES[chip.level] ?? "muted"} mood__chip`
    this.#chip.replaceChildren(icon(FACES[chip.level]), h("span", { class: "hidden-text" }, this.words.t("mood.mood")), h("span", { class: "mood__word" }, chip.chip))
    this.#tip.textContent = chip.reason
    // Who corrects a message goes on with that one, whatever comes meanwhile.
    if (!this.#isCorrecting) this.#fill(chip)
  }

  /** @param {import("./moods.js").MoodChip} chip */
  #fill({ chip, why, said }) {
    const t = (/** @type {string} */ key) => this.words.t(key)
    this.#panel.replaceChildren(
      h("h3", { id: "mood-title" }, t("mood.mood"), chip),
      ...why.map((line) => h("p", { dir: "auto" }, line)),
      said && h("blockquote", { class: "mood__said", dir: "auto", "aria-label": t("mood.said") }, said),
      h("div", { class: "row" },
        h("button", { class: "button button--small mood__wrong", type: "button", click: () => this.#ask() }, t("mood.notRight")),
        h("button", { class: "button button--small button--quiet", type: "button", click: () => this.#close() }, t("common.close"))))
  }

  /** Asks for the right one of the five. */
  #ask() {
    const mood = this.#mood
    if (!mood) return
    this.#isCorrecting = true
    const error = h("p", { class: "field__error", role: "alert" })
    const form = h("form", { class: "mood__form" },
      h("fieldset", { class: "mood__labels" }, h("legend", { class: "field__label" }, this.words.t("mood.really")),
        ...LABELS.map((label) => h("label", { class: "mood__label" },
          h("input", { type: "radio", name: "mood", value: label, checked: label === mood.label }), icon(FACES[label]), this.words.t(`mood.${label}`)))),
      error,
      h("div", { class: "row" }, h("button", { class: "button button--small button--primary" }, this.words.t("mood.correct")),
        h("button", { class: "button button--small", type: "button", click: () => this.#close() }, this.words.t("common.cancel"))))
    form.addEventListener("submit", (/** @type {Event} */ event) => { event.preventDefault(); this.#send(mood, form, error) })
    this.#panel.lastElementChild?.replaceWith(form)
    form.querySelector("input:checked").focus()
  }

  /** @param {Mood} mood @param {any} form @param {any} error */
  async #send(mood, form, error) {
    const label = form.querySelector("input:checked").value
    error.textContent = ""
    try {
      await this.correct(mood.seq, label)
    } catch (refusal) {
      error.textContent = this.words.t("common.failed", { reason: reasonWords(/** @type {any} */ (refusal), this.words) })
      return
    }
    if (this.#mood?.seq === mood.seq) this.#mood = { ...this.#mood, label, corrected: true }
    this.#close()
    this.#draw()
    this.#chip.focus()
    this.dispatchEvent(new CustomEvent("hark:say", { bubbles: true, detail: { text: this.words.t("mood.done", { label: this.words.t(`mood.${label}`) }) } }))
  }

  #close() {
    if (this.#panel.matches(":popover-open")) this.#panel.hidePopover()
    this.#stop()
  }

  #stop() {
    if (!this.#isCorrecting) return
    this.#isCorrecting = false
    this.#drawn = ""
    this.#draw()
  }
}

customElements.define("hark-mood", HarkMood)
