import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { choiceLines, conditionLines } from "../admin/rule-facts.js"
import { changes, readNumber, readSkills, writeSkills } from "../admin/values.js"
import { Floor } from "../board/floor.js"
import { Freshness } from "../board/freshness.js"
import { cannedQuery, insertCanned, matchCanned } from "../console/canned.js"
import { DayTally } from "../console/day-tally.js"
import { Desk } from "../console/desk.js"
import { Drafts } from "../console/drafts.js"
import { SendGuard } from "../console/send-guard.js"
import { Slots } from "../console/slots.js"
import { memoryStorage, Words } from "../lib/core.js"
import { HeldOrder } from "../lib/held-order.js"
import { brief } from "../staff/brief.js"
import { lateness, secondsSince, stopwatch } from "../staff/clock.js"
import { eventWords } from "../staff/event-words.js"
import { logItems } from "../staff/log-items.js"

const strings = (locale) => JSON.parse(readFileSync(new URL(`../i18n/staff.${locale}.json`, import.meta.url), "utf8"))
const words = new Words("en", strings("en"))
const visitor = { kind: "visitor", id: "v1" }
const tom = { kind: "agent", id: "tom", name: "Tom" }
const ben = { kind: "agent", id: "ben", name: "Ben" }
const bot = { kind: "bot" }
const at = (second) => new Date(Date.UTC(2026, 0, 5, 10, 0, second)).toISOString()

const event = (seq, type, by, data = {}, conversation = "c1") =>
  ({ conversation, seq, prev: seq - 1, at: at(seq), type, by, data })
const said = (seq, by, text, conversation) => event(seq, "message.posted", by, { text }, conversation)
const snapshot = (id, events, more = {}) => ({
  id, status: "active", head: events.at(-1).seq, assignee: { id: "tom", name: "Tom" }, read: { visitor: 0, agent: 0 },
  events: events.map((one) => ({ ...one, conversation: id })), ...more,
})
const deskOf = (me = "tom") => new Desk({ me, fetchMissing: async () => {} })

test("both languages have the same words with the same values", () => {
  const [en, zh] = [strings("en"), strings("zh-CN")]
  const values = (entry) => new Set(JSON.stringify(entry).match(/\{\w+\}/g) ?? [])
  assert.deepEqual(Object.keys(en), Object.keys(zh))
  for (const key of Object.keys(en)) assert.deepEqual([...values(en[key])].sort(), [...values(zh[key])].sort(), key)
})

test("a digit stays with its conversation while others come and go", () => {
  const slots = new Slots()

  slots.settle(["a", "b", "c"])
  slots.settle(["c", "b", "d"])

  assert.equal(slots.of("b"), 2)
  assert.equal(slots.of("c"), 3)
  assert.equal(slots.at(1), "d")
})

test("digits survive a reload and the tenth conversation has none", () => {
  const slots = new Slots(JSON.parse(JSON.stringify(new Slots({ x: 4 }))))

  slots.settle(["x", ..."abcdefghi"])

  assert.equal(slots.of("x"), 4)
  assert.equal(slots.of("i"), undefined)
})

test("held rows stay, leave and join the end, and take their places on release", () => {
  const order = new HeldOrder()
  order.want(["a", "b", "c"])
  order.hold()

  assert.deepEqual(order.want(["c", "n", "a"]), ["a", "c", "n"])
  assert.equal(order.waiting, 3)
  assert.equal(order.release(), true)
  assert.deepEqual(order.want(["c", "n", "a"]), ["c", "n", "a"])
})

test("a colleague's message after typing began holds the first press and a fresh one passes", () => {
  const guard = new SendGuard()
  const latest = { seq: 8, by: ben, at: 0 }
  guard.typed("He", 7)

  assert.equal(guard.press({ now: 1000, repeat: false, latest, head: 8 }), "hold")
  assert.equal(guard.press({ now: 1100, repeat: true, latest, head: 8 }), "ignore")
  assert.equal(guard.press({ now: 1500, repeat: false, latest, head: 8 }), "ignore")
  assert.equal(guard.press({ now: 1700, repeat: false, latest, head: 8 }), "force")
})

test("what was there before typing began does not hold", () => {
  const guard = new SendGuard()
  guard.typed("Hello", 8)

  assert.equal(guard.press({ now: 0, repeat: false, latest: { seq: 8, by: ben, at: 0 }, head: 9 }), "send")
  assert.equal(guard.seenSeq, 8)
})

test("emptying the composer forgets what was seen", () => {
  const guard = new SendGuard()
  guard.typed("He", 7)
  guard.typed("", 9)
  guard.typed("Hi", 9)

  assert.equal(guard.press({ now: 0, repeat: false, latest: { seq: 9, by: ben, at: 0 }, head: 9 }), "send")
})

test("drafts are kept per person and conversation, and vanish when empty", () => {
  const storage = memoryStorage()
  const drafts = new Drafts(storage, "tom")
  drafts.set("c1", { reply: "Half a th", note: "", mode: "reply", caret: 9 })

  assert.equal(new Drafts(storage, "tom").get("c1").reply, "Half a th")
  assert.equal(new Drafts(storage, "ben").has("c1"), false)
  drafts.set("c1", { reply: "", note: "", mode: "reply", caret: 0 })
  assert.equal(storage.length, 0)
})

test("a text that came back stands before what was typed since", () => {
  const drafts = new Drafts(memoryStorage(), "tom")
  drafts.set("c1", { reply: "and more", note: "", mode: "note", caret: 0 })

  assert.equal(drafts.giveBack("c1", "First").reply, "First\nand more")
  assert.equal(drafts.get("c1").mode, "reply")
})

test("a slash finds canned replies only at the start of a word", () => {
  assert.deepEqual(cannedQuery("Hi /ref", 7), { start: 3, end: 7, query: "ref" })
  assert.equal(cannedQuery("and/or", 6), undefined)
  assert.equal(cannedQuery("http://x", 8), undefined)
  const all = [{ id: "1", shortCode: "bye", text: "refunds take time" }, { id: "2", shortCode: "refund", text: "x" }]
  assert.deepEqual(matchCanned(all, "ref").map((one) => one.id), ["2", "1"])
  assert.deepEqual(insertCanned("Hi /ref!", { start: 3, end: 7, query: "ref" }, all[1]), { text: "Hi x!", caret: 4 })
})

test("canned replies in the customer's language come first", () => {
  const all = [
    { id: "1", shortCode: "bye", text: "Bye", language: "en" }, { id: "2", shortCode: "bye", text: "再见", language: "zh" },
    { id: "3", shortCode: "hi", text: "Hi" },
  ]
  const found = (language) => matchCanned(all, "", language).map((one) => one.id).join("")

  assert.equal(found("zh-CN"), "231")
  assert.equal(found("en-GB"), "132")
  assert.equal(found(), "123")
})

test("a brief knows who waits, since when, and why the bot gave up", () => {
  const events = [
    event(1, "conversation.started", visitor, { page: { url: "/", title: "Shop" } }),
    said(2, visitor, "Where?"), said(3, bot, "There."),
    event(4, "handoff.requested", visitor, { reason: "customerAsked", summary: "Parcel" }),
  ]

  assert.equal(brief(events.slice(0, 3)).needsReply, false)
  const waiting = brief([...events, said(5, visitor, "Hello?")], "tom")
  assert.equal(waiting.since, at(5))
  assert.equal(waiting.handoff.summary, "Parcel")
  assert.equal(brief([...events, said(5, tom, "Hi")], "tom").colleague.seq, 3)
  assert.equal(brief([...events, said(5, ben, "Hi")], "tom").colleague.by.name, "Ben")
})

test("the desk lists who waits longest on me first", () => {
  const desk = deskOf()
  desk.hello({ epoch: "e", complete: true, conversations: [
    snapshot("new", [said(9, visitor, "b")]), snapshot("old", [said(3, visitor, "a")]),
    snapshot("done", [said(1, visitor, "c"), said(2, tom, "d")]),
  ] })

  assert.deepEqual(desk.list().map((one) => one.id), ["old", "new", "done"])
  assert.equal(desk.waiting, 2)
  assert.equal(desk.nextToAnswer("old").id, "new")
})

test("state before and events equal the state fetched afresh", () => {
  const events = [said(1, visitor, "a"), said(2, bot, "b"),
    event(3, "handoff.requested", visitor, { reason: "customerAsked" }),
    event(4, "conversation.queued", { kind: "system" }, { queue: { id: "q", name: "support" } }),
    event(5, "assignment.made", { kind: "system" }, { agent: { id: "tom", name: "Tom" } }),
    said(6, tom, "c"), said(7, visitor, "d")]
  const [live, fresh] = [deskOf(), deskOf()]
  live.take(snapshot("c1", events.slice(0, 2), { status: "bot", assignee: undefined }))
  for (const one of events.slice(2)) live.event(one)
  fresh.take(snapshot("c1", events, { queue: { id: "q", name: "support" } }))

  const view = (desk) => {
    const { brief: facts, status, assignee, queue, transcript } = desk.get("c1")
    return { facts, status, assignee, queue, events: transcript.events }
  }
  assert.deepEqual(view(live), view(fresh))
})

test("a conversation that went to a colleague leaves the list", () => {
  const desk = deskOf()
  desk.take(snapshot("c1", [said(1, visitor, "a")]))

  desk.event(event(2, "assignment.made", ben, { agent: { id: "ben", name: "Ben" } }))

  assert.deepEqual(desk.list(), [])
  assert.equal(desk.isMine("c1"), false)
})

test("one that the customer ended stays until it is put away", () => {
  const desk = deskOf()
  desk.take(snapshot("c1", [said(1, visitor, "a")]))

  desk.event(event(2, "conversation.resolved", visitor, { by: visitor, reason: "customer" }))

  assert.equal(desk.list()[0].endedHere, true)
  assert.equal(desk.waiting, 0)
  desk.drop("c1")
  assert.deepEqual(desk.list(), [])
})

test("coming back counts what was missed", () => {
  const desk = deskOf()
  desk.hello({ epoch: "e", complete: true, conversations: [snapshot("c1", [said(1, visitor, "a")])] })

  const caught = desk.hello({ epoch: "e", complete: true, conversations: [
    snapshot("c1", [said(2, visitor, "b"), said(3, visitor, "c")]), snapshot("c2", [said(1, visitor, "x")]),
  ] })

  assert.deepEqual(caught, { messages: 3, chats: 2, complete: true })
  assert.equal(desk.get("c1").transcript.events.length, 3)
  assert.deepEqual(desk.resumePoint(), { epoch: "e", after: { c1: 3, c2: 1 } })
})

test("a reset drops what was held", () => {
  const desk = deskOf()
  desk.hello({ epoch: "e", complete: true, conversations: [snapshot("c1", [said(5, visitor, "a")])] })

  const caught = desk.hello({ epoch: "f", complete: false, conversations: [snapshot("c1", [said(2, visitor, "z")])] })

  assert.equal(caught.complete, false)
  assert.deepEqual(desk.get("c1").transcript.events.map((one) => one.data.text), ["z"])
})

test("the log names a sender once per run and marks days and receipts", () => {
  const events = [event(1, "conversation.started", visitor), said(2, visitor, "a"), said(3, visitor, "b"), said(4, tom, "c")]

  const items = logItems(events, [], { words, me: "tom", customer: "Ana", read: 4, now: Date.parse(at(0)) })

  assert.deepEqual(items.map((item) => item.kind), ["day", "line", "message", "message", "message"])
  assert.equal(items[0].text, "Today")
  assert.deepEqual(items.map((item) => item.first), [undefined, true, true, false, true])
  assert.equal(items[4].receipt, "Read")
})

test("what waits to be sent stands at the end and says why it failed", () => {
  const pending = [{ clientID: "x", method: "message.send", params: { text: "hi" }, lane: "c1", at: 0, state: "failed", reason: "closed" }]

  const items = logItems([], pending, { words, me: "tom", customer: "Ana", now: 0 })

  assert.equal(items[0].failed, "the chat has ended")
})

test("a rule's conditions and choices are told in words", () => {
  const when = [{ pattern: "^hi$", all: [], any: [], none: [] }, { all: ["late"], any: ["parcel", "order"], none: ["refund"], language: "en" }]

  assert.deepEqual(conditionLines({ when }, words),
    ["it matches ^hi$", "the message is in en; it has all of: late; it has one of: parcel, order; it has none of: refund"])
  assert.deepEqual(conditionLines({}, words), ["Only a choice of another rule leads here"])
  assert.deepEqual(choiceLines({ choices: [{ label: { en: "It's late", zh: "晚到了" }, goto: "parcel-late" }] }), ["It's late · 晚到了 → parcel-late"])
})

test("the day's tally survives a reload, not the night", () => {
  const storage = memoryStorage()
  let day = "Monday"
  const tally = () => new DayTally(storage, "tom", () => day)

  tally().add(1)
  tally().add(1)
  tally().add(-1)
  assert.equal(tally().count, 1)
  day = "Tuesday"
  assert.equal(tally().count, 0)
})

test("events are told in words, hidden ones are not", () => {
  const telling = { words, me: "tom", customer: "Ana" }

  assert.equal(eventWords(event(1, "handoff.requested", visitor, { reason: "customerAsked" }), telling), "Ana asked for a person")
  assert.equal(eventWords(event(1, "assignment.made", bot, { agent: { id: "tom" } }), telling), "You joined")
  assert.equal(
    eventWords(event(1, "conversation.transferred", tom, { to: { name: "Billing" }, reason: "Refund" }), telling),
    "Tom transferred the chat to Billing: “Refund”",
  )
  assert.equal(
    eventWords(event(1, "conversation.resolved", tom, { disposition: "solved", reason: "agent" }), telling),
    "Tom resolved the chat · Solved",
  )
  assert.equal(
    eventWords(event(1, "survey.answered", visitor, { score: 5, solved: "yes", comment: "Quick" }), telling),
    "Rated 5 of 5 (Great), solved: “Quick”",
  )
  assert.equal(
    eventWords(event(1, "survey.answered", visitor, { score: 2, answers: [{ question: "speed", value: 1 }, { question: "why", value: "price" }] }), telling),
    "Rated 2 of 5 (Poor) · speed: 1 · why: price",
  )
  assert.equal(
    eventWords(event(1, "conversation.transferred", tom, { to: { name: "bot", kind: "bot" }, reason: "Solved" }), telling),
    "Tom gave the chat back to the bot: “Solved”",
  )
  assert.equal(eventWords(event(1, "message.analysed", bot, {}), telling), undefined)
})

test("waits read like a stopwatch and know when they are late", () => {
  assert.deepEqual([7, 750, 3725].map(stopwatch), ["0:07", "12:30", "1:02:05"])
  assert.equal(secondsSince(at(30), Date.parse(at(10))), 0)
  assert.deepEqual([83, 84, 120].map((s) => lateness(s, 120)), ["normal", "due", "late"])
})

test("the floor merges changed rows and refuses a gap", () => {
  const floor = new Floor()
  floor.reset({ version: 4, totals: { waiting: 1, bot: 2 }, waiting: [{ id: "a", position: 1 }], agents: [], queues: [] })

  assert.equal(floor.change({ version: 5, totals: { waiting: 2, bot: 1 }, waiting: [{ id: "b", position: 1 }, { id: "a", position: 2 }] }), true)
  assert.deepEqual(floor.rows("waiting").map((row) => row.id), ["b", "a"])
  assert.deepEqual(floor.totals, { waiting: 2, bot: 1 })
  assert.equal(floor.change({ version: 6, removed: { waiting: ["b"] } }), true)
  assert.equal(floor.change({ version: 6, removed: { waiting: ["a"] } }), true)
  assert.equal(floor.rows("waiting").length, 1)
  assert.equal(floor.change({ version: 8 }), false)
})

test("attention puts what nobody took first", () => {
  const floor = new Floor()
  floor.reset({ version: 1, attention: [
    { id: "1", kind: "handoff", since: at(1) }, { id: "2", kind: "escalation", since: at(9), acknowledgedBy: { id: "x" } },
    { id: "3", kind: "helpRequested", since: at(5) },
  ] })

  assert.deepEqual(floor.rows("attention").map((row) => row.id), ["3", "1", "2"])
})

test("figures are stale after five silent seconds", () => {
  const freshness = new Freshness(0)
  assert.deepEqual([freshness.isDue(1999), freshness.isDue(2000)], [false, true])
  freshness.heard(3000)
  assert.deepEqual([freshness.isStale(7999), freshness.isStale(8000)], [false, true])
})

test("skills, numbers and lists are read as people write them", () => {
  assert.deepEqual(readSkills("billing:3, 退款：2、shipping"), [
    { name: "billing", level: 3 }, { name: "退款", level: 2 }, { name: "shipping", level: 1 },
  ])
  assert.equal(readSkills("billing:9"), undefined)
  assert.equal(writeSkills([{ name: "a", level: 2 }, { name: "b", level: 1 }]), "a:2, b:1")
  assert.deepEqual(["4", "-1", "101", "4.5", ""].map((text) => readNumber(text, 0, 100)), [4, undefined, undefined, undefined, undefined])
})

test("only what differs is saved", () => {
  assert.deepEqual(changes({ a: 1, b: [1] }, { a: 1, b: [2], c: 3 }), { b: [2], c: 3 })
})
