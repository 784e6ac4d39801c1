import { loadWords } from "../lib/core.js"
import { stepsOf } from "./plan-path.js"
import { loadRoutingWords } from "./routing-words.js"

/** The tab of each member of a survey plan. */
export const SURVEY_TABS = { surveys: "list", rules: "rules" }

/**
 * The words of the section of surveys; what it shares with that of routing says the same unless it has its own words.
 * @param {import("../lib/core.js").Words} staff
 */
export async function loadSurveyWords(staff) {
  const [own, plan] = await Promise.all([loadWords("survey-plan", staff.locale), loadRoutingWords(staff)])
  const t = (/** @type {string} */ key, /** @type {Record<string, any>} */ values = {}) => {
    const text = own.t(key, values)
    return text === key ? plan.t(key, values) : text
  }
  return { ...plan, t }
}

/** Where the words of a member stand. @type {Record<string, string>} */
const FIELDS = {
  name: "routing.name", queue: "survey.queue", language: "survey.language", questions: "survey.questions", text: "survey.text", kind: "survey.kind",
  choices: "survey.choices", id: "survey.id", minimumMessages: "survey.minimum", againAfterDays: "survey.again", lowScore: "survey.low",
}

/**
 * A place of the plan as people find it.
 * @param {any} plan @param {string} at @param {{t: (key: string, values?: Record<string, any>) => string}} words
 */
export function surveyPlace(plan, at, words) {
  const [member, ...rest] = stepsOf(at)
  const tab = /** @type {Record<string, string>} */ (SURVEY_TABS)[member]
  if (!tab) return at
  const item = typeof rest[0] === "number" ? plan.surveys?.[rest[0]] : undefined
  const inner = (typeof rest[0] === "number" ? rest.slice(1) : rest)
    .map((step) => (typeof step === "number" ? `${step + 1}` : FIELDS[step] ? words.t(FIELDS[step]) : step)).join(" ")
  return [words.t(`survey.${tab}`), item && (item.name || words.t("routing.noName")), inner].filter(Boolean).join(" · ")
}
