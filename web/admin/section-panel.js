import { h } from "../lib/core.js"
import { whyNot } from "./why-not.js"

/**
 * @typedef {{words: any, request: (action: (api: any) => Promise<any>) => Promise<any>,
 *   say: (text: string, offer?: {label: string, run: () => void}) => void}} Room what the panels of a section share
 */

/**
 * One of a section's panels: it loads when it is entered, and says so when it can't.
 * @template {Room} R
 */
export class SectionPanel extends HTMLElement {
  /** @type {R} */
  room = /** @type {any} */ (null)
  isOffline = false
  #entered = 0
  #isDrawn = false

  /** @param {boolean} offline nothing can be saved now */
  set offline(offline) {
    if (offline === this.isOffline) return
    this.isOffline = offline
    if (this.#isDrawn) this.draw()
  }

  /** Loads and draws; of two that overlap the later one counts. */
  async enter() {
    const number = ++this.#entered
    this.setAttribute("aria-busy", "true")
    if (!this.#isDrawn) this.replaceChildren(skeleton(this.t("common.loading")))
    try {
      await this.load()
      if (number === this.#entered) this.#settle(() => this.draw())
    } catch (error) {
      if (number === this.#entered) this.#settle(() => this.#fail(error))
    }
  }

  /** @returns {Promise<void>} */
  async load() {}

  draw() {}

  /** @param {string} key @param {Record<string, any>} [values] */
  t(key, values) {
    return this.room.words.t(key, values)
  }

  /**
   * Does something that the server may refuse; says why when it did.
   * @param {() => Promise<void>} action
   */
  async attempt(action) {
    try {
      await action()
    } catch (error) {
      this.room.say(this.t("common.failed", { reason: whyNot(error, this.room.words) }))
    }
    this.draw()
  }

  /** @param {() => void} show */
  #settle(show) {
    this.removeAttribute("aria-busy")
    this.#isDrawn = true
    show()
  }

  /** @param {any} error */
  #fail(error) {
    this.#isDrawn = false
    this.replaceChildren(trouble(whyNot(error, this.room.words), this.room.words, () => this.enter()))
  }
}

/**
 * Says why something isn't there, with a button to try again.
 * @param {string} reason @param {any} words @param {() => void} retry
 */
export function trouble(reason, words, retry) {
  return h("div", { class: "tabs__trouble" }, h("p", { role: "alert" }, words.t("admin.partFailed", { reason })),
    h("button", { class: "button", type: "button", click: () => retry() }, words.t("common.retry")))
}

/** @param {string} label */
function skeleton(label) {
  return h("div", { class: "tabs__loading", role: "status" }, h("span", { class: "hidden-text" }, label),
    ...[1, 2, 3, 4].map(() => h("div", { class: "skeleton" })))
}
