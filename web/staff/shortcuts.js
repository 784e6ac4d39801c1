import { h } from "../lib/core.js"
import { Keymap } from "../lib/keys.js"
import { newDialog } from "./hark-dialog.js"
import { preferences } from "./preferences.js"

/** @typedef {import("../lib/keys.js").Shortcut & {keys?: string}} Named `keys`: how the overlay writes it */

/**
 * Puts a page's shortcuts to work, with `?` for the overview and G then I, B, A for the places.
 * @param {{shell: any, shortcuts: Named[]}} page
 */
export function installShortcuts({ shell, shortcuts }) {
  const keymap = new Keymap()
  const letters = () => preferences.letters
  const isFree = () => !document.querySelector("dialog[open]")
  for (const one of shortcuts) {
    const when = () => isFree() && (one.whileTyping || letters()) && (one.when?.() ?? true)
    keymap.add({ ...one, when })
  }
  const all = /** @type {const} */ ([["g i", "/console/", "inbox"], ["g b", "/board/", "board"], ["g a", "/admin/", "admin"]])
  const places = all.filter(([, address]) => shell.rail.querySelector(`a[href="${address}"]`))
  const show = () => showOverview(shell.words, shortcuts, places.map(([, , place]) => place))
  keymap.add({ chord: "?", action: show, when: isFree })
  for (const [chord, address] of places) {
    keymap.add({ chord, action: () => location.assign(address), when: () => isFree() && letters() })
  }
  document.addEventListener("keydown", (event) => keymap.press(event))
  shell.rail.addEventListener("hark:keys", show)
  return keymap
}

/** @param {any} words @param {Named[]} shortcuts @param {string[]} places that this person may go to */
function showOverview(words, shortcuts, places) {
  const names = new Intl.ListFormat(words.locale, { type: "disjunction" }).format(places.map((place) => words.t(`nav.${place}`)))
  const named = shortcuts.filter((one) => one.label && one.keys)
  const table = (/** @type {string} */ title, /** @type {Named[]} */ list) => list.length > 0 && h("div", {},
    h("h3", {}, words.t(title)),
    h("dl", { class: "keys__list" }, ...list.flatMap((one) =>
      [h("dt", {}, ...String(one.keys).split(" ").map((key) => h("kbd", {}, key))), h("dd", {}, words.t(String(one.label), { places: names }))])))
  const close = h("button", { class: "button", value: "" }, words.t("common.close"))
  const go = { keys: `G ${places.map((place) => place[0].toUpperCase()).join("/")}`, label: "keys.go" }
  const general = [{ keys: "?", label: "keys.help" }, ...(places.length > 1 ? [go] : [])]
  newDialog().open({
    title: words.t("keys.title"),
    body: [
      table("keys.anywhere", named.filter((one) => one.whileTyping)),
      table("keys.outside", [...named.filter((one) => !one.whileTyping), .../** @type {any[]} */ (general)]),
      !preferences.letters && h("p", { class: "muted" }, words.t("keys.off")),
      h("div", { class: "dialog__actions" }, close),
    ].filter(Boolean),
    first: close,
  })
}
