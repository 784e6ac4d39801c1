/** What the staff's pages say about what was read out of messages, and about what was found. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { readLines, readPairs } from "../admin/values.js"
import { Desk } from "../console/desk.js"
import { Finder, hitWords, pieces } from "../console/finder.js"
import { inboxRow } from "../console/views.js"
import { Words } from "../lib/core.js"
import { brief, flagOf } from "../staff/brief.js"
import { entityChips } from "../staff/entities.js"
import { eventWords, flagWords } from "../staff/event-words.js"
import { moodChip, moodOf } from "../staff/moods.js"
import { settle } from "./fakes.mjs"

const strings = (locale) => JSON.parse(readFileSync(new URL(`../i18n/staff.${locale}.json`, import.meta.url), "utf8"))
const [en, zh] = ["en", "zh-CN"].map((locale) => Object.assign(new Words(locale, strings(locale)), { region: locale }))
const visitor = { kind: "visitor", id: "v1" }
const tom = { kind: "agent", id: "tom", name: "Tom" }
const at = "2026-01-05T10:00:00.000Z"

const event = (seq, type, by, data) => ({ conversation: "c1", seq, prev: seq - 1, at, type, by, data })
const said = (seq, text) => event(seq, "message.posted", visitor, { text })
const read = (seq, message, label, reason = [], entities = []) =>
  event(seq, "message.analysed", { kind: "system" }, { seq: message, language: "en", sentiment: { score: 0, label, anger: 0, reason }, entities })
const flagged = (seq, level) => event(seq, "sentiment.flagged", { kind: "system" }, flag(level))
const flag = (level) => ({ level, reason: "in English", messages: 2, of: 3, words: [{ text: "refund", count: 2 }, { text: "late", count: 1 }] })
const corrected = (seq, message, label, by = tom) => event(seq, "sentiment.corrected", by, { seq: message, label })
const held = (events, sentiment) => ({ id: "c1", transcript: { events }, brief: brief(events), sentiment })
const chipOf = (events, words = en, sentiment) => moodChip(moodOf(held(events, sentiment)), words)

test("a mood is that of the last message, with the words that decided", () => {
  const events = [said(1, "Great"), read(2, 1, "veryPositive", ["Great"]), said(3, "I want a refund"), read(4, 3, "negative", ["refund", "want"])]

  assert.deepEqual(chipOf(events), {
    level: "negative", isFlag: false, said: "I want a refund", chip: "Negative", reason: "The words that decided: “refund”, “want”",
    why: ["Last message: Negative", "The words that decided: “refund”, “want”"],
  })
  assert.equal(chipOf(events, zh).chip, "负面")
  assert.equal(chipOf(events, zh).reason, "判断依据：“refund”、“want”")
})

test("a neutral mood, and one that nobody read, has no chip", () => {
  assert.equal(chipOf([said(1, "Hello")]), undefined)
  assert.equal(chipOf([said(1, "Hello"), read(2, 1, "neutral")]), undefined)
})

test("a flag stands before the last message's mood, until it is calm", () => {
  const events = [said(1, "ok"), flagged(2, "angry"), read(3, 1, "neutral")]

  const chip = chipOf(events)

  assert.equal(chip.chip, "Angry")
  assert.deepEqual(chip.why, ["Angry in 2 of the last 3 messages: “refund” (2×), “late”", "Last message: Neutral"])
  assert.equal(chipOf(events, zh).reason, "最近 3 条消息中有 2 条愤怒：“refund”（2 次）、“late”")
  assert.equal(chipOf([...events, flagged(4, "calm")]), undefined)
})

test("the words about a flag fit one message as well as many", () => {
  assert.equal(flagWords({ level: "angry", messages: 1, of: 1, words: [] }, en), "Angry in the last message")
  assert.equal(flagWords({ level: "negative", messages: 3, of: 4 }, zh), "最近 4 条消息中有 3 条不满")
  assert.equal(flagWords({ level: "calm" }, en), "The mood recovered")
})

test("the last correction of a message counts, also a neutral one, and says so", () => {
  const events = [said(1, "Well"), read(2, 1, "negative", ["Well"]), corrected(3, 1, "positive"), corrected(4, 1, "neutral")]

  assert.deepEqual(chipOf(events).why, ["Neutral, corrected"])
  assert.equal(chipOf(events, zh).chip, "中性（已更正）")
  assert.equal(chipOf([...events, said(5, "Bad"), read(6, 5, "negative")]).chip, "Negative")
})

test("a Snapshot tells the mood when what was read lies further back than its events", () => {
  const snapshot = { seq: 3, label: "negative", corrected: true, flag: flag("negative") }

  assert.equal(chipOf([], en, snapshot).chip, "Unhappy")
  assert.deepEqual(chipOf([], en, { ...snapshot, flag: undefined }).why, ["Negative, corrected"])
  assert.equal(flagOf(held([flagged(9, "calm")], snapshot)), undefined)
})

test("the desk takes the mood from Snapshots and rows tell what is flagged", () => {
  const desk = new Desk({ me: "tom", fetchMissing: async () => {} })
  const events = [said(1, "Where?")]
  const row = () => inboxRow(desk.get("c1"), { words: en, now: 0, me: "tom", draft: false, unsent: false })
  desk.take({ id: "c1", status: "active", head: 1, events, sentiment: { seq: 1, label: "negative", flag: flag("angry") } })

  assert.equal(row().mood, "angry")
  assert.equal(row().moodWhy, "Angry in 2 of the last 3 messages: “refund” (2×), “late”")
  desk.event(flagged(2, "calm"))
  assert.equal(row().mood, undefined)
})

test("the log tells of flags and corrections in the reader's language", () => {
  const telling = { words: zh, me: "tom", customer: "Ana" }

  assert.equal(eventWords(flagged(1, "angry"), telling), "最近 3 条消息中有 2 条愤怒：“refund”（2 次）、“late”")
  assert.equal(eventWords(corrected(1, 1, "neutral"), { ...telling, words: en }), "You corrected the mood: “Neutral”")
  assert.equal(eventWords(corrected(1, 1, "neutral", { kind: "agent", id: "ben", name: "Ben" }), telling), "Ben更正了情绪：“中性”")
})

test("entities become chips with one form of their value", () => {
  const chips = (words) => entityChips([
    { type: "order", text: "a 10023", value: "A-10023" }, { type: "email", text: "Ana@x.org", value: "ana@x.org" },
    { type: "money", text: "12,50 €", value: "12.50 EUR" }, { type: "percentage", text: "5 %", value: "5" },
    { type: "date", text: "Friday", value: "2026-11-27" }, { type: "time", text: "3 pm", value: "T15:00" },
    { type: "person", text: "Ana Ruiz" }, { type: "url", text: "www.x.org/", value: "https://www.x.org/" },
  ], words).map(({ kind, text }) => `${kind} ${text}`)

  assert.deepEqual(chips(en), [
    "Order A-10023", "E-mail ana@x.org", "Amount €12.50", "Percentage 5%", "Date November 27, 2026", "Time 3:00 PM", "Person Ana Ruiz", "Link www.x.org",
  ])
  assert.deepEqual(chips(zh).slice(0, 6), ["订单 A-10023", "邮箱 ana@x.org", "金额 €12.50", "百分比 5%", "日期 2026年11月27日", "时间 15:00"])
})

test("numbers are searched, addresses copied, secrets only shown as they came", () => {
  const action = (type, value) => entityChips([{ type, text: "x", value }], en)[0]

  assert.deepEqual(["order", "tracking", "member", "email", "phone", "paymentCard", "money"].map((type) => action(type, "1").action),
    ["search", "search", "search", "copy", "copy", undefined, undefined])
  assert.deepEqual(action("paymentCard", "•••• 4242"), { kind: "Card", text: "•••• 4242", value: "•••• 4242", action: undefined })
  assert.equal(action("member", "M123456").kind, "member")
})

test("what is named twice has one chip, and a value that can't be read is shown as it is", () => {
  const twice = [{ type: "order", text: "A1", value: "A1" }, { type: "order", text: "a1", value: "A1" }]

  assert.equal(entityChips(twice, en).length, 1)
  assert.equal(entityChips([{ type: "money", text: "x", value: "much EURO" }], en)[0].text, "much EURO")
  assert.equal(entityChips([{ type: "date", text: "x", value: "2026-W09" }], en)[0].text, "2026-W09")
})

const hit = (seq) => ({ conversation: "c", seq, at, type: "message.posted", by: visitor, snippet: { text: "x", marks: [] } })

test("marks cut a snippet by Unicode scalars", () => {
  assert.deepEqual(pieces({ text: "😀 my A-1 now", marks: [[5, 8]] }), [
    { text: "😀 my ", isMarked: false }, { text: "A-1", isMarked: true }, { text: " now", isMarked: false },
  ])
  assert.deepEqual(pieces({ text: "ab", marks: [[0, 1], [1, 2]] }).map((piece) => piece.isMarked), [true, true])
})

test("a result says who said it, and what it was when it is no message", () => {
  assert.deepEqual(hitWords(hit(1), en), { who: "Visitor v1", kind: undefined, when: en.moment(at), pieces: [{ text: "x", isMarked: false }] })
  assert.equal(hitWords(hit(1), en, "Ana").who, "Ana")
  const note = hitWords({ ...hit(1), type: "note.added", by: tom }, zh)
  assert.deepEqual([note.who, note.kind], ["Tom", "备注"])
})

test("an answer that comes after the next question counts for nothing", async () => {
  const answers = []
  const finder = new Finder({ fetch: () => new Promise((resolve) => answers.push(resolve)), changed: () => {} })
  finder.find("first")
  finder.find(" second ")

  answers[1]({ items: [hit(2)], next: "n", complete: true })
  await settle()
  answers[0]({ items: [hit(1)], complete: false })
  await settle()

  assert.deepEqual([finder.state, finder.query, finder.items[0].seq, finder.hasMore, finder.isComplete], ["done", "second", 2, true, true])
})

test("further pages follow the first, and an index that is made anew is said", async () => {
  const asked = []
  const finder = new Finder({ fetch: async (query) => { asked.push(query.after); return { items: [hit(asked.length)], next: asked.length < 2 ? "n" : undefined, complete: asked.length > 1 } }, changed: () => {} })

  await finder.find("x")
  assert.equal(finder.isComplete, false)
  await finder.more()

  assert.deepEqual([finder.items.map((one) => one.seq), asked, finder.hasMore], [[1, 2], [undefined, "n"], false])
})

test("nothing typed asks for nothing, and refusals are told apart", async () => {
  let failure = { status: 400, field: "q" }
  const finder = new Finder({ fetch: async () => { throw failure }, changed: () => {} })

  await finder.find("  ")
  assert.equal(finder.state, "idle")
  await finder.find("?!")
  assert.equal(finder.state, "bad")
  failure = { status: 0 }
  await finder.find("x")
  assert.equal(finder.state, "failed")
})

test("words are one on each line, patterns have a name", () => {
  assert.deepEqual(readLines(" Ridge 20 \n\n云雀\nRidge 20"), ["Ridge 20", "云雀"])
  assert.deepEqual(readPairs([{ name: "order", pattern: "A" }]), [{ name: "order", pattern: "A" }])
  assert.equal(readPairs([{ name: "", pattern: "A" }]), undefined)
})
