/** Figures older than this are stale. */
export const STALE_MS = 5000
/** A page that heard nothing for this long asks for a sign of life. */
export const BEAT_MS = 2000

/** Knows the age of what is on the screen, so that no number is shown without it. */
export class Freshness {
  #heardAt

  /** @param {number} now milliseconds */
  constructor(now) {
    this.#heardAt = now
  }

  /** @param {number} now */
  heard(now) {
    this.#heardAt = now
  }

  /** When the last sign of life came. */
  get heardAt() {
    return this.#heardAt
  }

  /** @param {number} now */
  isStale(now) {
    return now - this.#heardAt >= STALE_MS
  }

  /** @param {number} now */
  isDue(now) {
    return now - this.#heardAt >= BEAT_MS
  }
}
