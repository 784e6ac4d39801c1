import { Outbox } from "../lib/core.js"
import { SendGuard } from "./send-guard.js"

/** @typedef {import("../lib/core.js").Connection} Connection */
/** @typedef {import("./desk.js").Desk} Desk */

/**
 * Sends replies and notes: shown at once, kept until they are on disk, given back as a draft when a
 * colleague was faster.
 */
export class Sending {
  outbox
  #desk
  #drafts
  #guardedAgain
  /** @type {Map<string, SendGuard>} */
  #guards = new Map()
  /** @type {Map<string, {conversation: string, seq: number}>} answered, their event still to come */
  #answered = new Map()

  /**
   * @param {{connection: Connection, desk: Desk, drafts: import("./drafts.js").Drafts, person: string,
   *   guardedAgain: (conversation: string) => void, storage?: Storage}} parts
   *   `guardedAgain` hears of a conversation whose text came back
   */
  constructor({ connection, desk, drafts, person, guardedAgain, storage }) {
    this.#desk = desk
    this.#drafts = drafts
    this.#guardedAgain = guardedAgain
    this.outbox = new Outbox({
      scope: `staff.${person}`, ...(storage && { storage }),
      transmit: (item) => connection.call(item.method, { ...item.params, clientID: item.clientID }),
      delivered: (item, result) => this.#delivered(item, result),
    })
  }

  /** @param {string} conversation */
  guard(conversation) {
    const guard = this.#guards.get(conversation) ?? new SendGuard()
    this.#guards.set(conversation, guard)
    return guard
  }

  /**
   * Presses Send on a reply.
   * @param {string} conversation @param {string} text @param {{repeat: boolean, now: number}} press
   * @returns {boolean} whether the text was taken
   */
  reply(conversation, text, { repeat, now }) {
    const one = this.#desk.get(conversation)
    const guard = this.guard(conversation)
    const head = one?.transcript.head ?? 0
    const colleague = one?.brief.colleague
    const latest = colleague && { seq: colleague.seq, by: colleague.by, at: Date.parse(colleague.at) }
    const answer = guard.press({ now, repeat, latest, head })
    if (answer !== "send" && answer !== "force") return false
    const seenSeq = guard.seenSeq ?? head
    const params = { conversation, text: text.trim(), seenSeq, ...(answer === "force" && { force: true }) }
    guard.reset()
    this.outbox.add({ method: "message.send", params, lane: conversation })
    return true
  }

  /** @param {string} conversation @param {string} text */
  note(conversation, text) {
    this.outbox.add({ method: "note.add", params: { conversation, text: text.trim() }, lane: conversation })
  }

  /**
   * Tells the agent of a conversation something that its customer never sees.
   * @param {string} conversation @param {string} text
   */
  whisper(conversation, text) {
    this.outbox.add({ method: "whisper.send", params: { conversation, text: text.trim() }, lane: conversation })
  }

  /** @param {string} conversation @returns {OutboxItem[]} what is not in its transcript yet */
  pending(conversation) {
    return this.outbox.items.peek().filter((item) => item.lane === conversation)
  }

  /**
   * Takes away what has arrived as an event.
   * @param {string} conversation
   */
  arrived(conversation) {
    const transcript = this.#desk.get(conversation)?.transcript
    if (!transcript) return
    for (const item of this.pending(conversation)) {
      const answered = this.#answered.get(item.clientID)
      if (transcript.sent(item.clientID) || (answered && answered.seq <= transcript.head)) this.#settle(item.clientID)
    }
  }

  /**
   * Gives refused texts back to their drafts: those that a colleague's answer stopped.
   * @param {number} now
   */
  giveBackGuarded(now) {
    for (const item of this.outbox.items.peek()) {
      if (item.state !== "failed" || item.reason !== "guard") continue
      const { conversation, text } = item.params
      this.#drafts.giveBack(conversation, text)
      this.guard(conversation).raise(this.#cause(conversation, item.data ?? {}, now), now)
      this.#settle(item.clientID)
      this.#guardedAgain(conversation)
    }
  }

  /** @param {string} conversation @param {Record<string, any>} data @param {number} now */
  #cause(conversation, data, now) {
    const event = this.#desk.get(conversation)?.transcript.events.find((one) => one.seq === data.seq)
    const by = typeof data.by === "string" ? { name: data.by } : data.by ?? event?.by ?? {}
    return { seq: Number(data.seq ?? 0), by, at: event ? Date.parse(event.at) : now }
  }

  /** @param {OutboxItem} item @param {any} result */
  #delivered(item, result) {
    const { conversation } = item.params
    const head = this.#desk.get(conversation)?.transcript.head
    if (head === undefined || head >= result.seq) return this.#settle(item.clientID)
    this.#answered.set(item.clientID, { conversation, seq: result.seq })
  }

  /** @param {string} clientID */
  #settle(clientID) {
    this.#answered.delete(clientID)
    this.outbox.settle(clientID)
  }
}
