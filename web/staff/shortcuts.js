import { Keymap } from "../lib/keys.js"
import { preferences } from "./preferences.js"

/** @typedef {import("../lib/keys.js").Shortcut & {keys?: string}} Named `keys`: how the overlay writes it */

/**
 * Puts a page's shortcuts to work, with `?` for the overview and G then I, B, R, A for the places.
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
  const all = /** @type {const} */ ([["g i", "/console/", "inbox"], ["g b", "/board/", "board"], ["g r", "/reports/", "reports"], ["g a", "/admin/", "admin"]])
  const places = all.filter(([, address]) => shell.rail.querySelector(`a[href="${address}"]`))
  const show = async () => {
    const part = await shell.part(import("./overview.js"))
    part?.showOverview(shell.words, shortcuts, places.map(([, , place]) => place))
  }
  keymap.add({ chord: "?", action: show, when: isFree })
  for (const [chord, address] of places) {
    keymap.add({ chord, action: () => location.assign(address), when: () => isFree() && letters() })
  }
  document.addEventListener("keydown", (event) => keymap.press(event))
  shell.rail.addEventListener("hark:keys", show)
  return keymap
}
