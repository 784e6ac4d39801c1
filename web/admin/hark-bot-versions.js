import { h } from "../lib/core.js"
import { askLine } from "./ask-line.js"
import { compareFiles } from "./bot-files.js"
import { BotPanel } from "./bot-panel.js"
import { periodsOf } from "./bot-periods.js"
import "./hark-bot-files.js"
import "./hark-bot-text.js"

/** @typedef {import("./bot-periods.js").Publication} Publication */
/** @typedef {Omit<import("./bot-work.js").Version, "files">} Entry */

const CONFIGURATION = "configuration"

/** The versions of the bot: which one speaks, when each spoke, what is in it, and the way back to it. */
class HarkBotVersions extends BotPanel {
  /** @type {{items: Entry[], publications: Publication[]}} */
  #history = { items: [], publications: [] }
  /** The version whose files are looked at. @type {import("./bot-work.js").Version | undefined} */
  #version
  #file = ""

  async load() {
    const [history] = await Promise.all([this.room.request((api) => api.get("/bot/versions")), this.room.work.load()])
    this.#history = history
  }

  draw() {
    if (this.#version) return this.#drawFiles(this.#version)
    const { items } = this.#history
    this.replaceChildren(h("p", { class: "muted tabs__bar" }, this.t(this.isOffline ? "admin.offline" : "bot.versionsWhat")),
      h("ol", { class: "versions", "aria-label": this.t("bot.versions") }, ...items.map((item) => this.#row(item))))
  }

  /** @param {Entry} item */
  #row(item) {
    const { id } = item
    const isLive = id === this.room.work.live?.id
    const name = this.t("bot.version", { n: id })
    return h("li", { class: "version", "data-version": id },
      h("div", { class: "version__head" }, h("h3", { class: "version__name" }, name), isLive && h("span", { class: "chip chip--good" }, this.t("bot.speaks"))),
      h("p", { class: "version__note", dir: "auto" }, this.#noteOf(item)),
      h("p", { class: "muted" }, this.#made(item)),
      this.#spoke(item),
      h("div", { class: "row version__actions" },
        !isLive && h("button", { class: "button", type: "button", disabled: this.isOffline, "aria-label": this.t("bot.letSpeakOne", { n: id }), click: () => this.#letSpeak(id) }, this.t("bot.letSpeak")),
        h("button", { class: "button", type: "button", disabled: this.isOffline, "aria-label": this.t("bot.lookOne", { n: id }), "data-look": id, click: () => this.#look(id) }, this.t("bot.look"))))
  }

  /** @param {Entry} item when a version spoke, and why it came to do so where its note doesn't say that */
  #spoke({ id, note }) {
    const { moment } = this.room.words
    const lines = periodsOf(id, this.#history.publications).map(({ from, until, by, reason }) => {
      const span = until ? this.t("bot.spokeFromTo", { from: moment(from), until: moment(until) }) : this.t("bot.speaksSince", { from: moment(from) })
      return h("li", { dir: "auto" }, by === CONFIGURATION || reason === note ? span : this.t("bot.spokeBecause", { span, name: by, reason }))
    })
    if (lines.length === 0) return h("p", { class: "muted" }, this.t("bot.neverSpoke"))
    return h("ul", { class: "version__spoke muted" }, ...lines)
  }

  /** @param {Entry} item */
  #noteOf({ madeBy, note }) {
    return madeBy === CONFIGURATION ? this.t("bot.fromFiles") : note
  }

  /** @param {Entry} item */
  #made({ madeAt, madeBy }) {
    return this.t(madeBy === CONFIGURATION ? "bot.made" : "bot.madeBy", { time: this.room.words.moment(madeAt), name: madeBy })
  }

  /** @param {number} id */
  async #letSpeak(id) {
    const reason = await askLine({
      title: this.t("bot.letSpeakTitle", { n: id }), text: this.t("bot.letSpeakText"), label: this.t("bot.reason"), hint: this.t("bot.reasonHint"),
      yes: this.t("bot.letSpeak"), no: this.t("common.cancel"), wrong: (line) => (line ? undefined : this.t("field.missing")),
    })
    if (!reason) return
    const before = this.room.work.live?.id ?? 0
    await this.#speak(id, reason, { label: this.t("resolve.reopen"), run: () => this.#speak(before, this.t("bot.undoReason")) })
    this.#focusLook(id)
  }

  /** @param {number} id @param {string} reason @param {{label: string, run: () => void}} [undo] */
  #speak(id, reason, undo) {
    return this.attempt(async () => {
      await this.room.work.letSpeak(id, reason)
      await this.load()
      this.tellSpoke()
      this.room.say(this.t("bot.speaksNow", { n: id }), undo)
    })
  }

  /** @param {number} id */
  #look(id) {
    return this.attempt(async () => {
      this.#version = await this.room.work.version(id)
      this.#file = ""
    }).then(() => this.querySelector("button")?.focus())
  }

  /** @param {import("./bot-work.js").Version} version */
  #drawFiles(version) {
    const live = this.room.work.live
    const files = compareFiles(version.files, live?.files ?? new Map())
    const list = /** @type {any} */ (document.createElement("hark-bot-files"))
    const text = /** @type {any} */ (document.createElement("hark-bot-text"))
    list.words = text.words = this.room.words
    const split = h("div", { class: "bot__split" }, list, text)
    const show = () => {
      list.show({ files, selected: this.#file })
      text.show(this.#file ? { name: this.#file, text: version.files.get(this.#file), other: live?.files.get(this.#file), isFixed: true } : undefined)
    }
    const turn = (/** @type {string} */ name) => {
      const before = this.#file
      this.#file = name
      split.dataset.pane = name ? "text" : ""
      show()
      if (name) text.focusText()
      else list.focusFile(before)
    }
    split.addEventListener("hark:file-open", (/** @type {any} */ event) => turn(event.detail.name))
    split.addEventListener("hark:file-close", () => turn(""))
    this.replaceChildren(this.#filesHead(version, files.filter(({ mark }) => mark).length), split)
    show()
  }

  /** @param {import("./bot-work.js").Version} version @param {number} changed */
  #filesHead({ id }, changed) {
    const live = this.room.work.live?.id
    const about = id === live ? this.t("bot.speaks") : this.t("bot.differs", { n: changed, live })
    return h("div", { class: "draft__head" }, h("div", { class: "draft__about" }, h("h3", {}, this.t("bot.version", { n: id })), h("p", { class: "muted" }, `${this.t("bot.readOnly")} · ${about}`)),
      h("div", { class: "row draft__actions" }, h("button", { class: "button", type: "button", click: () => this.#back(id) }, this.t("bot.backToVersions"))))
  }

  /** @param {number} id */
  #back(id) {
    this.#version = undefined
    this.draw()
    this.#focusLook(id)
  }

  /** @param {number} id */
  #focusLook(id) {
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-look="${id}"]`))?.focus()
  }
}

customElements.define("hark-bot-versions", HarkBotVersions)
