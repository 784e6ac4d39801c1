import { BotPanel } from "./bot-panel.js"
import "./hark-bot-compare.js"
import "./hark-bot-dialogues.js"
import "./hark-bot-intents.js"

const PARTS = ["hark-bot-dialogues", "hark-bot-compare", "hark-bot-intents"]

/** What can be checked before customers meet a version: its dialogues, what would change, how its intents are told apart. */
class HarkBotChecks extends BotPanel {
  /** @type {any[]} */
  #parts = []

  async load() {
    await this.room.work.load()
  }

  draw() {
    if (this.#parts.length === 0) this.#parts = PARTS.map((tag) => this.#made(tag))
    if (this.#parts[0].parentElement !== this) this.replaceChildren(...this.#parts)
    for (const part of this.#parts) part.update({ isOffline: this.isOffline, hasDraft: this.room.work.draft !== null })
  }

  /** @param {string} tag */
  #made(tag) {
    const part = /** @type {any} */ (document.createElement(tag))
    part.start(this.room)
    return part
  }
}

customElements.define("hark-bot-checks", HarkBotChecks)
