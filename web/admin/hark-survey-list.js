import { h } from "../lib/core.js"
import { freshName } from "./plan-names.js"
import { PlanPanel } from "./plan-panel.js"
import { choicesFrom, freshID, labelsOf } from "./survey-choices.js"
import { surveyPreview } from "./survey-preview.js"

const LANGUAGES = ["en", "zh-CN"]
const KINDS = ["stars", "choice", "text", "nps"]
const MOST_QUESTIONS = 5

/** The surveys, each for a queue or for all, and for a language, with what they ask. */
class HarkSurveyList extends PlanPanel {
  list = "surveys"
  #preview = h("div", { class: "survey-preview__stage" })
  #shown = ""

  /** @param {"changed" | "checked"} kind */
  follow(kind) {
    super.follow(kind)
    this.#show()
  }

  /** @param {any} survey */
  about({ queue, language, asks = true, questions = [] }) {
    const where = `${queue ?? this.t("survey.allQueues")} · ${this.t(`survey.in.${language}`)}`
    if (!asks) return [where, this.t("survey.asksNobody")]
    return [where, this.t("survey.asksMore", { n: questions.length }), ...questions.map((/** @type {any} */ question) => question.text)]
  }

  /** It begins in a language that all queues together have no survey in, if there is one. */
  fresh() {
    const taken = new Set(this.items.filter(({ queue }) => !queue).map(({ language }) => language))
    return { name: freshName(this.items, this.t("survey.fresh")), language: LANGUAGES.find((language) => !taken.has(language)) ?? "en", questions: [] }
  }

  /** @param {import("./plan-form.js").PlanForm} form @param {number} index */
  fields(form, index) {
    const languages = /** @type {[string, string][]} */ (LANGUAGES.map((language) => [language, this.t(`survey.in.${language}`)]))
    this.#shown = ""
    this.#show(index)
    return [
      this.#nameField(form, index),
      form.choice("queue", this.queueNames(this.t("survey.allQueues")), { label: this.t("survey.queue"), hint: this.t("survey.queueHint") }),
      form.choice("language", languages, { label: this.t("survey.language"), hint: this.t("survey.languageHint") }),
      form.check("asks", this.t("survey.asks"), { usual: true }),
      form.rows("questions", {
        legend: this.t("survey.questions"), hint: this.t("survey.questionsHint", { n: MOST_QUESTIONS }), add: this.t("survey.addQuestion"),
        each: (n) => this.t("survey.question", { n }), row: (row, n) => [...this.#question(row), this.#up(index, n)],
        fresh: () => ({ id: freshID((form.part.get("questions") ?? []).map((/** @type {any} */ { id }) => id), "q"), kind: "stars", text: "" }),
      }),
      h("section", { class: "plan__part", "aria-labelledby": "survey-preview" }, h("h4", { id: "survey-preview" }, this.t("survey.preview")),
        h("p", { class: "muted" }, this.t("survey.previewWhat")), this.#preview),
    ]
  }

  /** @param {import("./plan-form.js").PlanForm} form @param {number} index */
  #nameField(form, index) {
    const read = (/** @type {string} */ text) => {
      const name = text.trim()
      return !name || this.items.some((item, n) => n !== index && item.name === name) ? undefined : name
    }
    return form.typed("name", { label: this.t("routing.name"), hint: this.t("survey.nameHint"), longest: 80 }, { read, write: (value) => value ?? "", wrong: this.t("routing.nameBad"), isSlow: true })
  }

  /** @param {import("./plan-form.js").PlanForm} row */
  #question(row) {
    const kinds = /** @type {[string, string][]} */ (KINDS.map((kind) => [kind, this.t(`survey.kind.${kind}`)]))
    const kind = row.choice("kind", kinds, { label: this.t("survey.kind") })
    const choices = row.typed("choices", { label: this.t("survey.choices"), hint: this.t("survey.choicesHint"), longest: 900 }, {
      read: (text) => choicesFrom(text, row.part.get("choices") ?? []), write: labelsOf, wrong: this.t("survey.choicesBad"), isLong: true,
    })
    const fit = () => { choices.hidden = row.part.get("kind") !== "choice" }
    kind.addEventListener("change", () => { if (row.part.get("kind") !== "choice") row.part.set("choices", undefined); fit() })
    fit()
    return [
      row.typed("text", { label: this.t("survey.text"), longest: 200 }, { read: (text) => text.trim(), write: (value) => value ?? "", wrong: "" }),
      kind, choices, row.text("id", { label: this.t("survey.id"), hint: this.t("survey.idHint"), longest: 40 }),
    ]
  }

  /** Asks a question before the one above it. @param {number} index @param {number} n */
  #up(index, n) {
    const id = (/** @type {number} */ at) => `plan-up-questions-${at}`
    const click = () => {
      this.room.work.move(`${this.list}[${this.opened ?? index}].questions`, n, n - 1)
      this.draw()
      document.getElementById(id(n - 1))?.focus()
    }
    return h("button", { class: "button button--small", type: "button", id: id(n), "aria-label": this.t("survey.upOne", { n: n + 1 }), "aria-disabled": n === 0 && "true", click: () => { if (n > 0) click() } }, this.t("survey.up"))
  }

  /** Shows the survey that is open as customers will see it; what is being written is shown as far as it goes. */
  #show(index = this.opened) {
    const survey = index === undefined ? undefined : this.items[index]
    const told = JSON.stringify(survey)
    if (!survey || told === this.#shown) return
    this.#shown = told
    surveyPreview(survey).then((element) => { if (told === this.#shown) this.#preview.replaceChildren(element) }).catch(() => {})
  }
}

customElements.define("hark-survey-list", HarkSurveyList)
