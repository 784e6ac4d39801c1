/** @typedef {{offer: string, conversation: Snapshot, expiresAt: string}} Offer */

/** The offers that this agent has still to answer; those past their time are gone by themselves. */
export class Offers {
  /** @type {Map<string, Offer>} */
  #open = new Map()

  /** @param {Offer} offer */
  add(offer) {
    this.#open.set(offer.offer, offer)
  }

  /** @param {string} id */
  remove(id) {
    this.#open.delete(id)
  }

  clear() {
    this.#open.clear()
  }

  /** @param {number} now milliseconds @returns {(Offer & {left: number})[]} with the seconds left */
  list(now) {
    const rows = []
    for (const offer of this.#open.values()) {
      const left = Math.ceil((Date.parse(offer.expiresAt) - now) / 1000)
      if (left > 0) rows.push({ ...offer, left })
      else this.#open.delete(offer.offer)
    }
    return rows
  }
}
