import { h } from "../lib/core.js"
import { reasonWords } from "../staff/log-items.js"

const REFRESH_INTERVAL_MS = 60_000

/** How the bot does, folded away until somebody wants to know; what fills it is fetched then, and again each minute. */
class HarkBotSums extends HTMLElement {
  /** @type {import("../staff/shell.js").Shell} */
  #shell = /** @type {any} */ (null)
  #details = h("details", { class: "botsums" })
  #summary = h("summary", { class: "botsums__head" })
  #body = h("div", { class: "botsums__body", tabindex: "0", role: "group" })
  #readAt = 0
  #isReading = false

  /** @param {import("../staff/shell.js").Shell} shell */
  set shell(shell) {
    this.#shell = shell
    this.#summary.textContent = shell.words.t("board.bot")
    this.#body.setAttribute("aria-label", shell.words.t("board.bot"))
    this.#details.append(this.#summary, this.#body)
    this.#details.addEventListener("toggle", () => this.tick())
    this.replaceChildren(this.#details)
  }

  toggle() {
    this.#details.open = !this.#details.open
    this.#summary.focus()
  }

  /** Reads the figures when they are looked at and old. */
  tick() {
    const isWanted = this.#details.open && document.visibilityState === "visible"
    if (isWanted && !this.#isReading && Date.now() - this.#readAt >= REFRESH_INTERVAL_MS) this.#read()
  }

  async #read() {
    this.#isReading = true
    this.#readAt = Date.now()
    this.#body.setAttribute("aria-busy", "true")
    try {
      const { readTable } = await import("./bot-table.js")
      this.#body.replaceChildren(...await readTable(this.#shell))
    } catch (error) {
      this.#fail(error)
    } finally {
      this.#body.removeAttribute("aria-busy")
      this.#isReading = false
    }
  }

  /** @param {any} error */
  #fail({ status, code, detail, message }) {
    const { words } = this.#shell
    const reason = reasonWords({ reason: status ? code : "disconnected", message: detail || message }, words)
    this.#body.replaceChildren(h("p", { role: "alert" }, words.t("common.failed", { reason })),
      h("button", { class: "button button--small", type: "button", click: () => this.#read() }, words.t("common.retry")))
  }
}

customElements.define("hark-bot-sums", HarkBotSums)
