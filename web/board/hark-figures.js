import { h } from "../lib/core.js"
import { secondsSince, stopwatch } from "../staff/clock.js"

const NAMES = ["waiting", "longest", "active", "bot", "free", "resolved"]

/** The key figures, and how old they are. */
class HarkFigures extends HTMLElement {
  /** @type {any} */
  #words
  /** @type {Map<string, any>} */
  #values = new Map()
  #age = h("p", { class: "figures__age number" })

  /** @param {any} words */
  set words(words) {
    this.#words = words
    this.setAttribute("role", "region")
    this.setAttribute("aria-label", words.t("kpi.label"))
    const tiles = NAMES.map((name) => {
      const value = h("dd", { class: "figures__value number" }, "–")
      this.#values.set(name, value)
      return h("div", { class: "figures__tile" }, h("dt", { class: "figures__name" }, words.t(name === "bot" ? "kpi.bot" : `kpi.${name}`)), value)
    })
    this.replaceChildren(h("dl", { class: "figures" }, ...tiles), this.#age)
  }

  /** @param {{totals: Record<string, any>, now: number, heardAt: number, stale: boolean}} state `now` in the server's time */
  show({ totals, now, heardAt, stale }) {
    const t = this.#words
    const number = (/** @type {any} */ value) => t.number(Number(value ?? 0))
    this.#write("waiting", number(totals.waiting))
    this.#write("longest", totals.waiting > 0 && totals.oldestQueuedAt ? stopwatch(secondsSince(totals.oldestQueuedAt, now)) : t.t("kpi.nobody"))
    this.#write("active", t.t("kpi.activeOf", { active: totals.active ?? 0, capacity: totals.capacity ?? 0 }))
    this.#write("bot", number(totals.bot))
    this.#write("free", t.t("kpi.freeOf", { free: totals.agentsFree ?? 0, online: totals.agentsOnline ?? 0 }))
    this.#write("resolved", number(totals.resolvedToday))
    const time = clockTime(heardAt, t)
    const text = t.t(stale ? "board.stale" : "board.live", { time })
    if (this.#age.textContent !== text) this.#age.textContent = text
    this.#age.classList.toggle("figures__age--stale", stale)
  }

  /** @param {string} name @param {string} text */
  #write(name, text) {
    const value = this.#values.get(name)
    if (value.textContent !== text) value.textContent = text
  }
}

/**
 * A time to the second.
 * @param {number} at @param {any} words
 */
export function clockTime(at, words) {
  return new Intl.DateTimeFormat(words.region, { timeStyle: "medium", hourCycle: "h23" }).format(at)
}

customElements.define("hark-figures", HarkFigures)
