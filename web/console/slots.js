const SLOTS = 9

/**
 * Hands out the digits 1–9. A conversation keeps its digit for as long as it is on the list, so a
 * number key never changes its meaning while rows re-sort around it.
 */
export class Slots {
  /** @type {Map<string, number>} */
  #byConversation = new Map()

  /** @param {Record<string, number>} [kept] digits remembered from before a reload */
  constructor(kept = {}) {
    for (const [conversation, slot] of Object.entries(kept)) {
      if (Number.isInteger(slot) && slot >= 1 && slot <= SLOTS && !this.at(slot)) {
        this.#byConversation.set(conversation, slot)
      }
    }
  }

  /**
   * Frees the digits of conversations that left and gives the lowest free ones to those that came.
   * @param {string[]} conversations the whole list, longest-held first
   */
  settle(conversations) {
    const present = new Set(conversations)
    for (const id of [...this.#byConversation.keys()]) {
      if (!present.has(id)) this.#byConversation.delete(id)
    }
    for (const id of conversations) {
      if (!this.#byConversation.has(id)) this.#take(id)
    }
  }

  /** @param {string} conversation @returns {number | undefined} */
  of(conversation) {
    return this.#byConversation.get(conversation)
  }

  /** @param {number} slot @returns {string | undefined} */
  at(slot) {
    for (const [id, taken] of this.#byConversation) if (taken === slot) return id
    return undefined
  }

  /** @returns {Record<string, number>} what to remember across a reload */
  toJSON() {
    return Object.fromEntries(this.#byConversation)
  }

  /** @param {string} conversation */
  #take(conversation) {
    for (let slot = 1; slot <= SLOTS; slot += 1) {
      if (!this.at(slot)) {
        this.#byConversation.set(conversation, slot)
        return
      }
    }
  }
}

const KEY = "hark.slots"

/** The slots as this window had them before a reload. */
export function keptSlots() {
  try {
    return new Slots(JSON.parse(sessionStorage.getItem(KEY) ?? "{}"))
  } catch {
    return new Slots()
  }
}

/** @param {Slots} slots */
export function keepSlots(slots) {
  sessionStorage.setItem(KEY, JSON.stringify(slots))
}
