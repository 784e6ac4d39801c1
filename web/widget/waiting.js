/** Where a customer stands in the line, and a way not to wait before the screen. Loaded when a chat has begun. */
import { h } from "../lib/core.js"

/** From here on nobody should have to sit and wait. */
const LONG_SECONDS = 600
const ADDRESS = /[^\s@]+@[^\s@]+\.[^\s@]+/
const Base = globalThis.HTMLElement ?? class {}

/** The line above the composer while a customer waits for a person. */
export class HarkWaiting extends Base {
  #words
  #line = h("p", { class: "panel__place" })
  #place = h("p", { class: "hidden-text", role: "status" })
  #leave
  #form
  #field
  /** @type {(() => void) | undefined} */
  #later
  #fault = h("p", { class: "field__error", id: "address-fault", role: "alert" })

  /** @param {import("../lib/core.js").Words} words */
  constructor(words) {
    super()
    this.#words = words
    this.className = "strip panel__queue"
    this.hidden = true
    this.#leave = h("button", {
      type: "button", class: "button button--small", "aria-expanded": "false", click: () => this.#open(this.#form.hidden)
    }, words.t("leave"))
    this.#field = h("input", {
      type: "email", class: "input", autocomplete: "email", maxlength: "254", dir: "auto", "aria-describedby": "address-fault",
      input: () => { this.#fault.textContent = "" }
    })
    this.#form = this.#ask()
    this.append(this.#line, this.#place, this.#leave, this.#form)
  }

  /**
   * @param {{position: number, waitLow?: number, waitHigh?: number} | null} place
   * @param {{isWaiting: boolean, isOnline?: boolean, events: HarkEvent[]}} chat
   */
  show(place, { isWaiting, isOnline, events }) {
    // Who writes an address is not interrupted; what changed meanwhile is shown then.
    this.#later = undefined
    if (this.#form.contains(document.activeElement)) this.#later = () => this.show(place, { isWaiting, isOnline, events })
    if (this.#later && !isWaiting) return
    this.hidden = !isWaiting
    write(this.#line, isWaiting ? placeText(place, this.#words, isOnline) : "")
    // Only the place is read out, not each estimate.
    write(this.#place, isWaiting ? placeText(place, this.#words, false) : "")
    const isOffered = isWaiting && isLong(place, isOnline) && !hasAddress(events)
    if (this.#later) return
    this.#leave.hidden = !isOffered
    if (!isOffered) this.#open(false, false)
  }

  #ask() {
    const t = key => this.#words.t(key)
    const submit = event => { event.preventDefault(); this.#submit() }
    const keydown = event => {
      if (event.key !== "Escape" || event.isComposing) return
      event.stopPropagation()
      this.#open(false)
      this.#leave.focus()
    }
    // A tap on the button takes the focus from the field first: what is written stays until it is sent or emptied.
    const focusout = () => setTimeout(() => {
      if (!this.#form.contains(document.activeElement) && !this.#field.value) this.#later?.()
    })
    return h("form", { class: "panel__address", novalidate: true, hidden: true, submit, keydown, focusout },
      h("p", {}, t("leaveHow")),
      h("label", { class: "field" }, h("span", { class: "field__label" }, t("address")), this.#field), this.#fault,
      h("button", { class: "button button--small button--primary" }, t("addressSend")))
  }

  #open(isOpen, takesFocus = isOpen) {
    this.#form.hidden = !isOpen
    this.#leave.setAttribute("aria-expanded", String(isOpen))
    if (takesFocus) this.#field.focus()
  }

  #submit() {
    const address = this.#field.value.trim()
    if (!ADDRESS.test(address) || !this.#field.checkValidity()) {
      this.#fault.textContent = this.#words.t("addressWrong")
      return this.#field.focus()
    }
    this.#open(false)
    this.#leave.hidden = true
    this.dispatchEvent(new CustomEvent("hark:say", { bubbles: true, detail: { text: this.#words.t("reachMe", { address }) } }))
  }
}

/** Where the customer stands in the line, and for how long when somebody is there. */
export function placeText(place, words, isOnline = true) {
  if (!place) return words.t("waiting")
  const { position, waitLow = 0, waitHigh } = place
  const line = words.t("position", { position })
  if (!waitHigh || !isOnline) return words.t("place", { line })
  if (waitHigh < 60) return words.t("soon", { line })
  const unit = waitHigh < 5400 ? 60 : 3600
  if (waitLow < unit / 2) return words.t("upTo", { line, time: words.span(waitHigh) })
  return words.t("about", { line, time: words.span(waitLow, waitHigh) })
}

/** Whether the wait is too long to sit through, or nobody can say how long it is. */
export function isLong(place, isOnline = true) {
  return Boolean(place) && (!isOnline || !place.waitHigh || (place.waitLow ?? 0) >= LONG_SECONDS)
}

/** Whether the customer has said where to write to. */
export function hasAddress(events) {
  return events.some(({ type, by, data }) => type === "message.posted" && by.kind === "visitor" && ADDRESS.test(data.text ?? ""))
}

/** Changes a text only when it differs, so that nothing is announced twice. */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text
}

if (globalThis.customElements) customElements.define("hark-waiting", HarkWaiting)
