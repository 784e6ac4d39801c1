import { secondsSince, stopwatch } from "./clock.js"

/**
 * @typedef {"firstResponse" | "nextResponse" | "resolution"} Target
 * @typedef {{kind: Target, dueAt?: string, leftSeconds?: number, warned?: boolean, breached?: boolean, paused?: boolean}} Clock
 * @typedef {{sla?: {policy: string, clocks: Clock[]}, breach?: {kind: Target, policy: string, dueAt: string}}} Promised
 *   what Snapshots and rows of the board have of what was promised
 * @typedef {{kind: Target, state: "running" | "warned" | "breached" | "paused", seconds: number}} Reading
 *   `seconds`: how much is left, or since when it is late
 * @typedef {{text: string, icon: "clock" | "late", level: "normal" | "due" | "late"}} Mark what a list shows of a clock
 */

/**
 * The clock to look at: one that was missed, else the next that is due, else one that stands.
 * @param {Promised} one @param {number} now @returns {Reading | undefined}
 */
export function nextClock({ sla, breach }, now) {
  const clocks = sla?.clocks ?? []
  const running = clocks.filter((clock) => clock.dueAt).sort((a, b) => String(a.dueAt).localeCompare(String(b.dueAt)))
  const missed = breach ?? running.find((clock) => Date.parse(String(clock.dueAt)) <= now)
  if (missed) return { kind: missed.kind, state: "breached", seconds: secondsSince(missed.dueAt, now) }
  const [next] = running
  if (next) return { kind: next.kind, state: next.warned ? "warned" : "running", seconds: (Date.parse(String(next.dueAt)) - now) / 1000 }
  const paused = clocks.find((clock) => clock.paused && clock.leftSeconds !== undefined)
  return paused && { kind: paused.kind, state: "paused", seconds: paused.leftSeconds ?? 0 }
}

/**
 * What is said of a clock, in words and by a drawing, never by the colour alone.
 * @param {Promised} one @param {number} now @param {import("../lib/core.js").Words} words @returns {Mark | undefined}
 */
export function clockMark(one, now, words) {
  const reading = nextClock(one, now)
  if (!reading) return undefined
  const { kind, state, seconds } = reading
  const time = seconds < 3600 ? stopwatch(seconds) : words.span(seconds)
  const text = words.t(`sla.${state}`, { target: words.t(`sla.${kind}`), time })
  const level = state === "breached" ? "late" : state === "warned" ? "due" : "normal"
  return { text, level, icon: level === "late" ? "late" : "clock" }
}
