import { catchUp, effect, safeStorage } from "../lib/core.js"
import { Shell } from "../staff/shell.js"
import { ServerClock } from "../staff/clock.js"
import { ConsoleActions } from "./actions.js"
import { DayTally } from "./day-tally.js"
import { Desk } from "./desk.js"
import { Drafts, DRAFT_DELAY_MS } from "./drafts.js"
import { KeptList } from "./kept-list.js"
import { Offers } from "./offers.js"
import { Sending } from "./sending.js"
import { consoleShortcuts } from "./shortcuts.js"
import { keepSlots, keptSlots } from "./slots.js"
import { chatState, contextState, customerName, inboxRow } from "./views.js"
import { since, WaitingLine } from "./waiting-line.js"
import { secondsSince, stopwatch } from "../staff/clock.js"
import "./hark-chat.js"
import "./hark-context.js"
import "./hark-inbox.js"
import "./hark-offers.js"

const TYPING_EVERY_MS = 3000
const SELF_EVERY_MS = 15_000

/** The agent's page: joins the desk, the connection and the elements; each of them knows nothing of the others. */
class Console {
  clock = new ServerClock()
  offers = new Offers()
  selected = decodeURIComponent(location.hash.slice(1))
  /** Not known before the server's first word. */
  availability = ""
  /** Why Hark made this agent busy, when it did. @type {string | undefined} */
  because
  capacity = 0
  /** @type {any[]} */
  labels = []
  /** @type {Map<string, {record?: any, past: any[] | null}>} */
  records = new Map()
  /** What shows moods and entities, once one has come. @type {{show: (one: any) => void} | undefined} */
  reading
  /** What shows clocks, once there is one. @type {{marks: (one: any, now: number) => any, show: (one: any, now: number) => void} | undefined} */
  clocks
  /** Why the selected conversation can't be shown. */
  failure = ""
  #typingSaidAt = 0
  #marked = new Map()
  #lookedAt = 0
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saving

  /** @param {Shell} shell */
  constructor(shell) {
    this.shell = shell
    this.words = shell.words
    this.me = shell.user.id
    this.inbox = /** @type {any} */ (document.querySelector("hark-inbox"))
    this.chat = /** @type {any} */ (document.querySelector("hark-chat"))
    this.context = /** @type {any} */ (document.querySelector("hark-context"))
    this.offersBox = /** @type {any} */ (document.createElement("hark-offers"))
    this.drafts = new Drafts(safeStorage(), this.me)
    this.desk = new Desk({
      me: this.me, slots: keptSlots(), now: () => this.clock.now(),
      fetchMissing: (transcript) => catchUp(transcript, (method, params) => this.connection.call(method, params)),
    })
    this.connection = shell.connect(() => this.desk.resumePoint())
    this.sending = new Sending({
      connection: this.connection, desk: this.desk, drafts: this.drafts, person: this.me,
      guardedAgain: (conversation) => { if (conversation === this.selected) this.#showDraft() },
    })
    this.tally = new DayTally(safeStorage(), this.me)
    this.kept = new KeptList(sessionStorage, this.me)
    this.line = new WaitingLine({ fetch: () => this.#waitingConversations(), changed: () => this.render() })
    this.actions = new ConsoleActions(this)
  }

  start() {
    for (const element of [this.inbox, this.chat, this.context, this.offersBox]) element.words = this.words
    document.body.append(this.offersBox)
    this.#hearServer()
    this.actions.listen()
    consoleShortcuts(this)
    effect(() => { this.sending.outbox.items.value; this.sending.giveBackGuarded(this.clock.now()); this.render() })
    effect(() => { this.desk.changed.value; this.connection.state.value; this.render() })
    setInterval(() => this.#tick(), 1000)
    document.addEventListener("visibilitychange", () => this.markRead())
    addEventListener("pagehide", () => { this.saveDraft(); if (this.#isKnown) this.kept.keep(this.#rows(this.clock.now())) })
    addEventListener("hashchange", () => this.select(decodeURIComponent(location.hash.slice(1))))
    this.connection.start()
    this.#fetchLists()
  }

  /**
   * Opens a conversation in the middle pane, its own or to read along.
   * @param {string} id @param {{focus?: "text" | "log" | ""}} options where the keyboard goes
   */
  async select(id, { focus = "text" } = {}) {
    if (id !== this.selected) this.#leave()
    this.selected = id
    history.replaceState(null, "", id ? `#${encodeURIComponent(id)}` : location.pathname)
    document.body.dataset.pane = id ? "chat" : "list"
    this.failure = ""
    if (id && !this.desk.get(id)) await this.actions.open(id)
    if (this.selected !== id) return
    this.render()
    this.#showDraft()
    if (this.desk.get(id)) this.#fetchRecord(id)
    this.markRead()
    if (!focus || !this.desk.get(id)) return
    if (focus === "log") this.chat.log.focusLog()
    else this.chat.composer.hidden ? this.chat.focusTitle() : this.chat.composer.focusText()
  }

  /** Whether the server has said what is on this desk. */
  get #isKnown() { return this.desk.epoch !== "" }

  render() {
    const now = this.clock.now()
    const waiting = this.line.items.filter((one) => !this.desk.isMine(one.id)).map((one) => this.#waitingRow(one, now))
    const rows = this.#isKnown ? this.#rows(now) : this.kept.rows()
    this.inbox.show({
      rows, waiting, selected: this.selected, availability: this.availability, capacity: this.capacity,
      load: rows.filter((row) => !/ended|aside/.test(row.group)).length, oldest: waiting[0]?.wait ?? "", resolvedToday: this.tally.count,
      isKnown: this.#isKnown, isLive: this.connection.state.peek() === "live",
    })
    this.#renderChat(now)
    this.offersBox.show(this.offers.list(now).map((offer) => ({
      id: offer.offer, left: offer.left, queue: offer.conversation.queue?.name ?? "",
      name: offer.conversation.contact?.name ?? this.words.t("inbox.visitorShort", { id: offer.conversation.id.slice(-4) }),
    })))
    this.shell.rail.count(this.desk.waiting)
  }

  /** @param {number} now */
  #rows(now) {
    return this.desk.list().map((one) => inboxRow(one, {
      words: this.words, now, me: this.me, slot: this.desk.slots.of(one.id), draft: one.id !== this.selected && this.drafts.has(one.id),
      unsent: this.sending.pending(one.id).some((item) => item.state === "failed"), clocks: this.clocks?.marks(one, now),
    }))
  }

  saveDraft() {
    clearTimeout(this.#saving)
    if (this.selected && this.desk.get(this.selected)) this.drafts.set(this.selected, this.chat.composer.draft)
  }

  /** @param {string} text the composer's content after a key */
  typed(text) {
    const one = this.desk.get(this.selected)
    if (!one) return
    clearTimeout(this.#saving)
    this.#saving = setTimeout(() => this.saveDraft(), DRAFT_DELAY_MS)
    if (this.chat.composer.mode !== "reply") return
    this.sending.guard(one.id).typed(text, one.transcript.head)
    if (text.trim() === "") this.showGuard()
    this.tellTyping(text.trim() !== "")
  }

  /** @param {boolean} typing */
  tellTyping(typing) {
    const now = Date.now()
    if (typing && now - this.#typingSaidAt < TYPING_EVERY_MS) return
    if (!typing && this.#typingSaidAt === 0) return
    this.#typingSaidAt = typing ? now : 0
    if (this.desk.isMine(this.selected)) this.connection.notify("typing.set", { conversation: this.selected, typing })
  }

  showGuard() {
    const cause = this.selected ? this.sending.guard(this.selected).cause : undefined
    this.chat.composer.guard(cause ? this.#question(cause) : "")
  }

  markRead() {
    const one = this.desk.get(this.selected)
    if (!one || !this.desk.isMine(one.id) || document.visibilityState !== "visible" || !this.chat.log.atEnd) return
    const seq = one.transcript.head
    if ((this.#marked.get(one.id) ?? 0) >= seq || !this.connection.isOpen) return
    this.#marked.set(one.id, seq)
    this.connection.notify("read.mark", { conversation: one.id, seq })
  }

  #leave() {
    this.saveDraft()
    this.tellTyping(false)
    const old = this.selected
    if (old && !this.desk.isMine(old) && !this.desk.get(old)?.endedHere) this.#letGo(old)
  }

  /**
   * Stops hearing of a conversation that is somebody else's.
   * @param {string} id
   */
  #letGo(id) {
    this.desk.drop(id)
    this.connection.call("conversation.leave", { conversation: id }).catch(() => {})
  }

  #showDraft() {
    const one = this.desk.get(this.selected)
    if (!one) return
    this.chat.composer.language = one.brief.language ?? ""
    this.chat.composer.show(this.drafts.get(one.id), customerName(one, this.words))
    this.chat.composer.guard("")
    this.showGuard()
  }

  /** @param {number} now */
  #renderChat(now) {
    const one = this.desk.get(this.selected)
    if (!this.clocks && [one, ...this.desk.list()].some((one) => one?.sla || one?.brief.aside)) this.#fetchClocks()
    this.clocks?.show(one, now)
    if (!one) {
      this.chat.show(null)
      if (this.failure) document.body.dataset.pane = "chat"
      this.chat.showNothing({ id: this.selected, failure: this.failure, canPick: this.inbox.hasRows })
      return this.context.show(null)
    }
    const mine = this.desk.isMine(one.id)
    this.#showReading(one)
    this.chat.show(chatState(one, { words: this.words, now, me: this.me, mine, pending: this.sending.pending(one.id) }))
    this.context.show(contextState(one, { words: this.words, past: null, ...this.records.get(one.id) }))
    document.body.dataset.pane = "chat"
  }

  /** @param {import("./desk.js").Held} one */
  #showReading(one) {
    if (!this.reading && this.connection.isOpen && (one.brief.wasRead || one.sentiment)) this.#fetchReading()
    this.reading?.show(one)
  }

  /** When it can't be had, the next tick tries again. */
  async #fetchReading() {
    this.reading = { show() {} }
    const { shell, chat: { title, log } } = this
    const call = this.connection.call.bind(this.connection)
    try {
      const { Reading } = await import("../staff/reading.js")
      this.reading = await Reading.begin({ shell, call, head: title.parentElement, log })
      this.render()
    } catch {
      this.reading = undefined
    }
  }

  /** When it can't be had, the next tick tries again. */
  async #fetchClocks() {
    this.clocks = { marks() {}, show() {} }
    this.clocks = await import("./clocks.js").then(({ Clocks }) => new Clocks(this), () => undefined)
  }

  /** @param {any} one @param {number} now */
  #waitingRow(one, now) {
    const name = one.contact?.name ?? this.words.t("inbox.visitorShort", { id: String(one.visitor?.id ?? one.visitor ?? one.id).slice(-4) })
    return { id: one.id, name, queue: one.queue?.name ?? "", wait: stopwatch(secondsSince(since(one), now)) }
  }

  /** @param {import("./send-guard.js").GuardCause} cause */
  #question({ by, at }) {
    const seconds = Math.max(1, Math.round((this.clock.now() - at) / 1000))
    const name = by.kind === "bot" ? this.words.t("guard.bot") : by.name ?? this.words.t("event.someone")
    return seconds < 90
      ? this.words.t("guard.said", { name, n: seconds })
      : this.words.t("guard.saidMinutes", { name, n: Math.round(seconds / 60) })
  }

  #tick() {
    const now = this.clock.now()
    const cause = this.selected ? this.sending.guard(this.selected).cause : undefined
    if (cause) this.chat.composer.question = this.#question(cause)
    if (this.connection.isOpen) {
      this.line.tick(now)
      this.#lookAtSelf()
    }
    this.render()
  }

  /** A supervisor may have changed this agent's availability or capacity. */
  async #lookAtSelf() {
    if (Date.now() - this.#lookedAt < SELF_EVERY_MS || document.visibilityState !== "visible") return
    this.#lookedAt = Date.now()
    const self = await this.shell.request((api) => api.get(`/agents/${this.me}`)).catch(() => null)
    if (!self) return
    if (self.availability !== this.availability) this.stands(self)
    this.capacity = self.capacity
  }

  /**
   * Takes in how this agent stands.
   * @param {{availability: string, because?: string}} news `because`, when Hark made the change
   */
  stands({ availability, because }) {
    this.availability = availability
    if (because || this.because) import("./away.js").then(({ showAway }) => showAway(this, because), () => {})
    this.because = because
  }

  #hearServer() {
    const on = (/** @type {string} */ name, /** @type {(news: any) => void} */ action) => this.connection.on(name, action)
    on("hello", (hello) => this.#hello(hello))
    on("lost", () => this.sending.outbox.close())
    on("event", (event) => this.#event(event))
    on("conversation.assigned", ({ conversation }) => this.#assigned(conversation))
    on("conversation.gone", ({ conversation }) => this.#gone(conversation))
    on("availability.changed", (news) => { this.stands(news); this.render() })
    on("typing", (news) => this.desk.typing(news))
    on("read", (news) => this.desk.read(news))
    on("offer", (offer) => { this.offers.add(offer); this.render() })
    on("offer.withdrawn", ({ offer }) => { this.offers.remove(offer); this.render() })
  }

  /** @param {any} hello */
  async #hello(hello) {
    this.clock.set(hello.serverTime)
    this.stands(hello)
    this.capacity = hello.capacity
    this.offers.clear()
    const caught = this.desk.hello(hello, this.selected)
    if (caught) this.#tellCaughtUp(caught)
    if (this.selected && !this.desk.isMine(this.selected)) await this.actions.open(this.selected)
    if (!caught && !this.failure) this.select(this.desk.get(this.selected) ? this.selected : "", { focus: "" })
    for (const one of this.desk.list()) {
      this.sending.arrived(one.id)
      if (one.contact) this.#fetchRecord(one.id)
    }
    this.sending.outbox.open()
    this.line.refresh(this.clock.now())
  }

  /** @param {import("./desk.js").CaughtUp} caught */
  #tellCaughtUp({ messages, chats, complete }) {
    const t = this.words
    if (!complete) return this.shell.say(t.t("state.reloaded"))
    if (messages === 0) return this.shell.say(t.t("state.nothingMissed"))
    this.shell.say(t.t("state.caughtUp", { messages: t.t("state.messages", { n: messages }), chats: t.t("state.chats", { n: chats }) }))
  }

  /** @param {any} event */
  #event(event) {
    const one = this.desk.event(event)
    if (!one) return
    this.sending.arrived(one.id)
    this.#tellTaken(one, event)
    if (event.by.kind === "visitor" && event.type === "message.posted") this.#announce(one)
    if (one.id === this.selected) queueMicrotask(() => this.markRead())
    if (one.id !== this.selected && !this.desk.isMine(one.id) && !one.endedHere) this.#letGo(one.id)
    if (event.type.startsWith("assignment.") || event.type === "conversation.queued") this.line.refresh(this.clock.now())
    keepSlots(this.desk.slots)
  }

  /**
   * One line when a supervisor gave this agent's conversation to somebody else.
   * @param {import("./desk.js").Held} one @param {any} event
   */
  #tellTaken(one, { type, by, data }) {
    if (type !== "assignment.ended" || data.agent?.id !== this.me || by.id === this.me || data.reason !== "takenOver") return
    this.shell.say(this.words.t("chat.taken", { name: by.name ?? this.words.t("event.someone"), customer: customerName(one, this.words) }))
  }

  /**
   * One polite line for a conversation that is not the open one.
   * @param {import("./desk.js").Held} one
   */
  #announce(one) {
    const n = this.desk.slots.of(one.id)
    if (one.id === this.selected || !n) return
    this.chat.announce(this.words.t("inbox.newMessage", { name: customerName(one, this.words), n }))
  }

  /** @param {any} snapshot */
  #assigned(snapshot) {
    this.desk.take(snapshot)
    this.sending.arrived(snapshot.id)
    this.line.remove(snapshot.id)
    if (snapshot.contact) this.#fetchRecord(snapshot.id)
    keepSlots(this.desk.slots)
    if (snapshot.id === this.selected) this.select(snapshot.id, { focus: "" })
  }

  /** @param {string} id */
  #gone(id) {
    const wasOpen = id === this.selected
    if (wasOpen) this.saveDraft()
    this.desk.drop(id)
    this.line.refresh(this.clock.now())
    if (!wasOpen) return
    this.shell.say(this.words.t("chat.gone"))
    this.select("", { focus: "" })
  }

  async #waitingConversations() {
    const page = await this.shell.request((api) => api.get("/conversations", { status: "queued", limit: 50 }))
    return page.items
  }

  async #fetchLists() {
    const quietly = (/** @type {string} */ path) => this.shell.request((api) => api.list(path)).catch(() => [])
    this.chat.composer.canned = await quietly("/cannedResponses")
    this.labels = await quietly("/labels")
  }

  /** @param {string} id */
  async #fetchRecord(id) {
    if (!id || this.records.has(id)) return
    this.records.set(id, { past: null })
    try {
      const record = await this.shell.request((api) => api.get(`/conversations/${encodeURIComponent(id)}`))
      this.desk.introduce(id, record.contact)
      const visitor = record.visitor?.id ?? record.visitor
      const page = await this.shell.request((api) => api.get("/conversations", { status: "resolved", visitor, limit: 20 }))
      const past = page.items.filter((/** @type {any} */ one) => one.id !== id && (one.visitor?.id ?? one.visitor) === visitor)
      this.records.set(id, { record, past })
    } catch {
      this.records.set(id, { past: [] })
    }
    this.render()
  }
}

new Console(await Shell.open("inbox")).start()
