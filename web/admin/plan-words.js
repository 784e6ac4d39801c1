import { stepsOf } from "./plan-path.js"
import { writeSpan } from "./time-span.js"

/**
 * @typedef {{locale: string, region: string, t: (key: string, values?: Record<string, any>) => string}} Words
 * @typedef {{name: string, level?: number}} Skill
 */

/** The conditions of a rule, in the order in which they are told. */
export const CONDITIONS = ["site", "page", "language", "intent", "entity", "mood", "segment", "hours", "returning", "dissatisfied"]
export const MOODS = ["angry", "negative", "calm"]

/**
 * What must hold for a rule to match, each condition in words; empty: it always matches.
 * @param {any} when @param {Words} words @returns {string[]}
 */
export function conditionWords(when, words) {
  return CONDITIONS.filter((name) => when?.[name] !== undefined).map((name) => conditionWord(name, when[name], words))
}

/**
 * One condition in words.
 * @param {string} name @param {any} value @param {Words} words
 */
export function conditionWord(name, value, words) {
  if (name === "hours") return words.t(`routing.when.${value.are === "closed" ? "closed" : "open"}`, { name: value.name })
  if (name === "returning") return words.t(value ? "routing.when.returning" : "routing.when.first")
  if (name === "dissatisfied") return words.t(value ? "routing.when.dissatisfied" : "routing.when.satisfied")
  const names = asList(value).map((one) => (name === "language" ? languageName(one, words) : name === "mood" ? moodName(one, words) : one))
  return words.t(`routing.when.${name}`, { names: either(names, words) })
}

/**
 * What a rule does, in words; the queue comes first.
 * @param {any} then @param {Words} words @returns {string[]}
 */
export function outcomeWords(then = {}, words) {
  const t = (/** @type {string} */ key, /** @type {any} */ values) => words.t(key, values)
  return [
    then.queue ?? t("routing.then.noQueue"),
    then.required?.length > 0 && t("routing.then.required", { skills: skillWords(then.required, words) }),
    then.preferred?.length > 0 && t("routing.then.preferred", { skills: skillWords(then.preferred, words) }),
    then.language && t("routing.then.language"),
    then.priority !== undefined && t("routing.then.priority", { n: then.priority }),
    then.sla && t("routing.then.sla", { name: then.sla }),
  ].filter(Boolean)
}

/** @param {Skill[]} skills @param {Words} words */
export function skillWords(skills, words) {
  const told = skills.map(({ name, level = 1 }) => (level > 1 ? words.t("routing.skillLevel", { name, level }) : name))
  return new Intl.ListFormat(words.locale, { type: "conjunction" }).format(told)
}

/**
 * A step of the chain: what happens when nobody took the conversation by then.
 * @param {any} step @param {Words} words
 */
export function chainWords({ afterSeconds, when, atLength, falls, to }, words) {
  const { region } = words
  const t = (/** @type {string} */ key, /** @type {any} */ values) => words.t(key, values)
  const moment = when ? whenWords(when, atLength, words) : afterSeconds > 0 ? t("routing.chain.after", { time: writeSpan(afterSeconds, region) }) : t("routing.chain.atOnce")
  const event = to ? t(when === "breach" || when === "escalated" ? "routing.chain.moves" : "routing.chain.helps", { name: to.name ?? to }) : t("routing.chain.falls", { what: fallWords(falls, words) })
  return t("routing.chain.step", { moment, event })
}

/** @param {string} when @param {number | undefined} atLength @param {Words} words */
function whenWords(when, atLength, words) {
  const key = `routing.chain.when.${when}`
  const text = words.t(key, { n: atLength ?? "" })
  return text === key ? when : text
}

/**
 * What falls of a conversation's demands.
 * @param {string} falls @param {Words} words
 */
export function fallWords(falls = "", words) {
  if (falls.startsWith("skill:")) return words.t("routing.fall.skill", { name: falls.slice(6) })
  const key = `routing.fall.${falls}`
  const text = words.t(key)
  return text === key ? falls : text
}

/**
 * Why somebody could not have it.
 * @param {{because: string, detail?: string}} exclusion @param {Words} words
 */
export function exclusionWords({ because, detail }, words) {
  const key = `routing.because.${because}`
  const text = words.t(key)
  if (text === key) return [because, detail].filter(Boolean).join(": ")
  return detail ? words.t("routing.becauseDetail", { text, detail: because === "language" ? languageName(detail, words) : because === "skill" ? levelled(detail, words) : detail }) : text
}

/** @param {string} detail `billing:3` @param {Words} words */
function levelled(detail, words) {
  const [name, level] = detail.split(":")
  return skillWords([{ name, level: Number(level ?? 1) }], words)
}

/** @param {string} code @param {Words} words */
export function languageName(code, words) {
  try {
    return new Intl.DisplayNames(words.locale, { type: "language" }).of(code) ?? code
  } catch {
    return code
  }
}

/** @param {string} mood @param {Words} words */
export function moodName(mood, words) {
  return MOODS.includes(mood) ? words.t(`routing.mood.${mood}`) : mood
}

/** @param {string[]} names @param {Words} words */
function either(names, words) {
  return new Intl.ListFormat(words.locale, { type: "disjunction" }).format(names)
}

/** @param {any} value @returns {string[]} */
function asList(value) {
  return Array.isArray(value) ? value : [value]
}

/** @param {any} by a name, or somebody with one */
export function nameOf(by) {
  return by?.name ?? by ?? "–"
}

/** Who publishes the plan that the configuration names, as the server writes it. */
const CONFIGURATION = "configuration"

/**
 * Who published a version of the plan, and why.
 * @param {{publishedBy?: any, note?: string}} version @param {Words} words
 */
export function publication({ publishedBy, note = "" }, words) {
  if (publishedBy !== CONFIGURATION) return { name: nameOf(publishedBy), note }
  return { name: words.t("routing.configuration"), note: words.t("routing.configurationNote", { digest: note.slice(note.lastIndexOf(" ") + 1) }) }
}

/** The tab of each member of the plan. @type {Record<string, string>} */
export const TABS = { rules: "rules", queues: "queues", policy: "queues", weighing: "queues", tiers: "queues", businessHours: "hours", sla: "sla", skills: "skills" }

/**
 * A place of the plan as people find it: the tab, the part's name, and what is within that.
 * @param {any} plan @param {string} at @param {Words} words
 */
export function placeWords(plan, at, words) {
  const [member, index, ...rest] = stepsOf(at)
  if (!TABS[member]) return at
  const item = typeof index === "number" ? plan[member]?.[index] : undefined
  const inner = typeof index === "number" ? rest : [index, ...rest].filter((step) => step !== undefined)
  const steps = inner.map((step, n) => (typeof step === "number" ? ` ${step + 1}` : `${n > 0 ? " · " : ""}${fieldWords(step, words)}`)).join("")
  return [words.t(`routing.${TABS[member]}`), item && (item.name ?? item.queue ?? words.t("routing.noName")), steps].filter(Boolean).join(" · ")
}

/** Where the words of a member stand. @type {Record<string, string>} */
const FIELDS = {
  name: "name", description: "skills.description", sla: "sla", businessHours: "businessHours", when: "rules.column.when", then: "rules.column.then",
  ...under("fact", ...CONDITIONS), ...under("rules", "queue", "required", "preferred", "priority"), agentCapacity: "queues.capacity",
  ...under("queues", "policy", "next", "afterBreach", "weighing"), ...under("businessHours", "zone", "week", "holidays", "date"), open: "businessHours.openAt",
  warnAtPercent: "sla.warnAt", ...under("sla", "targets", "firstResponseSeconds", "nextResponseSeconds", "resolutionSeconds"),
  ...under("policy", "choice", "weights", "relaxation", "falls", "overflow", "to", "atLength"), ...under("policy.weight", "fit", "spare", "idle", "waiting"),
  priorityCreditSeconds: "policy.creditSpan", stickySeconds: "policy.sticky", afterSeconds: "policy.after", whenNobodyIsOnline: "policy.nobodyOnline",
  reservesScarceSkills: "policy.spares",
}

/** @param {string} group @param {...string} names @returns {Record<string, string>} */
function under(group, ...names) {
  return Object.fromEntries(names.map((name) => [name, `${group}.${name}`]))
}

/**
 * A member of the plan as its field is called.
 * @param {string} name @param {Words} words
 */
export function fieldWords(name, words) {
  return FIELDS[name] ? words.t(`routing.${FIELDS[name]}`) : name
}
