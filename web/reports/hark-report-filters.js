import { h } from "../lib/core.js"
import { FILTERS } from "./address.js"
import { GROUPS } from "./labels.js"
import { addDays, faultOf, PRESETS } from "./period.js"
import { compares, filtersOf, groupOf } from "./report-query.js"

/**
 * @typedef {{key: string, name: string}} Option
 * @typedef {{id: string, label: string, value: string, options: Option[], chosen: (value: string) => void}} Choice
 * @typedef {{query: import("./address.js").Query, span: import("./period.js").Span & {preset: string}, words: import("./report-words.js").ReportWords,
 *   go: (changes: import("./address.js").Query) => void, options: Record<string, Option[]>, filters?: string[], grouped?: boolean, narrowed?: boolean, first?: Choice, wanted?: () => void}} Asked
 */

/** What a report is asked for: the time, the groups, and what narrows it. Each change is a change of the address. */
class HarkReportFilters extends HTMLElement {
  /** @type {Asked} */
  #asked = /** @type {any} */ (null)
  #isCustom = false
  #isOpen = false

  /** @param {Asked} asked */
  show(asked) {
    if (this.#asked && asked.span.preset !== this.#asked.span.preset) this.#isCustom = false
    this.#asked = asked
    this.#draw()
  }

  #draw() {
    const { grouped, narrowed = grouped, first, filters = FILTERS } = this.#asked
    const isCustom = this.#isCustom || this.#asked.span.preset === "custom"
    this.replaceChildren(h("div", { class: "filters" },
      h("div", { class: "filters__row" }, first && choice(first.id, first.label, first.value, first.options, first.chosen), this.#period(), ...(isCustom ? [this.#dates()] : []), ...(grouped ? [this.#group(), this.#compare()] : []), ...(narrowed ? [] : filters.map((name) => this.#filter(name)))),
      ...(narrowed ? [this.#more(filters), this.#chosen()] : [])))
  }

  #period() {
    const { span, go, words } = this.#asked
    const value = this.#isCustom ? "custom" : span.preset
    return choice("filter-period", words.t("filter.period"), value, [...PRESETS, "custom"].map((key) => ({ key, name: words.t(`period.${key}`) })), (chosen) => {
      this.#isCustom = chosen === "custom"
      if (!this.#isCustom) return go({ period: chosen, from: "", to: "" })
      this.#draw()
      this.querySelector("input")?.focus()
    })
  }

  #dates() {
    const { span, words, go } = this.#asked
    const date = (/** @type {string} */ id, /** @type {string} */ value) => h("input", { class: "input filters__date", type: "date", id, value, required: true, "aria-describedby": "filter-fault" })
    const [from, to] = [date("filter-from", span.from), date("filter-to", addDays(span.to, -1))]
    const fault = h("p", { class: "field__error", id: "filter-fault", role: "alert" })
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault()
      const days = { from: from.value, to: to.value ? addDays(to.value, 1) : "" }
      const wrong = faultOf(days)
      fault.textContent = wrong ? words.t(`period.fault.${wrong}`) : ""
      if (wrong) return from.focus()
      go({ period: "custom", ...days })
    }
    return h("form", { class: "filters__dates", novalidate: true, submit }, field("filter-from", words.t("period.from"), from), field("filter-to", words.t("period.to"), to),
      h("button", { class: "button", id: "filter-apply" }, words.t("period.apply")), fault)
  }

  #group() {
    const { query, span, words, go } = this.#asked
    return choice("filter-by", words.t("filter.by"), groupOf(query, span), GROUPS.map((key) => ({ key, name: words.t(`group.${key}`) })), (by) => go({ by }))
  }

  #compare() {
    const { query, words, go } = this.#asked
    const box = h("input", { type: "checkbox", id: "filter-compare", checked: compares(query), change: () => go({ compare: box.checked ? "" : "no" }) })
    return h("label", { class: "filters__check" }, box, words.t("filter.compare"))
  }

  /** @param {string[]} names */
  #more(names) {
    const { words, wanted } = this.#asked
    const details = h("details", { class: "filters__more", open: this.#isOpen }, h("summary", { id: "filter-more" }, words.t("filter.more")),
      h("div", { class: "filters__grid" }, ...names.map((name) => this.#filter(name))))
    details.addEventListener("toggle", () => {
      this.#isOpen = details.open
      if (details.open) wanted?.()
    })
    return details
  }

  /** @param {string} name */
  #filter(name) {
    const { query, words, go, options } = this.#asked
    const all = [{ key: "", name: words.t("filter.all") }, ...(options[name] ?? [])]
    if (query[name] && !all.some(({ key }) => key === query[name])) all.push({ key: query[name], name: query[name] })
    return choice(`filter-${name}`, words.t(`group.${name}`), query[name] ?? "", all, (value) => go({ [name]: value }))
  }

  /** What narrows the report now, each with a button that takes it away. */
  #chosen() {
    const { query, words, go, options } = this.#asked
    const active = Object.entries(filtersOf(query))
    if (active.length === 0) return undefined
    const nameOf = (/** @type {string} */ name, /** @type {string} */ value) => options[name]?.find(({ key }) => key === value)?.name ?? value
    return h("ul", { class: "filters__chosen", "aria-label": words.t("filter.chosen") }, ...active.map(([name, value]) => h("li", {}, h("button", {
      class: "button button--small", type: "button", "aria-label": words.t("filter.drop", { name: words.t(`group.${name}`), value: nameOf(name, value) }), click: () => go({ [name]: "" }),
    }, `${words.t(`group.${name}`)}: ${nameOf(name, value)}`, h("span", { "aria-hidden": "true" }, "×")))))
  }
}

/** @param {string} id @param {string} label @param {string} value @param {Option[]} options @param {(value: string) => void} chosen */
export function choice(id, label, value, options, chosen) {
  const select = h("select", { class: "input", id, change: () => chosen(select.value) }, ...options.map(({ key, name }) => h("option", { value: key }, name)))
  select.value = value
  return field(id, label, select)
}

/** @param {string} id @param {string} label @param {any} control */
function field(id, label, control) {
  return h("div", { class: "field filters__field" }, h("label", { class: "field__label", for: id }, label), control)
}

customElements.define("hark-report-filters", HarkReportFilters)
