import { loadStyle } from "./load-style.js"
import { showFound } from "./found-chips.js"
import "./hark-mood.js"
import { moodOf } from "./moods.js"
import { estimateOf } from "./rating.js"

/** @typedef {import("../console/desk.js").Held} Held */

/**
 * Shows on a page what was read out of a conversation's messages: the mood in its head, what they name in its log.
 * Pages fetch it with the first message that was read.
 */
export class Reading {
  #mood = /** @type {any} */ (document.createElement("hark-mood"))
  /** What shows the expected rating, once one has come. @type {any} */
  #rating
  /** @type {Held | undefined} */
  #last
  /** @type {HarkEvent[] | undefined} */
  #events
  /** @type {Map<number, import("./entities.js").Entity[]>} */
  #found = new Map()

  /**
   * @param {{shell: any, call: (method: string, params: object) => Promise<any>, head: Element, log: any}} page `head` gets the chip
   */
  constructor({ shell, call, head, log }) {
    const { words } = shell
    this.log = log
    this.#mood.words = words
    head.after(this.#mood)
    this.log.adorn = (/** @type {Element} */ list) => showFound(list, this.#found, words)
    document.addEventListener("hark:say", (/** @type {any} */ event) => shell.say(event.detail.text))
    document.addEventListener("hark:copy", (/** @type {any} */ event) => copy(event.detail.text, shell))
    this.call = call
  }

  /** @param {ConstructorParameters<typeof Reading>[0]} page */
  static async begin(page) {
    await loadStyle(new URL("reading.css", import.meta.url))
    return new Reading(page)
  }

  /**
   * To be told before the log is drawn.
   * @param {Held | undefined} one
   */
  show(one) {
    this.#mood.correct = (/** @type {number} */ seq, /** @type {string} */ label) =>
      this.call("sentiment.correct", { conversation: one?.id, seq, label })
    this.#mood.show(one?.id ?? "", one && moodOf(one))
    this.#rate(one)
    if (!one || one.transcript.events === this.#events) return
    this.#events = one.transcript.events
    const read = this.#events.filter((event) => event.type === "message.analysed" && event.data.entities?.length > 0)
    this.#found = new Map(read.map(({ data }) => [data.seq, data.entities]))
  }

  /** @param {Held | undefined} one */
  #rate(one) {
    this.#last = one
    const estimate = one && estimateOf(one)
    if (!this.#rating && estimate) this.#begin()
    this.#rating?.show(one?.id ?? "", estimate)
  }

  /** When what shows it can't be had, the next look tries again. */
  async #begin() {
    this.#rating = { show() {} }
    try {
      await import("./hark-rating.js")
      this.#rating = document.createElement("hark-rating")
      this.#mood.after(this.#rating)
      this.#rate(this.#last)
    } catch {
      this.#rating = undefined
    }
  }
}

/** @param {string} text @param {any} shell */
async function copy(text, shell) {
  const done = await Promise.resolve(navigator.clipboard?.writeText(text).then(() => true)).catch(() => false)
  shell.say(shell.words.t(done ? "found.copied" : "found.notCopied", { value: text }))
}
