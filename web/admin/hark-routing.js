import { systemClock } from "../lib/core.js"
import { PlanSection } from "./plan-section.js"
import { PlanWork } from "./plan-work.js"
import { TABS } from "./plan-words.js"
import { loadRoutingWords } from "./routing-words.js"
import { styles } from "./section-tabs.js"

/** The routing: its plan, and what trying it tells. */
class HarkRouting extends PlanSection {
  section = "routing"
  tabs = TABS
  sources = {
    rules: () => import("./hark-routing-rules.js"),
    queues: () => import("./hark-routing-queues.js"),
    hours: () => import("./hark-routing-hours.js"),
    sla: () => import("./hark-routing-sla.js"),
    skills: () => import("./hark-routing-skills.js"),
    try: () => import("./hark-routing-try.js"),
    trial: () => import("./hark-routing-trial.js"),
    versions: () => import("./hark-routing-versions.js"),
  }
}

customElements.define("hark-routing", HarkRouting)

/**
 * Makes the section, once its words and its looks are there.
 * @param {import("../staff/shell.js").Shell} shell
 * @returns {Promise<HarkRouting>} fails when they can't be had
 */
export async function openRouting(shell) {
  const [words] = await Promise.all([loadRoutingWords(shell.words), styles("section-tabs.css", "routing.css", "routing-hours.css")])
  const request = (/** @type {any} */ action) => shell.request(action)
  const routing = /** @type {HarkRouting} */ (document.createElement("hark-routing"))
  await routing.begin({ words, request, work: new PlanWork(request, systemClock), known: () => readKnown(request), say: (/** @type {string} */ text, /** @type {any} */ offer) => shell.say(text, offer) })
  return routing
}

/** What a plan may name that is not of the plan. @param {(action: (api: any) => Promise<any>) => Promise<any>} request */
async function readKnown(request) {
  const [sites, queues, agents] = await Promise.all(["/sites", "/queues", "/agents"].map((path) => request((api) => api.list(path))))
  return { sites, queues, agents }
}
