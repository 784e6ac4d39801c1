import { h, keyedList } from "../lib/core.js"

/** @typedef {import("./bot-work.js").FileState} FileState */

/** The files of a version or the draft, with a filter; choosing one tells `hark:file-open`. */
class HarkBotFiles extends HTMLElement {
  /** @type {any} */
  #words
  /** @type {FileState[]} */
  #files = []
  #selected = ""
  #filter = h("input", { class: "input", id: "bot-filter", type: "search", autocomplete: "off" })
  #only = h("input", { type: "checkbox" })
  #list = h("ul", { class: "files__list" })
  #none = h("p", { class: "muted files__none", role: "status" })

  /** @param {any} words */
  set words(words) {
    this.#words = words
    this.#list.setAttribute("aria-label", words.t("bot.files"))
    this.#filter.addEventListener("input", () => this.#draw())
    this.#only.addEventListener("change", () => this.#draw())
    this.replaceChildren(h("div", { class: "files__head" },
      h("label", { class: "field__label", for: "bot-filter" }, words.t("bot.filter")), this.#filter,
      h("label", { class: "admin__check" }, this.#only, words.t("bot.onlyChanged"))), this.#none, this.#list)
  }

  /** @param {{files: FileState[], selected: string}} state */
  show({ files, selected }) {
    const isOther = selected !== this.#selected
    this.#files = files
    this.#selected = selected
    this.#draw()
    if (isOther) this.#list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" })
  }

  /** @param {string} name brings the keyboard to a file, or to the filter where it is not shown */
  focusFile(name) {
    const buttons = /** @type {HTMLElement[]} */ ([...this.querySelectorAll(".files__file")])
    const place = buttons.find((button) => button.dataset.name === name) ?? this.#filter
    place.focus()
  }

  #draw() {
    const wanted = this.#filter.value.trim().toLowerCase()
    const shown = this.#files.filter(({ name, mark, isUnsaved, faults }) => name.toLowerCase().includes(wanted) && (!this.#only.checked || mark || isUnsaved || faults))
    this.#none.textContent = shown.length > 0 ? "" : this.#words.t(wanted ? "bot.noFile" : "bot.noChanged")
    keyedList(this.#list, shown.map((file) => ({ file, isSelected: file.name === this.#selected })), {
      key: ({ file }) => file.name, make: (entry) => this.#make(entry), update: (element, entry) => this.#fill(element, entry),
    })
  }

  /** @param {{file: FileState, isSelected: boolean}} entry */
  #make(entry) {
    const { name } = entry.file
    const press = () => this.dispatchEvent(new CustomEvent("hark:file-open", { bubbles: true, detail: { name } }))
    const element = h("li", {}, h("button", { class: "files__file", type: "button", "data-name": name, click: press }))
    this.#fill(element, entry)
    return element
  }

  /** @param {Element} element @param {{file: FileState, isSelected: boolean}} entry */
  #fill(element, { file: { name, mark, isUnsaved, faults }, isSelected }) {
    const button = /** @type {HTMLElement} */ (element.firstElementChild)
    if (isSelected) button.setAttribute("aria-current", "true")
    else button.removeAttribute("aria-current")
    button.replaceChildren(h("span", { class: "files__name", dir: "ltr" }, name), h("span", { class: "files__marks" }, ...[
      faults ? h("span", { class: "chip chip--bad" }, this.#words.t("bot.faultCount", { n: faults })) : null,
      isUnsaved ? h("span", { class: "chip chip--warn" }, this.#words.t("bot.unsaved")) : null,
      mark ? h("span", { class: "chip chip--accent" }, this.#words.t(`bot.mark.${mark}`)) : null,
    ].flatMap((one) => one ?? [])))
  }
}

customElements.define("hark-bot-files", HarkBotFiles)
