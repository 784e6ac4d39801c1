import { moment } from "./clock.js"

/** @typedef {import("../lib/core.js").Words} Words */
/** @typedef {{words: Words, me?: string, customer: string}} Telling */

/**
 * Tells in words what happened; nothing for events that the log shows otherwise or not at all.
 * @param {HarkEvent} event @param {Telling} telling
 * @returns {string | undefined}
 */
export function eventWords(event, telling) {
  return TELLERS[event.type]?.(event, telling)
}

/**
 * Who did it, as a colleague would say it.
 * @param {{kind?: string, id?: string, name?: string} | undefined} by @param {Telling} telling
 */
export function nameOf(by, { words, customer }) {
  if (by?.kind === "visitor") return by.name ?? customer
  if (by?.kind === "bot") return words.t("event.bot")
  if (by?.kind === "system") return words.t("event.system")
  return by?.name ?? words.t("event.someone")
}

/** The reason that Hark gives for a step up of its own. */
const LATE = "slaBreached"

/** @type {Record<string, (event: HarkEvent, telling: Telling) => string | undefined>} */
const TELLERS = {
  "conversation.started"({ by, data }, telling) {
    const page = data.page?.title || data.page?.url
    const name = nameOf(by, telling)
    return page ? telling.words.t("event.startedOn", { name, page }) : telling.words.t("event.started", { name })
  },
  "bot.feedback": ({ data }, { words }) => words.t(data.helped ? "log.helped" : "log.notHelped"),
  "bot.failed": (_, { words }) => words.t("event.botFailed"),
  "handoff.requested"({ data }, { words, customer }) {
    const key = `event.handoff.${data.reason ?? "customerAsked"}`
    return words.t(HANDOFFS.has(key) ? key : "event.handoff.rule", { name: customer })
  },
  "conversation.queued": ({ data }, { words }) => words.t("event.queued", { queue: data.queue?.name ?? "" }),
  "offer.made": ({ data }, telling) => telling.words.t("event.offered", { name: nameOf(data.agent, telling) }),
  "offer.declined": ({ data }, telling) => telling.words.t("event.declined", { name: nameOf(data.agent, telling) }),
  "offer.lapsed": ({ data }, telling) => telling.words.t("event.lapsed", { name: nameOf(data.agent, telling) }),
  "assignment.made": ({ data }, telling) => did("event.assigned", data.agent, telling),
  "assignment.ended": ({ data }, telling) => did("event.left", data.agent, telling),
  "conversation.transferred": transferred,
  "escalation.raised": ({ by, data: { reason } }, telling) =>
    reason === LATE ? telling.words.t("event.escalatedLate") : withReason(did("event.escalated", by, telling), reason, telling),
  "sla.warned": due,
  "sla.breached": due,
  "help.requested": ({ by, data }, telling) =>
    withReason(did("event.help", by, telling), data.text, telling),
  "conversation.labelled"({ data }, { words }) {
    const labels = (data.labels ?? data.added ?? []).join(", ")
    return labels ? words.t("event.labelled", { labels }) : words.t("event.labelledNone")
  },
  "conversation.prioritised": ({ data }, telling) =>
    withReason(telling.words.t("event.prioritised", { priority: data.priority ?? "" }), data.reason, telling),
  "conversation.snoozed": ({ at, data }, { words }) => words.t("event.snoozed", { time: moment(data.until, at, words) }),
  "conversation.woken": (_, { words }) => words.t("event.woken"),
  "sentiment.flagged": ({ data }, { words }) => flagWords(/** @type {any} */ (data), words),
  "sentiment.corrected": ({ by, data }, telling) =>
    withReason(did("event.corrected", by, telling), telling.words.t(`mood.${data.label}`), telling),
  "conversation.resolved": resolved,
  "survey.requested": (_, { words }) => words.t("event.surveyRequested"),
  "survey.answered": surveyed,
  "conversation.reopened": (_, { words }) => words.t("event.reopened"),
}

/**
 * @typedef {{level: "negative" | "angry" | "calm", reason?: string, messages?: number, of?: number,
 *   words?: {text: string, count: number}[]}} Flag
 */

/**
 * Why a mood is flagged: in how many messages, and by which words.
 * @param {Flag} flag @param {Words} words
 */
export function flagWords({ level, messages = 1, of = 1, words: decided = [] }, words) {
  const text = words.t(`mood.flag.${level}`, { messages, of })
  const list = decided.map(({ text, count }) => words.t(count > 1 ? "mood.wordTimes" : "mood.word", { text, count }))
  return list.length ? words.t("mood.because", { text, words: list.join(words.t("mood.comma")) }) : text
}

const HANDOFFS = new Set([
  "customerAsked", "botUnsure", "rule", "flow", "anger", "lookupFailed", "loop", "highValue", "botFailed", "noBot",
].map((reason) => `event.handoff.${reason}`))

/** @param {string} key @param {{id?: string, name?: string} | undefined} agent @param {Telling} telling */
function did(key, agent, telling) {
  if (agent?.id && agent.id === telling.me) return telling.words.t(`${key}You`)
  return telling.words.t(key, { name: nameOf(agent, telling) })
}

/** @param {HarkEvent} event @param {Telling} telling */
function transferred({ by, data }, telling) {
  const name = nameOf(by, telling)
  const to = data.to?.kind === "bot" ? undefined : data.to?.name
  const text = to
    ? telling.words.t("event.transferred", { name, to })
    : telling.words.t("event.transferredBot", { name })
  return withReason(text, data.reason === LATE ? "" : data.reason, telling)
}

/** @param {HarkEvent} event @param {Telling} telling */
function due({ type, at, data }, { words }) {
  return words.t(`event.${type}`, { target: words.t(`sla.${data.kind}`), time: moment(data.dueAt, at, words) })
}

/** @param {string} text @param {string | undefined} reason @param {Telling} telling */
function withReason(text, reason, { words }) {
  return reason ? words.t("event.why", { text, reason }) : text
}

/** @type {Record<string, string>} */
const ENDINGS = {
  abandoned: "event.resolvedAbandoned",
  contained: "event.resolvedContained",
  idle: "event.resolvedIdle",
  customer: "event.resolvedCustomer",
}

/** @param {HarkEvent} event @param {Telling} telling */
function resolved({ by, data }, telling) {
  const who = data.by ?? by
  const key = ENDINGS[data.reason] ?? (who?.kind === "visitor" ? "event.resolvedCustomer" : "event.resolved")
  const name = key === "event.resolvedCustomer" ? telling.customer : nameOf(who, telling)
  const text = telling.words.t(key, { name })
  if (!data.disposition) return text
  return telling.words.t("event.disposition", { text, disposition: dispositionWords(data.disposition, telling.words) })
}

/**
 * The outcome in the reader's language, or as written when it is not one of ours.
 * @param {string} disposition @param {Words} words
 */
export function dispositionWords(disposition, words) {
  const key = `resolve.outcome.${disposition}`
  const text = words.t(key)
  return text === key ? disposition : text
}

/** @param {HarkEvent} event @param {Telling} telling */
function surveyed({ data }, { words }) {
  const text = ratedWords(Number(data.score), data.solved, words)
  const whole = data.comment ? words.t("event.why", { text, reason: data.comment }) : text
  const answers = /** @type {{question: string, value: any}[]} */ (data.answers ?? [])
  return [whole, ...answers.map(({ question, value }) => `${question}: ${value}`)].join(" · ")
}

/**
 * A rating in words.
 * @param {number} score @param {string | undefined} solved @param {import("../lib/core.js").Words} words
 */
export function ratedWords(score, solved, words) {
  const text = words.t("event.survey", { score, word: words.t(`score.${score}`) })
  return solved ? words.t(`event.surveySolved.${solved}`, { text }) : text
}
