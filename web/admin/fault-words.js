import { fieldWords } from "./plan-words.js"

/**
 * The server's sentences about a plan by the key of their words, which are told in the reader's language.
 * @type {[string, RegExp][]}
 */
const SENTENCES = [
  ["zone", /^“(?<text>.*)” is no time zone such as Europe\/Madrid$/],
  ["noLine", /^must hold a line such as Mo-Fr 09:00-18:00$/],
  ["form", /^“(?<text>.*)” is not of the form (?<form>.+)$/],
  ["day", /^“(?<text>.*)” is no day such as 2026-12-25$/],
  ["order", /^(?<text>\S+) must end later than it begins; hours past midnight are two lines, up to 24:00 and from 00:00$/],
  ["noQueue", /^is not the name of a queue$/],
  ["noSkill", /^is not the name of a skill$/],
  ["noHours", /^is not the name of business hours$/],
  ["noSLA", /^is not the name of an SLA policy$/],
  ["language", /^(?<text>.+) is not a language tag such as zh or en-GB$/],
  ["twice", /^(is there|stands here) twice$/],
  ["nameTwice", /^(?<name>.+) is there twice$/],
  ["samePriority", /^is for the same priority as a target above$/],
  ["noTarget", /^needs firstResponseSeconds, nextResponseSeconds or resolutionSeconds$/],
  ["secondStep", /^is a second step up from the same queue$/],
  ["circle", /^leads in a circle: (?<way>.+)$/],
  ["missing", /^(?<field>\w+) is missing$/],
  ["noItem", /^must be a list with at least one item$/],
  ["items", /^must be at most (?<n>\d+) items$/],
  ["letters", /^must be at most (?<n>\d+) characters$/],
  ["oneLine", /^must be one line without control characters$/],
  ["fall", /^must be preferredSkills, level, lastSkill, language or skill:NAME$/],
  ["fallSkill", /^names the skill (?<name>.+), which is not there$/],
  ["noReason", /^needs afterSeconds, atLength or whenNobodyIsOnline$/],
  ["text", /^must be a text$/],
  ["number", /^must be a number$/],
  ["whole", /^must be a whole number$/],
  ["range", /^must be (?<low>-?[\d.]+) to (?<high>-?[\d.]+)$/],
  ["least", /^must be (?<low>-?[\d.]+) or more$/],
  ["choices", /^must have at least two choices$/],
  ["noChoices", /^is only for questions of the kind choice$/],
  ["secondSurvey", /^is the second survey of this queue in this language$/],
  ["plainID", /^must be letters, digits, - and _ only$/],
  ["neverOpen", /^(?<name>.+) never matches: (?<hours>.+) is always closed$/],
  ["neverClosed", /^(?<name>.+) never matches: (?<hours>.+) is always open$/],
  ["unreached", /^(?<name>.+) is never reached: (?<other>.+) matches whenever it does$/],
  ["selfOverflow", /^(?<name>.+) overflows to itself$/],
  ["overflowCircle", /^overflow goes in a circle: (?<way>.+)$/],
  ["unused", /^(?<name>.+) is used by no queue and no rule$/],
]

/**
 * What is wrong with a place of the plan; what has no words here is quoted as the server wrote it.
 * @param {import("./plan-work.js").Fault} fault @param {import("./plan-words.js").Words} words
 * @returns {{text: string, quote?: string}} `quote`: in English, after the text
 */
export function faultWords({ message, isTyped }, words) {
  if (isTyped) return { text: message }
  for (const [key, sentence] of SENTENCES) {
    const found = sentence.exec(message)
    if (found) return { text: words.t(`routing.fault.${key}`, valuesOf(found.groups ?? {}, words)) }
  }
  return words.locale.startsWith("en") ? { text: message } : { text: words.t("routing.fault.other"), quote: message }
}

/** @param {Record<string, string>} groups @param {import("./plan-words.js").Words} words */
function valuesOf(groups, words) {
  return "field" in groups ? { field: fieldWords(groups.field, words) } : groups
}
