import { systemClock } from "../lib/core.js"
import { PlanSection } from "./plan-section.js"
import { PlanWork } from "./plan-work.js"
import { styles } from "./section-tabs.js"
import { loadSurveyWords, SURVEY_TABS, surveyPlace } from "./survey-words.js"

/** The surveys: what customers are asked when a chat has ended, by queue and language, and when they are. */
class HarkSurveys extends PlanSection {
  section = "survey"
  tabs = SURVEY_TABS
  sources = {
    list: () => import("./hark-survey-list.js"),
    rules: () => import("./hark-survey-rules.js"),
    versions: () => import("./hark-survey-versions.js"),
  }
}

customElements.define("hark-surveys", HarkSurveys)

/**
 * Makes the section, once its words and its looks are there.
 * @param {import("../staff/shell.js").Shell} shell
 * @returns {Promise<HarkSurveys>} fails when they can't be had
 */
export async function openSurveys(shell) {
  const [words] = await Promise.all([loadSurveyWords(shell.words), styles("section-tabs.css", "routing.css", "surveys.css")])
  const request = (/** @type {any} */ action) => shell.request(action)
  const surveys = /** @type {HarkSurveys} */ (document.createElement("hark-surveys"))
  const known = async () => ({ sites: [], agents: [], queues: await request((/** @type {any} */ api) => api.list("/queues")) })
  const say = (/** @type {string} */ text, /** @type {any} */ offer) => shell.say(text, offer)
  await surveys.begin({ words, request, work: new PlanWork(request, systemClock, "/surveys"), known, say, places: surveyPlace })
  return surveys
}
