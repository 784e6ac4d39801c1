import { h } from "../lib/core.js"
import { loadStyle } from "../staff/load-style.js"
import { trouble } from "./bot-panel.js"
import { BotWork } from "./bot-work.js"
import { loadBotWords, whyNot } from "./bot-words.js"

/** The tabs in their order, each with what fetches its panel. @type {Record<string, () => Promise<any>>} */
const PANELS = {
  figures: () => import("./hark-bot-figures.js"),
  suggestions: () => import("./hark-bot-suggestions.js"),
  try: () => import("./hark-bot-try.js"),
  checks: () => import("./hark-bot-checks.js"),
  draft: () => import("./hark-bot-draft.js"),
  versions: () => import("./hark-bot-versions.js"),
}
const TABS = Object.keys(PANELS)
const STEPS = /** @type {Record<string, (at: number) => number>} */ ({
  ArrowRight: (at) => (at + 1) % TABS.length, ArrowLeft: (at) => (at + TABS.length - 1) % TABS.length,
  Home: () => 0, End: () => TABS.length - 1,
})

/** Which tab was looked at last, for whoever comes back to the section. */
let lastTab = TABS[0]

/** The bot: what it did, what it should learn, how it would answer, the draft of its next version, those that spoke. */
class HarkBot extends HTMLElement {
  /** @type {Map<string, any>} */
  #tabs = new Map()
  /** @type {Map<string, any>} */
  #panels = new Map()
  /** Those panels whose elements are there. @type {Set<string>} */
  #fetched = new Set()
  #isOffline = false
  /** @type {import("./bot-panel.js").Room | undefined} */
  #room

  /** Whether something was typed and not saved. */
  get isDirty() {
    return this.#room?.work.isDirty ?? false
  }

  /** @param {boolean} offline */
  set offline(offline) {
    this.#isOffline = offline
    for (const id of this.#fetched) this.#panels.get(id).offline = offline
  }

  /** @param {import("./bot-panel.js").Room} room */
  start(room) {
    this.#room = room
    const { words } = room
    for (const id of TABS) this.#make(id, words)
    this.replaceChildren(
      h("header", { class: "bot__head" }, h("h2", { id: "bot-title" }, words.t("admin.bot")), h("p", { class: "muted" }, words.t("bot.what"))),
      h("div", { class: "bot__tabs", role: "tablist", "aria-labelledby": "bot-title", keydown: (/** @type {any} */ event) => this.#key(event) }, ...this.#tabs.values()),
      ...this.#panels.values())
    const asked = location.hash.split("/")[1]
    this.addEventListener("hark:bot-spoke", (event) => { if (event.target !== this.#panels.get(lastTab)) this.#enter(lastTab) })
    this.addEventListener("hark:bot-file", (/** @type {any} */ event) => this.#openFile(event.detail))
    this.#choose(TABS.includes(asked) ? asked : lastTab)
  }

  /** @param {string} id @param {import("./bot-words.js").BotWords} words */
  #make(id, words) {
    this.#tabs.set(id, h("button", {
      class: "bot__tab", type: "button", role: "tab", id: `bot-tab-${id}`, "aria-controls": `bot-panel-${id}`, click: () => this.#choose(id),
    }, words.t(`bot.${id}`)))
    this.#panels.set(id, h(`hark-bot-${id}`, { class: "bot__panel", role: "tabpanel", id: `bot-panel-${id}`, "aria-labelledby": `bot-tab-${id}`, tabindex: "0", hidden: true }))
  }

  /** @param {string} chosen */
  #choose(chosen) {
    lastTab = chosen
    history.replaceState(null, "", `#bot/${chosen}`)
    for (const [id, tab] of this.#tabs) {
      tab.setAttribute("aria-selected", String(id === chosen))
      tab.tabIndex = id === chosen ? 0 : -1
      this.#panels.get(id).hidden = id !== chosen
    }
    this.#tabs.get(chosen).scrollIntoView({ block: "nearest", inline: "nearest" })
    return this.#enter(chosen)
  }

  /** @param {string} id fetches the panel when it is looked at for the first time */
  async #enter(id) {
    const panel = this.#panels.get(id)
    if (this.#fetched.has(id)) return panel.enter()
    try {
      await PANELS[id]()
    } catch {
      return this.#fail(id)
    }
    customElements.upgrade(panel)
    if (!this.#fetched.has(id)) Object.assign(panel, { room: this.#room, offline: this.#isOffline })
    this.#fetched.add(id)
    if (lastTab === id) await panel.enter()
  }

  /** @param {string} id of a panel that can't be had now */
  #fail(id) {
    const { words } = /** @type {import("./bot-panel.js").Room} */ (this.#room)
    this.#panels.get(id).replaceChildren(trouble(whyNot({ status: 0 }, words), words, () => this.#enter(id)))
  }

  /** @param {{name: string, text?: string, line?: number}} file one of the draft, or a new one with its text */
  async #openFile({ name, text, line }) {
    if (text !== undefined) this.#room?.work.type(name, text)
    await this.#choose("draft")
    this.#panels.get("draft").open?.(name, line)
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const id = TABS[step(TABS.indexOf(lastTab))]
    this.#choose(id)
    this.#tabs.get(id).focus()
  }
}

customElements.define("hark-bot", HarkBot)

/**
 * Makes the section, once its words and its looks are there.
 * @param {import("../staff/shell.js").Shell} shell
 * @returns {Promise<HarkBot>} fails when they can't be had
 */
export async function openBot(shell) {
  const [words] = await Promise.all([loadBotWords(shell.words), style("bot.css"), style("bot-bench.css")])
  const request = (/** @type {any} */ action) => shell.request(action)
  const bot = /** @type {HarkBot} */ (document.createElement("hark-bot"))
  bot.start({ words, work: new BotWork(request), request, say: (text, offer) => shell.say(text, offer) })
  return bot
}

/** @param {string} name of a style sheet beside this file */
async function style(name) {
  const address = new URL(name, import.meta.url)
  if (!document.querySelector(`link[href="${address.href}"]`)) await loadStyle(address)
}
