import { h, systemClock } from "../lib/core.js"
import { newDialog } from "../staff/hark-dialog.js"
import { askLine } from "./ask-line.js"
import { planDiff } from "./plan-diff.js"
import { PlanWork } from "./plan-work.js"
import { TABS } from "./plan-words.js"
import { loadRoutingWords } from "./routing-words.js"
import { trouble } from "./section-panel.js"
import { SectionTabs, styles } from "./section-tabs.js"
import { whyNot } from "./why-not.js"
import "./hark-plan-bar.js"

/** The routing: one draft of the plan, which all panels edit, and the way it is published. */
class HarkRouting extends SectionTabs {
  section = "routing"
  sources = {
    rules: () => import("./hark-routing-rules.js"),
    queues: () => import("./hark-routing-queues.js"),
    hours: () => import("./hark-routing-hours.js"),
    sla: () => import("./hark-routing-sla.js"),
    skills: () => import("./hark-routing-skills.js"),
    try: () => import("./hark-routing-try.js"),
    trial: () => import("./hark-routing-trial.js"),
    versions: () => import("./hark-routing-versions.js"),
  }
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
    const tab = TABS[member]
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

customElements.define("hark-routing", HarkRouting)

/**
 * Makes the section, once its words and its looks are there.
 * @param {import("../staff/shell.js").Shell} shell
 * @returns {Promise<HarkRouting>} fails when they can't be had
 */
export async function openRouting(shell) {
  const [words] = await Promise.all([loadRoutingWords(shell.words), styles("section-tabs.css", "routing.css", "routing-hours.css")])
  const request = (/** @type {any} */ action) => shell.request(action)
  const routing = /** @type {HarkRouting} */ (document.createElement("hark-routing"))
  await routing.begin({ words, request, work: new PlanWork(request, systemClock), known: () => readKnown(request), say: (/** @type {string} */ text, /** @type {any} */ offer) => shell.say(text, offer) })
  return routing
}

/** What a plan may name that is not of the plan. @param {(action: (api: any) => Promise<any>) => Promise<any>} request */
async function readKnown(request) {
  const [sites, queues, agents] = await Promise.all(["/sites", "/queues", "/agents"].map((path) => request((api) => api.list(path))))
  return { sites, queues, agents }
}
