import { flagOf } from "./brief.js"
import { flagWords } from "./event-words.js"

/** @typedef {import("../lib/core.js").Words} Words */
/**
 * @typedef {{seq: number, label: string, corrected: boolean, decided: string[], said: string,
 *   flag?: import("./event-words.js").Flag}} Mood of the customer's last message that was read
 * @typedef {{level: string, isFlag: boolean, chip: string, reason: string, why: string[], said: string}} MoodChip
 *   `chip` stands on it, `reason` is its one line, `why` are all lines of its panel
 */

/** From the worst to the best. */
export const LABELS = Object.freeze(["veryNegative", "negative", "neutral", "positive", "veryPositive"])

/**
 * How the customer feels, as far as the events and the Snapshot tell.
 * @param {{transcript: {events: HarkEvent[]}, brief: import("./brief.js").Brief, sentiment?: import("./brief.js").Mood}} one
 * @returns {Mood | undefined} nothing when no message was read
 */
export function moodOf(one) {
  const { transcript: { events }, sentiment } = one
  const latest = [...events].reverse()
  const read = latest.find((event) => event.type === "message.analysed")?.data
  const last = read && read.seq >= (sentiment?.seq ?? 0) ? { ...read.sentiment, seq: read.seq } : /** @type {any} */ (sentiment)
  if (!last) return undefined
  const word = latest.find((event) => event.type === "sentiment.corrected" && event.data.seq === last.seq)
  const known = word?.data.label ?? (sentiment?.seq === last.seq && sentiment?.corrected ? sentiment.label : undefined)
  return {
    seq: last.seq, label: known ?? last.label, corrected: known !== undefined, decided: last.reason ?? [],
    said: events.find((event) => event.seq === last.seq)?.data.text ?? "", flag: flagOf(one),
  }
}

/**
 * What the chip says; a neutral mood is not worth one, unless it is flagged or somebody said so.
 * @param {Mood | undefined} mood @param {Words} words
 * @returns {MoodChip | undefined}
 */
export function moodChip(mood, words) {
  if (!mood || (mood.label === "neutral" && !mood.flag && !mood.corrected)) return undefined
  const label = words.t(mood.corrected ? "mood.corrected" : "mood.last", { label: words.t(`mood.${mood.label}`) })
  const decided = mood.corrected ? undefined : decidedWords(mood.decided, words)
  const flagged = mood.flag && flagWords(mood.flag, words)
  return {
    level: mood.flag?.level ?? mood.label, isFlag: Boolean(mood.flag), said: mood.said,
    chip: mood.flag ? words.t(`mood.level.${mood.flag.level}`) : mood.corrected ? label : words.t(`mood.${mood.label}`),
    reason: flagged ?? decided ?? label,
    why: [flagged, label, decided].filter((line) => line !== undefined),
  }
}

/** @param {string[]} decided strongest first @param {Words} words */
function decidedWords(decided, words) {
  if (decided.length === 0) return undefined
  return words.t("mood.decided", { words: decided.map((text) => words.t("mood.word", { text })).join(words.t("mood.comma")) })
}
