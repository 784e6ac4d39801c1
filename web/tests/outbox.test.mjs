import assert from "node:assert/strict"
import { test } from "node:test"
import { CallError, memoryStorage, Outbox } from "../lib/core.js"
import { ManualClock, settle } from "./fakes.mjs"

function setUp(storage = memoryStorage(), clock = new ManualClock()) {
  const sent = []
  const delivered = []
  const transmit = item => new Promise((resolve, reject) => { sent.push({ item, resolve, reject }) })
  const outbox = new Outbox({
    scope: "demo", storage, clock, transmit, delivered: (item, result) => delivered.push([item.params.text, result])
  })
  const states = () => outbox.items.value.map(item => item.state)
  const say = (text, lane = "c1") => outbox.add({ method: "message.send", params: { text }, lane })
  return { outbox, sent, delivered, states, say, storage, clock }
}

const refusal = (slug, data = {}) => new CallError({ code: 1, message: slug, data: { slug, temporary: false, ...data } })

test("it holds what is written while there is no connection and sends it in order", async () => {
  const { outbox, sent, delivered, states, say } = setUp()
  say("one")
  say("two")
  assert.equal(sent.length, 0)

  outbox.open()
  assert.deepEqual(sent.map(({ item }) => item.params.text), ["one"])
  sent[0].resolve({ seq: 1 })
  await settle()
  assert.deepEqual(sent.map(({ item }) => item.params.text), ["one", "two"])
  assert.deepEqual(delivered, [["one", { seq: 1 }]])
  assert.deepEqual(states(), ["sent", "sending"])
})

test("lanes do not wait for one another", () => {
  const { outbox, sent, say } = setUp()
  outbox.open()

  say("to Ana", "c1")
  say("to Li", "c2")

  assert.equal(sent.length, 2)
})

test("what was not acknowledged survives a reload under the same clientID", async () => {
  const before = setUp()
  before.outbox.open()
  before.say("one")
  before.say("two")
  const ids = before.outbox.items.value.map(item => item.clientID)

  const after = setUp(before.storage)
  assert.deepEqual(after.states(), ["waiting", "waiting"])
  after.outbox.open()

  assert.deepEqual(after.outbox.items.value.map(item => item.clientID), ids)
  assert.equal(after.sent[0].item.clientID, ids[0])
})

test("what was acknowledged does not come back after a reload", async () => {
  const before = setUp()
  before.outbox.open()
  before.say("one")
  before.sent[0].resolve({ seq: 1 })
  await settle()

  assert.deepEqual(setUp(before.storage).states(), [])
})

test("a sent item stays in view until its event has come", async () => {
  const { outbox, sent, states, say } = setUp()
  outbox.open()
  const { clientID } = say("one")
  sent[0].resolve({ seq: 1 })
  await settle()
  assert.deepEqual(states(), ["sent"])

  outbox.settle(clientID)

  assert.deepEqual(states(), [])
})

test("a lost connection keeps the item for the next one", async () => {
  const { outbox, sent, states, say } = setUp()
  outbox.open()
  say("one")

  outbox.close()
  sent[0].reject(CallError.lost("disconnected"))
  await settle()
  assert.deepEqual(states(), ["waiting"])
  assert.equal(sent.length, 1)

  outbox.open()
  assert.equal(sent.length, 2)
  assert.equal(sent[1].item.clientID, sent[0].item.clientID)
})

test("a lasting refusal parks the item with its reason and lets the next one go", async () => {
  for (const slug of ["conflict", "closed", "tooLarge", "guard"]) {
    const { outbox, sent, states, say } = setUp()
    outbox.open()
    say("one")
    say("two")
    sent[0].reject(refusal(slug, { seq: 7 }))
    await settle()

    assert.deepEqual(states(), ["failed", "sending"])
    assert.equal(outbox.items.value[0].reason, slug)
    assert.equal(outbox.items.value[0].data.seq, 7)
  }
})

test("a failed item survives a reload as failed", async () => {
  const before = setUp()
  before.outbox.open()
  before.say("one")
  before.sent[0].reject(refusal("tooLarge"))
  await settle()

  const after = setUp(before.storage)

  assert.deepEqual(after.states(), ["failed"])
  assert.equal(after.outbox.items.value[0].reason, "tooLarge")
})

test("retry sends a failed item again, with changes", async () => {
  const { outbox, sent, say } = setUp()
  outbox.open()
  const { clientID } = say("one")
  sent[0].reject(refusal("guard"))
  await settle()

  outbox.retry(clientID, { params: { text: "one", force: true } })

  assert.equal(sent[1].item.clientID, clientID)
  assert.deepEqual(sent[1].item.params, { text: "one", force: true })
})

test("a rate limit pauses the lane for as long as the server says", async () => {
  const { outbox, sent, say, clock } = setUp()
  outbox.open()
  say("one")
  say("two")
  sent[0].reject(refusal("rateLimited", { temporary: true, retryAfterMs: 700 }))
  await settle()

  clock.advance(699)
  assert.equal(sent.length, 1)
  clock.advance(1)

  assert.equal(sent.length, 2)
  assert.equal(sent[1].item.params.text, "one")
})

test("a temporary error is tried again, slower each time", async () => {
  const { outbox, sent, say, clock } = setUp()
  outbox.open()
  say("one")
  for (const [index, delay] of [1000, 2000, 4000].entries()) {
    sent[index].reject(refusal("unavailable", { temporary: true }))
    await settle()
    clock.advance(delay - 1)
    assert.equal(sent.length, index + 1)
    clock.advance(1)
    assert.equal(sent.length, index + 2)
  }
})

test("an error that nobody foresaw is tried again later, not at once", async () => {
  const { outbox, sent, states, say, clock } = setUp()
  outbox.open()
  say("one")
  sent[0].reject(new TypeError("a bug"))
  await settle()
  assert.equal(sent.length, 1)
  assert.deepEqual(states(), ["waiting"])

  clock.advance(1000)

  assert.equal(sent.length, 2)
})

test("what is written in the same moment keeps its order over a reload", () => {
  const storage = memoryStorage()
  const before = setUp(storage)
  const texts = ["one", "two", "three", "four"]
  for (const text of texts) before.say(text)

  assert.deepEqual(setUp(storage).outbox.items.value.map(item => item.params.text), texts)
})

test("two tabs do not lose each other's items", async () => {
  const storage = memoryStorage()
  const one = setUp(storage)
  const other = setUp(storage)
  one.say("from one")
  other.say("from the other")

  const texts = setUp(storage).outbox.items.value.map(item => item.params.text)

  assert.deepEqual(texts.sort(), ["from one", "from the other"])
})

test("another scope's items and broken ones are left alone", () => {
  const storage = memoryStorage()
  storage.setItem("hark.outbox.other.x", "{}")
  storage.setItem("hark.outbox.demo.y", "not json")

  assert.deepEqual(setUp(storage).states(), [])
  assert.equal(storage.getItem("hark.outbox.other.x"), "{}")
})

test("full storage does not stop sending", () => {
  const storage = memoryStorage()
  storage.setItem = () => { throw new Error("quota") }
  const { outbox, sent, say } = setUp(storage)
  outbox.open()

  say("one")

  assert.equal(sent.length, 1)
})
