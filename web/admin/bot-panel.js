import { SectionPanel } from "./section-panel.js"

/** @typedef {import("./section-panel.js").Room & {words: import("./bot-words.js").BotWords, work: import("./bot-work.js").BotWork}} Room */

/**
 * One of the panels of the bot's section.
 * @extends {SectionPanel<Room>}
 */
export class BotPanel extends SectionPanel {
  /**
   * Opens a file of the draft in its editor; with a text, begins a new one.
   * @param {{name: string, text?: string, line?: number}} file
   */
  openFile(file) {
    this.dispatchEvent(new CustomEvent("hark:bot-file", { bubbles: true, detail: file }))
  }

  /** Says that another version speaks, to whoever looks at it by now. */
  tellSpoke() {
    this.dispatchEvent(new CustomEvent("hark:bot-spoke", { bubbles: true }))
  }
}
