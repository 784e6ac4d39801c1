/** The further questions of a survey: fetched when one has any. */
import { h } from "../lib/core.js"

const RANGES = { stars: [1, 5], nps: [0, 10] }

/** Questions with stars, a choice, words or how likely somebody is to recommend. */
export class FurtherQuestions {
  #given = new Map()
  #fields = new Map()
  #words
  #changed

  /**
   * @param {{id: string, kind: string, text: string, choices?: {id: string, label: string}[]}[]} questions
   * @param {import("../lib/core.js").Words} words
   * @param {() => void} changed told of each choice, but not of each letter
   */
  constructor(questions, words, changed) {
    this.#words = words
    this.#changed = changed
    this.elements = questions.map(question => question.kind === "text" ? this.#field(question) : this.#choices(question))
  }

  /** What was answered so far; questions without an answer are left out. */
  get answers() {
    for (const [id, field] of this.#fields) {
      const text = field.value.trim()
      if (text) this.#given.set(id, text)
      else this.#given.delete(id)
    }
    return [...this.#given].map(([question, value]) => ({ question, value }))
  }

  #field({ id, text }) {
    const field = h("textarea", { class: "input", rows: "2", maxlength: "500", dir: "auto" })
    this.#fields.set(id, field)
    return h("label", { class: "field" }, h("span", { class: "field__label" }, text), field)
  }

  #choices({ id, kind, text, choices = [] }) {
    const hint = RANGES[kind] && h("span", { class: "survey__hint" }, " ", this.#words.t(`hint.${kind}`))
    const options = RANGES[kind] ? numbers(...RANGES[kind]) : choices.map(choice => [choice.id, choice.label])
    return h("fieldset", {}, h("legend", { class: "field__label" }, text, hint),
      h("div", { class: `survey__row survey__row--${kind}` }, options.map(([value, label]) => this.#radio(id, value, label))))
  }

  #radio(question, value, label) {
    const change = () => { this.#given.set(question, value); this.#changed() }
    return h("label", { class: "survey__choice" },
      h("input", { type: "radio", class: "survey__radio", name: `q-${question}`, value: String(value), change }), h("span", {}, String(label)))
  }
}

/** Each whole number of a range, as a value and its label. */
function numbers(low, high) {
  return Array.from({ length: high - low + 1 }, (_, index) => [low + index, low + index])
}
