import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { test } from "node:test"
import { Words } from "../lib/core.js"
import { surveyLink, transcriptText } from "../widget/transcript-text.js"
import { hasAddress, isLong, placeText } from "../widget/waiting.js"
import { entriesOf, statusFor } from "../widget/widget.js"

const load = async (locale, surface = "widget") => new Words(locale, JSON.parse(await readFile(new URL(`../i18n/${surface}.${locale}.json`, import.meta.url))))
const words = await load("en")
const chinese = await load("zh-CN")
const [waiting, chineseWaiting] = [await load("en", "waiting"), await load("zh-CN", "waiting")]

const event = (seq, type, data = {}, by = { kind: "system" }, at = "2026-01-05T10:00:00.000Z") => ({ seq, type, data, by, at })
const message = (seq, text, kind, data = {}, at) => event(seq, "message.posted", { text, ...data }, { kind, name: kind === "agent" ? "Maya" : undefined }, at)
const show = (events, items = [], view = {}) => entriesOf(events, items, { words, status: "bot", isLive: true, readByStaff: 0, ...view })
const unsent = (clientID, text, state = "waiting", more = {}) => ({ clientID, lane: "chat", params: { text }, state, at: Date.parse("2026-01-05T10:01:00Z"), ...more })

test("what is not sent yet stands at the end, and once", () => {
  const events = [message(1, "one", "visitor", { clientID: "a" })]

  const entries = show(events, [unsent("a", "one", "sent"), unsent("b", "two")])

  assert.deepEqual(entries.map(entry => [entry.key, entry.state]), [["a", "sent"], ["b", "waiting"]])
})

test("without a connection nothing is said to be on its way", () => {
  assert.equal(show([], [unsent("a", "x", "sending")], { isLive: false })[0].state, "waiting")
  assert.equal(show([], [unsent("a", "x", "sending")])[0].state, "sending")
})

test("only the last own message tells whether it was read", () => {
  const events = [message(1, "one", "visitor"), message(2, "two", "visitor")]

  assert.deepEqual(show(events).map(entry => entry.state), ["", "sent"])
  assert.deepEqual(show(events, [], { readByStaff: 2 }).map(entry => entry.state), ["", "read"])
})

test("only the bot's last turn offers choices, and none once a person is there", () => {
  const choices = [{ id: "human", label: "Talk to a person" }]
  const events = [message(1, "first", "bot", { choices, feedback: true }), message(2, "second", "bot", { choices, feedback: true })]

  assert.deepEqual(show(events).map(entry => [entry.choices.length, entry.feedback]), [[0, ""], [1, "ask"]])
  assert.deepEqual(show(events, [], { status: "active" }).map(entry => entry.choices.length), [0, 0])
})

test("an answer that helped says so", () => {
  const events = [message(1, "first", "bot", { feedback: true }), event(2, "bot.feedback", { seq: 1, helped: true })]

  assert.equal(show(events)[0].feedback, "given")
})

test("a run names its sender once and its time at both ends", () => {
  const events = [message(1, "a", "agent"), message(2, "b", "agent"), message(3, "c", "agent"), message(4, "d", "visitor")]

  const entries = show(events)

  assert.deepEqual(entries.map(entry => entry.first), [true, false, false, true])
  assert.deepEqual(entries.map(entry => Boolean(entry.time)), [true, false, true, true])
})

test("a new day gets a line", () => {
  const events = [message(1, "a", "agent", {}, "2026-01-05T10:00:00Z"), message(2, "b", "agent", {}, "2026-01-07T10:00:00Z")]

  assert.deepEqual(show(events).map(entry => entry.kind), ["message", "day", "message"])
})

test("handover, transfer and end are told in words, in both languages", () => {
  const events = [
    event(1, "conversation.started"),
    event(2, "handoff.requested", {}, { kind: "visitor" }),
    event(3, "conversation.queued", { queue: { name: "support" } }),
    event(4, "assignment.made", { agent: { name: "Maya" } }),
    event(5, "conversation.transferred", { to: { name: "Ben" } }, { kind: "agent", name: "Maya" })
  ]

  assert.deepEqual(show(events).map(entry => entry.text), ["You asked for a person.", "Maya joined the chat.", "Maya asked Ben to join."])
  assert.deepEqual(show(events, [], { words: chinese }).map(entry => entry.text), ["您已请求人工客服。", "Maya已加入对话。", "Maya已邀请Ben加入。"])
})

test("the place in line comes with a range only when one is known", () => {
  assert.equal(placeText(null, waiting), "You're in line for a person. You can keep writing.")
  assert.equal(placeText({ position: 2 }, waiting), "You're 2nd in line.")
  assert.match(placeText({ position: 3, waitLow: 120, waitHigh: 240 }, waiting), /^You're 3rd in line, about 2.{1,3}4 min\.$/)
  assert.equal(placeText({ position: 2, waitLow: 120, waitHigh: 240 }, waiting, false), "You're 2nd in line.")
  assert.match(placeText({ position: 3, waitLow: 120, waitHigh: 240 }, chineseWaiting), /^您排在第 3 位，约需等待2.{1,3}4 ?分钟。$/)
})

test("the wait is said as precisely as it is known", () => {
  const said = (waitLow, waitHigh) => placeText({ position: 1, waitLow, waitHigh }, waiting).replace("You're 1st in line, ", "")

  assert.equal(said(5, 50), "under a minute.")
  assert.equal(said(100, 130), "about 2 min.")
  assert.equal(said(8, 200), "up to about 3 min.")
  assert.match(said(40, 200), /^about 1.{1,3}3 min\.$/)
  assert.equal(said(600, 5400), "up to about 2 hr.")
  assert.match(said(2000, 9000), /^about 1.{1,3}3 hr\.$/)
  assert.equal(placeText({ position: 1, waitLow: 5, waitHigh: 50 }, chineseWaiting), "您排在第 1 位，等待不到一分钟。")
})

test("who waits long, or nobody knows how long, may leave an address, once", () => {
  const left = message(3, "You can write to me at ana@example.com", "visitor")

  assert.deepEqual([{ waitLow: 599, waitHigh: 900 }, { waitLow: 600, waitHigh: 900 }, {}].map(place => isLong(place)), [false, true, true])
  assert.equal(isLong({ waitLow: 10, waitHigh: 20 }, false), true)
  assert.equal(isLong(null), false)
  assert.equal(hasAddress([message(1, "a@b", "visitor"), message(2, "help@shop.example", "bot")]), false)
  assert.equal(hasAddress([left]), true)
})

test("the server's states that a customer need not know are folded", () => {
  assert.deepEqual(["bot", "queued", "offered", "active", "snoozed", "wrapUp", "resolved"].map(statusFor),
    ["bot", "queued", "queued", "active", "active", "resolved", "resolved"])
})

test("the transcript is a text that can be read without Hark", () => {
  const text = transcriptText([message(1, "Hi", "visitor"), message(2, "Hello", "agent"), event(3, "conversation.resolved")], words, "Chat with Kestrel")

  const lines = text.split("\r\n")
  assert.equal(lines[0], "Chat with Kestrel")
  assert.match(lines[2], /^\[.+\] You: Hi$/)
  assert.match(lines[3], /^\[.+\] Maya: Hello$/)
  assert.match(lines[4], /^\[.+\] — Chat ended/)
  assert.deepEqual(lines.slice(5), [""])
})

test("the transcript of a chat that ended closes with where it can be rated", () => {
  const asked = { ...event(2, "survey.requested"), data: { link: "/s/abc" } }
  const reopened = { ...event(3, "conversation.reopened"), data: {} }

  assert.equal(surveyLink([asked]), "/s/abc")
  assert.equal(surveyLink([asked, reopened]), undefined)
  assert.equal(surveyLink([message(1, "Hi", "visitor")]), undefined)
  const text = transcriptText([message(1, "Hi", "visitor")], words, "Chat", "How was this chat? https://shop.example/s/abc")
  assert.deepEqual(text.split("\r\n").slice(3), ["", "How was this chat? https://shop.example/s/abc", ""])
})
