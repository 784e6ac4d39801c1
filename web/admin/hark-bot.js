import { BotWork } from "./bot-work.js"
import { loadBotWords } from "./bot-words.js"
import { SectionTabs, styles } from "./section-tabs.js"

/** The bot: what it did, what it should learn, how it would answer, the draft of its next version, those that spoke. */
class HarkBot extends SectionTabs {
  section = "bot"
  sources = {
    figures: () => import("./hark-bot-figures.js"),
    suggestions: () => import("./hark-bot-suggestions.js"),
    try: () => import("./hark-bot-try.js"),
    checks: () => import("./hark-bot-checks.js"),
    draft: () => import("./hark-bot-draft.js"),
    versions: () => import("./hark-bot-versions.js"),
  }

  /** Whether something was typed and not saved. */
  get isDirty() {
    return this.room?.work.isDirty ?? false
  }

  /** @param {import("./bot-panel.js").Room} room */
  start(room) {
    super.start(room)
    this.addEventListener("hark:bot-spoke", (event) => { if (event.target !== this.panel(this.chosen)) this.enter(this.chosen) })
    this.addEventListener("hark:bot-file", (/** @type {any} */ event) => this.#openFile(event.detail))
  }

  /** @param {{name: string, text?: string, line?: number}} file one of the draft, or a new one with its text */
  async #openFile({ name, text, line }) {
    if (text !== undefined) this.room.work.type(name, text)
    await this.choose("draft")
    this.panel("draft").open?.(name, line)
  }
}

customElements.define("hark-bot", HarkBot)

/**
 * Makes the section, once its words and its looks are there.
 * @param {import("../staff/shell.js").Shell} shell
 * @returns {Promise<HarkBot>} fails when they can't be had
 */
export async function openBot(shell) {
  const [words] = await Promise.all([loadBotWords(shell.words), styles("section-tabs.css", "bot.css", "bot-bench.css")])
  const request = (/** @type {any} */ action) => shell.request(action)
  const bot = /** @type {HarkBot} */ (document.createElement("hark-bot"))
  bot.start({ words, work: new BotWork(request), request, say: (text, offer) => shell.say(text, offer) })
  return bot
}
