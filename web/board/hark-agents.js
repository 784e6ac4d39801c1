import { h, keyedList } from "../lib/core.js"
import { HeldOrder } from "../lib/held-order.js"
import { secondsSince, stopwatch } from "../staff/clock.js"
import { holdWhilePointed } from "../staff/hold.js"
import { moodMark } from "./mood-mark.js"

/** @type {Record<string, string>} */
const TONES = { online: "good", busy: "warn", offline: "muted" }

/** Everybody who answers: state, load, the oldest customer without an answer. */
class HarkAgents extends HTMLElement {
  /** @type {any} */
  #words
  #order = new HeldOrder()
  #grid = h("ul", { class: "agents" })
  #empty = h("p", { class: "board__empty muted", hidden: true })
  /** @type {any} */
  #state = null

  /** @param {any} words */
  set words(words) {
    this.#words = words
    this.#empty.textContent = words.t("agents.none")
    this.replaceChildren(h("section", { class: "panel", "aria-labelledby": "agents-title" },
      h("header", { class: "panel__head" }, h("h2", { id: "agents-title" }, words.t("agents.title"))),
      h("div", { class: "panel__body", tabindex: "0", role: "group", "aria-labelledby": "agents-title" }, this.#empty, this.#grid)))
    holdWhilePointed(this, this.#order, ".agent", () => this.show(this.#state))
  }

  /** @param {{agents: any[], now: number}} state */
  show(state) {
    this.#state = state
    const byID = new Map(state.agents.map((row) => [row.id, row]))
    const shown = this.#order.want(state.agents.map((row) => row.id)).flatMap((id) => byID.get(id) ?? [])
    this.#empty.hidden = shown.length > 0
    keyedList(this.#grid, shown, { key: (row) => row.id, make: (row) => this.#make(row), update: (element, row) => this.#fill(element, row) })
    this.tick(state.now)
  }

  /** @param {number} now */
  tick(now) {
    for (const element of /** @type {any} */ (this.#grid.querySelectorAll("[data-since]"))) {
      element.textContent = this.#words.t("agents.oldest", { wait: stopwatch(secondsSince(element.dataset.since, now)) })
    }
  }

  /** @param {any} row */
  #make(row) {
    const t = (/** @type {string} */ key, /** @type {any} */ values = undefined) => this.#words.t(key, values)
    const set = (/** @type {object} */ change) => this.#tell("hark:set-agent", { agent: row.id, ...change })
    const menu = h("div", { class: "menu agent__menu", id: `agent-${row.id}`, popover: "auto" },
      ...[["online", "agents.setOnline"], ["busy", "agents.setBusy"], ["offline", "agents.setOffline"]].map(([availability, key]) =>
        h("button", { class: "menu__item", type: "button", click: () => { menu.hidePopover(); set({ availability }) } }, t(key))),
      h("label", { class: "agent__capacity field" }, h("span", { class: "field__label" }, t("field.capacity")),
        h("input", { class: "input number", type: "number", min: 0, max: 100, change: (/** @type {any} */ event) => set({ capacity: Number(event.target.value) }) })))
    const element = h("li", { class: "agent" },
      h("div", { class: "agent__head" }, h("h3", { class: "agent__name", dir: "auto" }),
        h("button", { class: "button button--small button--icon button--quiet agent__more", type: "button", popovertarget: menu.id, "aria-label": t("agents.actions", { name: row.name }) }, "⋯"), menu),
      h("p", { class: "agent__state row" }),
      h("div", { class: "agent__load" }, h("progress", { class: "agent__bar", "aria-label": t("agents.loadLabel") }), h("span", { class: "number" })),
      h("p", { class: "agent__oldest number" }),
      h("div", { class: "agent__chats row" }))
    this.#fill(element, row)
    return element
  }

  /** @param {any} element @param {any} row */
  #fill(element, row) {
    const t = this.#words
    const find = (/** @type {string} */ selector) => element.querySelector(selector)
    find(".agent__name").textContent = row.name
    const availability = row.availability ?? "offline"
    find(".agent__state").replaceChildren(
      h("span", { class: `chip chip--${TONES[availability] ?? "muted"}` }, t.t(row.because ? `agents.${row.because}` : `availability.${availability}`)),
      row.connected === false && availability !== "offline" ? h("span", { class: "chip chip--bad" }, t.t("agents.disconnected")) : "",
      row.since ? h("span", { class: "muted" }, t.t("agents.since", { time: t.time(row.since) })) : "")
    const bar = find("progress")
    bar.max = Math.max(1, row.capacity ?? 0)
    bar.value = Math.min(row.load ?? 0, bar.max)
    bar.nextElementSibling.textContent = t.t("agents.load", { n: row.load ?? 0, capacity: row.capacity ?? 0 })
    const capacity = find(".agent__capacity input")
    if (document.activeElement !== capacity) capacity.value = row.capacity ?? 0
    const oldest = find(".agent__oldest")
    if (row.oldestUnansweredAt) oldest.dataset.since = row.oldestUnansweredAt
    else { delete oldest.dataset.since; oldest.textContent = "" }
    const levels = new Map((row.flags ?? []).map((/** @type {any} */ flag) => [flag.conversation, flag.level]))
    const chats = (row.conversations ?? []).map((/** @type {string} */ id, /** @type {number} */ index) => ({ id, n: index + 1, level: levels.get(id) }))
    keyedList(find(".agent__chats"), chats, {
      key: (chat) => chat.id,
      make: (chat) => {
        const button = h("button", {
          class: "button button--small agent__chat number", type: "button", "data-conversation": chat.id, click: () => this.#tell("hark:peek", { id: chat.id }),
        })
        this.#chat(button, row.name, chat)
        return button
      },
      update: (button, chat) => this.#chat(button, row.name, chat),
    })
  }

  /** @param {any} button @param {string} name @param {{n: number, level?: string}} chat */
  #chat(button, name, { n, level }) {
    const t = this.#words
    const mood = level ? `, ${t.t(`mood.level.${level}`)}` : ""
    button.setAttribute("aria-label", `${name}: ${t.t("agents.peekChat", { n })}${mood}`)
    button.replaceChildren(n, level ? moodMark(level, t) : "")
  }

  /** @param {string} name @param {object} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
  }
}

customElements.define("hark-agents", HarkAgents)
