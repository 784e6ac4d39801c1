import { h } from "../lib/core.js"
import { newDialog } from "../staff/hark-dialog.js"

/**
 * Asks why a chat should go to those who stand behind its queue.
 * @param {{words: any, own: any, queue: string}} question `own` are this dialog's words
 * @returns {Promise<string | undefined>} nothing when cancelled
 */
export async function askEscalation({ words, own, queue }) {
  const error = h("p", { class: "field__error", id: "escalate-error", role: "alert" })
  const reason = h("textarea", {
    class: "input", id: "escalate-reason", rows: 2, maxlength: 500, "aria-describedby": "escalate-error", input: () => { error.textContent = "" },
  })
  const go = (/** @type {Event} */ event) => {
    if (reason.value.trim()) return
    event.preventDefault()
    error.textContent = words.t("transfer.reasonMissing")
    reason.focus()
  }
  const answer = await newDialog().open({
    title: own.t("escalate.title"), first: reason,
    body: [
      h("p", { class: "muted" }, own.t("escalate.what", { queue })),
      h("div", { class: "field" }, h("label", { class: "field__label", for: "escalate-reason" }, words.t("transfer.reason")), reason,
        h("span", { class: "field__hint" }, words.t("transfer.reasonHint")), error),
      h("div", { class: "dialog__actions" }, h("button", { class: "button", type: "button", click: (/** @type {any} */ event) => event.target.closest("dialog").close("") }, words.t("common.cancel")),
        h("button", { class: "button button--primary", value: "go", click: go }, words.t("chat.escalate"))),
    ],
  })
  return answer === "go" ? reason.value.trim() : undefined
}
