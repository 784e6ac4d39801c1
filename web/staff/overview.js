import { h } from "../lib/core.js"
import { newDialog } from "./hark-dialog.js"
import { preferences } from "./preferences.js"

/** @typedef {import("./shortcuts.js").Named} Named */

/**
 * Lists the keys of the page in a dialog.
 * @param {any} words @param {Named[]} shortcuts @param {string[]} places that this person may go to
 */
export function showOverview(words, shortcuts, places) {
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
