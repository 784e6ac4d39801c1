import { h } from "../lib/core.js"
import { todayIn } from "./period.js"
import { refusalBox, skeleton } from "./report-states.js"

/**
 * @typedef {{words: import("./report-words.js").ReportWords, zone: string | undefined, user: any, request: (action: (api: any) => Promise<any>) => Promise<any>,
 *   say: (text: string, offer?: {label: string, run: () => void}) => void, go: (changes: import("./address.js").Query) => void}} Room
 */

/** A tab of the reports: what is asked for on top, what is told of it below, and where it comes from. */
export class ReportPanel extends HTMLElement {
  /** @type {Room} */
  room = /** @type {any} */ (null)
  /** @type {import("./address.js").Query} */
  query = {}
  isOffline = false
  head = h("div", { class: "report__head" })
  body = h("div", { class: "report__body" })
  #age = h("p", { class: "report__age muted number", role: "status" })
  #entered = 0
  #isDrawn = false
  #isStale = false
  #readAt = 0

  /** @param {boolean} offline what is there stays, and says how old it is */
  set offline(offline) {
    if (offline === this.isOffline) return
    this.isOffline = offline
    if (this.#readAt > 0) this.#showAge()
    this.#isStale ||= offline
    if (!offline && this.#isStale && this.isConnected && !this.hidden) this.enter(this.query, true)
    this.offlineChanged()
  }

  /**
   * Shows what is asked for; of two that overlap the later one counts.
   * @param {import("./address.js").Query} query @param {boolean} [again] even what was read before is read afresh
   */
  async enter(query, again = false) {
    this.query = query
    if (!this.firstChild) this.replaceChildren(this.head, this.#age, this.body)
    const number = ++this.#entered
    this.body.setAttribute("aria-busy", "true")
    if (!this.#isDrawn) this.body.replaceChildren(skeleton(this.t("common.loading")))
    this.redrawHead()
    try {
      await this.read(again || this.#isStale)
      if (number === this.#entered) this.#settle()
    } catch (error) {
      if (number === this.#entered) this.#fail(error)
    }
  }

  /** What stands above, which is there before any figure is. */
  drawHead() {}

  /**
   * Asks the server.
   * @param {boolean} _again @returns {Promise<void>}
   */
  async read(_again) {}

  /**
   * What the answer is shown as.
   * @returns {any[]}
   */
  draw() { return [] }

  /** Whoever can write hears when that can't be. */
  offlineChanged() {}

  /** @param {string} key @param {Record<string, any>} [values] */
  t(key, values) {
    return this.room.words.t(key, values)
  }

  /** The day that it is where the server counts days. */
  get today() {
    return todayIn(Date.now(), this.room.zone)
  }

  /** Draws what was read once more. */
  redraw() {
    this.#keepingFocus(() => this.body.replaceChildren(...this.draw()))
  }

  /** Draws what stands above once more. */
  redrawHead() {
    this.#keepingFocus(() => this.drawHead())
  }

  /** Says that what is shown was read just now. */
  fresh() {
    this.#readAt = Date.now()
    this.#isStale = false
  }

  #settle() {
    this.body.removeAttribute("aria-busy")
    this.#isDrawn = true
    this.#showAge()
    this.redraw()
    this.redrawHead()
  }

  #showAge() {
    const { words, zone } = this.room
    const time = words.time(this.#readAt)
    this.#age.textContent = this.isOffline ? this.t("report.old", { time }) : this.t(zone ? "report.asOfIn" : "report.asOf", { time, zone: zone ?? "" })
  }

  /** @param {any} error */
  #fail(error) {
    this.body.removeAttribute("aria-busy")
    this.#isDrawn = false
    this.#age.textContent = ""
    this.body.replaceChildren(refusalBox(error, this.room.words, () => this.enter(this.query, true)))
  }

  /**
   * Gives the focus back to what has the same id in the new drawing.
   * @param {() => void} action
   */
  #keepingFocus(action) {
    const id = this.contains(document.activeElement) ? document.activeElement?.id : ""
    action()
    if (id && document.activeElement?.id !== id) document.getElementById(id)?.focus()
  }
}
