import assert from "node:assert/strict"
import test from "node:test"
import { Desk } from "../console/desk.js"
import { Drafts } from "../console/drafts.js"
import { Offers } from "../console/offers.js"
import { Sending } from "../console/sending.js"
import { WaitingLine } from "../console/waiting-line.js"
import { CallError, memoryStorage } from "../lib/core.js"
import { settle } from "./fakes.mjs"

const tom = { kind: "agent", id: "tom", name: "Tom" }
const ben = { kind: "agent", id: "ben", name: "Ben" }
const at = "2026-01-05T10:00:00.000Z"
const posted = (seq, by, data) => ({ conversation: "c1", seq, prev: seq - 1, at, type: "message.posted", by, data })

/** An agent's desk with one conversation, and a server that answers as it is told. */
function world(answer) {
  const calls = []
  const storage = memoryStorage()
  const desk = new Desk({ me: "tom", fetchMissing: async () => {} })
  desk.take({ id: "c1", status: "active", head: 1, assignee: tom, events: [posted(1, { kind: "visitor", id: "v" }, { text: "Hi" })] })
  const connection = { call: async (method, params) => { calls.push({ method, ...params }); return answer(params) } }
  const drafts = new Drafts(storage, "tom")
  const guarded = []
  const sending = new Sending({ connection, desk, drafts, person: "tom", guardedAgain: (id) => guarded.push(id), storage })
  sending.outbox.open()
  return { calls, desk, drafts, guarded, sending }
}

test("a reply says what was seen when typing began and leaves when its event comes", async () => {
  const { calls, desk, sending } = world(() => ({ seq: 2, at }))
  sending.guard("c1").typed("Hel", 1)

  assert.equal(sending.reply("c1", " Hello ", { repeat: false, now: 0 }), true)
  await settle()

  assert.equal(calls[0].seenSeq, 1)
  assert.equal(calls[0].text, "Hello")
  assert.equal(sending.pending("c1").length, 1)
  desk.event(posted(2, tom, { text: "Hello", clientID: calls[0].clientID }))
  sending.arrived("c1")
  assert.equal(sending.pending("c1").length, 0)
})

test("a note whose event names no client leaves by its place", async () => {
  const { desk, sending } = world(() => ({ seq: 2 }))
  sending.note("c1", "For us")
  await settle()

  desk.event({ ...posted(2, tom, { text: "For us" }), type: "note.added" })
  sending.arrived("c1")

  assert.equal(sending.pending("c1").length, 0)
})

test("a text that the server's guard stopped comes back as a draft and passes on the next press", async () => {
  let refuse = true
  const { calls, drafts, guarded, sending } = world(() => {
    if (refuse) throw new CallError({ code: 1011, message: "guard", data: { slug: "guard", temporary: false, seq: 3, by: ben } })
    return { seq: 4 }
  })
  sending.reply("c1", "Too late", { repeat: false, now: 0 })
  await settle()

  sending.giveBackGuarded(1000)

  assert.deepEqual(guarded, ["c1"])
  assert.equal(drafts.get("c1").reply, "Too late")
  assert.equal(sending.guard("c1").cause.by.name, "Ben")
  assert.equal(sending.pending("c1").length, 0)
  refuse = false
  assert.equal(sending.reply("c1", "Too late", { repeat: false, now: 1300 }), false)
  assert.equal(sending.reply("c1", "Too late", { repeat: false, now: 1700 }), true)
  await settle()
  assert.equal(calls.at(-1).force, true)
})

test("offers count down and go by themselves", () => {
  const offers = new Offers()
  offers.add({ offer: "o", conversation: { id: "c" }, expiresAt: "2026-01-05T10:00:30.000Z" })

  assert.equal(offers.list(Date.parse(at))[0].left, 30)
  assert.deepEqual(offers.list(Date.parse(at) + 30_000), [])
})

test("the waiting line is asked for while the page is seen, the oldest first", async () => {
  let visible = false
  let asked = 0
  const line = new WaitingLine({
    visible: () => visible, changed: () => {},
    fetch: async () => { asked += 1; return [{ id: "b", queuedAt: "2" }, { id: "a", queuedAt: "1" }] },
  })
  line.tick(0)
  visible = true
  line.tick(1)
  line.tick(2)
  await settle()

  assert.equal(asked, 1)
  assert.deepEqual(line.items.map((one) => one.id), ["a", "b"])
})
