import { h, loadWords } from "../lib/core.js"

/**
 * A survey as customers see it in the widget, by the widget's own element; nothing that is chosen there goes anywhere.
 * @param {any} survey as the plan has it
 */
export async function surveyPreview({ language, asks = true, questions = [] }) {
  const locale = language === "zh-CN" ? "zh-CN" : "en"
  const [module, words] = await Promise.all([import("../widget/survey.js"), loadWords("survey", locale)])
  const element = /** @type {any} */ (new module.HarkSurvey(words))
  const whole = questions.filter((/** @type {any} */ { kind, text, choices = [] }) => text && (kind !== "choice" || choices.length > 1))
  element.show(undefined, "", false, asks ? { questions: whole } : undefined)
  return h("div", { class: "survey-preview", lang: locale }, element)
}
