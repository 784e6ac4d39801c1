import { h } from "../lib/core.js"
import { newDialog } from "../staff/hark-dialog.js"

/**
 * Asks for one line in a dialog, such as a reason.
 * @param {{title: string, text?: string, label: string, hint?: string, yes: string, no: string, value?: string,
 *   wrong: (line: string) => string | undefined}} question `wrong`: what is wrong with the line, if anything
 * @returns {Promise<string | undefined>} nothing when it was cancelled
 */
export async function askLine({ title, text, label, hint, yes, no, value = "", wrong }) {
  const field = h("input", { class: "input", id: "line-field", maxlength: 500, dir: "auto", autocomplete: "off", value, "aria-describedby": "line-hint line-error" })
  const error = h("p", { class: "field__error", id: "line-error", role: "alert" })
  const go = (/** @type {Event} */ event) => {
    error.textContent = wrong(field.value.trim()) ?? ""
    if (!error.textContent) return
    event.preventDefault()
    field.setAttribute("aria-invalid", "true")
    field.focus()
  }
  const answer = await newDialog().open({
    title, first: field,
    body: [
      text && h("p", {}, text),
      h("div", { class: "field" }, h("label", { class: "field__label", for: "line-field" }, label), field, h("p", { class: "field__hint", id: "line-hint" }, hint ?? ""), error),
      h("div", { class: "dialog__actions" },
        h("button", { class: "button", type: "button", click: (/** @type {any} */ event) => event.target.closest("dialog").close("") }, no),
        h("button", { class: "button button--primary", value: "go", click: go }, yes)),
    ],
  })
  return answer === "go" ? field.value.trim() : undefined
}
