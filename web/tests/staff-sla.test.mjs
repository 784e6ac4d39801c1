import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { Floor } from "../board/floor.js"
import { asideChoices, ownValue, readOwn } from "../console/aside-times.js"
import { Desk } from "../console/desk.js"
import { inboxRow } from "../console/views.js"
import { Words } from "../lib/core.js"
import { brief } from "../staff/brief.js"
import { eventWords } from "../staff/event-words.js"
import { clockMark, nextClock } from "../staff/sla.js"

const wordsOf = (locale) => new Words(locale, JSON.parse(readFileSync(new URL(`../i18n/staff.${locale}.json`, import.meta.url), "utf8")))
const [words, chinese] = ["en", "zh-CN"].map(wordsOf)
const visitor = { kind: "visitor", id: "v1" }
const tom = { kind: "agent", id: "tom", name: "Tom" }
const system = { kind: "system" }
const at = (second) => new Date(Date.UTC(2026, 0, 5, 10, 0, second)).toISOString()
const now = Date.parse(at(0))
const event = (seq, type, by, data = {}) => ({ conversation: "c1", seq, prev: seq - 1, at: at(seq), type, by, data })
const UNTIL = "2026-01-06T09:00:00.000Z"
const asked = event(1, "message.posted", visitor, { text: "Hello?" })
const joined = event(2, "assignment.made", tom, { agent: { id: "tom", name: "Tom" } })
const snoozed = event(3, "conversation.snoozed", tom, { until: UNTIL })
const deskOf = (events, more = {}) => {
  const desk = new Desk({ me: "tom", fetchMissing: async () => {} })
  desk.take({ id: "c1", status: "active", head: events.at(-1).seq, assignee: { id: "tom", name: "Tom" }, events, ...more })
  return desk
}
const rowOf = (desk, clocks) => inboxRow(desk.get("c1"), { words, now, me: "tom", draft: false, unsent: false, clocks })

test("the next clock is the one that is due first, warned when it has warned", () => {
  const sla = { policy: "p", clocks: [{ kind: "resolution", dueAt: at(3600) }, { kind: "firstResponse", dueAt: at(90), warned: true }] }

  assert.deepEqual(nextClock({ sla }, now), { kind: "firstResponse", state: "warned", seconds: 90 })
  assert.equal(nextClock({ sla }, now + 89_000).seconds, 1)
})

test("a missed target comes before all, also in the second before its event arrives", () => {
  const sla = { policy: "p", clocks: [{ kind: "firstResponse", dueAt: at(90) }] }
  const breach = { kind: "resolution", policy: "p", dueAt: at(0) }

  assert.deepEqual(nextClock({ sla }, now + 95_000), { kind: "firstResponse", state: "breached", seconds: 5 })
  assert.deepEqual(nextClock({ sla, breach }, now + 60_000), { kind: "resolution", state: "breached", seconds: 60 })
})

test("a clock that stands shows what is left, one that was missed and is done shows nothing", () => {
  const paused = { kind: "resolution", leftSeconds: 600, paused: true }

  assert.deepEqual(nextClock({ sla: { policy: "p", clocks: [paused] } }, now), { kind: "resolution", state: "paused", seconds: 600 })
  assert.equal(nextClock({ sla: { policy: "p", clocks: [{ kind: "firstResponse", warned: true, breached: true }] } }, now), undefined)
  assert.equal(nextClock({}, now), undefined)
})

test("a clock is told in words of both languages, with a level and a drawing", () => {
  const mark = (clock, breach, by = words) => clockMark({ sla: { policy: "p", clocks: [clock] }, breach }, now, by)

  assert.deepEqual(mark({ kind: "firstResponse", dueAt: at(200) }), { text: "First reply in 3:20", level: "normal", icon: "clock" })
  assert.deepEqual(mark({ kind: "nextResponse", dueAt: at(20), warned: true }), { text: "Reply due in 0:20", level: "due", icon: "clock" })
  assert.deepEqual(mark({ kind: "nextResponse", dueAt: at(-61) }), { text: "Reply late by 1:01", level: "late", icon: "late" })
  assert.match(mark({ kind: "resolution", leftSeconds: 7200, paused: true }).text, /^Resolution paused, 2 hrs? left$/)
  assert.equal(mark({ kind: "firstResponse", dueAt: at(200) }, undefined, chinese).text, "首次回复还剩 3:20")
})

test("a chat that is put aside waits for nobody, and wakes by its time or by the customer", () => {
  const aside = brief([asked, joined, snoozed])
  const woken = brief([asked, joined, snoozed, event(4, "conversation.woken", system)])
  const written = brief([asked, joined, snoozed, event(4, "message.posted", visitor, { text: "Still there?" })])
  const told = brief([asked, joined, snoozed, event(4, "message.posted", tom, { text: "Tomorrow." })])

  assert.deepEqual([aside.aside, aside.needsReply], [UNTIL, false])
  assert.deepEqual([woken.aside, woken.needsReply, woken.since], [undefined, true, at(4)])
  assert.deepEqual([written.aside, written.needsReply], [undefined, true])
  assert.deepEqual([told.aside, told.since], [UNTIL, UNTIL])
  assert.equal(brief([asked, snoozed, event(4, "conversation.resolved", tom)]).aside, undefined)
})

test("the desk lists what is put aside after what waits, and never as next", () => {
  const desk = deskOf([asked, joined])
  assert.equal(rowOf(desk).group, "needsReply")

  desk.event(snoozed)

  assert.equal(desk.nextToAnswer(), undefined)
  assert.equal(desk.waiting, 0)
  assert.deepEqual([rowOf(desk).group, rowOf(desk).preview], ["aside", "Hello?"])
})

test("how late a row is, its clock says where it has one", () => {
  const desk = deskOf([asked, joined], { sla: { policy: "p", clocks: [] } })

  assert.equal(rowOf(desk).level, "normal")
  assert.equal(rowOf(desk, [{ text: "", level: "late", icon: "late" }]).level, "late")
})

test("what clocks, snoozing and steps up did is told in words", () => {
  const say = (type, by, data, by2 = words) => eventWords(event(9, type, by, data), { words: by2, me: "me", customer: "Ana" })

  assert.match(say("conversation.snoozed", tom, { until: UNTIL }), /^Snoozed until .*2026/)
  assert.equal(say("conversation.woken", system), "Back from being snoozed")
  assert.match(say("sla.warned", system, { kind: "firstResponse", policy: "p", dueAt: at(0) }), /^First reply due soon, at \d+:\d+/)
  assert.match(say("sla.breached", system, { kind: "resolution", policy: "p", dueAt: at(0) }, chinese), /^解决已超时：应于.+前完成$/)
  assert.equal(say("escalation.raised", tom, { reason: "Legal" }), "Tom escalated the chat: “Legal”")
  assert.equal(say("escalation.raised", system, { reason: "slaBreached" }), "Escalated, since a target was missed")
  assert.equal(say("conversation.transferred", system, { to: { kind: "queue", name: "Second" }, reason: "slaBreached" }), "Hark transferred the chat to Second")
})

test("the times to choose are by the clock on the wall, and no moment comes twice", () => {
  const names = (date, isAside = false) => asideChoices(date, isAside).map(({ name }) => name)
  const thursday = new Date(2026, 9, 22, 15, 30)

  assert.deepEqual(asideChoices(thursday, false).map(({ at }) => ownValue(at)), ["2026-10-22T16:30", "2026-10-23T09:00", "2026-10-26T09:00"])
  assert.deepEqual(names(new Date(2026, 9, 25, 12)), ["hour", "tomorrow"])
  assert.equal(ownValue(asideChoices(new Date(2026, 9, 26, 8), false)[2].at), "2026-11-02T09:00")
  assert.deepEqual(names(thursday, true), ["now", "hour", "tomorrow", "monday"])
})

test("a time of one's own lies ahead, and at most 90 days", () => {
  const today = new Date(2026, 9, 22, 15, 30)

  assert.deepEqual(readOwn("2026-10-22T15:31", today), { at: new Date(2026, 9, 22, 15, 31) })
  assert.deepEqual(["", "2026-10-22T15:30", "2027-01-22T15:30"].map((value) => readOwn(value, today).wrong), ["missing", "past", "far"])
})

test("a missed target stands on the board after a lost agent and before a long wait", () => {
  const floor = new Floor()
  const row = (kind) => ({ id: kind, kind, since: at(0) })
  floor.reset({ version: 1, attention: ["waitingLong", "slaBreached", "agentDisconnected"].map(row) })

  assert.deepEqual(floor.rows("attention").map(({ kind }) => kind), ["agentDisconnected", "slaBreached", "waitingLong"])
})
