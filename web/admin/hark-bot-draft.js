import { h } from "../lib/core.js"
import { newDialog } from "../staff/hark-dialog.js"
import { askLine } from "./ask-line.js"
import { faultList } from "./bot-faults.js"
import { isFileName } from "./bot-files.js"
import { BotPanel } from "./bot-panel.js"
import { publishDraft } from "./publish-draft.js"
import "./hark-bot-files.js"
import "./hark-bot-text.js"

/** The draft of the next version: its files, what is wrong with them, and how it comes to speak. */
class HarkBotDraft extends BotPanel {
  #open = ""
  #isBusy = false
  #head = h("div", { class: "draft__head" })
  #faults = h("div", { class: "draft__faults" })
  #list = /** @type {any} */ (undefined)
  #text = /** @type {any} */ (undefined)
  #split = h("div", { class: "bot__split" })

  async load() {
    await this.room.work.load()
  }

  draw() {
    const { work } = this.room
    if (!work.draft && !work.isDirty) return this.#drawNone()
    if (!this.#list) this.#build()
    if (this.#split.parentElement !== this) this.replaceChildren(this.#head, this.#faults, this.#split)
    if (!work.files.some(({ name }) => name === this.#open)) this.#close()
    this.#drawHead()
    this.#drawFaults()
    this.#drawFile()
  }

  #build() {
    this.#list = document.createElement("hark-bot-files")
    this.#text = document.createElement("hark-bot-text")
    this.#list.words = this.#text.words = this.room.words
    this.#split.append(this.#list, this.#text)
    this.#listen()
  }

  #listen() {
    const on = (/** @type {string} */ what, /** @type {(detail: any) => void} */ action) =>
      this.#split.addEventListener(`hark:file-${what}`, (/** @type {any} */ event) => action(event.detail))
    on("open", ({ name }) => this.#show(name))
    on("close", () => this.#close(true))
    on("typed", ({ name, text }) => { this.room.work.type(name, text); this.#drawHead(); this.#drawFile() })
    on("save", ({ name }) => this.#save(name))
    on("save-anyway", ({ name }) => this.#save(name, true))
    on("take-theirs", ({ name }) => { this.room.work.forget(name); this.draw() })
    on("revert", ({ name }) => this.#revert(name))
    on("remove", ({ name }) => this.#remove(name))
    on("restore", ({ name }) => this.#change({ [name]: this.room.work.live?.files.get(name) ?? "" }, "bot.restored", { [name]: null }))
  }

  #drawNone() {
    this.#close()
    this.replaceChildren(h("div", { class: "tabs__empty" }, h("h3", {}, this.t("bot.noDraft")), h("p", { class: "muted" }, this.t("bot.draftWhat")),
      h("button", { class: "button button--primary", type: "button", disabled: this.isOffline, click: () => this.#make() }, this.t("bot.makeDraft")),
      this.isOffline && h("p", { class: "muted" }, this.t("admin.offline"))))
  }

  #drawHead() {
    const { work, words } = this.room
    const { draft, live, files } = work
    const at = this.#head.contains(document.activeElement) && /** @type {any} */ (document.activeElement).id
    const why = this.#hindrance(files)
    const button = (/** @type {string} */ id, /** @type {string} */ look, /** @type {boolean} */ disabled, /** @type {() => void} */ click) =>
      h("button", { class: `button ${look}`, type: "button", id: `draft-${id}`, disabled, click, "aria-describedby": id === "publish" && "draft-why" }, this.t(`bot.${id}`))
    this.#head.replaceChildren(
      h("div", { class: "draft__about" }, h("h3", {}, this.t("bot.draft")),
        draft && h("p", { class: "muted" }, this.t("bot.draftFrom", { base: draft.base, name: draft.changedBy, time: words.moment(draft.changedAt) })),
        draft && live && draft.base !== live.id && h("p", { class: "chip chip--warn draft__old" }, this.t("bot.draftOld", { live: live.id, base: draft.base }))),
      h("div", { class: "row draft__actions" },
        button("newFile", "", this.isOffline, () => this.#newFile()),
        button("discard", "button--danger", this.isOffline || !draft, () => this.#discard()),
        button("publish", "button--primary", why !== "", () => this.#publish())),
      h("p", { class: "muted draft__why", id: "draft-why" }, why || this.t("bot.ready", { n: files.filter(({ mark }) => mark).length })))
    if (at) document.getElementById(at)?.focus()
  }

  /** @param {import("./bot-work.js").FileState[]} files @returns {string} why the draft can't be published now */
  #hindrance(files) {
    const { work } = this.room
    if (this.isOffline) return this.t("admin.offline")
    if (work.isDirty) return this.t("bot.saveFirst", { n: work.typed.size })
    if (work.draft?.faults.length) return this.t("bot.mendFirst")
    return files.some(({ mark }) => mark) ? "" : this.t("bot.nothingDiffers")
  }

  #drawFaults() {
    const list = faultList(this.room.work.draft?.faults ?? [], this.room.words, (fault) => this.#show(fault.file, fault.line ?? 1))
    this.#faults.replaceChildren(...(list ? [list] : []))
  }

  #drawFile() {
    const { work } = this.room
    this.#list.show({ files: work.files, selected: this.#open })
    const clash = work.clashes(this.#open) && this.t(work.draft ? "bot.clash" : "bot.clashGone", { name: work.draft?.changedBy })
    this.#text.show(this.#open ? {
      name: this.#open, text: work.text(this.#open), other: work.live?.files.get(this.#open), isUnsaved: work.typed.has(this.#open),
      isStored: work.stored(this.#open) !== undefined, clash: clash || undefined, isOffline: this.isOffline || this.#isBusy,
    } : undefined)
  }

  /**
   * Opens a file in the editor.
   * @param {string} name @param {number} [line]
   */
  open(name, line) {
    if (this.#list) this.#show(name, line)
  }

  /** @param {string} name @param {number} [line] */
  #show(name, line) {
    if (!this.room.work.files.some((file) => file.name === name)) return this.room.say(this.t("bot.noSuchFile", { name }))
    this.#open = name
    this.#split.dataset.pane = "text"
    this.#drawFile()
    if (line) this.#text.goTo(line)
    else this.#text.focusText()
  }

  #close(asked = false) {
    const before = this.#open
    this.#open = ""
    delete this.#split.dataset.pane
    if (!asked) return
    this.#drawFile()
    this.#list.focusFile(before)
  }

  #make() {
    return this.attempt(async () => { await this.room.work.change({}) }).then(() => this.#list?.querySelector("input")?.focus())
  }

  async #newFile() {
    const { work } = this.room
    const name = await askLine({
      title: this.t("bot.newFile"), label: this.t("bot.fileName"), hint: this.t("bot.fileNameHint"), yes: this.t("bot.begin"), no: this.t("common.cancel"),
      wrong: (line) => (!isFileName(line) ? this.t("bot.fileNameBad") : work.text(line) !== undefined ? this.t("field.taken") : undefined),
    })
    if (!name) return
    work.type(name, "")
    this.draw()
    this.#show(name)
  }

  /** @param {string} name @param {boolean} [anyway] */
  #save(name, anyway = false) {
    const { work } = this.room
    const before = work.stored(name) ?? null
    return this.#busy(async () => {
      const outcome = await work.save(name, anyway)
      if (outcome === "clash") return
      const text = outcome === "renewed" ? "bot.renewed" : work.draft?.faults.length ? "bot.savedFaulty" : "bot.fileSaved"
      this.room.say(this.t(text, { name }), this.#undo({ [name]: before }))
    })
  }

  /** @param {string} name */
  #revert(name) {
    const typed = this.room.work.text(name) ?? ""
    this.room.work.forget(name)
    this.draw()
    this.room.say(this.t("bot.reverted", { name }), { label: this.t("resolve.reopen"), run: () => { this.room.work.type(name, typed); this.draw() } })
  }

  /** @param {string} name */
  async #remove(name) {
    const { work } = this.room
    const sure = await newDialog().confirm({
      title: this.t("admin.deleteTitle", { name }), text: this.t("bot.deleteText"), yes: this.t("common.delete"), no: this.t("common.cancel"), danger: true,
    })
    if (!sure) return
    const before = work.stored(name)
    work.forget(name)
    if (before === undefined) return this.draw()
    await this.#change({ [name]: null }, "bot.fileDeleted", { [name]: before })
  }

  /** @param {Record<string, string | null>} changes @param {string} done @param {Record<string, string | null>} [before] */
  #change(changes, done, before) {
    return this.#busy(async () => {
      await this.room.work.change(changes)
      this.room.say(this.t(done, { name: Object.keys(changes)[0] }), before && this.#undo(before))
    })
  }

  /** @param {Record<string, string | null>} before */
  #undo(before) {
    return { label: this.t("resolve.reopen"), run: () => this.#change(before, "admin.undone") }
  }

  async #discard() {
    const { work } = this.room
    const sure = await newDialog().confirm({
      title: this.t("bot.discardTitle"), text: this.t("bot.discardText"), yes: this.t("bot.discard"), no: this.t("common.cancel"), danger: true,
    })
    if (!sure) return
    await this.#busy(async () => {
      const changes = await work.discard()
      this.room.say(this.t("bot.discarded"), this.#undo(changes))
    })
  }

  async #publish() {
    const note = await askLine({
      title: this.t("bot.publishTitle"), text: this.t("bot.publishText"), label: this.t("bot.note"), hint: this.t("bot.noteHint"), yes: this.t("bot.publish"), no: this.t("common.cancel"),
      wrong: (line) => (line ? undefined : this.t("field.missing")),
    })
    if (!note) return
    await this.#busy(() => publishDraft(this, note))
  }

  /** @param {() => Promise<any>} action what must not be started twice */
  async #busy(action) {
    if (this.#isBusy) return
    this.#isBusy = true
    await this.attempt(() => action().catch((error) => this.#refused(error))).finally(() => { this.#isBusy = false })
    this.draw()
  }

  /** @param {any} error when somebody else changed the draft, it is read anew */
  async #refused(error) {
    if (error.status !== 409) throw error
    await this.room.work.load()
    this.room.say(this.t("bot.draftOther"))
  }
}

customElements.define("hark-bot-draft", HarkBotDraft)
