import { h } from "../lib/core.js"
import { csv } from "../lib/csv.js"
import { isBlank, readout, tableOf } from "./chart-facts.js"
import { draw, marker, shape } from "./chart-drawing.js"
import { download } from "./download.js"
import { figure } from "./figures.js"

/** @typedef {import("./chart-facts.js").Chart} Chart */

/** A drawing with its sentence; the same as a table and as a file; a slider lies over it, so that keys reach each point. */
class HarkChart extends HTMLElement {
  /** @type {Chart} */
  #chart = /** @type {any} */ (null)
  /** @type {any} */
  #words
  #isTable = false
  #width = 0
  #body = h("div", { class: "chart__body" })
  #observer = new ResizeObserver(() => this.#resize())

  connectedCallback() {
    this.#observer.observe(this)
  }

  disconnectedCallback() {
    this.#observer.disconnect()
  }

  /** @param {Chart} chart @param {any} words */
  show(chart, words) {
    this.#chart = chart
    this.#words = words
    const key = `${chart.id}-chart`
    this.replaceChildren(h("figure", { class: "chart", "aria-labelledby": key },
      h("figcaption", { class: "chart__head" }, h("h3", { id: key }, chart.title), this.#actions()),
      h("p", { class: "chart__summary" }, chart.summary), this.#body))
    this.#drawBody()
  }

  #actions() {
    const { words, chart } = { words: this.#words, chart: this.#chart }
    const toggle = h("button", { class: "button button--small", type: "button", "aria-pressed": String(this.#isTable), click: () => this.#turn(toggle) }, words.t("chart.table"))
    const file = h("button", { class: "button button--small", type: "button", "aria-label": words.t("chart.csvOf", { name: chart.title }), click: () => this.#save() }, "CSV")
    return h("div", { class: "row" }, toggle, file)
  }

  /** @param {HTMLElement} toggle */
  #turn(toggle) {
    this.#isTable = !this.#isTable
    toggle.setAttribute("aria-pressed", String(this.#isTable))
    this.#drawBody()
  }

  #save() {
    const { head, rows } = tableOf(this.#chart, this.#words)
    const unit = this.#chart.unit === "milliseconds" ? " (ms)" : ""
    download(`hark-${this.#chart.id}.csv`, csv([head.map((name, at) => (at > 0 ? name + unit : name)), ...rows]))
  }

  #resize() {
    const width = this.#body.clientWidth
    if (this.#chart && width > 0 && width !== this.#width) this.#drawBody()
  }

  #drawBody() {
    this.#width = this.#body.clientWidth
    if (isBlank(this.#chart)) return this.#body.replaceChildren(h("p", { class: "muted" }, this.#words.t("chart.blank")))
    if (this.#isTable) return this.#body.replaceChildren(this.#table())
    if (this.#width > 0) this.#body.replaceChildren(...this.#picture())
  }

  #picture() {
    const { labels, kind, title } = this.#chart
    const { svg, frame, move } = draw(this.#chart, this.#width, this.#words.region)
    const words = h("p", { class: "chart__readout number", "aria-hidden": "true" }, this.#words.t("chart.hint"))
    const slider = h("input", { class: "chart__slider", type: "range", min: "0", max: String(labels.length - 1), value: "0", "aria-label": this.#words.t("chart.points", { name: title }) })
    const look = (/** @type {number} */ at) => {
      slider.value = String(at)
      move(at)
      words.textContent = readout(this.#chart, at, this.#words)
      slider.setAttribute("aria-valuetext", words.textContent)
    }
    slider.setAttribute("aria-valuetext", readout(this.#chart, 0, this.#words))
    const plot = h("div", { class: "chart__plot", "data-kind": kind, pointermove: (/** @type {any} */ event) => look(at(event, svg, frame, this.#chart)) }, svg, slider)
    slider.addEventListener("input", () => look(Number(slider.value)))
    if (kind === "dots") slider.addEventListener("keydown", (/** @type {any} */ event) => step(event, slider, look))
    slider.addEventListener("focus", () => look(Number(slider.value)))
    return [...this.#legend(), plot, words]
  }

  #legend() {
    const { series, bands = [], marks = [], marked, reference, kind } = this.#chart
    const entry = (/** @type {string} */ name, /** @type {any} */ sign) => h("li", { class: "chart__key" }, shape("svg", { class: "chart__sign", width: 30, height: 14, "aria-hidden": "true" }, ...sign), name)
    const signOf = (/** @type {number} */ tone) => (kind === "bars" ? [shape("rect", { class: `chart__bar chart__bar--${tone}`, x: 8, y: 1, width: 14, height: 12 })]
      : [...(kind === "line" ? [shape("path", { class: `chart__line chart__line--${tone}`, d: "M0 7H30" })] : []), marker(tone, 15, 7)])
    const entries = [
      ...series.map(({ name, tone }) => entry(name, signOf(tone))),
      ...bands.map(({ name, tone, isFaint }) => entry(name, [shape("rect", { class: `chart__band chart__band--${tone}${isFaint ? " chart__band--faint" : ""}`, x: 1, y: 1, width: 28, height: 12 })])),
      ...(marks.length > 0 ? [entry(marked ?? this.#words.t("chart.marked"), [shape("circle", { class: "chart__mark", cx: 15, cy: 7, r: 6 })])] : []),
      ...(reference ? [entry(reference.name, [shape("path", { class: "chart__reference", d: "M0 7H30" })])] : []),
    ]
    return entries.length > 1 ? [h("ul", { class: "chart__legend" }, ...entries)] : []
  }

  #table() {
    const { title, unit } = this.#chart
    const { head, rows } = tableOf(this.#chart, this.#words)
    const cell = (/** @type {any} */ value, /** @type {number} */ at) => (at === 0 ? h("th", { scope: "row" }, value)
      : h("td", { class: "number" }, typeof value === "string" ? value : figure(value, unit, this.#words.region)))
    return h("div", { class: "chart__scroller", tabindex: "0", role: "group", "aria-label": title },
      h("table", { class: "table report-table" }, h("caption", { class: "hidden-text" }, title),
        h("thead", {}, h("tr", {}, ...head.map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {}, ...rows.map((row) => h("tr", {}, ...row.map(cell))))))
  }
}

/**
 * Where rows stand below one another, the key down leads to the next one.
 * @param {KeyboardEvent} event @param {any} slider @param {(at: number) => void} look
 */
function step(event, slider, look) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!way) return
  event.preventDefault()
  look(Math.min(Number(slider.max), Math.max(0, Number(slider.value) + way)))
}

/** @param {PointerEvent} event @param {SVGElement} svg @param {import("./chart-drawing.js").Frame} frame @param {Chart} chart the label under a pointer */
function at(event, svg, frame, { labels, kind }) {
  const box = svg.getBoundingClientRect()
  const [place, start, end] = kind === "dots" ? [event.clientY - box.top, frame.top, frame.bottom] : [event.clientX - box.left, frame.left, frame.right]
  const share = (place - start) / (end - start)
  return Math.min(labels.length - 1, Math.max(0, Math.floor(share * labels.length)))
}

customElements.define("hark-chart", HarkChart)
