import { h, keyedList } from "../lib/core.js"

/** The rows of a section. */
class HarkList extends HTMLElement {
  /** @type {any} */
  #words
  #title = h("h2", { id: "list-title" })
  #what = h("p", { class: "muted" })
  #fixed = h("p", { class: "admin__fixed" })
  #add = h("button", { class: "button button--primary", type: "button" })
  #list = h("ul", { class: "admin__rows", "aria-labelledby": "list-title" })
  #state = h("p", { class: "muted admin__note", role: "status" })
  #loading = h("div", { class: "admin__loading", hidden: true }, ...[1, 2, 3].map(() => h("div", { class: "skeleton" })))
  #retry = h("button", { class: "button admin__retry", type: "button", hidden: true })

  /** @param {any} words */
  set words(words) {
    this.#words = words
    this.setAttribute("role", "region")
    this.setAttribute("aria-labelledby", "list-title")
    this.#add.addEventListener("click", () => this.#tell("hark:new"))
    this.#retry.textContent = words.t("common.retry")
    this.#retry.addEventListener("click", () => this.#tell("hark:reload"))
    this.replaceChildren(h("header", { class: "admin__head" }, this.#title, this.#what, this.#fixed, this.#add), this.#state, this.#loading, this.#retry, this.#list)
  }

  /** @param {{section: import("./sections.js").Section, rows: any[] | null, selected: string, problem?: string}} state */
  show({ section, rows, selected, problem }) {
    const t = (/** @type {string} */ key) => this.#words.t(key)
    this.#title.textContent = t(section.title)
    this.#what.textContent = t(section.what)
    this.#fixed.textContent = section.fixed ? t(section.fixed) : ""
    this.#add.hidden = !section.add
    this.#add.textContent = section.add ? t(section.add) : ""
    this.#retry.hidden = !problem
    this.#state.textContent = problem || (rows?.length === 0 ? t("admin.empty") : "")
    this.#loading.hidden = rows !== null || Boolean(problem)
    keyedList(this.#list, (rows ?? []).map((row) => ({ row, id: idOf(row), selected: idOf(row) === selected })), {
      key: (entry) => `${section.id}:${entry.id}`,
      make: (entry) => this.#make(entry, section),
    })
  }

  /** @param {{row: any, id: string, selected: boolean}} entry @param {import("./sections.js").Section} section */
  #make({ row, id, selected }, section) {
    return h("li", {}, h("button", {
      class: "admin__row", type: "button", "aria-current": selected && "true", click: () => this.#tell("hark:edit", { id }),
    }, h("strong", { dir: "auto" }, section.nameOf(row)), h("span", { class: "muted", dir: "auto" }, section.detailOf(row, this.#words))))
  }

  /** @param {string} name @param {object} [detail] */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
  }
}

/**
 * One article stands in several languages under one id.
 * @param {any} row
 */
export function idOf(row) {
  return row.title && row.language ? `${row.id}.${row.language}` : row.id
}

customElements.define("hark-list", HarkList)
