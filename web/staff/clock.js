/**
 * A wait as a stopwatch shows it: `0:07`, `12:30`, `1:02:05`.
 * @param {number} seconds
 */
export function stopwatch(seconds) {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0")
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return `${minutes}:${two(whole % 60)}`
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`
}

/**
 * Seconds since a moment; never negative, though clocks differ.
 * @param {string | undefined} at @param {number} now
 */
export function secondsSince(at, now) {
  return at ? Math.max(0, (now - Date.parse(at)) / 1000) : 0
}

/**
 * A moment as briefly as it is clear: the hour alone within the day that one looks from.
 * @param {string} at @param {string | number} from @param {import("../lib/core.js").Words} words
 */
export function moment(at, from, words) {
  return new Date(at).toDateString() === new Date(from).toDateString() ? words.time(at) : words.moment(at)
}

/**
 * How late a wait is: `due` from 70 % of the target, `late` beyond it.
 * @param {number} seconds @param {number} targetSeconds @returns {"normal" | "due" | "late"}
 */
export function lateness(seconds, targetSeconds) {
  if (seconds >= targetSeconds) return "late"
  return seconds >= targetSeconds * 0.7 ? "due" : "normal"
}

/** Knows how far this device's clock is from the server's, so that waits are counted in the server's time. */
export class ServerClock {
  #offsetMs = 0

  /** @param {string | undefined} serverTime @param {number} [now] */
  set(serverTime, now = Date.now()) {
    const at = Date.parse(serverTime ?? "")
    if (Number.isFinite(at)) this.#offsetMs = at - now
  }

  now() {
    return Date.now() + this.#offsetMs
  }
}
