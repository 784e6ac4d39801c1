import { h } from "../lib/core.js"

/** A question over the page that waits for one answer and gives the focus back. */
class HarkDialog extends HTMLElement {
  /**
   * Asks for a yes.
   * @param {{title: string, text: string, yes: string, no: string, danger?: boolean}} question
   * @returns {Promise<boolean>}
   */
  confirm({ title, text, yes, no, danger }) {
    const stay = h("button", { class: "button", value: "no" }, no)
    const go = h("button", { class: `button ${danger ? "button--danger" : "button--primary"}`, value: "yes" }, yes)
    return this.#run(title, [h("p", {}, text), h("div", { class: "dialog__actions" }, stay, go)], stay)
      .then((value) => value === "yes")
  }

  /**
   * Shows a form until it is right or cancelled. The form's `hark:done` event ends it.
   * @param {{title: string, body: any[], first: any}} content
   * @returns {Promise<string>} the dialog's return value
   */
  open({ title, body, first }) {
    return this.#run(title, body, first)
  }

  /** @param {string} title @param {any[]} body @param {any} first @returns {Promise<string>} */
  #run(title, body, first) {
    const opener = /** @type {any} */ (document.activeElement)
    const dialog = h("dialog", { class: "dialog", "aria-labelledby": "dialog-title" },
      h("form", { class: "dialog__body", method: "dialog", novalidate: true }, h("h2", { id: "dialog-title" }, title), ...body))
    this.replaceChildren(dialog)
    if (!this.isConnected) document.body.append(this)
    dialog.showModal()
    first?.focus()
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => {
        this.remove()
        opener?.focus?.()
        resolve(dialog.returnValue)
      })
    })
  }
}

customElements.define("hark-dialog", HarkDialog)

/** @returns {HarkDialog} */
export function newDialog() {
  return /** @type {HarkDialog} */ (document.createElement("hark-dialog"))
}
