/**
 * The customer's chat, as it runs in the frame at `/w/?site=KEY`: what a transcript
 * says, the chat itself, and the elements that show it. One file beside `core.js`,
 * since the frame may cost five requests; what is seldom needed comes later.
 */
import {
  CallError, catchUp, chooseLocale, Connection, effect, h, icon, isSendKey, keyedList, link, loadWords, memoryStorage, messageLength,
  Outbox, safeStorage, ScrollKeeper, signal, socketURL, systemClock, textNodes, Transcript
} from "../lib/core.js"


const LOCALES = ["en", "zh-CN"]
const LENGTH_LIMIT = 8000
const COUNTER_FROM = 7500
const RUN_MS = 300_000
const TYPING_EVERY_MS = 3000
const TYPING_ENDS_MS = 6000
const HUMAN = "human"
const CLOSES_TOO_MANY = 4504
/** What can be said without the words. */
const TROUBLE = {
  en: ["Chat isn't available right now.", "Try again"],
  "zh-CN": ["在线客服暂时无法使用。", "重试"]
}

// The words of a transcript


/** Where a conversation stands after an event, as far as its customer can tell. */
export function statusAfter(status, event) {
  switch (event.type) {
    case "conversation.started": return "bot"
    case "conversation.queued":
    case "conversation.reopened": return "queued"
    case "assignment.made": return "active"
    case "conversation.resolved": return "resolved"
    case "conversation.transferred": return event.data.to?.name === "bot" ? "bot" : "queued"
    case "message.posted": return event.by.kind === "bot" && status !== "resolved" ? "bot" : status
    default: return status
  }
}

/** What the server's word for a status means to a customer. */
export function statusFor(status) {
  if (status === "bot" || status === "queued") return status
  if (status === "offered") return "queued"
  return status === "resolved" || status === "wrapUp" ? "resolved" : "active"
}

/** What an event other than a message says in the log; empty for what stays silent. */
export function lineOf({ type, by, data, at }, words) {
  const name = by.name ?? words.t("someone")
  switch (type) {
    case "handoff.requested": return words.t(by.kind === "visitor" ? "line.asked" : "line.handoff")
    case "assignment.made": return words.t("line.joined", { name: data.agent?.name ?? name })
    case "conversation.transferred":
      if (data.to?.name === "bot") return words.t("line.backToBot", { name })
      return words.t("line.transferred", { name, to: data.to?.name ?? "" })
    case "conversation.resolved": return words.t("line.ended", { time: words.time(at) })
    case "conversation.reopened": return words.t("line.reopened")
    default: return ""
  }
}

/**
 * The log: what the server has, then what still has to be sent. Runs are grouped,
 * day lines put between, and only the last turn of the bot offers choices.
 */
export function entriesOf(events, items, view) {
  const sent = new Set(events.map(event => event.data.clientID))
  const unsent = items.filter(item => item.lane === "chat" && item.params.text && !sent.has(item.clientID))
  const entries = [...events.flatMap(event => entryOf(event, view.words) ?? []), ...unsent.map(item => unsentEntry(item, view))]
  markTurns(entries, events, view)
  return entries.flatMap(({ at, ...entry }, index) => {
    const day = view.words.day(at)
    if (index === 0 || view.words.day(entries[index - 1].at) === day) return entry
    return [{ key: day, kind: "day", text: day }, entry]
  })
}

/** What an event shows in the log; null for what stays silent. */
export function entryOf(event, words) {
  const at = Date.parse(event.at)
  const key = `e${event.seq}`
  if (event.type !== "message.posted") {
    const text = lineOf(event, words)
    return text ? { key, kind: "line", text, at } : null
  }
  const { text, clientID, choices = [], links = [], feedback } = event.data
  const side = { visitor: "mine", bot: "bot" }[event.by.kind] ?? "theirs"
  const { name } = event.by
  const others = side === "bot" ? words.t(name ? "botNamed" : "botName", { name }) : name ?? words.t("someone")
  return {
    key: side === "mine" && clientID ? clientID : key, kind: "message", seq: event.seq, at, side, text, choices, links,
    sender: side === "mine" ? words.t("you") : others, feedback: feedback && "ask", state: ""
  }
}

function unsentEntry({ clientID, params, at, state }, { words, isLive }) {
  return {
    key: clientID, kind: "message", at, side: "mine", sender: words.t("you"), text: params.text, choices: [], links: [],
    state: state === "sending" && !isLive ? "waiting" : state
  }
}

function markTurns(entries, events, { words, status, readByStaff }) {
  const messages = entries.filter(entry => entry.kind === "message")
  const lastSent = messages.findLast(entry => entry.side === "mine" && entry.seq)
  const helped = new Set(events.filter(event => event.type === "bot.feedback").map(event => event.data.seq))
  for (const [index, entry] of entries.entries()) {
    if (entry.kind !== "message") continue
    entry.first = !isSameRun(entries[index - 1], entry)
    entry.time = entry.first || !isSameRun(entry, entries[index + 1]) ? words.time(entry.at) : ""
    if (status !== "bot" || entry !== messages.at(-1)) Object.assign(entry, { choices: [], feedback: "" })
    if (helped.has(entry.seq)) entry.feedback = "given"
  }
  if (lastSent) lastSent.state = readByStaff >= lastSent.seq ? "read" : "sent"
}

function isSameRun(one, next) {
  return one?.kind === "message" && next?.kind === "message" && one.sender === next.sender && next.at - one.at < RUN_MS
}

// The chat

/** One customer's chat with one site: what it is, and what can be done in it. */
export class Chat {
  site = signal(null)
  status = signal("none")
  place = signal(null)
  agent = signal("")
  typist = signal("")
  /** Grows with every change of the transcript. */
  version = signal(0)
  transcript = null

  #options
  #storage
  #clock
  #epoch = ""
  /** The chat that the customer left behind by starting over. */
  #left = ""
  #typingSaidAt = -Infinity
  #isMending = false
  #stopTypist = () => {}

  /** `site` is the site's key, `page` where the customer is, `connection` further options of that. */
  constructor({ storage = safeStorage(), clock = systemClock, connection, ...options }) {
    this.#options = options
    this.#storage = storage
    this.#clock = clock
    this.connection = new Connection({ clock, hello: () => this.#hello(), ...connection })
    this.outbox = new Outbox({
      scope: options.site, storage, clock,
      transmit: item => this.#transmit(item),
      delivered: item => { if (!item.params.text) this.outbox.settle(item.clientID) }
    })
    this.#listen()
  }

  get events() { return this.transcript?.events ?? [] }

  /** Messages by others after what this customer has seen. */
  get unread() {
    const seen = this.transcript?.read.visitor ?? 0
    return this.events.filter(event => isFromOthers(event) && event.seq > seen).length
  }

  /** What the customer said about the chat that ended, if anything. */
  get survey() {
    return this.events.findLast(event => event.type === "survey.answered")?.data
  }

  /** What the server asks about the chat's last end, if anything. */
  get ask() {
    const last = this.events.findLast(({ type }) => type === "survey.requested" || type === "conversation.resolved")
    return last?.type === "survey.requested" ? last.data : undefined
  }

  get draft() { return this.#kept("draft") ?? "" }

  set draft(text) { this.#keep("draft", text) }

  /** Says something; it opens or reopens the conversation when there is none. */
  say(text, choice) {
    const params = choice ? { text: text.trim(), choice } : { text: text.trim() }
    this.#typingSaidAt = -Infinity
    this.outbox.add({ method: "message.send", params, lane: "chat" })
  }

  /** Asks for a person; asking twice asks once. */
  askForPerson() {
    if (this.isAsking) return
    this.outbox.add({ method: "human.request", params: {}, lane: "chat" })
  }

  get isAsking() {
    return this.outbox.items.value.some(item => item.method === "human.request" && item.state !== "failed")
  }

  sayItHelped(seq) {
    this.outbox.add({ method: "bot.feedback", params: { seq, helped: true }, lane: "chat" })
  }

  end() {
    if (this.transcript) this.outbox.add({ method: "conversation.end", params: {}, lane: "chat" })
  }

  rate(answer) {
    this.outbox.add({ method: "survey.submit", params: { ...answer }, lane: "survey" })
  }

  /** Sends what failed in a lane again. */
  retryAll(lane) {
    for (const item of this.outbox.items.peek()) if (item.lane === lane) this.outbox.retry(item.clientID)
  }

  /** Leaves a chat that has ended; the next words open another. */
  startOver() {
    this.#left = this.transcript?.id ?? this.#left
    this.transcript = null
    this.status.value = "none"
    this.agent.value = ""
    this.#changed()
  }

  /** Tells the staff that the customer writes, at most every three seconds. */
  typing() {
    if (!this.transcript || this.#clock.now() - this.#typingSaidAt < TYPING_EVERY_MS) return
    this.#typingSaidAt = this.#clock.now()
    this.connection.notify("typing.set", { conversation: this.transcript.id, typing: true })
  }

  /** The customer has the end of the log before their eyes. */
  markRead() {
    const { transcript } = this
    if (!transcript || !this.connection.isOpen || this.unread === 0) return
    transcript.markRead("visitor", transcript.head)
    this.connection.notify("read.mark", { conversation: transcript.id, seq: transcript.head })
    this.#changed()
  }

  /** Fetches what the snapshot left out at the beginning. */
  async loadEarlier() {
    const { transcript } = this
    if (!transcript) return
    const first = transcript.events[0]?.seq ?? 0
    const older = new Transcript(transcript.id)
    while (older.head < first) {
      const params = { conversation: transcript.id, after: older.head, limit: 100 }
      const page = await this.connection.call("conversation.sync", params)
      for (const event of page.events) older.apply(event)
      if (page.complete || page.events.length === 0) break
    }
    transcript.prepend(older.events)
    this.#changed()
  }

  #hello() {
    const { transcript } = this
    const after = transcript && this.#epoch ? { epoch: this.#epoch, after: { [transcript.id]: transcript.head } } : {}
    return { method: "visitor.hello", params: { token: this.#kept("visitor"), ...this.#options, ...after } }
  }

  #kept(name) {
    return this.#storage.getItem(`hark.${name}.${this.#options.site}`) || undefined
  }

  #keep(name, text) {
    this.#storage.setItem(`hark.${name}.${this.#options.site}`, text)
  }

  #listen() {
    this.connection.on("hello", result => this.#greeted(result))
    this.connection.on("lost", () => this.outbox.close())
    this.connection.on("stopped", ({ slug }) => { if (slug === "unauthenticated") this.#forget() })
    this.connection.on("event", event => this.#hear(event))
    this.connection.on("queue.position", place => { if (this.#isMine(place)) this.place.value = place })
    this.connection.on("typing", note => { if (this.#isMine(note)) this.#showTypist(note) })
    this.connection.on("read", note => {
      if (!this.#isMine(note) || note.by?.kind === "visitor") return
      this.transcript?.markRead("agent", note.seq)
      this.#changed()
    })
  }

  #greeted(result) {
    this.#keep("visitor", result.token)
    this.site.value = result.site
    const conversation = result.conversation?.id === this.#left ? undefined : result.conversation
    const continues = result.complete && result.epoch === this.#epoch && conversation?.id === this.transcript?.id
    this.#epoch = result.epoch
    if (!conversation) this.startOver()
    else if (continues) this.transcript?.absorb(conversation)
    else this.#adopt(conversation.id).reset(conversation)
    if (conversation) this.#take(conversation)
    this.#changed()
    this.outbox.open()
  }

  /** Comes back as somebody new: the token is too old, or of another store. */
  #forget() {
    if (!this.#kept("visitor")) return
    this.#keep("visitor", "")
    this.connection.start()
  }

  #take(snapshot) {
    this.status.value = statusFor(snapshot.status)
    this.agent.value = snapshot.assignee?.name ?? ""
    if (snapshot.position) this.place.value = { ...this.place.peek(), position: Number(snapshot.position) }
  }

  #adopt(id) {
    this.transcript = new Transcript(id)
    this.place.value = null
    return this.transcript
  }

  #isMine(note) { return this.transcript?.id === note.conversation }

  #hear(event) {
    if (!this.#isMine(event)) {
      // Another window of the same customer has opened a conversation.
      if (event.type !== "conversation.started" || this.status.peek() === "active") return
      this.#adopt(event.conversation)
    }
    if (this.transcript?.apply(event) === "added") this.#follow(event)
    this.#changed()
  }

  #follow(event) {
    this.status.value = statusAfter(this.status.peek(), event)
    if (event.type === "assignment.made") this.agent.value = event.data.agent?.name ?? ""
    if (this.status.peek() !== "queued") this.place.value = null
    if (this.status.peek() === "bot") this.agent.value = ""
    if (event.by.kind !== "visitor" || event.type !== "message.posted") this.#showTypist({ typing: false })
  }

  #showTypist({ typing, by }) {
    if (by?.kind === "visitor") return
    this.#stopTypist()
    this.typist.value = typing ? by?.name || this.agent.peek() || this.site.peek().name : ""
    if (typing) this.#stopTypist = this.#clock.after(TYPING_ENDS_MS, () => { this.typist.value = "" })
  }

  /** Settles what arrived, fetches what is missing, tells the page. */
  #changed() {
    for (const item of this.outbox.items.peek()) {
      if (this.transcript?.sent(item.clientID)) this.outbox.settle(item.clientID)
    }
    if (this.transcript?.hasGap) this.#mend(this.transcript)
    this.version.value += 1
  }

  async #mend(transcript) {
    if (this.#isMending || !this.connection.isOpen) return
    this.#isMending = true
    const held = transcript.head
    try {
      await this.#catchUp(transcript)
      for (const event of transcript.events) if (event.seq > held) this.#follow(event)
    } catch {
      return // The next hello mends it.
    } finally {
      this.#isMending = false
    }
    this.#changed()
  }

  #catchUp(transcript) {
    return catchUp(transcript, (method, params) => this.connection.call(method, params), this.#clock)
  }

  async #transmit(item) {
    const bound = this.#bind(item)
    try {
      if (bound.method === "conversation.start") return await this.#open(bound)
      if (!bound.params.conversation) bound.params.conversation = (await this.#open(bound)).conversation
      return await this.connection.call(bound.method, { ...bound.params, clientID: bound.clientID })
    } catch (error) {
      if (this.#isOver(error, bound)) throw this.#moveOn(item)
      if (isMoot(error, bound)) return {}
      throw error
    }
  }

  /** Fixes, before it is sent for the first time, where an item goes: a repeat must say the same. */
  #bind(item) {
    if (item.params.conversation || item.method === "conversation.start") return item
    const method = !this.transcript && item.params.text ? "conversation.start" : item.method
    if (!this.transcript) return this.outbox.amend(item.clientID, { method, params: item.params }) ?? item
    const params = { conversation: this.transcript.id, ...item.params }
    return this.outbox.amend(item.clientID, { method, params }) ?? item
  }

  /**
   * Opens the conversation, with the item's text as its first message. When one was
   * open already, in another window perhaps, the text is said in that one.
   */
  async #open({ clientID, params: { text } }) {
    const call = (method, params) => this.connection.call(method, params)
    const result = await call("conversation.start", { clientID, text })
    const conversation = result.conversation?.id ?? result.conversation
    if (this.transcript?.id !== conversation) this.#adopt(conversation)
    const transcript = (this.transcript)
    await this.#catchUp(transcript)
    for (const event of transcript.events) this.#follow(event)
    this.#changed()
    if (text && !transcript.sent(clientID)) await call("message.send", { conversation, clientID, text })
    return { ...result, conversation }
  }

  /** Whether words came too late for their conversation, or after the server forgot it. */
  #isOver(error, item) {
    return error instanceof CallError && item.method === "message.send" && /^(closed|notFound)$/.test(error.slug)
  }

  /** Lets the words open a new conversation. */
  #moveOn(item) {
    this.startOver()
    this.outbox.amend(item.clientID, { method: "message.send", params: { text: item.params.text } })
    return new CallError({ data: { slug: "moved", temporary: true, retryAfterMs: 0 } })
  }
}

function isFromOthers(event) {
  return event.type === "message.posted" && event.by.kind !== "visitor"
}

/** Whether a refused wish (a person, the end) can be forgotten: there is nothing to show or to retry. */
function isMoot(error, item) {
  return error instanceof CallError && !error.temporary && !item.params.text && item.lane === "chat"
}

// The elements

const ICONS = {
  close: "M5 5l10 10M15 5L5 15",
  menu: "M4 6h12M4 10h12M4 14h12",
  send: "M3.5 10h12M10.5 4.5L16 10l-5.5 5.5",
  person: "M10 10a3.2 3.2 0 1 0 0-6.4a3.2 3.2 0 0 0 0 6.4M4 17c.6-3.4 3-5 6-5s5.4 1.6 6 5",
  down: "M10 4v12M4.5 10.5L10 16l5.5-5.5"
}
const Base = globalThis.HTMLElement ?? class {}

/** Tells the parents of an element what the customer wants. */
function tell(element, name, detail) {
  element.dispatchEvent(new CustomEvent(`hark:${name}`, { bubbles: true, detail }))
}

function button(look, click, ...children) {
  return h("button", { type: "button", class: `button ${look}`, click }, ...children)
}

function iconButton(name, label, click, look = "button--quiet") {
  const made = button(`${look} button--icon`, click, icon(ICONS[name]))
  made.setAttribute("aria-label", label)
  return made
}

/** The log: greeting, messages, lines; scrolls by one rule. */
class HarkLog extends Base {
  #words
  #known = new Map()
  #list = h("ol", { class: "log__list" })
  #greeting = h("div", { class: "panel__greeting" })
  #earlier
  #jump
  #log
  #keeper

  constructor(words) {
    super()
    this.#words = words
    this.#earlier = button("button--small panel__earlier", () => tell(this, "earlier"), words.t("earlier"))
    this.#jump = button("button--primary button--small panel__jump", () => this.toEnd(), icon(ICONS.down), words.t("newMessages"))
    this.#earlier.hidden = this.#jump.hidden = true
    this.#log = h("div", {
      class: "log", role: "log", tabindex: "0", "aria-label": words.t("log"), "aria-relevant": "additions", scroll: () => this.#scrolled()
    }, this.#greeting, this.#earlier, this.#list)
    this.append(this.#log, this.#jump)
    this.#keeper = new ScrollKeeper(this.#log)
  }

  get isAtEnd() { return this.#keeper.atEnd }

  greet(greeting, starters) {
    const hello = h("p", { class: "panel__hello", dir: "auto" }, greeting)
    this.#greeting.replaceChildren(hello, ...starters.map(text => button("panel__choice", () => tell(this, "say", { text }), text)))
  }

  wait() {
    this.#greeting.replaceChildren(...["", ""].map(() => h("div", { class: "skeleton" })))
  }

  show(entries, hasEarlier) {
    const isPrepended = this.#known.size > 0 && entries.length > 0 && !this.#known.has(entries[0].key)
    const change = () => keyedList(this.#list, this.#unchanged(entries), {
      key: entry => entry.key, make: entry => this.#make(entry), update: (item, entry) => this.#update(item, entry)
    })
    this.#earlier.hidden = !hasEarlier
    if (isPrepended) this.#keeper.prepend(change)
    else if (!this.#keeper.append(change)) this.#jump.hidden = this.isAtEnd
  }

  toEnd() {
    this.#keeper.toEnd()
    this.#jump.hidden = true
  }

  #scrolled() {
    if (!this.isAtEnd) return
    this.#jump.hidden = true
    tell(this, "seen")
  }

  /** Returns the same objects as before where nothing changed, so that their rows rest. */
  #unchanged(entries) {
    const known = new Map()
    for (const entry of entries) {
      const text = JSON.stringify(entry)
      const old = this.#known.get(entry.key)
      known.set(entry.key, old?.text === text ? old : { text, entry })
    }
    this.#known = known
    return [...known.values()].map(row => row.entry)
  }

  #make(entry) {
    if (entry.kind !== "message") return h("li", { class: `log__line log__${entry.kind}`, dir: "auto" }, entry.text)
    const item = h("li", {}, h("p", { class: "hidden-text" }, `${entry.sender}:`),
      h("p", { class: "message__sender", "aria-hidden": "true" }), h("div", { class: "bubble", dir: "auto" }, textNodes(entry.text)),
      h("p", { class: "message__meta", "aria-hidden": "true" }), h("div", { class: "panel__actions" }))
    this.#update(item, entry)
    return item
  }

  #update(item, entry) {
    if (entry.kind !== "message") return
    const { side, state, sender: name, first, time } = entry
    const [, sender, , meta, actions] = item.children
    item.className = `message message--${side} message--${state}${first ? " message--first" : ""}`
    sender.textContent = name
    sender.hidden = !first || side === "mine"
    meta.textContent = [time, state && state !== "failed" && this.#words.t(`state.${state}`)].filter(Boolean).join(" · ")
    actions.replaceChildren(...this.#actions(entry))
    meta.hidden = !meta.textContent
    actions.hidden = actions.childElementCount === 0
  }

  #actions({ links, choices, feedback, state, seq, key }) {
    const t = word => this.#words.t(word)
    const nodes = links.map(({ url, title }) => h("p", { class: "panel__link" }, link(url, title)))
    for (const { id, label } of choices) {
      nodes.push(button("panel__choice", () => id === HUMAN ? tell(this, "person") : tell(this, "say", { text: label, choice: id }), label))
    }
    if (feedback === "ask") nodes.push(button("panel__choice", () => tell(this, "helped", seq), t("helped")))
    if (feedback === "given") nodes.push(h("span", { class: "chip chip--good" }, t("helpedThanks")))
    if (state === "failed") {
      nodes.push(h("p", { class: "message__meta message__meta--failed", role: "alert" }, t("state.failed"),
        " ", button("button--link", () => tell(this, "retry", key), t("retry")),
        " ", button("button--link", () => tell(this, "discard", key), t("discard"))))
    }
    return nodes
  }
}

/** Where the customer writes. */
class HarkComposer extends Base {
  #words
  #touch = matchMedia("(pointer: coarse)").matches
  #person
  #field
  #counter = h("p", { class: "panel__counter number", id: "counter", role: "status", hidden: true })
  #send

  constructor(words) {
    super()
    this.#words = words
    this.#person = button("button--quiet button--small panel__person", () => tell(this, "person"), icon(ICONS.person), words.t("person"))
    this.#field = h("textarea", {
      class: "input panel__field", rows: "1", dir: "auto", enterkeyhint: this.#touch ? "enter" : "send", "aria-label": words.t("write"),
      "aria-describedby": "counter", input: () => this.#typed(), keydown: event => this.#pressed(event)
    })
    this.#send = iconButton("send", words.t("send"), () => this.#submit(), "button--primary")
    this.append(h("div", { class: "panel__form" }, this.#person, this.#counter, h("div", { class: "panel__row" }, this.#field, this.#send)))
  }

  focus() { this.#field.focus() }

  get text() { return this.#field.value }

  set text(text) {
    this.#field.value = text
    this.#fit()
  }

  show(status, isAsking) {
    this.#person.hidden = status !== "bot" && status !== "none"
    this.#person.disabled = isAsking
    this.#field.placeholder = this.#words.t(status === "resolved" ? "writeAgain" : "write")
  }

  #pressed(event) {
    if (!isSendKey(event, this.#touch)) return
    event.preventDefault()
    if (!event.repeat) this.#submit()
  }

  #typed() {
    this.#fit()
    tell(this, "typed", this.text)
  }

  #submit() {
    const { text } = this
    const length = messageLength(text)
    this.focus()
    if (length === 0 || length > LENGTH_LIMIT) return
    this.text = ""
    tell(this, "typed", "")
    tell(this, "say", { text })
  }

  #fit() {
    const length = messageLength(this.text)
    const isOver = length > LENGTH_LIMIT
    this.#counter.hidden = length < COUNTER_FROM
    this.#counter.textContent = this.#words.t("counter", { count: length, limit: LENGTH_LIMIT })
    this.#counter.classList.toggle("panel__counter--over", isOver)
    this.#send.setAttribute("aria-disabled", String(length === 0 || isOver))
    if (CSS.supports("field-sizing", "content")) return
    this.#field.style.setProperty("block-size", "auto")
    this.#field.style.setProperty("block-size", `${this.#field.scrollHeight + 2}px`)
  }
}

/** The whole panel: puts the chat and the parts together. */
class HarkWidget extends Base {
  #chat
  #words
  #post
  #log
  #composer
  #survey
  #waiting
  #parts
  #menu
  #isShown = false
  #title = h("h1", { class: "panel__title", dir: "auto" })
  #state = h("p", { class: "panel__state", role: "status" })
  #strip = h("p", { class: "strip strip--warn", role: "status", hidden: true })
  #typist = h("p", { class: "panel__typist", hidden: true })

  /** Shows a chat in these words; `post` tells the host page. */
  begin(chat, words, post) {
    this.#chat = chat
    this.#words = words
    this.#post = post
    this.#log = new HarkLog(words)
    this.#composer = new HarkComposer(words)
    this.append(h("main", { class: "panel", "aria-label": words.t("title") }, this.#header(), this.#strip, this.#log, this.#typist, this.#composer))
    this.#composer.text = chat.draft
    this.#listen()
    setTimeout(() => { if (!chat.site.peek()) this.#log.wait() }, 150)
    for (const show of [this.#showConnection, this.#showChat, this.#showPeople]) effect(() => show.call(this))
  }

  /** Says that there is no chat when not even its words could be had. */
  fail(text, again) {
    this.append(h("main", { class: "panel__form" }, h("p", { role: "alert" }, text), button("", () => location.reload(), again)))
  }

  /** The panel came into view, or left it. */
  show(isShown, takesFocus) {
    this.#isShown = isShown
    if (!isShown || !this.#log) return
    if (takesFocus) this.#composer.focus()
    this.#log.toEnd()
    this.#seen()
  }

  #header() {
    const menu = iconButton("menu", this.#words.t("menu"), () => this.#openMenu(menu))
    menu.setAttribute("aria-haspopup", "menu")
    const close = iconButton("close", this.#words.t("close"), () => this.#post({ hark: "close" }))
    return h("header", { class: "panel__header" }, h("div", { class: "panel__name" }, this.#title, this.#state), menu, close)
  }

  #listen() {
    const chat = this.#chat
    const write = act => detail => { act(detail); this.#composer.focus() }
    const actions = {
      say: write(({ text, choice }) => { chat.say(text, choice); this.#log.toEnd() }),
      person: write(() => chat.askForPerson()),
      helped: write(seq => chat.sayItHelped(seq)),
      retry: write(key => chat.outbox.retry(key)),
      discard: write(key => chat.outbox.settle(key)),
      typed: text => { chat.draft = text; if (text) chat.typing() },
      earlier: () => chat.loadEarlier(),
      seen: () => this.#seen(),
      rate: answer => chat.rate(answer),
      "rate-again": () => chat.retryAll("survey"),
      "start-over": write(() => chat.startOver())
    }
    for (const [name, action] of Object.entries(actions)) this.addEventListener(`hark:${name}`, event => action(event.detail))
    this.addEventListener("keydown", event => {
      if (event.key === "Escape" && !event.isComposing && !this.#menu?.isOpen) this.#post({ hark: "close" })
    })
    document.addEventListener("visibilitychange", () => this.#seen())
  }

  async #openMenu(opener) {
    const { HarkMenu } = await import("./menu.js")
    if (!this.#menu) opener.after(this.#menu = new HarkMenu(this.#chat, this.#words, opener))
    this.#menu.open()
  }

  #seen() {
    if (this.#isShown && document.visibilityState === "visible" && this.#log.isAtEnd) this.#chat.markRead()
    this.#post({ hark: "unread", count: this.#isShown ? 0 : this.#chat.unread })
  }

  #showConnection() {
    const { state, stopReason } = this.#chat.connection
    const isStopped = state.value === "stopped"
    const again = button("button--link", () => this.#chat.connection.start(), this.#words.t("tryAgain"))
    const key = stopReason?.code === CLOSES_TOO_MANY ? "windows" : state.value
    this.#strip.hidden = key === "live" || key === "connecting"
    this.#strip.replaceChildren(this.#words.t(`connection.${key}`), " ", isStopped ? again : "")
  }

  #showChat() {
    const chat = this.#chat
    const words = this.#words
    const site = chat.site.value
    const status = chat.status.value
    const items = chat.outbox.items.value
    const isLive = chat.connection.state.value === "live"
    void chat.version.value
    const entries = entriesOf(chat.events, items, { words, status, isLive, readByStaff: chat.transcript?.read.agent ?? 0 })
    if (site) this.#log.greet(site.greeting || words.t("greeting"), entries.length > 0 ? [] : (site.starters ?? []).slice(0, 3))
    this.#log.show(entries, chat.transcript?.hasEarlier)
    this.#composer.show(status, chat.isAsking)
    this.#showSurvey(status)
    this.#seen()
    this.#post({ hark: "active", active: status !== "none" && status !== "resolved" })
  }

  /** Brings the survey when a chat ends, and a new one for each end. */
  async #showSurvey(status) {
    if (status === "none") return this.#survey?.remove()
    const [module, words] = await this.#begun()
    const chat = this.#chat
    if (chat.status.peek() !== "resolved") this.#survey?.remove()
    else if (words && !this.#survey?.isConnected) this.#composer.before(this.#survey = new module.HarkSurvey(words))
    const hasFailed = chat.outbox.items.peek().some(item => item.lane === "survey" && item.state === "failed")
    this.#survey?.show(chat.survey, chat.agent.peek(), hasFailed, chat.ask)
  }

  /** What a chat needs once it has begun, fetched then; nothing when it can't be had. */
  #begun() {
    const { locale } = this.#words
    this.#parts ??= Promise.all([import("./survey.js"), loadWords("survey", locale), import("./waiting.js"), loadWords("waiting", locale)])
    return this.#parts.catch(() => { this.#parts = null; return [] })
  }

  async #showWaiting(place, state) {
    const [,, module, words] = await this.#begun()
    if (!words) return
    if (!this.#waiting) this.#composer.before(this.#waiting = new module.HarkWaiting(words))
    this.#waiting.show(place, state)
  }

  #showPeople() {
    const chat = this.#chat
    const status = chat.status.value
    const name = status === "active" ? chat.agent.value : ""
    const typist = chat.typist.value
    this.#title.textContent = chat.site.value?.name ?? ""
    write(this.#state, stateText(chat.site.value, name, this.#words))
    void chat.version.value
    if (status !== "none") this.#showWaiting(chat.place.value, { isWaiting: status === "queued", isOnline: chat.site.value?.online, events: chat.events })
    this.#typist.hidden = !typist
    write(this.#typist, typist && this.#words.t("typing", { name: typist }))
  }
}

/** What the header says below the name. */
function stateText(site, agent, words) {
  if (!site) return ""
  if (agent) return words.t("with", { name: agent })
  if (site.online) return words.t("online")
  return site.reopensAt ? words.t("awayUntil", { time: words.moment(site.reopensAt) }) : words.t("away")
}

/** Changes a text only when it differs, so that nothing is announced twice. */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text
}

// The frame

/**
 * The page that holds the frame: says where the customer is, and asks to open and
 * close. No other window is believed, and none but it is told anything.
 */
function connectHost(actions) {
  let origin = ""
  const post = message => { if (origin) parent.postMessage(message, origin) }
  const page = new Promise(resolve => {
    if (parent === window) { actions.open({ focus: true }); return resolve({ url: location.href, title: document.title }) }
    addEventListener("message", ({ source, data, origin: sender }) => {
      if (source !== parent || (origin && sender !== origin)) return
      if (data?.hark === "page") { origin = sender; resolve(data) }
      actions[data?.hark]?.(data)
    })
    // Whose page it is is not known yet; this tells nothing.
    parent.postMessage({ hark: "ready" }, "*")
  })
  return { post, page }
}

async function start() {
  for (const [name, element] of Object.entries({ log: HarkLog, composer: HarkComposer, widget: HarkWidget })) {
    customElements.define(`hark-${name}`, element)
  }
  const query = new URLSearchParams(location.search)
  const widget = document.querySelector("hark-widget")
  let shown = [false, false]
  const show = (...state) => { shown = state; widget.show(...state) }
  const host = connectHost({ open: ({ focus }) => show(true, focus), close: () => show(false), theme: ({ theme }) => dress(theme) })
  dress(query.get("theme"))
  const locale = chooseLocale([query.get("locale"), ...navigator.languages], LOCALES)
  const [words, page] = await Promise.all([loadWords("widget", locale).catch(() => null), host.page])
  if (!words) return widget.fail(...TROUBLE[locale])
  document.documentElement.lang = locale
  document.title = words.t("title")
  const place = { url: String(page.url).slice(0, 2000), title: String(page.title).slice(0, 300) }
  const storage = safeStorage(() => memoryStorage(page.kept, kept => host.post({ hark: "keep", kept })))
  const chat = new Chat({ site: query.get("site") ?? "", locale, page: place, storage, connection: { url: socketURL() } })
  widget.begin(chat, words, host.post)
  chat.connection.start()
  widget.show(...shown)
}

/** Shows the host page's theme, or the system's. */
function dress(theme) {
  const { dataset } = document.documentElement
  if (theme === "light" || theme === "dark") dataset.theme = theme
  else delete dataset.theme
}

if (globalThis.document) start()
