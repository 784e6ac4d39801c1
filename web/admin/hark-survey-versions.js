import { HarkRoutingVersions } from "./hark-routing-versions.js"

/** The versions of the survey plan: when each was published, by whom, why, and the way back to it. */
class HarkSurveyVersions extends HarkRoutingVersions {}

customElements.define("hark-survey-versions", HarkSurveyVersions)
