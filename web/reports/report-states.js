import { h } from "../lib/core.js"
import { reasonWords } from "../staff/log-items.js"

/**
 * Why something isn't there, with a button to try again.
 * @param {string} reason @param {any} words @param {() => void} retry
 */
export function troubleBox(reason, words, retry) {
  return h("div", { class: "report-state" }, h("p", { role: "alert" }, words.t("admin.partFailed", { reason })),
    h("button", { class: "button", type: "button", click: () => retry() }, words.t("common.retry")))
}

/**
 * What is shown instead of figures: a heading and why.
 * @param {string} title @param {string} text @param {...any} more
 */
export function quietBox(title, text, ...more) {
  return h("div", { class: "report-state", role: "status" }, h("p", { class: "report-state__title" }, title), h("p", { class: "muted" }, text), ...more)
}

/**
 * What to show when the server did not give what was asked: too little to tell is no failure.
 * @param {any} error @param {any} words @param {() => void} retry
 */
export function refusalBox({ status, code, detail, message }, words, retry) {
  if (code === "conflict") return quietBox(words.t("state.little"), detail || words.t("state.littleWhy"))
  const reason = reasonWords({ reason: status === 0 ? "disconnected" : code === "forbidden" || code === "notFound" ? "" : code, message: detail || message }, words)
  return troubleBox(reason, words, retry)
}

/**
 * Figures to come.
 * @param {string} label
 */
export function skeleton(label) {
  return h("div", { class: "report-skeleton", role: "status" }, h("span", { class: "hidden-text" }, label),
    h("div", { class: "report-tiles" }, ...[1, 2, 3, 4].map(() => h("div", { class: "report-skeleton__tile" }, h("div", { class: "skeleton" }), h("div", { class: "skeleton" })))),
    h("div", { class: "report-skeleton__chart" }))
}
