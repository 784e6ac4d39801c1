import { h } from "../lib/core.js"
import { loadStyle } from "../staff/load-style.js"
import { BotWork } from "./bot-work.js"
import { loadBotWords } from "./bot-words.js"
import "./hark-bot-draft.js"
import "./hark-bot-figures.js"
import "./hark-bot-versions.js"

const TABS = ["figures", "draft", "versions"]
const STEPS = /** @type {Record<string, (at: number) => number>} */ ({
  ArrowRight: (at) => (at + 1) % TABS.length, ArrowLeft: (at) => (at + TABS.length - 1) % TABS.length,
  Home: () => 0, End: () => TABS.length - 1,
})

/** Which tab was looked at last, for whoever comes back to the section. */
let lastTab = TABS[0]

/** The bot: what it did, the draft of its next version, and the versions that spoke. */
class HarkBot extends HTMLElement {
  /** @type {Map<string, any>} */
  #tabs = new Map()
  /** @type {Map<string, any>} */
  #panels = new Map()
  /** @type {import("./bot-panel.js").Room | undefined} */
  #room

  /** Whether something was typed and not saved. */
  get isDirty() {
    return this.#room?.work.isDirty ?? false
  }

  /** @param {boolean} offline */
  set offline(offline) {
    for (const panel of this.#panels.values()) panel.offline = offline
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
    this.addEventListener("hark:bot-spoke", (event) => { if (event.target !== this.#panels.get(lastTab)) this.#panels.get(lastTab).enter() })
    this.#choose(TABS.includes(asked) ? asked : lastTab)
  }

  /** @param {string} id @param {import("./bot-words.js").BotWords} words */
  #make(id, words) {
    this.#tabs.set(id, h("button", {
      class: "bot__tab", type: "button", role: "tab", id: `bot-tab-${id}`, "aria-controls": `bot-panel-${id}`, click: () => this.#choose(id),
    }, words.t(`bot.${id}`)))
    const panel = h(`hark-bot-${id}`, { class: "bot__panel", role: "tabpanel", id: `bot-panel-${id}`, "aria-labelledby": `bot-tab-${id}`, tabindex: "0", hidden: true })
    panel.room = this.#room
    this.#panels.set(id, panel)
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
    this.#panels.get(chosen).enter()
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
  const [words] = await Promise.all([loadBotWords(shell.words), style()])
  const request = (/** @type {any} */ action) => shell.request(action)
  const bot = /** @type {HarkBot} */ (document.createElement("hark-bot"))
  bot.start({ words, work: new BotWork(request), request, say: (text, offer) => shell.say(text, offer) })
  return bot
}

async function style() {
  const address = new URL("bot.css", import.meta.url)
  if (!document.querySelector(`link[href="${address.href}"]`)) await loadStyle(address)
}
