import assert from "node:assert/strict"
import { test } from "node:test"
import { memoryStorage } from "../lib/core.js"
import { Chat } from "../widget/widget.js"
import { FakePage, FakeSocket, ManualClock, settle } from "./fakes.mjs"

const SITE = { name: "Kestrel Outdoor", greeting: "Hi", starters: ["Where is my parcel?"], online: true }

/** A chat and the server's side of its sockets. */
function setUp({ storage = memoryStorage(), clock = new ManualClock() } = {}) {
  const sockets = []
  const makeSocket = url => { sockets.push(new FakeSocket(url)); return sockets.at(-1) }
  const connection = { makeSocket, page: new FakePage(), random: () => 0 }
  const chat = new Chat({ site: "demo", locale: "en", page: { url: "u", title: "t" }, storage, clock, connection })
  chat.connection.start()
  const socket = () => sockets.at(-1)
  const greet = async (result = {}) => {
    socket().opens()
    socket().answers({ token: "tok", epoch: "e1", site: SITE, complete: false, ...result })
    await settle()
  }
  const answer = async result => { socket().answers(result); await settle() }
  const refuse = async (slug, data = {}) => { socket().refuses({ code: 1, message: "", data: { slug, temporary: false, ...data } }); await settle() }
  const hear = async (...events) => {
    for (const one of events) socket().says({ method: "event", params: one })
    await settle()
  }
  const calls = () => socket().frames.map(frame => frame.method)
  return { chat, clock, storage, sockets, socket, greet, answer, refuse, hear, calls }
}

const event = (seq, type, data = {}, kind = "system", extra = {}) => ({
  conversation: "c1", seq, prev: seq - 1, at: "2026-01-05T10:00:00.000Z", type, by: { kind, ...extra }, data
})
const message = (seq, text, kind = "visitor", data = {}) => event(seq, "message.posted", { text, ...data }, kind)
const snapshot = (status, ...events) => ({ id: "c1", status, head: events.at(-1)?.seq ?? 0, events })

/** Answers the start of a conversation with what the server then holds. */
async function opened(side, text) {
  const { clientID } = side.socket().last.params
  await side.answer({ conversation: "c1", seq: 2 })
  assert.equal(side.socket().last.method, "conversation.sync")
  await side.answer({ events: [event(1, "conversation.started"), message(2, text, "visitor", { clientID })], head: 2, complete: true })
}

test("hello carries the site, the page and the token that was kept", async () => {
  const first = setUp()
  await first.greet()
  const second = setUp({ storage: first.storage })
  second.socket().opens()

  assert.deepEqual(second.socket().last.params, { site: "demo", token: "tok", locale: "en", page: { url: "u", title: "t" } })
})

test("a token that is not good any more is forgotten, and the words still arrive", async () => {
  const storage = memoryStorage()
  storage.setItem("hark.visitor.demo", "old")
  const side = setUp({ storage })
  side.chat.say("Hello")
  side.socket().opens()
  assert.equal(side.socket().last.params.token, "old")
  await side.refuse("unauthenticated")
  await side.greet()

  assert.equal(side.sockets.length, 2)
  assert.equal(side.socket().frames[0].params.token, undefined)
  assert.equal(side.socket().last.method, "conversation.start")
})

test("the first words open the conversation, the next go into it", async () => {
  const side = setUp()
  await side.greet()
  side.chat.say(" Where is my parcel? ")
  assert.equal(side.socket().last.method, "conversation.start")
  assert.equal(side.socket().last.params.text, "Where is my parcel?")
  await opened(side, "Where is my parcel?")
  assert.equal(side.chat.status.value, "bot")
  assert.deepEqual(side.chat.outbox.items.value, [])

  side.chat.say("It is late", "late")

  const { method, params } = side.socket().last
  assert.equal(method, "message.send")
  assert.deepEqual([params.conversation, params.text, params.choice], ["c1", "It is late", "late"])
})

test("a lost answer to the start is asked for again with the same words and name", async () => {
  const side = setUp()
  await side.greet()
  side.chat.say("Hello")
  const before = side.socket().last.params
  side.socket().closes(1006)
  await settle()
  side.clock.advance(1)
  await side.greet()

  assert.equal(side.socket().last.method, "conversation.start")
  assert.deepEqual(side.socket().last.params, before)
})

test("words whose start was stored are not sent again after a reload", async () => {
  const before = setUp()
  await before.greet()
  before.chat.say("Hello")
  const { clientID } = before.socket().last.params

  const after = setUp({ storage: before.storage })
  await after.greet({ conversation: snapshot("bot", event(1, "conversation.started"), message(2, "Hello", "visitor", { clientID })) })

  assert.deepEqual(after.calls(), ["visitor.hello"])
  assert.deepEqual(after.chat.outbox.items.value, [])
})

test("words that met a conversation opened elsewhere are said in that one", async () => {
  const side = setUp()
  await side.greet()
  side.chat.say("Hello")
  await side.answer({ conversation: "c1", seq: 5 })
  await side.answer({ events: [event(1, "conversation.started"), message(2, "from the other tab")], head: 2, complete: true })

  assert.equal(side.socket().last.method, "message.send")
  assert.equal(side.socket().last.params.text, "Hello")
})

test("words that come too late open a new conversation", async () => {
  const side = setUp()
  await side.greet({ conversation: snapshot("resolved", event(1, "conversation.started")) })
  side.chat.say("Hello again")
  assert.equal(side.socket().last.method, "message.send")
  await side.refuse("closed")
  side.clock.advance(1)

  assert.equal(side.socket().last.method, "conversation.start")
  assert.equal(side.socket().last.params.text, "Hello again")
})

test("a person can be asked for before anything was said", async () => {
  const side = setUp()
  await side.greet()
  side.chat.askForPerson()
  side.chat.askForPerson()
  assert.deepEqual(side.calls(), ["visitor.hello", "conversation.start"])
  await side.answer({ conversation: "c1", seq: 1 })
  await side.answer({ events: [event(1, "conversation.started")], head: 1, complete: true })

  assert.equal(side.socket().last.method, "human.request")
  assert.equal(side.chat.isAsking, true)
  await side.answer({ seq: 2 })
  assert.equal(side.chat.isAsking, false)
})

test("the chat follows the events from the bot to a person to the end", async () => {
  const side = setUp()
  await side.greet({ conversation: snapshot("bot", event(1, "conversation.started")) })
  const { chat } = side

  await side.hear(event(2, "handoff.requested"), event(3, "conversation.queued", { queue: { name: "support" } }))
  side.socket().says({ method: "queue.position", params: { conversation: "c1", position: 3, waitLow: 60, waitHigh: 240 } })
  assert.equal(chat.status.value, "queued")
  assert.equal(chat.place.value.position, 3)

  await side.hear(event(4, "assignment.made", { agent: { name: "Maya" } }))
  assert.deepEqual([chat.status.value, chat.agent.value, chat.place.value], ["active", "Maya", null])

  await side.hear(event(5, "conversation.transferred", { to: { name: "Ben" } }), event(6, "assignment.made", { agent: { name: "Ben" } }))
  assert.equal(chat.agent.value, "Ben")

  await side.hear(event(7, "conversation.resolved"))
  assert.equal(chat.status.value, "resolved")
})

test("a hole in the events is fetched", async () => {
  const side = setUp()
  await side.greet({ conversation: snapshot("bot", event(1, "conversation.started")) })
  await side.hear(message(3, "after", "bot"))
  assert.equal(side.socket().last.method, "conversation.sync")
  assert.equal(side.socket().last.params.after, 1)
  await side.answer({ events: [message(2, "before", "bot"), message(3, "after", "bot")], head: 3, complete: true })

  assert.deepEqual(side.chat.events.map(one => one.seq), [1, 2, 3])
})

test("a reconnect resumes after the last event, another epoch starts over", async () => {
  const side = setUp()
  await side.greet({ conversation: snapshot("bot", event(1, "conversation.started"), message(2, "old", "bot")) })
  side.socket().closes(1006)
  side.clock.advance(1)
  side.socket().opens()
  assert.deepEqual(side.socket().last.params.after, { c1: 2 })
  assert.equal(side.socket().last.params.epoch, "e1")
  await side.answer({ token: "tok2", epoch: "e1", site: SITE, complete: true, conversation: { ...snapshot("bot", message(3, "new", "bot")) } })
  assert.deepEqual(side.chat.events.map(one => one.seq), [1, 2, 3])

  side.socket().closes(1006)
  side.clock.advance(1)
  await side.greet({ epoch: "e2", conversation: snapshot("bot", event(1, "conversation.started")) })
  assert.deepEqual(side.chat.events.map(one => one.seq), [1])
})

test("unread counts what others said after what was read", async () => {
  const side = setUp()
  await side.greet({ conversation: { ...snapshot("bot", message(1, "Hi"), message(2, "Hello", "bot"), message(3, "More", "bot")), read: { visitor: 2 } } })
  assert.equal(side.chat.unread, 1)

  side.chat.markRead()

  assert.equal(side.chat.unread, 0)
  assert.deepEqual(side.socket().last, { jsonrpc: "2.0", method: "read.mark", params: { conversation: "c1", seq: 3 } })
})

test("typing is told at most every three seconds", async () => {
  const side = setUp()
  await side.greet({ conversation: snapshot("active", event(1, "conversation.started")) })
  side.chat.typing()
  side.chat.typing()
  side.clock.advance(3000)
  side.chat.typing()

  assert.equal(side.calls().filter(method => method === "typing.set").length, 2)
})

test("somebody else's typing shows for a moment and ends with their words", async () => {
  const side = setUp()
  await side.greet({ conversation: { ...snapshot("active", event(1, "conversation.started")), assignee: { name: "Maya" } } })
  const typing = () => side.socket().says({ method: "typing", params: { conversation: "c1", typing: true, by: { kind: "agent", name: "Maya" } } })
  typing()
  assert.equal(side.chat.typist.value, "Maya")
  side.clock.advance(6000)
  assert.equal(side.chat.typist.value, "")

  typing()
  await side.hear(message(2, "Here I am", "agent"))
  assert.equal(side.chat.typist.value, "")
})

test("while a model words its answer the bot types under the shop's name", async () => {
  const side = setUp()
  await side.greet({ conversation: snapshot("bot", event(1, "conversation.started")) })
  side.socket().says({ method: "typing", params: { conversation: "c1", typing: true, by: { kind: "bot" } } })
  assert.equal(side.chat.typist.value, side.chat.site.value.name)
  assert.notEqual(side.chat.typist.value, "")
})

test("a rating is stored until the server has it", async () => {
  const side = setUp()
  await side.greet({ conversation: snapshot("resolved", event(1, "conversation.started")) })
  side.socket().closes(1006)
  await settle()
  side.chat.rate({ score: 4 })

  const later = setUp({ storage: side.storage })
  await later.greet({ conversation: snapshot("resolved", event(1, "conversation.started")) })

  assert.equal(later.socket().last.method, "survey.submit")
  assert.equal(later.socket().last.params.conversation, "c1")
  assert.equal(later.socket().last.params.score, 4)
})

test("what is asked is what came with the last end", async () => {
  const side = setUp()
  const asked = { ...event(3, "survey.requested"), data: { questions: [{ id: "speed", kind: "stars", text: "How fast?" }] } }
  await side.greet({ conversation: snapshot("resolved", event(1, "conversation.started"), event(2, "conversation.resolved")) })
  assert.equal(side.chat.ask, undefined)

  side.socket().says({ method: "event", params: { conversation: "c1", prev: 2, ...asked } })

  assert.deepEqual(side.chat.ask.questions.map(({ id }) => id), ["speed"])
})

test("a chat left behind does not come back with the next hello", async () => {
  const side = setUp()
  const ended = snapshot("resolved", event(1, "conversation.started"))
  await side.greet({ conversation: ended })
  side.chat.startOver()
  side.socket().closes(1006)
  side.clock.advance(1)
  await side.greet({ conversation: ended })

  assert.equal(side.chat.status.value, "none")
  assert.deepEqual(side.chat.events, [])
})
