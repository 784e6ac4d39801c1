import { flagOf } from "../staff/brief.js"
import { flagWords, nameOf } from "../staff/event-words.js"
import { lateness, secondsSince, stopwatch } from "../staff/clock.js"
import { logItems } from "../staff/log-items.js"
import { isEnded } from "./desk.js"

/** @typedef {import("./desk.js").Held} Held */
/** @typedef {import("../lib/core.js").Words} Words */

/** An answer should come within this time. */
export const REPLY_TARGET_S = 120

/**
 * What to call the customer: their name, else a short mark of the visitor.
 * @param {{contact?: Record<string, any>, transcript: {events: any[]}, id: string}} one @param {Words} words
 */
export function customerName(one, words) {
  if (one.contact?.name) return one.contact.name
  const by = one.transcript.events.find((event) => event.by.kind === "visitor")?.by
  if (by?.name) return by.name
  const id = by?.id ?? one.id
  return words.t("inbox.visitorShort", { id: id.slice(-4) })
}

/**
 * @param {Held} one @param {{words: Words, now: number, me: string, slot?: number, draft: boolean, unsent: boolean, clocks?: import("../staff/sla.js").Mark[]}} look
 * @returns {import("./hark-inbox.js").InboxRow}
 */
export function inboxRow(one, { words, now, me, slot, draft, unsent, clocks }) {
  const seconds = secondsSince(one.brief.since, now)
  const flag = flagOf(one)
  const group = isEnded(one) ? "ended" : one.brief.aside ? "aside" : one.brief.needsReply ? "needsReply" : "answered"
  return {
    id: one.id, slot, group, draft, unsent, clocks, name: customerName(one, words), mood: flag?.level, moodWhy: flag && flagWords(flag, words),
    wait: stopwatch(seconds), level: group === "needsReply" ? clocks?.[0]?.level ?? lateness(seconds, REPLY_TARGET_S) : "normal",
    preview: previewOf(one, me, words), priority: (one.priority ?? 0) > 0,
    typing: Boolean(one.typing && !one.typing.name && one.typing.until > now),
  }
}

/**
 * What has to be answered, else what was said last: a customer who waits is known by their words, not the bot's.
 * @param {Held} one @param {string} me @param {Words} words
 */
function previewOf({ brief }, me, words) {
  const { preview: text, previewBy: by } = brief
  if ((brief.needsReply || brief.aside) && brief.customer?.text) return brief.customer.text
  if (!by) return ""
  if (by.id === me) return words.t("inbox.youDid", { text })
  return by.kind === "bot" ? words.t("inbox.botDid", { text }) : text
}

/** @type {WeakMap<HarkEvent[], {key: string, items: import("../staff/log-items.js").LogItem[]}>} */
const drawnLogs = new WeakMap()

/**
 * The rows of a log, made anew only when something in them can have changed.
 * @param {Held} one @param {OutboxItem[]} pending @param {Parameters<typeof logItems>[2]} telling
 */
function itemsOf({ transcript }, pending, telling) {
  const waiting = pending.filter((item) => !transcript.sent(item.clientID))
  const today = new Date(telling.now).toDateString()
  const key = [today, telling.read, telling.customer, ...waiting.map((item) => item.clientID + item.state)].join(" ")
  const known = drawnLogs.get(transcript.events)
  if (known?.key === key) return known.items
  const items = logItems(transcript.events, waiting, telling)
  drawnLogs.set(transcript.events, { key, items })
  return items
}

/**
 * @param {Held} one @param {{words: Words, now: number, me: string, mine: boolean, pending: OutboxItem[]}} look
 * @returns {import("./hark-chat.js").ChatState}
 */
export function chatState(one, { words, now, me, mine, pending }) {
  const { transcript, brief } = one
  const name = customerName(one, words)
  const telling = { words, me, customer: name, read: transcript.read.visitor, now }
  const typing = one.typing && one.typing.until > now ? words.t("chat.typing", { name: one.typing.name ?? name }) : undefined
  return {
    id: one.id, name, customer: name, typing, hasEarlier: transcript.hasEarlier,
    queue: one.queue?.name ?? "", started: words.moment(transcript.events[0]?.at ?? now),
    role: roleOf(one, mine), owner: one.assignee && (one.assignee.name ?? nameOf(one.assignee, telling)),
    endedAt: brief.ended && words.time(brief.ended.at), items: itemsOf(one, pending, telling),
  }
}

/** @param {Held} one @param {boolean} mine */
function roleOf(one, mine) {
  if (isEnded(one)) return "ended"
  if (mine) return "mine"
  return one.status === "queued" ? "waiting" : "reading"
}

/**
 * @param {Held} one @param {{words: Words, record?: any, past: any[] | null}} look
 * @returns {import("./hark-context.js").ContextState}
 */
export function contextState(one, { words, record, past }) {
  const { brief } = one
  const contact = { ...one.contact, ...record?.contact }
  const { handoff, survey = record?.survey } = brief
  const customer = customerName(one, words)
  return {
    id: one.id, name: contact.name, email: contact.email, phone: contact.phone, language: languageName(brief.language, words),
    page: brief.page, queue: one.queue?.name, owner: one.assignee?.name,
    started: record?.startedAt && words.moment(record.startedAt),
    handoff: handoff?.reason && words.t(`event.handoff.${handoff.reason}`, { name: customer }), summary: handoff?.summary, brief: handoff?.brief,
    why: whyFacts(one),
    labels: brief.labels.length ? brief.labels : (record?.labels ?? []).map((/** @type {any} */ label) => label.name ?? label),
    rating: survey && words.t("event.survey", { score: survey.score, word: words.t(`score.${survey.score}`) }),
    past: past && past.map((item) => ({
      id: item.id, when: words.moment(item.startedAt),
      about: item.disposition ? words.t(`resolve.outcome.${item.disposition}`).replace(/^resolve\.outcome\./, "") : item.queue?.name ?? "",
    })),
  }
}

/**
 * What the page holds of how a conversation was routed; `prev` is where the rest ends.
 * @param {Held} one @returns {import("../staff/why-events.js").Facts}
 */
export function whyFacts({ id, transcript: { events } }) {
  return { id, prev: events[0]?.prev ?? 0, events: events.filter(({ type }) => /queued$|made$/.test(type)) }
}

/** @param {string | undefined} code @param {Words} words */
function languageName(code, words) {
  if (!code) return undefined
  try {
    return new Intl.DisplayNames(words.locale, { type: "language" }).of(code)
  } catch {
    return code
  }
}
