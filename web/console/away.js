import { h } from "../lib/core.js"

/** Who was made busy by Hark, and by what. */
const REASONS = new Set(["missedOffers", "inactive"])

const banner = h("div", { class: "strip strip--warn row", role: "alert" })

/**
 * Tells agents whom Hark made busy why, and how they come back; nothing when it did not.
 * @param {any} page the console @param {string | undefined} because
 */
export function showAway({ inbox, words }, because) {
  const hadFocus = banner.contains(document.activeElement)
  if (!because) {
    banner.remove()
    return hadFocus && inbox.focusRow()
  }
  const back = () => banner.dispatchEvent(new CustomEvent("hark:availability", { bubbles: true, detail: { availability: "online" } }))
  banner.replaceChildren(h("span", {}, words.t(`away.${REASONS.has(because) ? because : "other"}`)),
    h("button", { class: "button button--small", type: "button", click: back }, words.t("away.back")))
  if (!banner.isConnected) inbox.firstElementChild.after(banner)
}
