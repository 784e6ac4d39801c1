import { h } from "../lib/core.js"

/** @typedef {{name: string, pattern: string}} Pair */

/** Names with a pattern each, in rows that can be added and removed. */
class HarkPairs extends HTMLElement {
  #rows = h("div", { class: "pairs__rows" })
  /** @type {any} */
  #words

  /**
   * @param {{words: any, id: string, label: string, described: string, pairs: Pair[]}} state
   */
  show({ words, id, label, described, pairs }) {
    this.#words = words
    const add = h("button", { class: "button button--small", type: "button", click: () => this.#add() }, words.t("pairs.add"))
    this.replaceChildren(h("fieldset", { class: "pairs", id, tabindex: "-1", "aria-describedby": described },
      h("legend", { class: "field__label" }, label), this.#rows, add,
      h("datalist", { id: "pairs-names" }, ...["order", "tracking"].map((value) => h("option", { value }, words.t(`found.${value}`))))))
    this.#rows.replaceChildren(...pairs.map((pair) => this.#row(pair)))
  }

  /** @returns {Pair[]} rows with nothing in them count for nothing */
  get value() {
    return [...this.#rows.children].map((row) => {
      const [name, pattern] = [.../** @type {any} */ (row.querySelectorAll("input"))].map((input) => input.value.trim())
      return { name, pattern }
    }).filter(({ name, pattern }) => name || pattern)
  }

  focus() {
    /** @type {any} */ (this.querySelector("input, button")).focus()
  }

  #add() {
    const row = this.#row({ name: "", pattern: "" })
    this.#rows.append(row)
    row.querySelector("input").focus()
  }

  /** @param {Pair} pair */
  #row({ name, pattern }) {
    const t = (/** @type {string} */ key) => this.#words.t(key)
    const common = { class: "input", dir: "auto", autocomplete: "off", spellcheck: "false" }
    const row = h("div", { class: "pairs__row" },
      h("label", { class: "field" }, h("span", { class: "field__hint" }, t("pairs.name")), h("input", { ...common, list: "pairs-names", maxlength: 32, value: name })),
      h("label", { class: "field" }, h("span", { class: "field__hint" }, t("pairs.pattern")), h("input", { ...common, class: "input pairs__pattern", maxlength: 500, value: pattern })),
      h("button", { class: "button", type: "button", click: () => this.#remove(row) }, t("common.delete"), h("span", { class: "hidden-text" }, ` ${name}`)))
    return row
  }

  /** @param {any} row */
  #remove(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling
    row.remove()
    if (next) next.querySelector("input").focus()
    else /** @type {any} */ (this.querySelector("button")).focus()
  }
}

customElements.define("hark-pairs", HarkPairs)
