import { h } from "../lib/core.js"
import { cityOf, stateAt } from "./hours-now.js"
import { freshName } from "./plan-names.js"
import { PlanPanel } from "./plan-panel.js"
import { written } from "./plan-work.js"
import { writeSpan } from "./time-span.js"
import { readLines } from "./values.js"
import { isDay, readSpans, readWeek, writeWeek } from "./week.js"
import "./hark-week-grid.js"

const TICK_MS = 15_000
const DAY_MS = 86_400_000

/** When people are expected to be there: weeks, their zones and holidays. */
class HarkRoutingHours extends PlanPanel {
  list = "businessHours"
  #ticking = 0

  connectedCallback() {
    this.#ticking = window.setInterval(() => this.#tick(), TICK_MS)
  }

  disconnectedCallback() {
    window.clearInterval(this.#ticking)
  }

  get section() {
    return "hours"
  }

  /** @param {any} hours @param {number} index */
  about({ zone, week = [], holidays = [] }, index) {
    return [this.#nowLine(index), [week.join(" · ") || this.own("neverOpen"), zone].join(" · "), holidays.length > 0 && this.own("holidayCount", { n: holidays.length })]
  }

  /** @param {number} index */
  #nowLine(index) {
    return h("span", { class: "hours__now", "data-now": index }, this.#nowWords(index))
  }

  /** @param {number} index */
  #nowWords(index) {
    const hours = this.items[index]
    const { region } = this.room.words
    const now = Date.now()
    const { state, isDraft } = this.#stateNow(hours, now)
    if (!state) return this.own("unreadable")
    const { isOpen, changesAt } = state
    const end = changesAt === undefined ? "" : this.own(isOpen ? "closesIn" : "opensIn", {
      time: writeSpan(Math.ceil((changesAt - now) / 60_000) * 60, region), there: clockThere(changesAt, hours.zone, region, changesAt - now > DAY_MS / 2),
    })
    return this.own(isOpen ? "nowOpen" : "nowClosed", { city: cityOf(hours.zone), end: [end, isDraft && this.own("asChanged")].filter(Boolean).join("") })
  }

  /** @param {any} hours @param {number} now as the server tells it, where the draft doesn't differ */
  #stateNow(hours, now) {
    const { published } = this.room.work
    const old = (published.plan.businessHours ?? []).find((/** @type {any} */ { name }) => name === hours.name)
    const isDraft = !old || written(old) !== written(hours)
    const told = !isDraft && (published.now?.businessHours ?? []).find((/** @type {any} */ { name }) => name === hours.name)
    const changesAt = told && told.changesAt ? Date.parse(told.changesAt) : undefined
    const state = told && (changesAt ?? Infinity) > now ? { isOpen: told.isOpen, changesAt } : stateAt(hours, now)
    return { state, isDraft }
  }

  #tick() {
    for (const line of this.querySelectorAll("[data-now]")) {
      const index = Number(/** @type {HTMLElement} */ (line).dataset.now)
      if (this.items[index]) line.textContent = this.#nowWords(index)
    }
  }

  fresh() {
    return { name: freshName(this.items, this.own("fresh")), zone: Intl.DateTimeFormat().resolvedOptions().timeZone, week: ["Mo-Fr 09:00-18:00"] }
  }

  /** @param {import("./plan-form.js").PlanForm} form @param {number} index */
  fields(form, index) {
    return [
      h("p", {}, this.#nowLine(index)),
      this.nameField(form, index),
      form.typed("zone", { label: this.own("zone"), hint: this.own("zoneHint"), suggestions: zones() }, {
        read: (text) => (isZone(text.trim()) ? text.trim() : undefined), write: (value) => value ?? "", wrong: this.own("zoneBad"),
      }),
      ...this.#weekFields(form),
      this.#holidays(form),
    ]
  }

  /** @param {import("./plan-form.js").PlanForm} form the grid and the lines, which say the same */
  #weekFields(form) {
    const grid = /** @type {any} */ (document.createElement("hark-week-grid"))
    grid.make({ words: this.room.words, label: this.own("week") })
    const show = () => { grid.show(readWeek(form.part.get("week") ?? []).week); this.#tick() }
    const lines = form.typed("week", { label: this.own("lines"), hint: this.own("linesHint"), longest: 2000 }, {
      isLong: true, write: (value = []) => value.join("\n"), wrong: this.own("linesBad"),
      read: (text) => { const typed = readLines(text); return readWeek(typed).wrong.length === 0 ? typed : undefined },
    })
    const text = /** @type {any} */ (lines.querySelector("textarea"))
    text.addEventListener("input", show)
    grid.addEventListener("hark:week", (/** @type {any} */ event) => {
      form.part.set("week", writeWeek(event.detail))
      text.value = form.part.get("week").join("\n")
      this.showFaults()
      this.#tick()
    })
    show()
    return [h("div", { class: "field" }, h("p", { class: "field__label" }, this.own("week")), h("p", { class: "field__hint" }, this.own("weekHint")), grid), lines]
  }

  /** @param {import("./plan-form.js").PlanForm} form */
  #holidays(form) {
    return form.rows("holidays", {
      legend: this.own("holidays"), hint: this.own("holidaysHint"), add: this.own("addHoliday"), fresh: () => ({ date: "", name: "" }), each: (n) => this.own("holiday", { n }),
      row: (row) => [
        row.typed("date", { label: this.own("date"), placeholder: "2026-12-25", longest: 10 }, {
          read: (text) => (isDay(text.trim()) ? text.trim() : undefined), write: (value) => value ?? "", wrong: this.own("dateBad"),
        }),
        row.text("name", { label: this.t("routing.name"), longest: 64 }),
        row.typed("open", { label: this.own("openAt"), placeholder: this.own("closedAllDay") }, {
          read: (text) => { const spans = text.split(/[,，;；]/).map((one) => one.trim()).filter(Boolean); return spans.length === 0 ? null : readSpans(spans) && spans },
          write: (value = []) => value.join(", "), wrong: this.own("openBad"),
        }),
      ],
    })
  }
}

/** @param {number} at @param {string} zone @param {string} region @param {boolean} hasDay */
function clockThere(at, zone, region, hasDay) {
  return new Intl.DateTimeFormat(region, { timeZone: zone, hour: "2-digit", minute: "2-digit", ...(hasDay && { weekday: "short" }) }).format(at)
}

/** @returns {string[]} */
function zones() {
  return /** @type {any} */ (Intl).supportedValuesOf?.("timeZone") ?? []
}

/** @param {string} zone */
function isZone(zone) {
  try {
    return zone !== "" && Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }))
  } catch {
    return false
  }
}

customElements.define("hark-routing-hours", HarkRoutingHours)
