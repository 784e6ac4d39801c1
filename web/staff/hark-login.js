import { h } from "../lib/core.js"

/** The log-in dialog: it lies over whatever was there, so nothing behind it is lost. */
class HarkLogin extends HTMLElement {
  #email = h("input", { class: "input", type: "email", name: "email", autocomplete: "username", required: true, id: "login-email" })
  #password = h("input", {
    class: "input", type: "password", name: "password", autocomplete: "current-password", required: true, id: "login-password",
  })
  #problem = h("p", { class: "field__error", role: "alert" })
  /** @type {any} */
  #context

  /**
   * Shows the dialog until somebody has logged in.
   * @param {{words: import("../lib/core.js").Words, api: import("../lib/api.js").API, again: boolean}} context
   * @returns {Promise<import("../lib/api.js").User>}
   */
  ask(context) {
    this.#context = context
    const { words, again } = context
    const dialog = h("dialog", { class: "dialog login", "aria-labelledby": "login-title" },
      h("form", { class: "dialog__body" },
        h("h1", { id: "login-title", class: "login__title" }, words.t("login.title")),
        again && h("p", {}, words.t("login.again")),
        field(words.t("login.email"), this.#email),
        field(words.t("login.password"), this.#password),
        this.#problem,
        h("button", { class: "button button--primary" }, words.t("login.submit"))))
    this.append(dialog)
    dialog.addEventListener("cancel", (/** @type {Event} */ event) => event.preventDefault())
    if (again) this.#email.value = context.api.user?.email ?? ""
    dialog.showModal()
    ;(this.#email.value ? this.#password : this.#email).focus()
    return new Promise((resolve) => {
      dialog.addEventListener("submit", (/** @type {SubmitEvent} */ event) => {
        event.preventDefault()
        this.#submit(resolve)
      })
    })
  }

  /** @param {(user: any) => void} done */
  async #submit(done) {
    const { api, words } = this.#context
    const button = this.querySelector("button")
    if (button) button.disabled = true
    try {
      done(await api.logIn(this.#email.value.trim(), this.#password.value))
    } catch (error) {
      this.#problem.textContent = words.t(reasonOf(error))
      this.#password.select()
    }
    if (button) button.disabled = false
  }
}

/** @param {any} error */
function reasonOf(error) {
  if (error.status === 429) return "login.throttled"
  return error.status >= 400 && error.status < 500 ? "login.wrong" : "login.unreachable"
}

/** @param {string} label @param {any} input */
function field(label, input) {
  return h("div", { class: "field" }, h("label", { class: "field__label", for: input.id }, label), input)
}

customElements.define("hark-login", HarkLogin)
