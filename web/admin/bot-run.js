import { h } from "../lib/core.js"
import { showSources } from "./hark-bench-setting.js"
import { whyNot } from "./why-not.js"

/** @typedef {import("./bot-panel.js").Room} Room */

/** Something about the bot that the server works out when it is asked to: a form, and below it what came of it. */
export class BotRun extends HTMLElement {
  /** @type {Room} */
  room = /** @type {any} */ (null)
  /** What the words of this part begin with, such as `bot.dialogues`. */
  family = ""
  /** Whether there must be a draft. */
  needsDraft = false
  #isBusy = false
  #hindrance = ""
  #hasChosen = false
  #source = /** @type {any} */ (undefined)
  #button = h("button", { class: "button button--primary" })
  #status = h("p", { class: "muted run__status", role: "status" })
  #problem = h("p", { class: "field__error", role: "alert" })
  #result = h("div", { class: "run__result" })

  /** The version that was asked about last. @type {"draft" | "live"} */
  asked = "live"

  /**
   * What is asked for beside the version.
   * @returns {{name: string, control: any}[]}
   */
  controls() { return [] }

  /** @param {any} _api @param {"draft" | "live"} _source @returns {Promise<any>} */
  async ask(_api, _source) {}

  /** @param {any} _answer @returns {string} what came of it, in a sentence that is read out */
  summary(_answer) { return "" }

  /** @param {any} _answer @returns {(Node | false | undefined | null)[]} */
  show(_answer) { return [] }

  /** @param {Room} room */
  start(room) {
    this.room = room
    const id = this.family.replace(".", "-")
    this.#source = !this.needsDraft && h("select", { class: "input", id: `${id}-source` },
      h("option", { value: "live" }, this.t("bot.source.live")), h("option", { value: "draft" }, this.t("bot.draft")))
    const fields = [...(this.#source ? [{ name: "bot.source", control: this.#source }] : []), ...this.controls()]
    this.#button.append(this.t(`${this.family}.run`))
    this.replaceChildren(h("section", { class: "run", "aria-labelledby": `${id}-title` },
      h("h3", { id: `${id}-title` }, this.t(`${this.family}`)), h("p", { class: "muted" }, this.t(`${this.family}.what`)),
      h("form", { class: "run__form", submit: (/** @type {Event} */ event) => { event.preventDefault(); this.#run() } },
        ...fields.map(({ name, control }) => h("div", { class: "field" }, h("label", { class: "field__label", for: control.id }, this.t(name)), control)), this.#button),
      this.#status, this.#problem, this.#result))
  }

  /** @param {{isOffline: boolean, hasDraft: boolean}} state */
  update({ isOffline, hasDraft }) {
    if (this.#source) showSources(this.#source, hasDraft, this.room.words)
    if (this.#source && hasDraft && !this.#hasChosen) this.#source.value = "draft"
    this.#hasChosen ||= hasDraft
    this.#hindrance = isOffline ? this.t("admin.offline") : this.needsDraft && !hasDraft ? this.t("bot.source.needsDraft") : ""
    this.#showState()
  }

  /** @param {string} key @param {Record<string, any>} [values] */
  t(key, values) {
    return this.room.words.t(key, values)
  }

  async #run() {
    if (this.#isBusy || this.#hindrance) return
    this.#isBusy = true
    this.#problem.textContent = ""
    this.#showState()
    try {
      const source = this.#source ? this.#source.value : "draft"
      const answer = await this.room.request((api) => this.ask(api, source))
      this.asked = source
      this.#result.replaceChildren(...this.show(answer).flatMap((node) => node || []))
      this.#status.textContent = this.summary(answer)
    } catch (error) {
      this.#problem.textContent = this.t("common.failed", { reason: whyNot(error, this.room.words) })
      this.#status.textContent = ""
    }
    this.#isBusy = false
    this.#showState()
  }

  #showState() {
    this.#button.setAttribute("aria-disabled", String(this.#isBusy || this.#hindrance !== ""))
    this.#result.setAttribute("aria-busy", String(this.#isBusy))
    if (this.#isBusy) this.#status.textContent = this.t("bot.running")
    else if (this.#hindrance) this.#status.textContent = this.#hindrance
    else if (this.#result.childElementCount === 0) this.#status.textContent = ""
  }
}
