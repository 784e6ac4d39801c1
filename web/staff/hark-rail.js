import { h, icon } from "../lib/core.js"
import { chooseTheme, themeChoice } from "../lib/theme.js"
import { ICONS } from "./icons.js"
import { preferences } from "./preferences.js"

/** @type {Record<string, string>} */
const ADDRESSES = { inbox: "/console/", board: "/board/", reports: "/reports/", admin: "/admin/" }

/** The way between the staff's pages, and each person's own settings. */
class HarkRail extends HTMLElement {
  /** @type {any} */
  #shell
  #count = h("span", { class: "rail__count", hidden: true })

  /** @param {{shell: any, places: string[]}} state */
  show({ shell, places }) {
    this.#shell = shell
    const { words } = shell
    const links = places.map((place) => this.#link(place))
    this.replaceChildren(
      h("nav", { class: "rail", "aria-label": words.t("nav.main") },
        h("ul", { class: "rail__list" }, ...links.map((link) => h("li", {}, link))),
        h("div", { class: "rail__foot" }, this.#keys(), this.#you())))
  }

  /** @param {number} waiting how many customers wait for an answer */
  count(waiting) {
    this.#count.hidden = waiting === 0
    this.#count.textContent = String(waiting)
    const name = this.#shell.words.t("app.name")
    document.title = waiting > 0 ? `(${waiting}) ${name}` : name
  }

  /** @param {string} place */
  #link(place) {
    const { words } = this.#shell
    const here = place === this.#shell.place
    return h("a", { class: "rail__item", href: ADDRESSES[place], "aria-current": here && "page" },
      icon(ICONS[/** @type {keyof ICONS} */ (place)]), h("span", {}, words.t(`nav.${place}`)), place === "inbox" && this.#count)
  }

  #keys() {
    const { words } = this.#shell
    const press = () => this.dispatchEvent(new CustomEvent("hark:keys", { bubbles: true }))
    return h("button", { class: "rail__item", type: "button", "aria-label": words.t("nav.keysLong"), click: press },
      icon(ICONS.keys), h("span", {}, words.t("nav.keys")))
  }

  #you() {
    const { words, user } = this.#shell
    const panel = h("div", { class: "menu you", id: "you-panel", popover: "auto", role: "group", "aria-label": words.t("nav.you") },
      h("p", { class: "you__name" }, h("strong", {}, user.name), h("span", { class: "muted" }, words.t(`role.${user.role}`))),
      ...this.#choices(),
      h("button", { class: "button", type: "button", click: () => this.#logOut() }, words.t("you.logOut")))
    const button = h("button", { class: "rail__item", type: "button", popovertarget: "you-panel" },
      icon(ICONS.you), h("span", {}, words.t("nav.you")))
    return h("div", {}, button, panel)
  }

  #choices() {
    const { words } = this.#shell
    const t = (/** @type {string} */ key) => words.t(key)
    const again = (/** @type {string} */ locale) => { preferences.locale = locale; location.reload() }
    return [
      choice("you-language", t("you.language"), words.locale, [["en", "English"], ["zh-CN", "中文"]], again),
      choice("you-theme", t("you.theme"), themeChoice(),
        [["system", t("you.system")], ["light", t("you.light")], ["dark", t("you.dark")]],
        (value) => chooseTheme(/** @type {any} */ (value))),
      choice("you-enter", t("you.enter"), String(preferences.enterSends),
        [["true", t("you.enterSends")], ["false", t("you.enterBreaks")]],
        (value) => { preferences.enterSends = value === "true" }),
      choice("you-letters", t("you.letters"), String(preferences.letters),
        [["true", t("you.on")], ["false", t("you.off")]],
        (value) => { preferences.letters = value === "true" }),
    ]
  }

  async #logOut() {
    this.#shell.connection?.stop()
    await this.#shell.api.logOut().catch(() => {})
    location.reload()
  }
}

/**
 * @param {string} id @param {string} label @param {string} value @param {[string, string][]} options
 * @param {(value: string) => void} chosen
 */
function choice(id, label, value, options, chosen) {
  const select = h("select", { class: "input", id, change: (/** @type {any} */ event) => chosen(event.target.value) },
    ...options.map(([key, text]) => h("option", { value: key }, text)))
  select.value = value
  return h("div", { class: "field" }, h("label", { class: "field__label", for: id }, label), select)
}

customElements.define("hark-rail", HarkRail)
