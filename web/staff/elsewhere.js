import { PLACES } from "./shell.js"

/**
 * Tells who was led here from a page of other roles why, once.
 * @param {import("./shell.js").Shell} shell
 */
export function sayWhyHere({ words, place, strip }) {
  const from = new URLSearchParams(location.search).get("from") ?? ""
  if (!Object.hasOwn(PLACES, from)) return
  history.replaceState(history.state, "", location.pathname + location.hash)
  strip.say(words.t("app.elsewhere", { place: words.t(`nav.${from}`), here: words.t(`nav.${place}`) }))
}
