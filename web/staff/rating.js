/** @typedef {import("../lib/core.js").Words} Words */
/**
 * @typedef {{feature: string, words?: string, contribution: number}} Reason
 * @typedef {{probabilityBad: number, prediction: number, low: number, high: number, reasons: Reason[]}} Estimate as of the
 *   customer's last message that was read
 * @typedef {{level: "bad" | "warn", chip: string, lines: string[], against: string[], for: string[]}} RatingChip
 */

/** From this chance on it is worth a chip; from the second one on a bad rating is likelier than not. */
const WORTH = 0.35
const LIKELY = 0.5

/**
 * How the customer will most likely rate the conversation, as far as the events and the Snapshot tell.
 * @param {{transcript: {events: HarkEvent[]}, satisfaction?: Estimate}} one
 * @returns {Estimate | undefined}
 */
export function estimateOf({ transcript: { events }, satisfaction }) {
  const read = [...events].reverse().find((event) => event.type === "message.analysed" && event.data.satisfaction)
  return read?.data.satisfaction ?? satisfaction
}

/**
 * What the chip and its panel say; nothing while a bad rating is unlikely.
 * @param {Estimate | undefined} estimate @param {Words} words
 * @returns {RatingChip | undefined}
 */
export function ratingChip(estimate, words) {
  if (!estimate || estimate.probabilityBad < WORTH) return undefined
  const isLikely = estimate.probabilityBad >= LIKELY
  const percent = new Intl.NumberFormat(words.locale, { style: "percent" }).format(estimate.probabilityBad)
  const [rating, low, high] = [estimate.prediction, estimate.low, estimate.high].map((value) => Math.round(value * 10) / 10)
  const named = (/** @type {(reason: Reason) => boolean} */ fits) => estimate.reasons.filter(fits).map((one) => reasonLine(one, words))
  return {
    level: isLikely ? "bad" : "warn",
    chip: words.t(isLikely ? "rated.likely" : "rated.may", { percent }),
    lines: [words.t("rated.chance", { percent }), words.t("rated.range", { rating, low, high })],
    against: named(({ contribution }) => contribution > 0),
    for: named(({ contribution }) => contribution < 0),
  }
}

/** @param {Reason} reason @param {Words} words */
function reasonLine({ feature, words: quoted }, words) {
  const reason = words.t(`rated.${feature}`)
  return quoted ? words.t("rated.quoted", { reason, words: quoted }) : reason
}
