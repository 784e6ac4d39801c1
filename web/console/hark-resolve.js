import { h } from "../lib/core.js"

const OUTCOMES = ["solved", "workaround", "unsolved", "noReply", "spam"]

/** The wrap-up strip in the composer's place: outcome, labels, a note, and on to the next. */
class HarkResolve extends HTMLElement {
  /** @type {any} */
  #words
  #labels = h("input", { class: "input", id: "resolve-labels", list: "resolve-known", autocomplete: "off" })
  #known = h("datalist", { id: "resolve-known" })
  #note = h("textarea", { class: "input", id: "resolve-note", rows: 1, maxlength: 8000 })

  /** @param {any} words */
  #fill(words) {
    this.#words = words
    const t = (/** @type {string} */ key) => words.t(key)
    this.setAttribute("role", "region")
    this.setAttribute("aria-label", t("resolve.title"))
    const outcomes = OUTCOMES.map((value) => h("label", { class: "resolve__outcome" },
      h("input", { type: "radio", name: "outcome", value }), h("span", {}, t(`resolve.outcome.${value}`))))
    this.replaceChildren(h("form", { class: "resolve" },
      h("h2", { class: "resolve__title" }, t("resolve.title")),
      h("fieldset", { class: "resolve__outcomes" }, h("legend", { class: "field__label" }, t("resolve.outcome")), ...outcomes),
      h("div", { class: "resolve__row" },
        h("div", { class: "field" }, h("label", { class: "field__label", for: "resolve-labels" }, t("resolve.labels")), this.#labels, this.#known,
          h("span", { class: "field__hint" }, t("resolve.labelsHint"))),
        h("div", { class: "field" }, h("label", { class: "field__label", for: "resolve-note" }, `${t("resolve.note")} (${t("common.optional")})`), this.#note)),
      h("div", { class: "dialog__actions" },
        h("button", { class: "button", type: "button", click: () => this.#tell("hark:cancel") }, t("common.cancel")),
        h("button", { class: "button button--primary" }, t("resolve.submit")))))
    this.addEventListener("submit", (event) => { event.preventDefault(); this.#submit() })
    this.addEventListener("keydown", (event) => this.#key(event))
  }

  /** @param {string[]} known labels in use @param {any} words */
  begin(known, words) {
    if (this.#words) this.querySelector("form")?.reset()
    else this.#fill(words)
    const solved = /** @type {any} */ (this.querySelector("input[value='solved']"))
    solved.checked = true
    this.#known.replaceChildren(...known.map((value) => h("option", { value })))
    this.hidden = false
    solved.focus()
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Escape") {
      event.stopPropagation()
      this.#tell("hark:cancel")
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.repeat) {
      event.preventDefault()
      event.stopPropagation()
      this.#submit()
    }
  }

  #submit() {
    const disposition = /** @type {any} */ (this.querySelector("input[name='outcome']:checked"))?.value
    const labels = this.#labels.value.split(/[,，、]/).map((/** @type {string} */ one) => one.trim()).filter(Boolean)
    const note = this.#note.value.trim()
    this.#tell("hark:resolved", { disposition, ...(labels.length && { labels }), ...(note && { note }) })
  }

  /** @param {string} name @param {object} [detail] */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
  }
}

customElements.define("hark-resolve", HarkResolve)
