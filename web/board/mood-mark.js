import { h, icon } from "../lib/core.js"
import { ICONS } from "../staff/icons.js"

/**
 * The drawing of a flagged mood.
 * @param {string} level
 */
export function moodIcon(level) {
  return icon(level === "angry" ? ICONS.angry : ICONS.unhappy)
}

/**
 * The mark of a conversation whose mood is flagged.
 * @param {string} level @param {any} words
 */
export function moodMark(level, words) {
  return h("span", { class: `chip chip--${level === "angry" ? "bad" : "warn"} mood-mark` }, moodIcon(level), words.t(`mood.level.${level}`))
}
