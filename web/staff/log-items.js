import { eventWords, nameOf } from "./event-words.js"

/** @typedef {import("./event-words.js").Telling} Telling */
/**
 * @typedef {{key: string, kind: "day" | "line" | "message", text: string, at?: string, look?: Look, sender?: string,
 *   first?: boolean, choices?: string[], links?: {title: string, url: string}[], receipt?: string,
 *   clientID?: string, isWaiting?: boolean, failed?: string, signature: string}} LogItem
 * @typedef {"customer" | "mine" | "colleague" | "bot" | "note" | "whisper"} Look
 */

const NEW_RUN_MS = 5 * 60_000

/** @type {Record<string, (event: HarkEvent, me?: string) => Look>} */
const LOOKS = {
  "message.posted": ({ by }, me) => {
    if (by.kind === "visitor") return "customer"
    if (by.kind === "bot") return "bot"
    return by.id && by.id === me ? "mine" : "colleague"
  },
  "note.added": () => "note",
  "whisper.sent": () => "whisper",
}

/**
 * Turns events and what still waits to be sent into the rows of a log: day lines, events in words,
 * messages with their sender named once per run.
 * @param {HarkEvent[]} events @param {OutboxItem[]} pending @param {Telling & {read?: number, now: number}} telling
 * @returns {LogItem[]}
 */
export function logItems(events, pending, telling) {
  const items = /** @type {LogItem[]} */ ([])
  let day = ""
  let run = { sender: "", at: 0 }
  for (const event of events) {
    const item = itemOf(event, telling)
    if (!item) continue
    const itsDay = new Date(event.at).toDateString()
    if (itsDay !== day) items.push(dayItem(event.at, telling))
    const at = Date.parse(event.at)
    const sender = `${item.look}:${item.sender}`
    item.first = itsDay !== day || item.kind !== "message" || sender !== run.sender || at - run.at > NEW_RUN_MS
    run = { sender: item.kind === "message" ? sender : "", at }
    day = itsDay
    items.push(item)
  }
  markReceipt(items, telling)
  for (const one of pending) items.push(pendingItem(one, telling))
  for (const item of items) item.signature = JSON.stringify(item)
  return items
}

/** @param {HarkEvent} event @param {Telling} telling @returns {LogItem | undefined} */
function itemOf(event, telling) {
  const look = LOOKS[event.type]?.(event, telling.me)
  if (look) return messageItem(event, look, telling)
  const text = eventWords(event, telling)
  return text ? { key: `e${event.seq}`, kind: "line", text, at: event.at, signature: "" } : undefined
}

/** @param {HarkEvent} event @param {Look} look @param {Telling} telling @returns {LogItem} */
function messageItem(event, look, telling) {
  const { data } = event
  return {
    key: `e${event.seq}`, kind: "message", look, at: event.at, text: data.text ?? "", signature: "",
    sender: senderOf(event, look, telling), links: data.links,
    choices: data.choices?.map((/** @type {{label: string}} */ choice) => choice.label),
  }
}

/** @param {HarkEvent} event @param {Look} look @param {Telling} telling */
function senderOf(event, look, telling) {
  const { words } = telling
  if (look === "mine") return words.t("log.you")
  if (look === "bot") return words.t("log.bot")
  const name = nameOf(event.by, telling)
  if (look === "note") return words.t("log.noteBy", { name })
  if (look === "whisper") return words.t("log.whisperBy", { name })
  return name
}

/** @param {string} at @param {Telling & {now: number}} telling @returns {LogItem} */
function dayItem(at, { words, now }) {
  const day = new Date(at).toDateString()
  const text = day === new Date(now).toDateString()
    ? words.t("log.today")
    : day === new Date(now - 86_400_000).toDateString() ? words.t("log.yesterday") : words.day(at)
  return { key: `d${day}`, kind: "day", text, signature: "" }
}

/** @param {LogItem[]} items @param {Telling & {read?: number}} telling */
function markReceipt(items, { words, read = 0 }) {
  const mine = items.filter((item) => item.look === "mine")
  const last = mine.at(-1)
  if (!last) return
  last.receipt = words.t(Number(last.key.slice(1)) <= read ? "log.read" : "log.sent")
}

/** @param {OutboxItem} one @param {Telling} telling @returns {LogItem} */
function pendingItem(one, telling) {
  const { words } = telling
  const look = one.method === "note.add" ? "note" : one.method === "whisper.send" ? "whisper" : "mine"
  const receipt = words.t(one.state === "waiting" ? "log.waitingToSend" : one.state === "sent" ? "log.sent" : "log.sending")
  return {
    key: `c${one.clientID}`, kind: "message", look, at: new Date(one.at).toISOString(), first: true, signature: "",
    text: one.params.text, sender: look === "mine" ? words.t("log.you") : words.t(`log.${look}By`, { name: words.t("log.you") }),
    clientID: one.clientID, isWaiting: one.state === "waiting", receipt: one.state === "failed" ? undefined : receipt,
    failed: one.state === "failed" ? reasonWords(one, words) : undefined,
  }
}

const REASONS = new Set([
  "conflict", "closed", "tooLarge", "forbidden", "notFound", "rateLimited", "unavailable", "guard", "unauthenticated",
])

/**
 * Why something was refused, in words.
 * @param {{reason?: string, slug?: string, message?: string}} refusal @param {import("../lib/core.js").Words} words
 */
export function reasonWords(refusal, words) {
  const slug = refusal.reason ?? refusal.slug ?? ""
  if (slug === "disconnected" || slug === "timeout") return words.t("reason.offline")
  return REASONS.has(slug) ? words.t(`reason.${slug}`) : words.t("reason.other", { message: refusal.message || slug })
}
