/** @typedef {import("./event-words.js").Flag} Flag */
/**
 * @typedef {{seq: number, score?: number, label: string, anger?: number, corrected?: boolean, flag?: Flag}} Mood as a Snapshot has it
 * @typedef {{kind: string, id?: string, name?: string}} By
 * @typedef {{seq: number, at: string, by: By, text?: string}} Said
 * @typedef {{since?: string, needsReply: boolean, preview: string, previewBy?: By, customer?: Said, colleague?: Said,
 *   ended?: {at: string, by?: By, reason?: string}, handoff?: {reason?: string, summary?: string, brief?: object}, bot: number,
 *   aside?: string, wasRead?: boolean, flagged?: Flag, labels: string[], owner?: {id?: string, name: string}, queue?: string,
 *   page?: {url: string, title?: string}, language?: string, survey?: {score: number, solved?: string, comment?: string}}} Brief
 */

const STAFF = new Set(["agent", "supervisor", "admin"])

/** @param {By | undefined} by whether a person of the staff did it */
export function isStaff(by) {
  return by !== undefined && STAFF.has(by.kind)
}

/**
 * Reads the events of a conversation into the few facts that lists and panes show.
 * @param {Iterable<HarkEvent>} events in order @param {string} [me] id of the person who looks
 * @returns {Brief}
 */
export function brief(events, me) {
  /** @type {Brief} */
  const facts = { needsReply: false, preview: "", bot: 0, labels: [] }
  for (const event of events) READERS[event.type]?.(facts, event, me)
  return facts
}

/**
 * The mood that stands flagged, also when what flagged it is further back than the events.
 * @param {{brief: Brief, sentiment?: Mood}} one @returns {Flag | undefined}
 */
export function flagOf({ brief: { flagged }, sentiment }) {
  const flag = flagged ?? sentiment?.flag
  return flag?.level === "calm" ? undefined : flag
}

/** @type {Record<string, (facts: Brief, event: HarkEvent, me?: string) => void>} */
const READERS = {
  "conversation.started"(facts, { data }) {
    facts.page = data.page
    facts.language = data.language
  },
  "message.posted"(facts, event, me) {
    facts.preview = event.data.text ?? ""
    facts.previewBy = event.by
    if (event.by.kind === "visitor") return customerSpoke(facts, event)
    if (event.by.kind === "bot") facts.bot += 1
    if (!(me && event.by.id === me)) facts.colleague = { seq: event.seq, at: event.at, by: event.by }
    facts.needsReply = false
    facts.since = facts.aside
  },
  "handoff.requested"(facts, event) {
    facts.handoff = event.data
    facts.needsReply = true
    facts.since ??= facts.customer?.at ?? event.at
  },
  "conversation.queued"(facts, event) {
    facts.queue = event.data.queue?.name
    facts.needsReply = true
    if (facts.aside) facts.since = facts.aside = undefined
    facts.since ??= facts.customer?.at ?? event.at
  },
  "conversation.snoozed"(facts, { data }) {
    facts.aside = facts.since = data.until
    facts.needsReply = false
  },
  "conversation.woken"(facts, { at }) {
    facts.aside = undefined
    facts.needsReply = true
    facts.since = at
  },
  "assignment.made"(facts, event) {
    facts.owner = event.data.agent
  },
  "assignment.ended"(facts) {
    facts.owner = undefined
  },
  "message.analysed"(facts) {
    facts.wasRead = true
  },
  "sentiment.flagged"(facts, event) {
    facts.flagged = /** @type {any} */ (event.data)
  },
  "conversation.labelled"(facts, event) {
    facts.labels = event.data.labels ?? facts.labels
  },
  "conversation.resolved"(facts, event) {
    facts.ended = { at: event.at, by: event.data.by ?? event.by, reason: event.data.reason }
    facts.needsReply = false
    facts.since = facts.aside = undefined
  },
  "conversation.reopened"(facts) {
    facts.ended = undefined
    facts.needsReply = true
    facts.since = facts.customer?.at
  },
  "survey.answered"(facts, event) {
    facts.survey = /** @type {any} */ (event.data)
  },
}

/** @param {Brief} facts @param {HarkEvent} event */
function customerSpoke(facts, event) {
  facts.customer = { seq: event.seq, at: event.at, by: event.by, text: event.data.text }
  facts.aside = undefined
  facts.needsReply = true
  facts.since = event.at
}
