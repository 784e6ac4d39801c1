import { effect, h } from "../lib/core.js"
import { Shell } from "../staff/shell.js"
import { installShortcuts } from "../staff/shortcuts.js"
import { changed, readAddress, tabAddress, TABS, writeAddress } from "./address.js"
import { troubleBox } from "./report-states.js"
import { loadReportWords } from "./report-words.js"

/**
 * What fetches each tab's element.
 * @type {Record<string, () => Promise<any>>}
 */
const SOURCES = {
  overview: () => import("./hark-report-overview.js"), forecast: () => import("./hark-report-forecast.js"),
  diagnosis: () => import("./hark-report-diagnosis.js"), satisfaction: () => import("./hark-report-satisfaction.js"),
  suggestions: () => import("./hark-report-suggestions.js"),
}

/** The supervisors' reports: one tab at a time, and the address says which and what of it. */
class Reports {
  address = readAddress(location.hash)
  /** @type {Map<string, any>} */
  #panels = new Map()
  #isOffline = false
  #nav = /** @type {HTMLElement} */ (document.querySelector(".reports__tabs"))
  #place = /** @type {HTMLElement} */ (document.querySelector(".reports__room"))

  /** @param {Shell} shell @param {import("./report-words.js").ReportWords} words */
  constructor(shell, words) {
    this.shell = shell
    this.words = words
    /** What panels share; `zone` is the server's, once it has said it. */
    this.room = {
      words, zone: /** @type {string | undefined} */ (undefined), user: shell.user,
      request: (/** @type {(api: any) => Promise<any>} */ action) => shell.request(action),
      say: (/** @type {string} */ text, /** @type {any} */ offer) => shell.say(text, offer),
      go: (/** @type {import("./address.js").Query} */ changes) => this.go(changes),
    }
  }

  start() {
    this.#nav.setAttribute("aria-label", this.words.t("tabs.label"))
    addEventListener("hashchange", () => this.#follow())
    installShortcuts({ shell: this.shell, shortcuts: [] })
    this.#followConnection()
    return this.show()
  }

  /**
   * Asks for something else on the same tab.
   * @param {import("./address.js").Query} changes
   */
  go(changes) {
    this.address = { tab: this.address.tab, query: changed(this.address.query, changes) }
    history.pushState(null, "", writeAddress(this.address))
    return this.show()
  }

  /** Shows what the address says. */
  async show() {
    const { tab, query } = this.address
    this.#drawTabs()
    // What is not shown is not in the page either: panels have fields of the same ids, and labels would name the first.
    for (const [name, one] of this.#panels) if (name !== tab) one.remove()
    const panel = this.#panels.get(tab) ?? await this.#fetch(tab)
    if (!panel || tab !== this.address.tab) return
    if (!panel.isConnected) this.#place.append(panel)
    await panel.enter(query)
  }

  #follow() {
    const before = this.address.tab
    this.address = readAddress(location.hash)
    if (before !== this.address.tab) this.#place.scrollTop = 0
    return this.show()
  }

  /** @param {string} tab */
  async #fetch(tab) {
    try {
      await SOURCES[tab]()
    } catch {
      if (tab === this.address.tab) this.#fail()
      return undefined
    }
    this.#place.querySelector(":scope > .report-state")?.remove()
    const known = this.#panels.get(tab)
    if (known) return known
    const panel = /** @type {any} */ (document.createElement(`hark-report-${tab}`))
    panel.room = this.room
    panel.offline = this.#isOffline
    this.#panels.set(tab, panel)
    return panel
  }

  #fail() {
    this.#place.querySelector(":scope > .report-state")?.remove()
    this.#place.prepend(troubleBox(this.words.t("reason.offline"), this.words, () => this.show()))
  }

  #drawTabs() {
    const { tab, query } = this.address
    this.#nav.replaceChildren(h("ul", { class: "reports__list" }, ...TABS.map((name) => h("li", {}, h("a", {
      class: "reports__tab", href: name === tab ? writeAddress(this.address) : tabAddress(name, query), "aria-current": name === tab && "page",
    }, this.words.t(`tabs.${name}`))))))
    this.#nav.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" })
    document.title = `${this.words.t(`tabs.${tab}`)} · ${this.words.t("app.name")}`
  }

  #followConnection() {
    const connection = this.shell.connect(() => ({}))
    this.shell.strip.explain = () => this.words.t("state.offlineReports")
    effect(() => {
      this.#isOffline = connection.state.value === "offline" || connection.state.value === "reconnecting"
      for (const panel of this.#panels.values()) panel.offline = this.#isOffline
    })
    connection.start()
  }
}

const shell = await Shell.open("reports")
const words = await loadReportWords(shell.words).catch(() => undefined)
if (words) await new Reports(shell, words).start()
else document.querySelector(".reports__room")?.append(troubleBox(shell.words.t("reason.offline"), shell.words, () => location.reload()))
