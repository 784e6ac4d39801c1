import { h } from "../lib/core.js"
import { moment } from "../staff/clock.js"
import { newDialog } from "../staff/hark-dialog.js"
import { asideChoices, ownValue, readOwn } from "./aside-times.js"

/**
 * Asks until when a chat should be put aside.
 * @param {{words: any, own: any, now: Date, isAside: boolean}} question `own` are this dialog's words
 * @returns {Promise<Date | undefined>} nothing when cancelled
 */
export async function askAside({ words, own, now, isAside }) {
  const t = (/** @type {string} */ key) => own.t(key)
  const choices = asideChoices(now, isAside)
  const error = h("p", { class: "field__error", id: "aside-error", role: "alert" })
  const field = h("input", {
    class: "input", id: "aside-own", type: "datetime-local", value: ownValue(choices[choices.length - 1].at), min: ownValue(now),
    "aria-label": t("aside.own"), "aria-describedby": "aside-error", focus: () => { ownRadio.checked = true }, input: () => { error.textContent = "" },
  })
  const radio = (/** @type {string | number} */ value) => h("input", { type: "radio", name: "until", value })
  const ownRadio = radio("own")
  const lines = choices.map(({ name, at }, index) => h("label", { class: "transfer__choice" }, radio(index), h("span", {}, t(`aside.${name}`)),
    name !== "now" && h("span", { class: "muted" }, moment(at.toISOString(), now.getTime(), words))))
  const dialog = newDialog()
  const chosen = () => {
    const value = /** @type {any} */ (dialog.querySelector("input[name='until']:checked")).value
    return value === "own" ? readOwn(field.value, now) : choices[Number(value)]
  }
  const go = (/** @type {Event} */ event) => {
    const answer = chosen()
    if (!("wrong" in answer)) return
    event.preventDefault()
    error.textContent = t(`aside.${answer.wrong}`)
    field.focus()
  }
  const first = lines[0].querySelector("input")
  first.checked = true
  dialog.addEventListener("change", () => { error.textContent = "" })
  const answer = await dialog.open({
    title: t("aside.title"), first,
    body: [
      h("p", { class: "muted" }, t("aside.what")),
      h("fieldset", { class: "transfer__group" }, h("legend", { class: "field__label" }, t("aside.until")), ...lines,
        h("label", { class: "transfer__choice" }, ownRadio, t("aside.own")), field),
      error,
      h("div", { class: "dialog__actions" }, h("button", { class: "button", type: "button", click: (/** @type {any} */ event) => event.target.closest("dialog").close("") }, words.t("common.cancel")),
        h("button", { class: "button button--primary", value: "go", click: go }, t("aside.submit"))),
    ],
  })
  const until = answer === "go" ? chosen() : undefined
  return until && "at" in until ? until.at : undefined
}
