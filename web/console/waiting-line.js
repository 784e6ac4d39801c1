const EVERY_MS = 5000

/** @typedef {{id: string, queue?: {id: string, name: string}, contact?: {name?: string}, visitor?: any, queuedAt?: string, startedAt?: string}} WaitingConversation */

/** The conversations that wait in the agent's queues, looked up every few seconds while the page is seen. */
export class WaitingLine {
  /** @type {WaitingConversation[]} */
  items = []
  #fetch
  #changed
  #visible
  #askedAt = -Infinity
  #asking = false

  /**
   * @param {{fetch: () => Promise<WaitingConversation[]>, changed: () => void, visible?: () => boolean}} parts
   */
  constructor({ fetch, changed, visible = () => document.visibilityState === "visible" }) {
    this.#fetch = fetch
    this.#changed = changed
    this.#visible = visible
  }

  /**
   * Looks again when it is time.
   * @param {number} now
   */
  tick(now) {
    if (now - this.#askedAt >= EVERY_MS && this.#visible()) this.refresh(now)
  }

  /** @param {number} [now] */
  async refresh(now = Date.now()) {
    if (this.#asking) return
    this.#asking = true
    this.#askedAt = now
    try {
      const items = await this.#fetch()
      this.items = items.sort((a, b) => since(a).localeCompare(since(b)))
      this.#changed()
    } catch {
      // The line stays as it was; the state strip says that there is no connection.
    } finally {
      this.#asking = false
    }
  }

  /** @param {string} id somebody took it */
  remove(id) {
    this.items = this.items.filter((one) => one.id !== id)
  }
}

/** @param {WaitingConversation} one */
export function since(one) {
  return one.queuedAt ?? one.startedAt ?? ""
}
