import { Transcript, signal } from "../lib/core.js"
import { brief } from "../staff/brief.js"
import { Slots } from "./slots.js"

/** @typedef {import("../staff/brief.js").Brief} Brief */
/** @typedef {import("../staff/brief.js").Mood} Mood */
/**
 * @typedef {{id: string, transcript: Transcript, brief: Brief, status: string, assignee?: {id: string, name: string},
 *   queue?: {id?: string, name: string}, contact?: Record<string, any>, priority?: number, sentiment?: Mood, satisfaction?: import("../staff/rating.js").Estimate, endedHere: boolean,
 *   sla?: any, breach?: any, asOf: number, typing?: {name?: string, until: number}}} Held
 * @typedef {{messages: number, chats: number, complete: boolean}} CaughtUp
 */

const TYPING_MS = 6000

/**
 * The conversations on an agent's desk: those that are the agent's own and the one being read, kept
 * current by snapshots and events. It knows nothing of the page.
 */
export class Desk {
  /** Grows with every change; read it inside an effect to run again. */
  changed = signal(0)
  slots
  #me
  #fetchMissing
  #now
  /** @type {Map<string, Held>} */
  #held = new Map()
  epoch = ""

  /**
   * @param {{me: string, fetchMissing: (transcript: Transcript) => Promise<void>, slots?: Slots, now?: () => number}} options
   *   `fetchMissing` fills a transcript that has a hole
   */
  constructor({ me, fetchMissing, slots = new Slots(), now = () => Date.now() }) {
    this.#me = me
    this.#fetchMissing = fetchMissing
    this.slots = slots
    this.#now = now
  }

  /** What to tell the server at hello: how far each transcript is known. */
  resumePoint() {
    if (!this.epoch) return {}
    return { epoch: this.epoch, after: Object.fromEntries([...this.#held].map(([id, one]) => [id, one.transcript.head])) }
  }

  /**
   * Takes the answer to hello.
   * @param {{epoch: string, conversations: Snapshot[], complete: boolean}} hello
   * @param {string} [reading] a conversation to keep though it is not the agent's own
   * @returns {CaughtUp | undefined} what happened meanwhile; nothing at the first hello
   */
  hello({ epoch, conversations, complete }, reading) {
    const returning = this.epoch !== ""
    const before = this.#customerMessages()
    this.epoch = epoch
    if (!complete) this.#held.clear()
    const listed = new Set(conversations.map((snapshot) => snapshot.id))
    for (const [id, one] of this.#held) {
      if (!listed.has(id) && id !== reading && !one.endedHere) this.#held.delete(id)
    }
    for (const snapshot of conversations) this.#place(snapshot)
    this.#settle()
    return returning ? this.#caughtUp(before, complete) : undefined
  }

  /**
   * Takes a conversation that came to this agent, or that was opened to read.
   * @param {Snapshot} snapshot
   */
  take(snapshot) {
    this.#place(snapshot)
    this.#settle()
    return this.get(snapshot.id)
  }

  /** @param {HarkEvent} event @returns {Held | undefined} its conversation, when it is on the desk */
  event(event) {
    const one = this.#held.get(event.conversation)
    if (!one) return undefined
    const outcome = one.transcript.apply(event)
    if (outcome === "gap") this.#fill(one)
    if (event.by.kind === "visitor") one.typing = undefined
    this.#follow(one, event)
    this.#refresh(one)
    this.#settle()
    return one
  }

  /** @param {{conversation: string, typing: boolean, by?: {kind?: string, id?: string, name?: string}}} news */
  typing({ conversation, typing, by }) {
    const one = this.#held.get(conversation)
    if (!one || (by?.id && by.id === this.#me)) return
    one.typing = typing ? { name: by?.kind === "visitor" ? undefined : by?.name, until: this.#now() + TYPING_MS } : undefined
    this.#bump()
  }

  /** @param {{conversation: string, seq: number, by?: {kind?: string}}} news */
  read({ conversation, seq, by }) {
    this.#held.get(conversation)?.transcript.markRead(by?.kind === "visitor" ? "visitor" : "agent", seq)
    this.#bump()
  }

  /** @param {string} id the conversation left this agent's sight, or is not read any more */
  drop(id) {
    if (this.#held.delete(id)) this.#settle()
  }

  /** @param {string} id */
  get(id) {
    return this.#held.get(id)
  }

  /** @param {string} id @param {Record<string, any> | undefined} contact what the record says about the customer */
  introduce(id, contact) {
    const one = this.#held.get(id)
    if (!one || !contact) return
    one.contact = { ...one.contact, ...contact }
    this.#bump()
  }

  /** @param {string} id whether it is this agent's to answer */
  isMine(id) {
    const one = this.#held.get(id)
    return one !== undefined && one.assignee?.id === this.#me && !isEnded(one)
  }

  /** The agent's own, longest wait first; then those answered; then those that ended and were not put away. */
  list() {
    const own = [...this.#held.values()].filter((one) => this.isMine(one.id) || one.endedHere)
    return own.sort(byWait)
  }

  /** @param {string} [except] @returns {Held | undefined} who waits longest for an answer */
  nextToAnswer(except) {
    return this.list().find((one) => one.brief.needsReply && one.id !== except)
  }

  /** How many of the agent's customers wait for an answer. */
  get waiting() {
    return this.list().filter((one) => one.brief.needsReply).length
  }

  /** @param {Held} one fills a hole and says so when it is done */
  async #fill(one) {
    try {
      await this.#fetchMissing(one.transcript)
    } catch {
      return
    }
    this.#refresh(one)
    this.#bump()
  }

  /** @param {Snapshot} snapshot */
  #place(snapshot) {
    const old = this.#held.get(snapshot.id)
    const transcript = old?.transcript ?? new Transcript(snapshot.id)
    if (continues(transcript, snapshot)) transcript.absorb(snapshot)
    else transcript.reset(snapshot)
    const { status, assignee, queue, contact, priority, sentiment, satisfaction, sla, breach } = snapshot
    const one = {
      id: snapshot.id, transcript, brief: brief([]), status, assignee, queue, priority, sentiment, satisfaction, sla, breach, asOf: snapshot.head, contact: contact && { ...old?.contact, ...contact },
      endedHere: Boolean(old?.endedHere) && (status === "resolved" || status === "wrapUp"), typing: old?.typing,
    }
    this.#held.set(snapshot.id, one)
    this.#refresh(one)
    if (transcript.hasGap) this.#fill(one)
  }

  /** @param {Held} one @param {HarkEvent} event */
  #follow(one, event) {
    const { type, data } = event
    if (type === "assignment.made") {
      one.assignee = data.agent
      one.status = "active"
    }
    if (type === "assignment.ended") one.assignee = undefined
    if (type === "conversation.queued") {
      one.status = "queued"
      one.queue = data.queue
    }
    if (type === "conversation.prioritised") one.priority = data.priority
    if (type === "conversation.reopened") {
      one.status = one.assignee ? "active" : "queued"
      one.endedHere = false
    }
    if (type === "conversation.resolved") {
      const by = data.by ?? event.by
      one.endedHere = one.assignee?.id === this.#me && event.by.id !== this.#me && by?.kind !== "agent"
      one.status = "resolved"
    }
  }

  /** @param {Held} one */
  #refresh(one) {
    one.brief = brief(one.transcript.events, this.#me)
  }

  #settle() {
    this.slots.settle(this.list().map((one) => one.id))
    this.#bump()
  }

  #bump() {
    this.changed.value = this.changed.peek() + 1
  }

  #customerMessages() {
    const known = new Map()
    for (const [id, one] of this.#held) known.set(id, one.transcript.head)
    return known
  }

  /** @param {Map<string, number>} before @param {boolean} complete @returns {CaughtUp} */
  #caughtUp(before, complete) {
    const caught = { messages: 0, chats: 0, complete }
    for (const one of this.#held.values()) {
      const head = before.get(one.id) ?? 0
      const fresh = one.transcript.events.filter((event) =>
        event.seq > head && event.type === "message.posted" && event.by.kind === "visitor").length
      caught.messages += fresh
      if (fresh > 0) caught.chats += 1
    }
    return caught
  }
}

/** @param {Held} one */
export function isEnded(one) {
  return one.status === "resolved" || one.status === "wrapUp"
}

/** @param {Transcript} transcript @param {Snapshot} snapshot */
function continues(transcript, snapshot) {
  if (transcript.head === 0 && transcript.events.length === 0) return false
  if (snapshot.head < transcript.head) return false
  const first = snapshot.events[0]
  return !first || first.prev <= transcript.head
}

/** @param {Held} a @param {Held} b */
function byWait(a, b) {
  const group = (/** @type {Held} */ one) => (isEnded(one) ? 3 : one.brief.aside ? 2 : one.brief.needsReply ? 0 : 1)
  const since = (/** @type {Held} */ one) => one.brief.since ?? one.transcript.events.at(-1)?.at ?? ""
  return group(a) - group(b) || since(a).localeCompare(since(b)) || a.id.localeCompare(b.id)
}
