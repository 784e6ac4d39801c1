import { PLACES } from "./shell.js"

/**
 * Does what the address asks of a page that somebody was led to, once: says why they are here, or begins a search.
 * @param {import("./shell.js").Shell} shell @param {string} query the address's, which the page may have changed meanwhile
 */
export function arrive({ words, place, strip }, query) {
  const asked = new URLSearchParams(query)
  history.replaceState(history.state, "", location.pathname + location.hash)
  const [from, text] = [asked.get("from") ?? "", asked.get("search")]
  if (Object.hasOwn(PLACES, from)) strip.say(words.t("app.elsewhere", { place: words.t(`nav.${from}`), here: words.t(`nav.${place}`) }))
  if (text) document.dispatchEvent(new CustomEvent("hark:search", { detail: { text } }))
}
