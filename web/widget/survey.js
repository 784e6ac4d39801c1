/** How was this chat? Loaded when a chat has begun, shown when it has ended. */
import { h, icon, loadWords } from "../lib/core.js"

const FACE = "M10 2.2a7.8 7.8 0 1 1 0 15.6a7.8 7.8 0 1 1 0-15.6M7.2 7.8v.6M12.8 7.8v.6"
const FACES = {
  bad: "M6.4 14.4q3.6-4.6 7.2 0",
  poor: "M6.8 13.6q3.2-2.2 6.4 0",
  okay: "M6.8 12.8h6.4",
  good: "M6.8 12.2q3.2 2.4 6.4 0",
  great: "M6.2 11.6q3.8 5.2 7.6 0"
}

/**
 * Five faces, then whether it was solved, what the site asks further, and a comment. The first
 * choice is saved at once, each further one again; leaving the rest out costs nothing.
 */
export class HarkSurvey extends HTMLElement {
  #words
  #answer = { score: 0 }
  #ask
  #more
  #comment
  #thanks = h("p", { role: "status" })
  #problem
  #again
  #isOver = false
  /** The further questions on their way, then themselves. */
  #further

  /** @param {import("../lib/core.js").Words} words */
  constructor(words) {
    super()
    this.#words = words
    this.#comment = h("textarea", { class: "input", rows: "2", maxlength: "500", dir: "auto" })
    this.#more = this.#details()
    const submit = event => { event.preventDefault(); this.#submit() }
    this.#ask = h("form", { class: "survey__part", submit }, this.#scores(), this.#more)
    this.#problem = h("p", { class: "field__error", role: "alert", hidden: true }, words.t("failed"), " ",
      this.#button("link", "again", () => this.#tell("rate-again")))
    this.#again = this.#button("", "startOver", () => this.#tell("start-over"))
    this.append(this.#ask, this.#thanks, this.#problem, this.#again)
    this.className = "panel__survey"
  }

  /**
   * @param {{score: number} | undefined} answer that the server has
   * @param {string} name of who will see it
   * @param {boolean} hasFailed
   * @param {{questions?: any[]} | undefined} asked what the server asks; nothing where nobody is asked
   */
  show(answer, name, hasFailed, asked) {
    const isAnswered = answer || this.#answer.score > 0
    const thanks = this.#words.t(name ? "thanksName" : "thanks", { name })
    const text = isAnswered && !hasFailed ? thanks : ""
    if (this.#thanks.textContent !== text) this.#thanks.textContent = text
    if (asked?.questions) this.#askFurther(asked.questions)
    this.#ask.hidden = this.#isOver || !asked || Boolean(answer && this.#answer.score === 0)
    this.#again.hidden = !this.#ask.hidden && !this.#more.hidden
    this.#problem.hidden = !hasFailed
  }

  #scores() {
    const options = Object.entries(FACES).map(([name, mouth], index) => this.#radio("score", String(index + 1), name, icon(FACE + mouth)))
    return this.#group("score", "how", options)
  }

  #details() {
    const t = key => this.#words.t(key)
    const solved = ["yes", "partly", "no"].map(value => this.#radio("solved", value, value))
    return h("div", { class: "survey__part", hidden: true },
      this.#group("solved", "solved", solved),
      h("label", { class: "field" }, h("span", { class: "field__label" }, t("comment")), this.#comment),
      h("div", { class: "panel__actions" },
        h("button", { type: "submit", class: "button button--small" }, t("send")),
        this.#button("small", "skip", () => this.#finish())))
  }

  /** Puts further questions before the comment; without their file the rest is asked all the same. */
  #askFurther(questions) {
    this.#further ??= Promise.all([import("./further.js"), loadWords("further", this.#words.locale)]).then(([module, words]) => {
      const further = new module.FurtherQuestions(questions, words, () => this.#tell("rate", this.#whole))
      this.#more.querySelector("label.field").before(...further.elements)
      this.#further = further
    }).catch(() => { this.#further = null })
  }

  /** All that was answered so far, but for words that are being written. */
  get #whole() {
    const answers = this.#further?.answers ?? []
    return answers.length > 0 ? { ...this.#answer, answers } : this.#answer
  }

  #group(name, legend, options) {
    return h("fieldset", {}, h("legend", { class: "field__label" }, this.#words.t(legend)),
      h("div", { class: `survey__row survey__row--${name}` }, options))
  }

  #radio(name, value, word, face) {
    const change = () => this.#choose(name, value)
    return h("label", { class: "survey__choice" },
      h("input", { type: "radio", class: "survey__radio", name, value, change }), face, h("span", {}, this.#words.t(word)))
  }

  #button(kind, label, click) {
    return h("button", { type: "button", class: `button button--${kind}`, click }, this.#words.t(label))
  }

  #choose(name, value) {
    this.#answer = { ...this.#answer, [name]: name === "score" ? Number(value) : value }
    this.#more.hidden = false
    this.#again.hidden = true
    this.#tell("rate", this.#whole)
  }

  #submit() {
    const comment = this.#comment.value.trim()
    if (this.#answer.score === 0) return
    const whole = this.#whole
    if (comment) this.#tell("rate", { ...whole, comment })
    else if (whole.answers) this.#tell("rate", whole)
    this.#finish()
  }

  #finish() {
    this.#isOver = true
    this.#ask.hidden = true
    this.#again.hidden = false
    this.#again.focus()
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`hark:${name}`, { bubbles: true, detail }))
  }
}

document.head.append(h("link", { rel: "stylesheet", href: new URL("../css/survey.css", import.meta.url).href }))
customElements.define("hark-survey", HarkSurvey)
