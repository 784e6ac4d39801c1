import { figure } from "./figures.js"

/** @typedef {import("./report-words.js").ReportWords} Words */

/**
 * What the server says of methods, and the key of the words for it.
 * @type {Record<string, string>}
 */
const KEYS = {
  "level x weekday x day": "method.profile", "double seasonal smoothing": "method.doubleSmoothing", "exponential smoothing": "method.smoothing",
  "seasonal naive": "method.seasonalNaive", naive: "method.naive", autoregression: "method.autoregression", theta: "method.theta",
  " in logarithms": "method.logarithms", " fading": "method.fading", " with mean": "method.withMean", " with drift": "method.withDrift",
  unchanging: "method.unchanging", none: "method.none",
}
const ALONE = ["unchanging", "none"]
const NAMED = Object.keys(KEYS).filter((text) => !ALONE.includes(text)).map((text) => (text.startsWith(" ") ? `${text}\\b` : `\\b${text}\\b`))
const LIST = String.raw`\[(\d+(?:, \d+)*)\]`
/** Names, the shares of a mean, and seasons: each of them wherever it stands, so that what stands around it may change. */
const PARTS = new RegExp(String.raw`(?<first>\bmean of )(\d+) % |(?<also>, )(\d+) % |(?<adjusted>, adjusted )${LIST}|(?<laid>, laid over the day by the last )(\d+) days|${LIST}|(?<name>${NAMED.join("|")}|^(?:${ALONE.join("|")})$)`, "g")

/** @param {string} model whether the forecast is that of days, laid over them: so it is where few come */
export function isOfDays(model) {
  return model.includes(", laid over the day by ")
}

/**
 * What a forecast is made by, in the reader's words; what nobody wrote words for stays as the server says it.
 * @param {string} model such as `mean of 60 % theta, adjusted [7], 40 % exponential smoothing [7]` @param {Words} words
 */
export function methodWords(model, words) {
  const share = (/** @type {string} */ percent) => figure(Number(percent) / 100, "share", words.region)
  const seasons = (/** @type {string} */ list) => list.split(", ").map((length) => words.number(Number(length))).join(", ")
  return model.replace(PARTS, (text, _first, first, _also, also, _adjusted, adjusted, _laid, laid, list) => {
    if (first) return words.t("method.mean", { share: share(first) })
    if (also) return words.t("method.also", { share: share(also) })
    if (adjusted) return words.t("method.adjusted", { seasons: seasons(adjusted) })
    if (laid) return words.t("method.laid", { n: Number(laid) })
    return list ? `[${seasons(list)}]` : words.t(KEYS[text])
  })
}
