import { effect, h, icon } from "../lib/core.js"
import { moment } from "../staff/clock.js"
import { ICONS } from "../staff/icons.js"
import { clockMark, nextClock } from "../staff/sla.js"
import { customerName } from "./views.js"

/** @typedef {import("./desk.js").Held} Held */
/** @typedef {import("../staff/sla.js").Mark} Mark */

const SETTLE_MS = 300
/** What can start, stop or move a clock. */
const MOVES = /^(message\.posted|sla\.|conversation\.(queued|transferred|prioritised|snoozed|woken|reopened)$)/

/**
 * Shows on the console until when a chat is put aside, and the clocks of what customers were promised. How clocks run is
 * the server's to know: after an event that can move them they are asked for anew.
 */
export class Clocks {
  #page
  #head = h("p", { class: "row chat__clock" })
  #shown = ""
  /** @type {Set<string>} */
  #asked = new Set()

  /** @param {any} page the console */
  constructor(page) {
    this.#page = page
    page.chat.title.parentElement.append(this.#head)
    effect(() => { page.desk.changed.value; this.#watch() })
    page.connection.on("event", (/** @type {HarkEvent} */ event) => { if (event.type === "conversation.woken") this.#tellWoken(event.conversation) })
  }

  /**
   * What a list shows of a chat; what stands while it is put aside is not worth a word.
   * @param {Held} one @param {number} now @returns {Mark[]}
   */
  marks(one, now) {
    const { words } = this.#page
    const { aside, ended } = one.brief
    const clock = ended ? undefined : clockMark(one, now, words)
    if (!aside) return clock ? [clock] : []
    const until = /** @type {Mark} */ ({ text: words.t("inbox.until", { time: moment(aside, now, words) }), level: "normal", icon: "clock" })
    return clock && nextClock(one, now)?.state !== "paused" ? [clock, until] : [until]
  }

  /** @param {Held | undefined} one the open chat @param {number} now */
  show(one, now) {
    const marks = one ? this.marks(one, now) : []
    const shown = JSON.stringify(marks)
    if (shown === this.#shown) return
    this.#shown = shown
    this.#head.replaceChildren(...marks.map((mark) => h("span", { class: `chip number chip--${mark.level}` }, icon(ICONS[mark.icon]), mark.text)))
  }

  /** @param {string} id */
  #tellWoken(id) {
    const { desk, shell, words } = this.#page
    if (desk.isMine(id)) shell.say(words.t("inbox.woken", { name: customerName(desk.get(id), words) }))
  }

  #watch() {
    const { desk, selected } = this.#page
    for (const one of new Set([desk.get(selected), ...desk.list()])) {
      if (one && isBehind(one) && !this.#asked.has(one.id)) {
        this.#asked.add(one.id)
        setTimeout(() => this.#renew(one.id), SETTLE_MS)
      }
    }
  }

  /** @param {string} id */
  async #renew(id) {
    const { desk, connection } = this.#page
    try {
      const answer = await connection.call("conversation.open", { conversation: id, after: desk.get(id)?.transcript.head })
      const { sla, breach, head } = answer.conversation?.id ? answer.conversation : answer
      // Events of one's own come anyway.
      if (desk.isMine(id) || !desk.get(id)) connection.call("conversation.leave", { conversation: id }).catch(() => {})
      Object.assign(desk.get(id) ?? {}, { sla, breach, asOf: head })
    } catch {
      // The next event or hello mends it.
      return
    } finally {
      this.#asked.delete(id)
    }
    this.#page.render()
    this.#watch()
  }
}

/** @param {Held} one whether something moved its clocks after they were told */
function isBehind(one) {
  return one.sla && one.transcript.events.some(({ seq, type }) => seq > one.asOf && MOVES.test(type))
}
