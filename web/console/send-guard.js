/** A press within this time of the bar's appearance is taken for the press that raised it. */
export const GUARD_SETTLE_MS = 600

/**
 * @typedef {{seq: number, by: {id?: string, name?: string, kind?: string}, at: number}} GuardCause
 * @typedef {"send" | "force" | "hold" | "ignore"} GuardAnswer
 */

/**
 * Stops two people from answering the same customer at once. Typing notes what was last seen; a
 * message of a colleague or the bot after that holds the first send, and only a fresh press passes.
 */
export class SendGuard {
  /** @type {number | undefined} */
  #seenSeq
  /** @type {GuardCause | undefined} */
  #cause
  #raisedAt = 0

  /**
   * The seq to send as `seenSeq`: the last one seen when typing began.
   * @returns {number | undefined}
   */
  get seenSeq() {
    return this.#seenSeq
  }

  /**
   * Whose message holds the send, while one does.
   * @returns {GuardCause | undefined}
   */
  get cause() {
    return this.#cause
  }

  /** @param {string} text the composer's content @param {number} head last seq on the screen */
  typed(text, head) {
    if (text.trim() === "") this.reset()
    else if (this.#seenSeq === undefined) this.#seenSeq = head
  }

  /**
   * Says what a press of Send means now.
   * @param {{now: number, repeat: boolean, latest?: GuardCause, head: number}} press
   *   `latest`: last message of a colleague or the bot, `repeat`: the key is held down
   * @returns {GuardAnswer}
   */
  press({ now, repeat, latest, head }) {
    if (repeat) return "ignore"
    if (this.#cause) return now - this.#raisedAt < GUARD_SETTLE_MS ? "ignore" : "force"
    if (this.#seenSeq === undefined) this.#seenSeq = head
    if (!latest || latest.seq <= this.#seenSeq) return "send"
    this.raise(latest, now)
    return "hold"
  }

  /**
   * Raises the bar, also when it was the server that refused.
   * @param {GuardCause} cause @param {number} now
   */
  raise(cause, now) {
    this.#cause = cause
    this.#raisedAt = now
  }

  /** Forgets everything: sent, emptied, or the agent chose to read first. */
  reset() {
    this.#seenSeq = undefined
    this.#cause = undefined
  }
}
