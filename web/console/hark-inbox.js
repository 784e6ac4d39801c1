import { h, icon, keyedList } from "../lib/core.js"
import { HeldOrder } from "../lib/held-order.js"
import { holdWhilePointed } from "../staff/hold.js"
import { ICONS } from "../staff/icons.js"

/**
 * @typedef {{id: string, slot?: number, name: string, wait: string, level: "normal" | "due" | "late", preview: string,
 *   typing: boolean, draft: boolean, unsent: boolean, mood?: string, moodWhy?: string, priority: boolean,
 *   clocks?: import("../staff/sla.js").Mark[], group: "needsReply" | "answered" | "aside" | "ended"}} InboxRow
 * @typedef {{id: string, name: string, wait: string, queue: string}} WaitingRow
 * @typedef {{rows: InboxRow[], waiting: WaitingRow[], oldest: string, selected: string, availability: string,
 *   capacity: number, load: number, resolvedToday: number, isKnown: boolean, isLive: boolean}} InboxState
 */

const GROUPS = /** @type {const} */ (["needsReply", "answered", "aside", "ended"])

/** The list of an agent's conversations and of those that wait in the agent's queues. */
class HarkInbox extends HTMLElement {
  /** @type {any} */
  #words
  #order = new HeldOrder()
  /** @type {WeakMap<object, string>} */
  #drawn = new WeakMap()
  /** @type {InboxState | null} */
  #state = null
  /** @type {Record<string, {section: any, heading: any, list: any}>} */
  #groups = {}
  #availability = h("select", { class: "input inbox__availability" })
  #load = h("span", { class: "muted number" })
  #live = h("span", { class: "inbox__live" })
  #empty = h("p", { class: "inbox__empty muted" })
  #updates = h("p", { class: "inbox__updates muted", hidden: true })
  #skeleton = h("div", { class: "inbox__skeleton", hidden: true }, ...[1, 2, 3].map(() => h("div", { class: "skeleton" })))

  /** @param {any} words */
  set words(words) {
    this.#words = words
    this.setAttribute("role", "region")
    this.setAttribute("aria-label", words.t("inbox.title"))
    this.#availability.setAttribute("aria-label", words.t("availability.label"))
    this.#availability.replaceChildren(...["online", "busy", "offline"].map((value) =>
      h("option", { value }, words.t(`availability.${value}`))))
    this.#live.textContent = words.t("state.live")
    this.#availability.addEventListener("change", () => this.#tell("hark:availability", { availability: this.#availability.value }))
    const sections = [...GROUPS, "queue"].map((group) => this.#section(group))
    this.replaceChildren(
      h("div", { class: "inbox__head" }, this.#availability, h("p", { class: "inbox__state" }, this.#load, this.#live),
        h("button", { class: "button button--icon", type: "button", "aria-label": words.t("search.field"), click: () => this.#tell("hark:search", {}) }, icon(ICONS.search))),
      this.#empty, this.#updates, this.#skeleton, ...sections)
    holdWhilePointed(this, this.#order, ".inbox__row", () => { if (this.#state) this.show(this.#state) })
  }

  /** @param {InboxState} state */
  show(state) {
    this.#state = state
    const rows = new Map(state.rows.map((row) => [row.id, row]))
    const shown = this.#order.want(state.rows.map((row) => row.id)).flatMap((id) => rows.get(id) ?? [])
    for (const group of GROUPS) this.#fill(group, shown.filter((row) => row.group === group))
    this.#fillQueue(state)
    this.#head(state)
    const moving = this.#order.held ? this.#order.waiting : 0
    this.#updates.hidden = moving === 0
    this.#updates.textContent = this.#words.t("inbox.updates", { n: moving })
  }

  /** Whether there is something to open. */
  get hasRows() {
    return this.#state !== null && this.#state.rows.length + this.#state.waiting.length > 0
  }

  /** Moves the focus to the selected row, else to the first. */
  focusRow() {
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement | null} */ (this.querySelector(selector))
    const row = find(".inbox__open[aria-current='true']") ?? find(".inbox__open") ?? this.#availability
    row.focus()
  }

  /** @param {string} group */
  #section(group) {
    const heading = h("h2", { class: "inbox__heading", id: `inbox-${group}` })
    const list = h("ul", { class: "inbox__list", "aria-labelledby": `inbox-${group}` })
    const section = h("section", { class: "inbox__section" }, heading, list)
    this.#groups[group] = { section, heading, list }
    return section
  }

  /** @param {InboxState} state */
  #head(state) {
    const t = this.#words
    this.#availability.disabled = state.availability === ""
    if (document.activeElement !== this.#availability) this.#availability.value = state.availability
    this.#availability.dataset.availability = state.availability
    this.#load.textContent = state.isKnown ? t.t("availability.load", { n: state.load, capacity: state.capacity }) : ""
    this.#live.hidden = !state.isLive
    this.#skeleton.hidden = state.isKnown || state.rows.length > 0
    this.#empty.hidden = state.rows.length > 0 || !state.isKnown
    const text = t.t(state.availability === "online" ? "inbox.empty" : "inbox.emptyAway")
    const tally = state.resolvedToday === 0 ? "" : ` ${t.t("inbox.tally", { n: state.resolvedToday })}.`
    this.#empty.textContent = text + tally
  }

  /** @param {InboxRow["group"]} group @param {InboxRow[]} rows */
  #fill(group, rows) {
    const { section, heading, list } = this.#groups[group]
    section.hidden = rows.length === 0
    heading.replaceChildren(this.#words.t(`inbox.${group}`), h("span", { class: "inbox__count number" }, rows.length))
    keyedList(list, rows, {
      key: (row) => row.id,
      make: (row) => {
        const open = h("button", { class: "inbox__open", type: "button", click: () => this.#tell("hark:open", { id: row.id }) })
        const item = h("li", { class: "inbox__row" }, open)
        this.#row(item, row)
        return item
      },
      update: (item, row) => this.#row(item, row),
    })
  }

  /** @param {any} item @param {InboxRow} row */
  #row(item, row) {
    const words = this.#words
    const selected = row.id === this.#state?.selected
    if (!this.#differs(item, { ...row, selected })) return
    item.dataset.level = row.level
    const open = item.firstElementChild
    if (selected) open.setAttribute("aria-current", "true")
    else open.removeAttribute("aria-current")
    const wait = row.group === "needsReply"
      ? h("span", { class: "inbox__wait number" }, row.level !== "normal" && icon(row.level === "late" ? ICONS.late : ICONS.clock),
        h("span", { class: "hidden-text" }, words.t("inbox.waits", { wait: "" })), row.wait,
        row.level !== "normal" && h("span", { class: "inbox__level" }, words.t(`inbox.${row.level}`)))
      : null
    open.replaceChildren(
      h("span", { class: "inbox__slot number" }, row.slot && h("span", { class: "hidden-text" }, words.t("inbox.slot", { n: "" })), row.slot ?? "·"),
      h("span", { class: "inbox__name", dir: "auto" }, row.name), ...(wait ? [wait] : []),
      h("span", { class: "inbox__preview", dir: "auto" }, row.typing ? h("em", {}, words.t("inbox.typing")) : row.preview),
      h("span", { class: "inbox__flags" }, ...flags(row, words)))
    const dismiss = item.querySelector(".inbox__dismiss")
    if (row.group === "ended" && !dismiss) {
      item.append(h("button", { class: "button button--small inbox__dismiss", type: "button", click: () => this.#tell("hark:dismiss", { id: row.id }) }, words.t("common.dismiss")))
    } else if (row.group !== "ended") dismiss?.remove()
  }

  /** @param {InboxState} state */
  #fillQueue({ waiting, oldest, isKnown }) {
    const { section, heading, list } = this.#groups.queue
    section.hidden = !isKnown
    const t = this.#words
    heading.replaceChildren(t.t("inbox.queue"), h("span", { class: "inbox__count number" }, waiting.length),
      waiting.length > 0 && h("span", { class: "muted number inbox__oldest" }, t.t("inbox.queueOldest", { wait: oldest })) || "")
    keyedList(list, waiting, {
      key: (row) => row.id,
      make: (row) => {
        const item = h("li", { class: "inbox__row inbox__row--waiting" },
          h("button", { class: "inbox__open", type: "button", click: () => this.#tell("hark:open", { id: row.id }) }),
          h("button", { class: "button button--small inbox__pick", type: "button", click: () => this.#tell("hark:pick-up", { id: row.id }) }, t.t("inbox.pickUp"),
            h("span", { class: "hidden-text" }, ` ${row.name}`)))
        this.#waitingRow(item, row)
        return item
      },
      update: (item, row) => this.#waitingRow(item, row),
    })
  }

  /** @param {any} item @param {WaitingRow} row */
  #waitingRow(item, row) {
    if (!this.#differs(item, { ...row, selected: row.id === this.#state?.selected })) return
    const open = item.firstElementChild
    if (row.id === this.#state?.selected) open.setAttribute("aria-current", "true")
    else open.removeAttribute("aria-current")
    open.replaceChildren(h("span", { class: "inbox__slot" }, "·"), h("span", { class: "inbox__name", dir: "auto" }, row.name),
      h("span", { class: "inbox__wait number" }, row.wait), h("span", { class: "inbox__preview" }, row.queue))
  }

  /**
   * Whether a row shows something else than it should.
   * @param {any} item @param {object} row
   */
  #differs(item, row) {
    const signature = JSON.stringify(row)
    if (this.#drawn.get(item) === signature) return false
    this.#drawn.set(item, signature)
    return true
  }

  /** @param {string} name @param {object} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
  }
}

/** @param {InboxRow} row @param {any} words */
function flags(row, words) {
  return [
    row.unsent && h("span", { class: "chip chip--bad" }, words.t("inbox.unsent")),
    row.draft && h("span", { class: "chip chip--accent" }, words.t("inbox.draft")),
    ...(row.clocks ?? []).map((mark) => h("span", { class: `chip number chip--${mark.level}` }, icon(ICONS[mark.icon]), mark.text)),
    row.priority && h("span", { class: "chip chip--warn" }, words.t("inbox.priority")),
    row.mood && h("span", { class: "chip chip--bad", title: row.moodWhy }, icon(row.mood === "angry" ? ICONS.angry : ICONS.unhappy), words.t(`mood.level.${row.mood}`)),
  ].filter(Boolean)
}

customElements.define("hark-inbox", HarkInbox)
