import { loadBotWords } from "./bot-words.js"
import { diffView } from "./diff-view.js"
import { written } from "./plan-work.js"
import { styles } from "./section-tabs.js"

/**
 * What turns one plan into another, line by line.
 * @param {any} before @param {any} after @param {any} words
 */
export async function planDiff(before, after, words) {
  const [told] = await Promise.all([loadBotWords(words.staff), styles("bot.css")])
  const own = /** @type {Record<string, string>} */ ({ "bot.same": "routing.same", "bot.diffCount": "routing.diffCount" })
  return diffView(written(before), written(after), { t: (key, values) => (own[key] ? words.t(own[key], values) : told.t(key, values)) })
}
