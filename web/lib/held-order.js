/**
 * Keeps rows where they are while somebody points at them. While held, new rows go to the end, rows
 * that left disappear and everything else waits; letting go takes the wanted order at once.
 */
export class HeldOrder {
  /** @type {string[]} */
  #shown = []
  /** @type {string[]} */
  #wanted = []
  #held = false

  /** Rows that would stand elsewhere if nobody held the list. */
  get waiting() {
    return this.#shown.filter((id, index) => this.#wanted[index] !== id).length
  }

  get held() {
    return this.#held
  }

  /**
   * @param {string[]} wanted the order that the data asks for
   * @returns {string[]} the order to show now
   */
  want(wanted) {
    this.#wanted = [...wanted]
    if (!this.#held) {
      this.#shown = [...wanted]
      return this.#shown
    }
    const present = new Set(wanted)
    const kept = this.#shown.filter((id) => present.has(id))
    const known = new Set(kept)
    this.#shown = [...kept, ...wanted.filter((id) => !known.has(id))]
    return this.#shown
  }

  hold() {
    this.#held = true
  }

  /** @returns {boolean} true when the order to show changed */
  release() {
    this.#held = false
    const moved = this.waiting > 0
    this.#shown = [...this.#wanted]
    return moved
  }
}
