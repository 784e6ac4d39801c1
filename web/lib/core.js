/** What every page stands on: one file, because the widget may cost five requests. */

/** @type {Clock} */
export const systemClock = {
  now: () => Date.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms)
    return () => clearTimeout(timer)
  }
}

/** A name that makes sending twice count once. (`randomUUID` is missing without TLS.) */
export function newClientID() {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("")
}

/** The browser's storage, or `fallback`'s where the browser refuses it, as some do to frames. */
export function safeStorage(fallback = memoryStorage) {
  try {
    localStorage.setItem("hark.probe", "1")
    localStorage.removeItem("hark.probe")
    return localStorage
  } catch {
    return fallback()
  }
}

/**
 * A `Storage` that lives as long as the page.
 * @param {Record<string, string>} [entries] what it begins with
 * @param {(entries: Record<string, string>) => void} [changed] hears what it holds after each change
 * @returns {Storage}
 */
export function memoryStorage(entries = {}, changed = () => {}) {
  const held = new Map(Object.entries(entries))
  const tell = () => changed(Object.fromEntries(held))
  return {
    get length() { return held.size },
    key: index => Array.from(held.keys())[index] ?? null,
    getItem: key => held.get(key) ?? null,
    setItem: (key, value) => { held.set(key, String(value)); tell() },
    removeItem: key => { held.delete(key); tell() },
    clear: () => { held.clear(); tell() }
  }
}

// Signals

let running = null
const waiting = new Map()

function track(readers) {
  if (!running) return
  readers.add(running)
  running.sources.add(readers)
}

function wakeAll(readers) {
  for (const reader of [...readers]) reader.wake()
}

function observe(reader, action) {
  for (const source of reader.sources) source.delete(reader)
  reader.sources.clear()
  const outer = running
  running = reader
  try { return action() } finally { running = outer }
}

/**
 * A value that knows who reads it.
 * @template T
 * @param {T} value
 */
export function signal(value) {
  const readers = new Set()
  return {
    get value() { track(readers); return value },
    set value(next) {
      if (Object.is(next, value)) return
      value = next
      wakeAll(readers)
    },
    peek: () => value
  }
}

/**
 * Runs `action` now and again, once per turn, whenever a signal it read has changed.
 * @param {() => void} action
 * @returns {() => void} stops it
 */
export function effect(action) {
  let stopped = false
  const reader = {
    sources: new Set(),
    wake() {
      if (waiting.size === 0) queueMicrotask(runWaiting)
      waiting.set(reader, run)
    }
  }
  const run = () => { if (!stopped) observe(reader, action) }
  run()
  return () => {
    stopped = true
    for (const source of reader.sources) source.delete(reader)
  }
}

function runWaiting() {
  const actions = [...waiting.values()]
  waiting.clear()
  for (const action of actions) action()
}

// Words

/** Words, numbers and times in one language. */
export class Words {
  /** @type {Messages} */
  #messages
  #formats = new Map()

  /**
   * @param {Messages} messages
   */
  constructor(locale, messages) {
    this.locale = locale
    this.#messages = messages
    const main = tag => tag.split("-")[0]
    /** The browser's own form of the language, for times and numbers: en-GB for en. */
    this.region = globalThis.navigator?.languages?.find(tag => main(tag) === main(locale)) ?? locale
  }

  /**
   * The text of a key with its `{values}` filled in; the key itself when nobody wrote it.
   * @param {Record<string, string | number>} [values]
   */
  t(key, values = {}) {
    const text = this.#form(this.#messages[key] ?? key, values)
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name]
      if (value === undefined) return whole
      return typeof value === "number" ? this.number(value) : value
    })
  }

  number(value) {
    return this.#format(Intl.NumberFormat, {}).format(value)
  }

  /** @param {string | number | Date} at hours and minutes */
  time(at) {
    return this.#format(Intl.DateTimeFormat, { timeStyle: "short" }).format(new Date(at))
  }

  /** @param {string | number | Date} at day, month and year */
  day(at) {
    return this.#format(Intl.DateTimeFormat, { dateStyle: "long" }).format(new Date(at))
  }

  /** @param {string | number | Date} at date and time */
  moment(at) {
    return this.#format(Intl.DateTimeFormat, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at))
  }

  /** A length of time, or a range of lengths, in the largest fitting unit. */
  span(seconds, upTo = seconds) {
    const [unit, size] = upTo < 60 ? ["second", 1] : upTo < 5400 ? ["minute", 60] : ["hour", 3600]
    const format = this.#format(Intl.NumberFormat, { style: "unit", unit, unitDisplay: "short" })
    const [low, high] = [seconds, upTo].map(length => Math.round(length / Number(size)))
    return low === high ? format.format(high) : format.formatRange(low, high)
  }

  /** Makes each formatter once: making them is what costs. */
  #format(kind, options) {
    const key = JSON.stringify(options)
    if (!this.#formats.has(key)) this.#formats.set(key, new kind(this.region, options))
    return this.#formats.get(key)
  }

  #form(entry, values) {
    if (typeof entry === "string") return entry
    const type = entry.ordinal ? "ordinal" : "cardinal"
    const count = Number(values[entry.ordinal ?? entry.plural ?? "count"])
    return entry[new Intl.PluralRules(this.locale, { type }).select(count)] ?? entry.other ?? ""
  }
}

/**
 * The first wanted language that is there: exactly, else by its first part.
 * @param {Array<string | null | undefined>} wanted
 * @param {string[]} available the first is the last resort
 */
export function chooseLocale(wanted, available) {
  const main = tag => tag.toLowerCase().split(/[-_]/)[0]
  for (const tag of wanted) {
    if (!tag) continue
    const found = available.find(one => one.toLowerCase() === tag.toLowerCase().replace("_", "-"))
      ?? available.find(one => main(one) === main(tag))
    if (found) return found
  }
  return available[0]
}

/**
 * Fetches the words of a surface from `i18n/` beside this folder.
 * @param {string} surface
 * @param {string} locale
 */
export async function loadWords(surface, locale) {
  const answer = await fetch(new URL(`../i18n/${surface}.${locale}.json`, import.meta.url))
  return new Words(locale, await answer.json())
}

// Text

/** Schemes that a stranger's link may have. */
const LINK = /(?:https?:\/\/|mailto:|tel:)[!#-;=?-~]+/gi

/**
 * Cuts a text into plain runs and links; only http, https, mailto and tel become links.
 * @param {string} text
 * @returns {Array<{text: string, url?: string}>}
 */
export function linkParts(text) {
  const parts = []
  let end = 0
  for (const match of text.matchAll(LINK)) {
    const url = match[0].replace(/[.,;:!?'")\]}]+$/, "")
    const start = match.index ?? 0
    if (start > end) parts.push({ text: text.slice(end, start) })
    parts.push({ text: url, url })
    end = start + url.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}

/**
 * Whether an address is one that a stranger may link to.
 * @param {string} url
 */
export function isSafeLink(url) {
  return /^(https?:\/\/|mailto:|tel:|\/(?![/\\]))/i.test(url)
}

/**
 * How long a message is for the server, which counts Unicode scalars.
 * @param {string} text
 */
export function messageLength(text) {
  return [...text.trim()].length
}

/**
 * Whether a press means "send": not with Shift, nor while composing; on touch Enter breaks the line.
 * @param {Partial<KeyboardEvent>} press
 */
export function isSendKey(press, touch = false) {
  if (press.key !== "Enter" || press.isComposing || press.keyCode === 229) return false
  if (press.ctrlKey || press.metaKey) return true
  return !press.shiftKey && !touch
}

// Connection

const BACKOFF_FIRST_MS = 250
const BACKOFF_LIMIT_MS = 15_000
const CALL_LIMIT_MS = 30_000
const GREETING_LIMIT_MS = 10_000
const SILENCE_MS = 20_000
const PING_LIMIT_MS = 5_000
const STEADY_MS = 5_000
const SAY_RECONNECTING_MS = 2_000
const SAY_OFFLINE_MS = 10_000

/** A call that was refused, or that got lost: then the slug is `disconnected` or `timeout`. */
export class CallError extends Error {
  /** @param {{code?: number, message?: string, data?: Record<string, any>}} error */
  constructor(error) {
    super(error.message ?? "")
    this.name = "CallError"
    this.code = error.code ?? 0
    this.data = error.data ?? {}
    this.slug = String(this.data.slug ?? "unknown")
    this.temporary = Boolean(this.data.temporary)
  }

  static lost(slug) {
    return new CallError({ message: slug, data: { slug, temporary: true } })
  }
}

/** @type {Page} */
export const browserPage = {
  visible: () => document.visibilityState === "visible",
  listen(wake) {
    const deaf = new AbortController()
    const until = { signal: deaf.signal }
    document.addEventListener("visibilitychange", () => { if (browserPage.visible()) wake() }, until)
    for (const name of ["online", "pageshow"]) window.addEventListener(name, wake, until)
    return () => deaf.abort()
  }
}

/** The address of the socket on the server that served this page. */
export function socketURL() {
  return location.origin.replace(/^http/, "ws") + "/ws"
}

/**
 * One JSON-RPC conversation with the server that comes back by itself.
 *
 * `state` is what the page may show: a loss under two seconds stays "live".
 * `isOpen` is the truth of the moment. Calls made while closed fail at once with
 * the slug `disconnected`; what must not get lost goes through an `Outbox`.
 */
export class Connection {
  state = signal(/** @type {ConnectionState} */ ("connecting"))
  /** @type {StopReason | null} */
  stopReason = null

  /** @type {WebSocket | null} */
  #socket = null
  #isOpen = false
  #options
  #clock
  #calls = new Map()
  #listeners = new Map()
  #timers = new Map()
  #nextID = 1
  #attempt = 0
  #notBeforeMs = 0
  #lastFrame = 0
  #openedAt = 0
  /** @type {(() => void) | null} */
  #deafen = null

  /** @param {ConnectionOptions} options */
  constructor(options) {
    this.#options = {
      makeSocket: url => new WebSocket(url, "hark.v1"),
      random: Math.random,
      page: browserPage,
      ...options
    }
    this.#clock = options.clock ?? systemClock
  }

  get isOpen() { return this.#isOpen }

  /** Connects, and keeps doing so until `stop` or a final close code. */
  start() {
    this.#deafen ??= this.#options.page.listen(() => this.#wake())
    this.stopReason = null
    this.#attempt = 0
    if (this.state.peek() === "stopped") this.state.value = "connecting"
    if (!this.#socket) this.#connect()
  }

  /** Leaves for good; `start` comes back. */
  stop() {
    this.#finish({ code: 1000, slug: "left" })
  }

  /**
   * Hears `hello` (its result), `lost`, `stopped` (why), and each notification by its method.
   * @param {(payload: any) => void} action
   * @returns {() => void} stops hearing
   */
  on(name, action) {
    const actions = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, actions.add(action))
    return () => { actions.delete(action) }
  }

  /** Calls a method; fails with a `CallError`. */
  call(method, params = {}) {
    if (!this.#isOpen) return Promise.reject(CallError.lost("disconnected"))
    return new Promise((resolve, reject) => {
      this.#request(method, params, (error, result) => error ? reject(error) : resolve(result))
    })
  }

  /** Tells the server something that needs no answer; dropped while closed. */
  notify(method, params) {
    if (this.#isOpen) this.#write({ jsonrpc: "2.0", method, params })
  }

  #connect() {
    this.#cancel("retry")
    const socket = this.#options.makeSocket(this.#options.url)
    this.#socket = socket
    const current = action => event => {
      if (this.#socket === socket) action(event)
    }
    socket.onopen = current(() => this.#greet())
    socket.onmessage = current(event => this.#receive(event.data))
    socket.onclose = current(event => this.#lost(event.code))
    this.#schedule("greeting", GREETING_LIMIT_MS, () => this.#drop())
    this.#nameTheLoss()
  }

  #greet() {
    const { method, params } = this.#options.hello()
    this.#request(method, params, (error, result) => {
      if (error) return this.#refused(error)
      this.#opened(result)
    })
  }

  #opened(result) {
    this.#isOpen = true
    this.#openedAt = this.#clock.now()
    for (const name of ["greeting", "reconnecting", "offline"]) this.#cancel(name)
    this.#watchSilence()
    this.#emit("hello", result)
    this.state.value = "live"
  }

  #refused(error) {
    if (error.slug === "disconnected") return
    this.#notBeforeMs = Number(error.data.retryAfterMs ?? 0)
    if (error.temporary) return this.#drop()
    this.#finish({ code: error.code, slug: error.slug })
  }

  #receive(frame) {
    this.#lastFrame = this.#clock.now()
    const message = JSON.parse(frame)
    if (message.method) return this.#hear(message.method, message.params)
    const answered = this.#calls.get(message.id)
    if (!answered) return
    this.#calls.delete(message.id)
    this.#cancel(`call ${message.id}`)
    answered(message.error ? new CallError(message.error) : null, message.result)
  }

  #hear(method, params) {
    if (method === "server.draining") this.#notBeforeMs = Number(params?.reconnectAfter ?? 0)
    this.#emit(method, params)
  }

  #lost(code) {
    if (code >= 4500) return this.#finish({ code, slug: "closed" })
    this.#detach()
    if (this.#openedAt && this.#clock.now() - this.#openedAt >= STEADY_MS) this.#attempt = 0
    this.#openedAt = 0
    const limit = Math.min(BACKOFF_LIMIT_MS, BACKOFF_FIRST_MS * 2 ** this.#attempt)
    const delay = this.#notBeforeMs + this.#options.random() * limit
    this.#attempt += 1
    this.#notBeforeMs = 0
    this.#schedule("retry", delay, () => this.#connect())
    this.#nameTheLoss()
  }

  /** Gives up on a socket that does not answer, without waiting for its close. */
  #drop() {
    const socket = this.#socket
    this.#socket = null
    socket?.close()
    this.#lost(1006)
  }

  #finish(reason) {
    const socket = this.#socket
    this.#detach()
    socket?.close()
    for (const name of [...this.#timers.keys()]) this.#cancel(name)
    this.#deafen?.()
    this.#deafen = null
    this.stopReason = reason
    this.state.value = "stopped"
    this.#emit("stopped", reason)
  }

  #detach() {
    this.#socket = null
    const wasOpen = this.#isOpen
    this.#isOpen = false
    for (const name of ["greeting", "silence", "pong"]) this.#cancel(name)
    const calls = [...this.#calls]
    this.#calls.clear()
    for (const [id, answered] of calls) {
      this.#cancel(`call ${id}`)
      answered(CallError.lost("disconnected"))
    }
    if (wasOpen) this.#emit("lost", undefined)
  }

  #nameTheLoss() {
    if (this.#timers.has("offline") || this.state.peek() === "offline") return
    this.#schedule("reconnecting", SAY_RECONNECTING_MS, () => {
      if (this.state.peek() === "live") this.state.value = "reconnecting"
    })
    this.#schedule("offline", SAY_OFFLINE_MS, () => { this.state.value = "offline" })
  }

  #wake() {
    if (!this.#socket) return this.#connect()
    if (this.#isOpen && this.#clock.now() - this.#lastFrame > 1000) this.#probe()
  }

  #watchSilence() {
    const quiet = this.#clock.now() - this.#lastFrame
    this.#schedule("silence", Math.max(0, SILENCE_MS - quiet), () => {
      const silent = this.#clock.now() - this.#lastFrame >= SILENCE_MS
      if (!silent) return this.#watchSilence()
      if (this.#options.page.visible()) this.#probe()
    })
  }

  #probe() {
    if (this.#timers.has("pong")) return
    this.#schedule("pong", PING_LIMIT_MS, () => this.#drop())
    this.#request("session.ping", {}, error => {
      if (error?.slug === "disconnected") return
      this.#cancel("pong")
      this.#watchSilence()
    })
  }

  #request(method, params, answered) {
    const id = this.#nextID++
    this.#calls.set(id, answered)
    this.#schedule(`call ${id}`, CALL_LIMIT_MS, () => {
      this.#calls.delete(id)
      answered(CallError.lost("timeout"))
    })
    this.#write({ jsonrpc: "2.0", id, method, params })
  }

  #write(message) {
    this.#socket?.send(JSON.stringify(message))
  }

  #emit(name, payload) {
    for (const action of [...this.#listeners.get(name) ?? []]) action(payload)
  }

  #schedule(name, ms, action) {
    this.#cancel(name)
    this.#timers.set(name, this.#clock.after(ms, () => {
      this.#timers.delete(name)
      action()
    }))
  }

  #cancel(name) {
    this.#timers.get(name)?.()
    this.#timers.delete(name)
  }
}

// Outbox

const RETRY_FIRST_MS = 1000
const RETRY_LIMIT_MS = 15_000

/**
 * What this page still has to send; it survives reloads, crashes and restarts.
 *
 * Each item has its own storage key, so that two tabs never overwrite each other; one
 * that both send counts once. A sent item stays in `items` until `settle`, so that its
 * bubble never blinks between answer and event.
 */
export class Outbox {
  items = signal(/** @type {OutboxItem[]} */ ([]))

  #prefix
  #storage
  #clock
  #transmit
  #delivered
  #isOpen = false
  /** Lanes that pause, each with how to cancel the pause. */
  #pauses = new Map()

  /** @param {OutboxOptions} options */
  constructor({ scope, transmit, delivered = () => {}, storage = safeStorage(), clock = systemClock }) {
    this.#prefix = `hark.outbox.${scope}.`
    this.#transmit = transmit
    this.#delivered = delivered
    this.#storage = storage
    this.#clock = clock
    this.items.value = this.#restore()
  }

  /**
   * Takes something to send.
   * @param {{method: string, params: Record<string, any>, lane?: string, clientID?: string}} entry
   */
  add({ method, params, lane = "", clientID = newClientID() }) {
    // Never the same time twice: it is the order after a reload.
    const at = Math.max(this.#clock.now(), (this.items.peek().at(-1)?.at ?? 0) + 1)
    const item = { clientID, method, params, lane, at, state: "waiting" }
    this.#put(item)
    this.#pump(lane)
    return item
  }

  /** The connection is there: sends what waits. */
  open() {
    this.#isOpen = true
    for (const lane of this.#lanes()) this.#pump(lane)
  }

  /** The connection is gone: holds everything. */
  close() {
    this.#isOpen = false
    for (const cancel of this.#pauses.values()) cancel()
    this.#pauses.clear()
  }

  /**
   * Sends a failed item again, perhaps changed (a fresh `force`, another method).
   * @param {Partial<OutboxItem>} [changes]
   */
  retry(clientID, changes = {}) {
    const item = this.#find(clientID)
    if (!item || item.state !== "failed") return
    this.#put({ ...item, ...changes, state: "waiting", reason: undefined, data: undefined, tries: 0 })
    this.#pump(changes.lane ?? item.lane)
  }

  /**
   * Writes changes to an item before it is sent, so that a repeat says the same.
   * @param {Partial<OutboxItem>} changes
   */
  amend(clientID, changes) {
    const item = this.#find(clientID)
    if (item) this.#put({ ...item, ...changes })
    return this.#find(clientID)
  }

  /** Forgets an item: its event has come, or the user gave it up. */
  settle(clientID) {
    this.#storage.removeItem(this.#prefix + clientID)
    const left = this.items.peek().filter(item => item.clientID !== clientID)
    if (left.length < this.items.peek().length) this.items.value = left
  }

  async #pump(lane) {
    const item = this.#next(lane)
    if (!item || !this.#isOpen || this.#pauses.has(lane)) return
    const sending = { ...item, state: /** @type {const} */ ("sending") }
    this.#put(sending)
    try {
      const result = await this.#transmit(sending)
      this.#arrived(item.clientID, result)
    } catch (error) {
      this.#failed(item.clientID, error instanceof CallError ? error : CallError.lost("unknown"))
    }
    this.#pump(lane)
  }

  #next(lane) {
    const items = this.items.peek().filter(item => item.lane === lane)
    if (items.some(item => item.state === "sending")) return
    return items.find(item => item.state === "waiting")
  }

  #arrived(clientID, result) {
    const item = this.#find(clientID)
    if (!item) return
    this.#storage.removeItem(this.#prefix + clientID)
    this.#show({ ...item, state: "sent" })
    this.#delivered(item, result)
  }

  #failed(clientID, error) {
    const item = this.#find(clientID)
    if (!item) return
    if (!error.temporary && error.slug !== "rateLimited") {
      return this.#put({ ...item, state: "failed", reason: error.slug, data: error.data })
    }
    const tries = (item.tries ?? 0) + 1
    this.#put({ ...item, state: "waiting", tries })
    if (this.#isOpen) this.#pause(item.lane, error, tries)
  }

  #pause(lane, error, tries) {
    const delay = error.data.retryAfterMs ?? Math.min(RETRY_LIMIT_MS, RETRY_FIRST_MS * 2 ** (tries - 1))
    this.#pauses.set(lane, this.#clock.after(Number(delay), () => {
      this.#pauses.delete(lane)
      this.#pump(lane)
    }))
  }

  #lanes() {
    return new Set(this.items.peek().map(item => item.lane))
  }

  #find(clientID) {
    return this.items.peek().find(item => item.clientID === clientID)
  }

  #put(item) {
    this.#show(item)
    try {
      this.#storage.setItem(this.#prefix + item.clientID, JSON.stringify(item))
    } catch {
      // Storage is full: the item still lives as long as the page does.
    }
  }

  #show(item) {
    const items = this.items.peek()
    const known = items.some(one => one.clientID === item.clientID)
    this.items.value = known
      ? items.map(one => one.clientID === item.clientID ? item : one)
      : [...items, item]
  }

  #restore() {
    const keys = Array.from({ length: this.#storage.length }, (_, index) => this.#storage.key(index) ?? "")
    const items = keys.filter(key => key.startsWith(this.#prefix)).flatMap(key => this.#read(key) ?? [])
    return items.sort((one, other) => one.at - other.at)
  }

  #read(key) {
    try {
      const item = JSON.parse(this.#storage.getItem(key) ?? "")
      return item.state === "failed" ? item : { ...item, state: "waiting" }
    } catch {
      return null
    }
  }
}

// Transcript

/**
 * The events of one conversation in order, each once, with no hole: as every event
 * names the one before it, what comes after a hole waits until it has been filled.
 */
export class Transcript {
  /** @type {HarkEvent[]} */
  events = []
  /** The seq up to which nothing is missing. */
  head = 0
  /** The highest seq that exists as far as this page has heard. */
  known = 0
  /** @type {{visitor: number, agent: number}} */
  read = { visitor: 0, agent: 0 }

  /** Events behind a hole, by the seq before them. */
  #ahead = new Map()
  #byClientID = new Map()

  constructor(id) {
    this.id = id
  }

  /** Whether something between `head` and `known` has still to be fetched. */
  get hasGap() { return this.known > this.head }

  /** Whether older events exist that the snapshot left out. */
  get hasEarlier() { return (this.events[0]?.prev ?? 0) > 0 }

  /**
   * Starts over from a snapshot, dropping what was held.
   * @param {Snapshot} snapshot
   */
  reset(snapshot) {
    this.events = []
    this.#ahead.clear()
    this.#byClientID.clear()
    this.head = snapshot.events[0]?.prev ?? snapshot.head
    this.known = snapshot.head
    this.read = { visitor: 0, agent: 0 }
    this.absorb(snapshot)
  }

  /**
   * Takes a snapshot as the continuation of what is held.
   * @param {Snapshot} snapshot
   */
  absorb(snapshot) {
    for (const event of snapshot.events) this.apply(event)
    this.known = Math.max(this.known, snapshot.head)
    this.markRead("visitor", snapshot.read?.visitor ?? 0)
    this.markRead("agent", snapshot.read?.agent ?? 0)
  }

  /**
   * Takes one event.
   * @param {HarkEvent} event
   * @returns {"added" | "old" | "gap"} `gap`: it waits, fetch what comes before it
   */
  apply(event) {
    this.known = Math.max(this.known, event.seq)
    if (event.seq <= this.head) return "old"
    if (event.prev > this.head) {
      this.#ahead.set(event.prev, event)
      return "gap"
    }
    this.#append(event)
    this.#closeGaps()
    return "added"
  }

  /**
   * Puts older events before the first that is held.
   * @param {HarkEvent[]} events
   */
  prepend(events) {
    const first = this.events[0]?.seq ?? Infinity
    const older = events.filter(event => event.seq < first)
    for (const event of older) this.#index(event)
    this.events = [...older, ...this.events]
  }

  /** The message that this client sent under a name, if it has arrived. */
  sent(clientID) {
    return this.#byClientID.get(clientID)
  }

  /**
   * @param {"visitor" | "agent"} party
   * @param {number} seq never moves back
   */
  markRead(party, seq) {
    this.read = { ...this.read, [party]: Math.max(this.read[party], seq) }
  }

  #append(event) {
    this.events = [...this.events, event]
    this.head = event.seq
    this.#index(event)
  }

  #closeGaps() {
    for (const [prev, event] of [...this.#ahead].sort((one, other) => one[0] - other[0])) {
      if (prev > this.head) return
      this.#ahead.delete(prev)
      if (event.seq > this.head) this.#append(event)
    }
  }

  #index(event) {
    if (event.data?.clientID) this.#byClientID.set(event.data.clientID, event)
  }
}

/**
 * Fetches pages until there is no hole; who is too busy is asked again.
 * @param {Transcript} transcript
 * @param {(method: string, params: object) => Promise<any>} call
 */
export async function catchUp(transcript, call, clock = systemClock) {
  for (;;) {
    const after = transcript.head
    const page = await call("conversation.sync", { conversation: transcript.id, after, limit: 100 }).catch(error => {
      if (!error.temporary || !error.code) throw error
      return new Promise(resolve => { clock.after(1000, () => resolve(0)) })
    })
    if (!page) continue
    for (const event of page.events) transcript.apply(event)
    transcript.known = Math.max(transcript.head, page.head)
    if (page.complete || transcript.head === after) {
      transcript.head = Math.max(transcript.head, page.complete ? page.head : 0)
      return
    }
  }
}

// Elements

/** Set as properties: their attributes only say how the element began. */
const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "open", "textContent"])

/**
 * Makes an element. Functions become listeners (`click: …`), the rest attributes;
 * strangers' text can only become text.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Child} children
 * @returns {any}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value)
  append(element, children)
  return element
}

function setAttribute(element, name, value) {
  if (typeof value === "function") return element.addEventListener(name, value)
  if (PROPERTIES.has(name)) { element[name] = value; return }
  if (value === false || value === null || value === undefined) return
  element.setAttribute(name, value === true ? "" : String(value))
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue
    element.append(child instanceof Node ? child : String(child))
  }
}

/**
 * A drawing of 20 × 20 units from one path, in the colour of the text around it.
 * @param {string} path
 */
export function icon(path) {
  const space = "http://www.w3.org/2000/svg"
  const drawing = document.createElementNS(space, "svg")
  for (const [name, value] of Object.entries({ viewBox: "0 0 20 20", class: "icon", "aria-hidden": "true" })) {
    drawing.setAttribute(name, value)
  }
  const line = document.createElementNS(space, "path")
  line.setAttribute("d", path)
  drawing.append(line)
  return drawing
}

/**
 * Nodes of a stranger's text: plain runs and safe links.
 * @param {string} text
 */
export function textNodes(text) {
  return linkParts(text).map(part => part.url ? link(part.url, part.text) : document.createTextNode(part.text))
}

/**
 * A link to a place that a stranger named; plain text when its scheme is not safe.
 * @param {string} url
 * @param {string} title
 */
export function link(url, title) {
  if (!isSafeLink(url)) return document.createTextNode(title)
  return h("a", { href: url, target: "_blank", rel: "noopener nofollow ugc" }, title)
}

const lists = new WeakMap()

/**
 * Makes the children of an element follow a list; rows keep their element by key,
 * and only those whose item is another object are updated.
 * @template T
 * @param {Element} parent
 * @param {T[]} items
 * @param {RowMaker<T>} row
 */
export function keyedList(parent, items, { key, make, update }) {
  const before = lists.get(parent) ?? new Map()
  const after = new Map()
  for (const item of items) {
    const old = before.get(key(item))
    after.set(key(item), { item, element: renew(old, item, make, update) })
  }
  lists.set(parent, after)
  const kept = new Set([...after.values()].map(row => row.element))
  for (const { element } of before.values()) if (!kept.has(element)) element.remove()
  let place = parent.firstElementChild
  for (const element of kept) {
    if (element === place) place = place?.nextElementSibling ?? null
    else parent.insertBefore(element, place)
  }
}

function renew(old, item, make, update) {
  if (!old) return make(item)
  if (old.item === item) return old.element
  if (!update) {
    const element = make(item)
    old.element.replaceWith(element)
    return element
  }
  update(old.element, item)
  return old.element
}

// Scroll

const NEAR_END_PX = 80

/**
 * The one rule of scrolling in a log: who is at the end stays at the end, who reads
 * further up stays where they are, also when older messages are put before.
 */
export class ScrollKeeper {
  #scroller
  #observer
  #wasAtEnd = true
  #height = 0

  constructor(scroller) {
    this.#scroller = scroller
    // A scroll event amid a change of size says nothing about what the reader wants.
    scroller.addEventListener("scroll", () => {
      if (scroller.clientHeight === this.#height) this.#wasAtEnd = this.atEnd
    }, { passive: true })
    this.#observer = new ResizeObserver(() => {
      this.#height = scroller.clientHeight
      if (this.#wasAtEnd) this.toEnd()
    })
    this.#observer.observe(scroller)
  }

  get atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller
    return scrollHeight - scrollTop - clientHeight <= NEAR_END_PX
  }

  toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight
    this.#wasAtEnd = true
  }

  /**
   * Runs a change that adds at the end.
   * @returns {boolean} whether the end is in view afterwards
   */
  append(change) {
    const follow = this.#wasAtEnd
    change()
    if (follow) this.toEnd()
    return follow
  }

  /** Runs a change that adds at the beginning. */
  prepend(change) {
    const { scrollHeight, scrollTop } = this.#scroller
    change()
    this.#scroller.scrollTop = scrollTop + this.#scroller.scrollHeight - scrollHeight
  }

  disconnect() {
    this.#observer.disconnect()
  }
}
