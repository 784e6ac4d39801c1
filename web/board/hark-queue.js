import { h, icon, keyedList } from "../lib/core.js"
import { HeldOrder } from "../lib/held-order.js"
import { secondsSince, stopwatch } from "../staff/clock.js"
import { holdWhilePointed } from "../staff/hold.js"
import { ICONS } from "../staff/icons.js"
import { clockMark } from "../staff/sla.js"
import { moodMark } from "./mood-mark.js"

/** Who waits, in order, and how the queues stand. */
class HarkQueue extends HTMLElement {
  /** @type {any} */
  #words
  #order = new HeldOrder()
  #waiting = h("tbody")
  #queues = h("tbody")
  #table = h("table", { class: "table" })
  #empty = h("p", { class: "board__empty muted", hidden: true })
  #updates = h("p", { class: "board__updates muted" })
  /** @type {any} */
  #state = null

  /** @param {any} words */
  set words(words) {
    this.#words = words
    this.#empty.textContent = words.t("queue.none")
    this.#table.append(head(words, ["queue.position", "queue.customer", "queue.queue", "queue.wait", "attention.actions"]), this.#waiting)
    const queues = h("table", { class: "table table--dense", "aria-label": words.t("queue.queues") },
      head(words, ["queue.queues", "queue.waiting", "queue.active", "queue.free"]), this.#queues)
    this.replaceChildren(h("section", { class: "panel", "aria-labelledby": "queue-title" },
      h("header", { class: "panel__head" }, h("h2", { id: "queue-title" }, words.t("queue.title")), this.#updates),
      h("div", { class: "panel__body", tabindex: "0", role: "group", "aria-labelledby": "queue-title" }, this.#empty, this.#table, queues)))
    this.#table.setAttribute("aria-labelledby", "queue-title")
    holdWhilePointed(this, this.#order, "tr", () => this.show(this.#state))
  }

  /** @param {{waiting: any[], queues: any[], now: number}} state */
  show(state) {
    this.#state = state
    const byID = new Map(state.waiting.map((row) => [row.id, row]))
    const shown = this.#order.want(state.waiting.map((row) => row.id)).flatMap((id) => byID.get(id) ?? [])
    this.#empty.hidden = shown.length > 0
    this.#table.hidden = shown.length === 0
    const moving = this.#order.held ? this.#order.waiting : 0
    this.#updates.textContent = moving ? this.#words.t("board.updates", { n: moving }) : ""
    keyedList(this.#waiting, shown, { key: (row) => row.id, make: (row) => this.#make(row), update: (element, row) => this.#fill(element, row) })
    keyedList(this.#queues, state.queues, { key: (row) => row.id, make: (row) => this.#queueRow(row) })
    this.tick(state.now)
  }

  /** @param {number} now */
  tick(now) {
    for (const element of /** @type {any} */ (this.#waiting.querySelectorAll("[data-since]"))) {
      element.textContent = stopwatch(secondsSince(element.dataset.since, now))
    }
    for (const chip of /** @type {any} */ (this.#waiting.querySelectorAll(".queue__clock"))) this.#clock(chip, now)
  }

  /** @param {any} chip @param {number} now */
  #clock(chip, now) {
    const mark = clockMark(JSON.parse(chip.dataset.promised), now, this.#words)
    chip.hidden = !mark
    if (!mark || chip.textContent === mark.text) return
    chip.className = `chip number queue__clock chip--${mark.level}`
    chip.replaceChildren(icon(ICONS[mark.icon]), mark.text)
  }

  /** @param {any} row */
  #make(row) {
    const tell = (/** @type {string} */ name) => () => this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { id: row.id } }))
    const element = h("tr", { "data-conversation": row.id }, h("td", { class: "number" }), h("td"), h("td"),
      h("td", { class: "number", "data-since": row.queuedAt }),
      h("td", { class: "queue__actions" },
        h("button", { class: "button button--small", type: "button", click: tell("hark:peek") }, this.#words.t("queue.peek")),
        h("button", { class: "button button--small", type: "button", click: tell("hark:assign") }, this.#words.t("queue.assign"))))
    this.#fill(element, row)
    return element
  }

  /** @param {any} element @param {any} row */
  #fill(element, row) {
    const [place, chat, queue, wait] = element.children
    const t = this.#words
    place.textContent = t.number(row.position ?? 0)
    const said = firstLine(row.summary)
    const name = row.contact?.name ?? (said ? "" : t.t("inbox.visitorShort", { id: String(row.id).slice(-4) }))
    chat.replaceChildren(
      name ? h("span", { class: "queue__who", dir: "auto" }, name) : "", h("span", { class: "queue__summary", dir: "auto" }, said),
      row.mood ? moodMark(row.mood, t) : "",
      row.sla ? h("span", { class: "queue__clock", "data-promised": JSON.stringify({ sla: row.sla, breach: row.breach }) }) : "",
      row.priority > 0 ? h("span", { class: "chip chip--warn" }, t.t("inbox.priority")) : "",
      row.status === "offered" ? h("span", { class: "chip chip--accent" }, t.t("queue.offered")) : "")
    queue.textContent = row.queue?.name ?? ""
    wait.dataset.since = row.queuedAt
  }

  /** @param {any} row */
  #queueRow(row) {
    const number = (/** @type {any} */ value) => h("td", { class: "number" }, this.#words.number(value ?? 0))
    const open = row.open === undefined ? "" : h("span", { class: `chip chip--${row.open ? "good" : "muted"}` }, this.#words.t(row.open ? "queue.open" : "queue.closed"))
    return h("tr", {}, h("th", { scope: "row" }, row.name, " ", open), number(row.waiting), number(row.active), number(row.agentsFree))
  }
}

/** @param {string} [summary] what the customer asked stands first */
export function firstLine(summary = "") {
  return summary.split("\n", 1)[0]
}

/** @param {any} words @param {string[]} keys */
function head(words, keys) {
  return h("thead", {}, h("tr", {}, ...keys.map((key) => h("th", { scope: "col" }, words.t(key)))))
}

customElements.define("hark-queue", HarkQueue)
