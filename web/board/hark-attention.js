import { h, keyedList } from "../lib/core.js"
import { HeldOrder } from "../lib/held-order.js"
import { secondsSince, stopwatch } from "../staff/clock.js"
import { flagWords, ratedWords } from "../staff/event-words.js"
import { holdWhilePointed } from "../staff/hold.js"
import { firstLine } from "./hark-queue.js"
import { moodIcon } from "./mood-mark.js"

const ANNOUNCE_MS = 10_000
const KINDS = new Set(["handoff", "waitingLong", "helpRequested", "escalation", "agentDisconnected", "slaBreached", "lowRating", "negativeMood", "likelyDissatisfied"])
/** @type {Record<string, string>} */
const TONES = { escalation: "bad", helpRequested: "warn", agentDisconnected: "bad", slaBreached: "bad", lowRating: "bad", waitingLong: "warn", negativeMood: "warn", likelyDissatisfied: "warn" }

/** The one ranked list of what needs a supervisor, each row with its reason. */
class HarkAttention extends HTMLElement {
  /** @type {any} */
  #words
  #order = new HeldOrder()
  #list = h("ol", { class: "attention__list" })
  #empty = h("p", { class: "board__empty muted", hidden: true })
  #updates = h("p", { class: "board__updates muted" })
  #polite = h("p", { class: "hidden-text", role: "status" })
  /** @type {any} */
  #state = null
  #known = new Set()
  #saidAt = 0

  /** @param {any} words */
  set words(words) {
    this.#words = words
    this.replaceChildren(h("section", { class: "panel", "aria-labelledby": "attention-title" },
      h("header", { class: "panel__head" }, h("h2", { id: "attention-title" }, words.t("attention.title")), this.#updates),
      h("div", { class: "panel__body", tabindex: "0", role: "group", "aria-labelledby": "attention-title" }, this.#empty, this.#list), this.#polite))
    holdWhilePointed(this, this.#order, ".attention__row", () => this.show(this.#state))
  }

  /** @param {{rows: any[], now: number, me: string, totals: any}} state */
  show(state) {
    this.#state = state
    const { rows, totals } = state
    const t = this.#words
    const byID = new Map(rows.map((row) => [row.id, row]))
    const shown = this.#order.want(rows.map((row) => row.id)).flatMap((id) => byID.get(id) ?? [])
    this.#empty.hidden = rows.length > 0
    this.#empty.textContent = t.t("attention.noneLong", { waiting: totals.waiting ?? 0, free: totals.agentsFree ?? 0 })
    const moving = this.#order.held ? this.#order.waiting : 0
    this.#updates.textContent = moving ? t.t("board.updates", { n: moving }) : ""
    keyedList(this.#list, shown, { key: (row) => row.id, make: (row) => this.#make(row), update: (element, row) => this.#fill(element, row) })
    this.tick(state.now)
    this.#announce(rows)
  }

  /** @param {number} now */
  tick(now) {
    for (const element of /** @type {any} */ (this.#list.querySelectorAll("[data-since]"))) {
      element.textContent = stopwatch(secondsSince(element.dataset.since, now))
    }
  }

  /** @param {number} step moves the focus to the next or previous row */
  focusRow(step) {
    const buttons = [.../** @type {any} */ (this.#list.querySelectorAll(".attention__peek"))]
    const at = buttons.findIndex((button) => button.closest("li").contains(document.activeElement))
    buttons[at < 0 ? 0 : (at + step + buttons.length) % buttons.length]?.focus()
  }

  /** @param {any} row */
  #make(row) {
    const tell = (/** @type {string} */ name, /** @type {object} */ detail) => () =>
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
    const t = (/** @type {string} */ key) => this.#words.t(key)
    const element = h("li", { class: "attention__row", "data-conversation": row.conversation },
      h("div", { class: "attention__what" }),
      h("div", { class: "attention__actions" },
        row.conversation && h("button", { class: "button button--small attention__peek", type: "button", click: tell("hark:peek", { id: row.conversation }) }, t("attention.open")),
        row.kind === "lowRating" && h("button", { class: "button button--small attention__reopen", type: "button", click: tell("hark:reopen", { id: row.conversation }) }, t("chat.reopen")),
        h("button", { class: "button button--small attention__take", type: "button", click: tell("hark:acknowledge", { item: row.id }) }, t("attention.acknowledge"))))
    this.#fill(element, row)
    return element
  }

  /** @param {any} element @param {any} row */
  #fill(element, row) {
    const t = this.#words
    const isAngry = row.kind === "negativeMood" && row.mood?.level === "angry"
    const kind = isAngry ? "angryMood" : KINDS.has(row.kind) ? row.kind : "other"
    const who = [row.contact?.name, row.agent?.name, row.queue?.name].filter(Boolean).join(" · ")
    const taken = row.acknowledgedBy
    element.firstElementChild.replaceChildren(
      h("p", { class: "row" }, h("span", { class: `chip chip--${isAngry ? "bad" : TONES[row.kind] ?? "accent"}` }, row.mood && moodIcon(row.mood.level), t.t(`attention.${kind}`)),
        h("span", { class: "number attention__since", "data-since": row.since }), h("span", { class: "muted" }, who)),
      h("p", { class: "attention__reason", dir: "auto" }, this.#reason(row)),
      taken ? h("p", { class: "muted" }, taken.id === this.#state?.me ? t.t("attention.youAcknowledged") : t.t("attention.acknowledged", { name: taken.name ?? "" })) : "")
    element.classList.toggle("attention__row--taken", Boolean(taken))
    element.querySelector(".attention__take").hidden = Boolean(taken)
  }

  /**
   * The reason in words: numbers and the bot's reasons come as marks, people's as they wrote them.
   * What the row's mark says already gives way to what the customer asked.
   * @param {{kind: string, reason?: string, summary?: string, mood?: import("../staff/event-words.js").Flag, solved?: string}} row
   */
  #reason({ kind, reason = "", summary, mood, solved }) {
    const t = this.#words
    if (kind === "negativeMood" && mood) return flagWords(mood, t)
    if (kind === "handoff" && reason === "customerAsked") return firstLine(summary)
    if (kind === "waitingLong" && reason === "queued") return firstLine(summary)
    if (kind === "slaBreached") return t.t(`attention.late.${reason}`)
    if (kind === "likelyDissatisfied") return ""
    if (kind === "agentDisconnected" && Number(reason) > 0) return t.t("attention.held", { n: Number(reason) })
    if (kind === "lowRating" && Number(reason) > 0) return ratedWords(Number(reason), solved, t)
    const key = `event.handoff.${reason}`
    const text = t.t(key, { name: t.t("log.customer") })
    return text === key ? reason : text
  }

  /**
   * Tells of new rows, at most once in ten seconds.
   * @param {any[]} rows
   */
  #announce(rows) {
    const fresh = rows.filter((row) => !this.#known.has(row.id) && !row.acknowledgedBy).length
    const first = this.#known.size === 0 && this.#saidAt === 0
    if (fresh > 0 && !first && Date.now() - this.#saidAt < ANNOUNCE_MS) return
    this.#known = new Set(rows.map((row) => row.id))
    if (fresh === 0) return
    this.#saidAt = Date.now()
    if (!first) this.#polite.textContent = this.#words.t("attention.new", { n: fresh })
  }
}

customElements.define("hark-attention", HarkAttention)
