import { h } from "../lib/core.js"
import { newDialog } from "../staff/hark-dialog.js"
import { askLine } from "./ask-line.js"
import { planDiff } from "./plan-diff.js"
import { trouble } from "./section-panel.js"
import { SectionTabs } from "./section-tabs.js"
import { whyNot } from "./why-not.js"
import "./hark-plan-bar.js"

/** A section about a plan: one draft of it, which all panels edit, and the way it is published. */
export class PlanSection extends SectionTabs {
  /** The tab of each member of the plan. @type {Record<string, string>} */
  tabs = {}
  #bar = /** @type {any} */ (document.createElement("hark-plan-bar"))
  #isBusy = false

  /** Whether the draft has changes that are not published. */
  get isDirty() {
    return this.room?.work.isDirty ?? false
  }

  /** @param {boolean} offline */
  set offline(offline) {
    super.offline = offline
    this.#bar.offline = offline
  }

  /** @param {any} room */
  async begin(room) {
    const { words, work } = room
    this.room = room
    this.classList.add("tabs")
    try {
      await work.load()
    } catch (error) {
      return this.replaceChildren(h("div", { class: "tabs__panel" }, trouble(whyNot(/** @type {any} */ (error), words), words, () => this.begin(room))))
    }
    work.tell = (/** @type {"changed" | "checked"} */ kind) => this.#follow(kind)
    this.#bar.start(room)
    this.#bar.addEventListener("hark:plan", (/** @type {any} */ event) => this.#act(event.detail))
    room.publish = () => this.#publish()
    this.start(room, this.#bar)
  }

  /** @param {"changed" | "checked"} kind */
  #follow(kind) {
    this.#bar.draw()
    this.panel(this.chosen)?.follow?.(kind)
  }

  /** @param {{name: string, at?: string}} action */
  #act({ name, at = "" }) {
    const { work } = this.room
    if (name === "fault") return this.#lead(at)
    if (name === "publish") return this.#publish()
    if (name === "discard") return this.#discard()
    if (name === "otherKeep") return work.keep()
    if (name === "otherTake") { work.discard(); return this.#redraw() }
    return this.#showChanges()
  }

  /** Opens the field of a fault. @param {string} at */
  async #lead(at) {
    const [, member = "", index = ""] = /^(\w+)(?:\[(\d+)\])?/.exec(at) ?? []
    const tab = this.tabs[member]
    if (!tab) return
    await this.choose(tab)
    this.panel(tab).open?.(Number(index), at)
  }

  async #showChanges() {
    const { work, words } = this.room
    const diff = await planDiff(work.published.plan, work.plan, words).catch(() => undefined)
    if (!diff) return this.room.say(words.t("common.failed", { reason: words.t("reason.offline") }))
    const close = h("button", { class: "button", value: "" }, words.t("common.close"))
    await newDialog().open({ title: words.t("routing.changesTitle"), first: close, body: [h("div", { class: "planbar__diff" }, diff), h("div", { class: "dialog__actions" }, close)] })
  }

  #discard() {
    const { work, words } = this.room
    const undo = work.discard()
    this.#redraw()
    this.room.say(words.t("routing.discarded"), { label: words.t("resolve.reopen"), run: () => { undo(); this.#redraw() } })
  }

  #redraw() {
    const panel = this.panel(this.chosen)
    panel.opened = undefined
    panel.close?.()
    this.enter(this.chosen)
  }

  async #publish() {
    const { work, words, say } = this.room
    if (this.#isBusy) return
    const note = await askLine({
      title: words.t("routing.publishTitle"), text: words.t("routing.publishText"), label: words.t("routing.note"), hint: words.t("routing.noteHint"),
      yes: words.t("routing.publish"), no: words.t("common.cancel"), wrong: (line) => (line ? undefined : words.t("field.missing")),
    })
    if (!note) return
    this.#isBusy = true
    try {
      const { end } = await work.publish(note)
      if (end === "published") say(words.t("routing.published", { n: work.published.version }))
      else if (end === "faults") { say(words.t("routing.mend")); this.#lead(work.allFaults[0]?.at ?? "") }
      else say(words.t("routing.otherSaid"))
    } catch (error) {
      say(words.t("common.failed", { reason: whyNot(/** @type {any} */ (error), words) }))
    }
    this.#isBusy = false
    this.#bar.draw()
  }
}
