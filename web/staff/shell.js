import { API, Problem } from "../lib/api.js"
import { chooseLocale, Connection, h, loadWords, socketURL } from "../lib/core.js"
import { showTheme, themeChoice } from "../lib/theme.js"
import { preferences } from "./preferences.js"
import "./hark-login.js"
import "./hark-rail.js"
import "./hark-state.js"

/** @typedef {import("../lib/api.js").User} User */
/** @typedef {"inbox" | "board" | "reports" | "admin"} Place */

const LOCALES = ["en", "zh-CN"]
/** Which roles may open which page. @type {Record<Place, string[]>} */
export const PLACES = {
  inbox: ["agent", "supervisor", "admin"],
  board: ["supervisor", "admin"],
  reports: ["supervisor", "admin"],
  admin: ["admin"],
}

/**
 * What every staff page starts with: words, theme, a logged-in person who may be here, the rail.
 */
export class Shell {
  /** @type {Connection | null} */
  connection = null
  /** @type {Promise<void> | null} */
  #login = null

  /** @param {Place} place @param {import("../lib/core.js").Words} words */
  constructor(place, words) {
    this.place = place
    this.words = words
    this.api = new API()
    this.rail = /** @type {any} */ (document.querySelector("hark-rail"))
    this.strip = /** @type {any} */ (document.querySelector("hark-state"))
    this.strip.words = words
  }

  /** @param {Place} place */
  static async open(place) {
    showTheme(themeChoice())
    const locale = chooseLocale([preferences.locale, ...navigator.languages], LOCALES)
    document.documentElement.lang = locale
    const shell = new Shell(place, await loadWords("staff", locale).catch(() => giveUp(locale)))
    document.title = shell.words.t("app.name")
    document.querySelector("main")?.prepend(h("h1", { class: "hidden-text" }, shell.words.t(`nav.${place}`)))
    await shell.#identify()
    return shell
  }

  /**
   * The person at the keyboard.
   * @returns {User}
   */
  get user() {
    return /** @type {User} */ (this.api.user)
  }

  /**
   * Opens the socket; its hello is made afresh for each attempt.
   * @param {() => object} params
   */
  connect(params) {
    const connection = new Connection({ url: socketURL(), hello: () => ({ method: "agent.hello", params: params() }) })
    this.connection = connection
    this.strip.follow(connection, () => this.#logInAgain())
    return connection
  }

  /**
   * Does a request; when the session has ended, asks for the login over the page and does it again.
   * @template T @param {(api: API) => Promise<T>} action @returns {Promise<T>}
   */
  async request(action) {
    try {
      return await action(this.api)
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error
      await this.#logInAgain()
      return action(this.api)
    }
  }

  /**
   * A line that passes: what was done, or what did not work.
   * @param {string} text @param {{label: string, run: () => void}} [offer]
   */
  say(text, offer) {
    this.strip.say(text, offer)
  }

  /**
   * A part of the page that is fetched when first needed.
   * @template T @param {Promise<T>} module
   * @returns {Promise<T | undefined>} nothing when it can't be had; that has been said
   */
  async part(module) {
    try {
      return await module
    } catch {
      this.say(this.words.t("common.failed", { reason: this.words.t("reason.offline") }))
      return undefined
    }
  }

  async #identify() {
    const known = await this.api.whoAmI().catch(() => null)
    if (!known) await this.#ask(false)
    this.rail.show({ shell: this, places: placesOf(this.user) })
    if (!PLACES[this.place].includes(this.user.role)) {
      location.replace(`/console/?from=${this.place}`)
      await new Promise(() => {})
    }
    const asked = location.search
    if (asked) import("./elsewhere.js").then((module) => module.arrive(this, asked))
  }

  #logInAgain() {
    this.#login ??= this.#ask(true).then(() => this.connection?.start()).finally(() => { this.#login = null })
    return this.#login
  }

  /** @param {boolean} again */
  async #ask(again) {
    const before = this.api.user?.id
    const at = /** @type {HTMLElement | null} */ (document.activeElement)
    const login = /** @type {any} */ (document.createElement("hark-login"))
    document.body.append(login)
    const user = await login.ask({ words: this.words, api: this.api, again })
    login.remove()
    at?.focus()
    if (before && before !== user.id) location.reload()
  }
}

/**
 * Says that there is nothing to show when not even the words could be had; the page stays as it is.
 * @param {string} locale @returns {Promise<never>}
 */
function giveUp(locale) {
  const [text, again] = locale === "en" ? ["Hark can't be reached. Check your connection.", "Reload"] : ["无法连接 Hark，请检查网络。", "重新加载"]
  document.querySelector("main")?.prepend(h("p", { class: "staff__trouble row", role: "alert" }, text,
    h("button", { class: "button", type: "button", click: () => location.reload() }, again)))
  return new Promise(() => {})
}

/** @param {User} user @returns {Place[]} */
function placesOf(user) {
  return /** @type {Place[]} */ (Object.keys(PLACES)).filter((place) => PLACES[place].includes(user.role))
}
