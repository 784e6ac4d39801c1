import { BotRun } from "./bot-run.js"
import { suiteSummary, suiteView } from "./suite-view.js"

/** Plays all scripted dialogues and tells, file by file, where the first one goes another way. */
class HarkBotDialogues extends BotRun {
  family = "bot.dialogues"

  /** @param {any} api @param {"draft" | "live"} source */
  ask(api, source) {
    return api.post("/bot/test", { source })
  }

  /** @param {import("./suite-view.js").Suite} suite */
  summary(suite) {
    return suiteSummary(suite, this.room.words)
  }

  /** @param {import("./suite-view.js").Suite} suite */
  show(suite) {
    return [suiteView(suite, this.room.words, this.asked === "draft" ? (name, line) => this.#open(name, line) : undefined)]
  }

  /** @param {string} name @param {number} [line] */
  #open(name, line) {
    this.dispatchEvent(new CustomEvent("hark:bot-file", { bubbles: true, detail: { name, line } }))
  }
}

customElements.define("hark-bot-dialogues", HarkBotDialogues)
