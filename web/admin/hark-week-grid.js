import { h } from "../lib/core.js"
import { clock, DAYS, hourState, withHours } from "./week.js"

/** @typedef {import("./week.js").Week} Week */

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
/** Where the day begins on a screen too narrow for all of it. */
const FIRST_SHOWN = 8
const STEPS = /** @type {Record<string, [number, number]>} */ ({ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -23], End: [0, 23] })

/** A week by hours, opened and closed by pointer or keyboard; tells `hark:week` with the week as it is by then. */
class HarkWeekGrid extends HTMLElement {
  /** @type {any} */
  #words
  /** @type {Week} */
  #week = DAYS.map(() => [])
  /** @type {any[][]} */
  #cells = []
  #at = [0, 9]
  /** Where a stroke began, what the week was then, and whether it opens. @type {{from: number[], week: Week, isOpen: boolean} | undefined} */
  #stroke
  #isPainted = false

  connectedCallback() {
    const scroller = this.firstElementChild
    if (scroller) scroller.scrollLeft = scroller.scrollWidth * FIRST_SHOWN / HOURS.length
  }

  /** @param {{words: any, label: string}} about */
  make({ words, label }) {
    this.#words = words
    this.#cells = DAYS.map((_, day) => HOURS.map((hour) => h("td", { class: "week__hour", tabindex: "-1", "data-day": day, "data-hour": hour })))
    const head = h("tr", {}, h("td", {}), ...HOURS.map((hour) => h("th", { scope: "col", class: "week__head number" }, String(hour))))
    const row = (/** @type {any[]} */ cells, /** @type {number} */ day) => h("tr", {}, h("th", { scope: "row", class: "week__day" }, dayName(day, words.region, "short")), ...cells)
    const table = h("table", { class: "week", role: "grid", "aria-label": label, "aria-multiselectable": "true" }, h("thead", {}, head), h("tbody", {}, ...this.#cells.map(row)))
    for (const name of ["pointerdown", "pointerover", "click", "keydown", "focusin"]) table.addEventListener(name, this)
    this.replaceChildren(h("div", { class: "week__scroller" }, table))
  }

  /** @param {Week} week */
  show(week) {
    this.#week = week
    this.#cells.forEach((cells, day) => cells.forEach((cell, hour) => this.#draw(cell, day, hour)))
  }

  /** @param {any} event */
  handleEvent(event) {
    const cell = event.target.closest(".week__hour")
    if (!cell) return
    const at = [Number(cell.dataset.day), Number(cell.dataset.hour)]
    if (event.type === "focusin") return this.#stand(at)
    if (event.type === "keydown") return this.#key(event, at)
    if (event.type === "click") return this.#click(at)
    if (event.pointerType === "touch") return
    if (event.type === "pointerdown" && event.button === 0) { this.#begin(at); this.#isPainted = true; this.#paint(at) }
    else if (event.type === "pointerover" && event.buttons === 1 && this.#stroke) this.#paint(at)
  }

  /** @param {number[]} at a click that no stroke came before: a finger, or a device that speaks */
  #click(at) {
    if (!this.#isPainted) { this.#begin(at); this.#paint(at) }
    this.#isPainted = false
  }

  /** @param {any} event @param {number[]} at */
  #key(event, at) {
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault()
      this.#begin(at)
      return this.#paint(at)
    }
    const step = STEPS[event.key]
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const to = [Math.min(6, Math.max(0, at[0] + step[0])), Math.min(23, Math.max(0, at[1] + step[1]))]
    if (!event.shiftKey) this.#stroke = undefined
    else if (!this.#stroke) this.#begin(at, hourState(this.#week, at[0], at[1]) === "open")
    if (event.shiftKey) this.#paint(to)
    this.#cells[to[0]][to[1]].focus()
  }

  /** @param {number[]} from @param {boolean} [isOpen] the other way round, unless it is told */
  #begin(from, isOpen = hourState(this.#week, from[0], from[1]) !== "open") {
    this.#stroke = { from, week: this.#week, isOpen }
  }

  /** @param {number[]} to the corner across from where the stroke began */
  #paint(to) {
    const { from, week, isOpen } = /** @type {any} */ (this.#stroke)
    const [top, bottom] = [from[0], to[0]].sort((a, b) => a - b)
    const [left, right] = [from[1], to[1]].sort((a, b) => a - b)
    const hours = /** @type {[number, number][]} */ ([])
    for (let day = top; day <= bottom; day += 1) for (let hour = left; hour <= right; hour += 1) hours.push([day, hour])
    this.show(withHours(week, hours, isOpen))
    this.dispatchEvent(new CustomEvent("hark:week", { detail: this.#week }))
  }

  /** @param {number[]} at */
  #stand(at) {
    this.#cells[this.#at[0]][this.#at[1]].tabIndex = -1
    this.#at = at
    this.#cells[at[0]][at[1]].tabIndex = 0
  }

  /** @param {any} cell @param {number} day @param {number} hour */
  #draw(cell, day, hour) {
    const state = hourState(this.#week, day, hour)
    cell.dataset.state = state
    cell.setAttribute("aria-selected", String(state === "open"))
    cell.setAttribute("aria-label", this.#words.t(`routing.week.${state}`, {
      day: dayName(day, this.#words.region, "long"), from: clock(hour * 60), until: clock(hour * 60 + 60),
    }))
    cell.tabIndex = day === this.#at[0] && hour === this.#at[1] ? 0 : -1
  }
}

/** @param {number} day Monday 0 @param {string} region @param {"short" | "long"} length */
export function dayName(day, region, length) {
  return new Intl.DateTimeFormat(region, { weekday: length, timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + day))
}

customElements.define("hark-week-grid", HarkWeekGrid)
