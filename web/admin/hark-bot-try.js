import { h, ScrollKeeper } from "../lib/core.js"
import { showTalk } from "./bench-log.js"
import { BenchTalk } from "./bench-talk.js"
import { BotPanel } from "./bot-panel.js"
import { lookupForm } from "./lookup-form.js"
import { whyView } from "./why-view.js"
import { whyNot } from "./why-not.js"
import "./hark-bench-setting.js"

/** The test bench: somebody writes as a customer, and sees beside each reply why the bot gave it. */
class HarkBotTry extends BotPanel {
  #talk = new BenchTalk((body) => this.room.request((api) => api.post("/bot/try", body)))
  /** The turn that is explained; the last one unless another was asked for. */
  #shown = 0
  /** @type {{key: string, name: string}[]} */
  #sites = []
  #setting = /** @type {any} */ (document.createElement("hark-bench-setting"))
  #list = h("ol", { class: "log__list" })
  #log = h("div", { class: "log bench__log", role: "log", tabindex: "0" }, this.#list)
  #keeper = new ScrollKeeper(this.#log)
  #lookup = h("div", { class: "bench__lookup" })
  /** The lookup that is asked about; its form stays as long as it does, with what was typed. @type {object | undefined} */
  #askedAbout
  #composer = h("form", { class: "bench__composer", submit: (/** @type {Event} */ event) => { event.preventDefault(); this.#write() } })
  #problem = h("p", { class: "field__error", role: "alert" })
  #field = h("textarea", { class: "input bench__field", id: "bench-text", rows: 1, maxlength: 4000, autocomplete: "off", keydown: (/** @type {any} */ event) => this.#key(event) })
  #send = h("button", { class: "button button--primary" })
  #why = h("div", { class: "why" })
  #whyTitle = h("h3", { id: "bench-why", tabindex: "-1" })

  async load() {
    const [sites] = await Promise.all([this.room.request((api) => api.list("/sites")), this.room.work.load()])
    this.#sites = sites
  }

  draw() {
    if (!this.#list.isConnected) this.#build()
    this.#setting.show({ sites: this.#sites, hasDraft: this.room.work.draft !== null })
    this.#send.setAttribute("aria-disabled", String(this.isOffline))
    if (this.isOffline) this.#problem.textContent = this.t("admin.offline")
    else if (this.#problem.textContent === this.t("admin.offline")) this.#problem.textContent = ""
  }

  #build() {
    const { words } = this.room
    if (this.#setting.childElementCount === 0) {
      this.#setting.words = words
      this.#setting.addEventListener("hark:bench-version", () => this.#again(false))
    }
    this.#send.textContent = this.t("bot.try.send")
    this.#composer.replaceChildren(h("label", { class: "hidden-text", for: "bench-text" }, this.t("bot.try.text")), this.#field, this.#send)
    this.#whyTitle.textContent = this.t("bot.why.title")
    this.#log.setAttribute("aria-label", this.t("bot.try.talk"))
    const again = h("button", { class: "button", type: "button", click: () => this.#again() }, this.t("bot.try.again"))
    this.replaceChildren(h("div", { class: "bench" },
      h("section", { class: "bench__talk", "aria-label": this.t("bot.try") }, h("div", { class: "bench__bar" }, this.#setting, again), this.#log, this.#lookup, this.#problem, this.#composer),
      h("section", { class: "bench__why", "aria-labelledby": "bench-why", tabindex: "0" }, this.#whyTitle, this.#why)))
    this.#drawTalk()
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return
    event.preventDefault()
    this.#write()
  }

  #write() {
    const text = this.#field.value.trim()
    if (!text || this.isOffline || this.#talk.isBusy || this.#talk.lookup) return
    const setting = this.#setting.value
    if (!setting) return
    this.#field.value = ""
    return this.#play(() => this.#talk.write(text, setting), () => { this.#field.value ||= text })
  }

  /** @param {import("./bench-talk.js").Choice} choice */
  #tap({ id, label }) {
    const setting = this.#setting.value
    if (setting && !this.isOffline) return this.#play(() => this.#talk.write(label, setting, id))
  }

  /** @param {() => Promise<void>} action @param {() => void} [failed] */
  async #play(action, failed = () => {}) {
    const turns = this.#talk.turns.length
    this.#problem.textContent = ""
    const done = action()
    this.#drawTalk()
    try {
      await done
    } catch (error) {
      failed()
      this.#problem.textContent = this.t("common.failed", { reason: whyNot(error, this.room.words) })
    }
    if (this.#talk.turns.length > turns) this.#shown = this.#talk.turns.at(-1)?.key ?? 0
    this.#drawTalk()
    this.#drawLookup()
  }

  #again(focuses = true) {
    this.#talk.again()
    this.#shown = 0
    this.#problem.textContent = ""
    this.#drawTalk()
    this.#drawLookup(focuses)
  }

  #drawTalk() {
    showTalk(this.#list, this.#talk, this.#telling)
    this.#keeper.toEnd()
    this.#drawWhy()
  }

  get #telling() {
    return { words: this.room.words, shown: this.#shown, tap: (/** @type {any} */ choice) => this.#tap(choice), why: (/** @type {number} */ key) => this.#explain(key) }
  }

  #drawWhy() {
    const turn = this.#talk.turns.find(({ key }) => key === this.#shown)
    if (!turn) return this.#why.replaceChildren(h("p", { class: "muted" }, this.t("bot.why.empty")))
    this.#why.replaceChildren(h("p", { class: "why__asked muted", dir: "auto" }, this.t("bot.why.to", { text: turn.asked })), ...whyView(turn, this.room.words))
  }

  /** @param {number} key */
  #explain(key) {
    this.#shown = key
    showTalk(this.#list, this.#talk, this.#telling)
    this.#drawWhy()
    this.#whyTitle.focus()
  }

  #drawLookup(focuses = true) {
    const { lookup } = this.#talk
    this.#composer.hidden = lookup !== undefined
    if (lookup && lookup === this.#askedAbout) return
    this.#askedAbout = lookup
    const form = lookup && lookupForm(lookup, this.room.words, (result) => this.#play(() => this.#talk.answer(result)))
    this.#lookup.replaceChildren(...(form ? [form] : []))
    if (focuses) (form?.querySelector("select") ?? this.#field).focus()
  }
}

customElements.define("hark-bot-try", HarkBotTry)
