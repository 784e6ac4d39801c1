import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { test } from "node:test"
import { memoryStorage } from "../lib/core.js"
import { Chat } from "../widget/widget.js"
import { FakePage, FakeSocket, ManualClock, settle } from "./fakes.mjs"

// The same stories are told to the Swift client; Tests/Scripts/outbox/README.md says what the steps mean.
const FOLDER = new URL("../../Tests/Scripts/outbox/", import.meta.url)

/** One customer's chat, and a server that does what a script says. */
class Stage {
  #clock = new ManualClock()
  #sockets = []
  #keys = new Map()
  /** How many frames of the present socket the script has looked at. */
  #seen = 0
  #calls = new Map()

  constructor() {
    const makeSocket = url => { this.#sockets.push(new FakeSocket(url)); return this.#sockets.at(-1) }
    this.chat = new Chat({
      site: "demo", storage: memoryStorage(), clock: this.#clock,
      connection: { makeSocket, page: new FakePage(), random: () => 0.5 }
    })
    this.chat.connection.start()
  }

  async play(step) {
    const [verb] = Object.keys(step)
    await this[verb](step[verb], step)
    await settle()
  }

  async back({ after }) {
    for (let waited = 0; this.#next === this.#sockets.length && waited < 10_000; waited += 50) await this.wait(50)
    assert.equal(this.#sockets.length, this.#next + 1, "a new socket")
    this.#next += 1
    this.#seen = 0
    this.#socket.opens()
    const hello = this.#take("visitor.hello")
    assert.equal(hello.params.after?.c1, after)
  }

  #next = 0

  hello({ epoch = "e1", complete = false, head, events }) {
    const conversation = { id: "c1", status: "active", head, read: { visitor: 0, agent: 0 }, events: events.map(one => this.#event(one)) }
    this.#answer("visitor.hello", { token: "t", visitor: { id: "v" }, epoch, site: { name: "Demo", greeting: "Hi" }, conversation, complete })
  }

  refuseHello(data) { this.#refuse("visitor.hello", data) }

  say(text) { this.chat.say(text) }

  sent(text) {
    const call = this.#take("message.send")
    assert.equal(call.params.text, text)
    assert.equal(call.params.conversation, "c1")
    assert.equal(call.params.clientID, this.#keys.get(text) ?? call.params.clientID, "the same key")
    this.#keys.set(text, call.params.clientID)
    this.#calls.set(text, call.id)
  }

  optional(text) {
    if (this.#socket.frames.length === this.#seen) return
    this.sent(text)
    this.ack(text, { seq: 3, duplicate: true })
  }

  ack(text, { seq, duplicate }) {
    this.#socket.says({ id: this.#calls.get(text), result: { seq, at: "2026-01-05T10:00:00.000Z", ...duplicate && { duplicate } } })
  }

  refuse(text, data) { this.#error(this.#calls.get(text), data) }

  event(one) { this.#socket.says({ method: "event", params: { conversation: "c1", ...this.#event(one) } }) }

  sync({ after }) { assert.equal(this.#take("conversation.sync").params.after, after) }

  page({ events, ...page }) { this.#answer("conversation.sync", { ...page, events: events.map(one => this.#event(one)) }) }

  refuseSync(data) { this.#refuse("conversation.sync", data) }

  drop(code) { this.#socket.closes(code) }

  async wait(ms) {
    this.#clock.advance(ms)
    await settle()
  }

  nothing() { assert.deepEqual(this.#socket.frames.slice(this.#seen), []) }

  outbox(texts) {
    const waiting = this.chat.outbox.items.value.filter(item => item.state === "waiting" || item.state === "sending")
    assert.deepEqual(waiting.map(item => item.params.text), texts)
  }

  transcript(seqs) { assert.deepEqual(this.chat.events.map(one => one.seq), seqs) }

  gone() {
    assert.equal(this.#sockets.length, this.#next)
    assert.equal(this.chat.connection.state.value, "stopped")
  }

  get #socket() { return this.#sockets[this.#next - 1] }

  #take(method) {
    const frame = this.#socket.frames[this.#seen]
    assert.equal(frame?.method, method)
    this.#seen += 1
    this.#calls.set(method, frame.id)
    return frame
  }

  #answer(method, result) { this.#socket.says({ id: this.#calls.get(method), result }) }

  #refuse(method, data) { this.#error(this.#calls.get(method), data) }

  #error(id, { slug, temporary, retryAfterMs }) {
    this.#socket.says({ id, error: { code: 1, message: slug, data: { slug, temporary, ...retryAfterMs && { retryAfterMs } } } })
  }

  #event({ seq, prev, text }) {
    const clientID = this.#keys.get(text)
    const by = clientID ? { kind: "visitor", id: "v" } : { kind: "agent", name: "Ann" }
    return { seq, prev, at: "2026-01-05T10:00:00.000Z", type: "message.posted", by, data: { ...clientID && { clientID }, text } }
  }
}

for (const file of readdirSync(FOLDER).filter(name => name.endsWith(".json")).sort()) {
  const script = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"))
  test(`${script.title} (${file})`, async () => {
    const stage = new Stage()
    for (const [index, step] of script.steps.entries()) {
      try {
        await stage.play(step)
      } catch (error) {
        error.message = `step ${index + 1}, ${JSON.stringify(step)}: ${error.message}`
        throw error
      }
    }
  })
}
