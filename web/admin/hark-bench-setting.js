import { h } from "../lib/core.js"
import { readAttributes } from "./bench-facts.js"

/** Which version answers in a test, and what it is told of the customer; a change of version tells `hark:bench-version`. */
class HarkBenchSetting extends HTMLElement {
  /** @type {any} */
  #words
  #version = h("select", { class: "input", id: "bench-version", change: () => this.dispatchEvent(new CustomEvent("hark:bench-version", { bubbles: true })) })
  #language = h("select", { class: "input", id: "bench-language" })
  #page = h("input", { class: "input", id: "bench-page", autocomplete: "off", maxlength: 500, placeholder: "/checkout" })
  #site = h("select", { class: "input", id: "bench-site" })
  #isOpen = h("input", { type: "checkbox", checked: true })
  #attributes = h("textarea", { class: "input", id: "bench-attributes", rows: 2, autocomplete: "off", spellcheck: "false", placeholder: "tier=gold", "aria-describedby": "bench-attributes-error" })
  #wrong = h("p", { class: "field__error", id: "bench-attributes-error", role: "alert" })
  #more = h("details", { class: "bench__more" })

  /** @param {any} words */
  set words(words) {
    this.#words = words
    const option = (/** @type {string} */ value, /** @type {string} */ key) => h("option", { value }, words.t(key))
    this.#version.append(option("live", "bot.source.live"), option("draft", "bot.draft"))
    this.#language.append(option("", "bot.try.asWritten"), option("en", "bot.language.en"), option("zh-CN", "bot.language.zh"))
    this.#more.append(h("summary", {}, words.t("bot.try.setting")), h("div", { class: "bench__fields" },
      this.#field("language", this.#language), this.#field("page", this.#page), this.#field("site", this.#site),
      h("label", { class: "admin__check" }, this.#isOpen, words.t("bot.try.isOpen")), this.#field("attributes", this.#attributes, this.#wrong)))
    this.replaceChildren(h("div", { class: "bench__version" }, h("label", { class: "field__label", for: "bench-version" }, words.t("bot.source")), this.#version), this.#more)
  }

  /** @param {{sites: {key: string, name: string}[], hasDraft: boolean}} known */
  show({ sites, hasDraft }) {
    const chosen = this.#site.value
    this.#site.replaceChildren(h("option", { value: "" }, this.#words.t("bot.try.noSite")), ...sites.map(({ key, name }) => h("option", { value: key }, name)))
    this.#site.value = sites.some(({ key }) => key === chosen) ? chosen : ""
    showSources(this.#version, hasDraft, this.#words)
  }

  /** What to tell the bot; nothing when something is wrong, which then has the focus. @returns {import("./bench-talk.js").Setting | undefined} */
  get value() {
    const attributes = readAttributes(this.#attributes.value)
    this.#wrong.textContent = attributes ? "" : this.#words.t("bot.try.attributesBad")
    this.#attributes.setAttribute("aria-invalid", String(!attributes))
    if (!attributes) {
      this.#more.open = true
      this.#attributes.focus()
      return undefined
    }
    return {
      source: this.#version.value, language: this.#language.value || undefined, page: this.#page.value.trim() || undefined,
      site: this.#site.value || undefined, isOpen: this.#isOpen.checked, attributes: Object.keys(attributes).length > 0 ? attributes : undefined,
    }
  }

  /** @param {string} name @param {any} control @param {...Node} more */
  #field(name, control, ...more) {
    return h("div", { class: "field" }, h("label", { class: "field__label", for: control.id }, this.#words.t(`bot.try.${name}`)), control, ...more)
  }
}

/**
 * Keeps the draft from being chosen where there is none.
 * @param {any} select @param {boolean} hasDraft @param {any} words
 */
export function showSources(select, hasDraft, words) {
  const draft = select.querySelector("[value=draft]")
  draft.disabled = !hasDraft
  draft.textContent = words.t(hasDraft ? "bot.draft" : "bot.source.noDraft")
  if (!hasDraft && select.value === "draft") select.value = "live"
}

customElements.define("hark-bench-setting", HarkBenchSetting)
