import { h } from "../lib/core.js"
import { newDialog } from "../staff/hark-dialog.js"

/**
 * Asks what a supervisor should help with.
 * @param {any} words
 * @returns {Promise<string | undefined>} the words, which may be none; nothing when cancelled
 */
export async function askHelp(words) {
  const text = h("textarea", { class: "input", id: "help-text", rows: 2, maxlength: 500 })
  const answer = await newDialog().open({
    title: words.t("chat.help"), first: text,
    body: [
      h("div", { class: "field" }, h("label", { class: "field__label", for: "help-text" }, words.t("chat.helpText")), text),
      h("div", { class: "dialog__actions" }, h("button", { class: "button", value: "" }, words.t("common.cancel")),
        h("button", { class: "button button--primary", value: "go" }, words.t("chat.helpSend"))),
    ],
  })
  return answer === "go" ? text.value.trim() : undefined
}
