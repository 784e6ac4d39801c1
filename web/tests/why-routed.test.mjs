import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { Words } from "../lib/core.js"
import { wholeRouting } from "../staff/why-events.js"
import { whyRouted } from "../staff/why-routed.js"

const strings = (locale) => JSON.parse(readFileSync(new URL(`../i18n/routing-why.${locale}.json`, import.meta.url), "utf8"))
const words = new Words("en", strings("en"))
const chinese = new Words("zh-CN", strings("zh-CN"))
const [tom, ada, lin] = ["Tom", "Ada", "Lin"].map((name) => ({ id: name.toLowerCase(), name }))
const candidate = (agent, more) => ({ agent, load: 1, capacity: 4, idleSeconds: 30, fit: 12, ...more })
const event = (type, data, seq = 1) => ({ conversation: "c1", seq, prev: seq - 1, at: "2026-01-05T10:00:00.000Z", type, by: { kind: "system" }, data })
const made = (explained, agent = tom) => event("assignment.made", { agent, epoch: 2, explained }, 9)
const whyOf = (explained, told = words) => whyRouted([made(explained)], told)
const fact = (why, key, told = words) => why.facts.find(([name]) => name === told.t(key))?.[1]

test("both languages have the same words with the same values", () => {
  const [en, zh] = [strings("en"), strings("zh-CN")]
  const values = (entry) => [...new Set(JSON.stringify(entry).match(/\{\w+\}/g) ?? [])].sort()
  assert.deepEqual(Object.keys(en), Object.keys(zh))
  for (const key of Object.keys(en)) assert.deepEqual(values(en[key]), values(zh[key]), key)
})

test("everything that the server stores has words", () => {
  const source = readFileSync(new URL("../../Sources/HarkDomain/RoutingExplanation.swift", import.meta.url), "utf8")
  const cases = (name) => [...source.split(`enum ${name}`)[1].split("\n}")[0].matchAll(/case (\w+)/g)].map(([, one]) => one)

  for (const one of cases("RoutingRule")) assert.ok(strings("en")[`why.rule.${one}`], one)
  for (const one of cases("Reason").slice(0, 8)) assert.ok(strings("en")[`why.bar.${one}`], one)
  assert.equal(cases("RoutingRule").length, 10)
})

test("nobody has it before an assignment", () => {
  assert.equal(whyRouted([], words), undefined)
  assert.equal(whyRouted([event("conversation.queued", { queue: { name: "Billing" } })], words), undefined)
})

test("an assignment tells its entry rule, the demand, the wait and what fell", () => {
  const queued = event("conversation.queued", {
    queue: { name: "Billing" }, priority: 5, rule: "vip-zh", required: [{ name: "billing", level: 3 }], preferred: [{ name: "vip", level: 1 }],
    language: "zh", sla: "gold",
  })
  const explained = {
    rule: "longestIdle", waitedSeconds: 42, candidates: [candidate(tom), candidate(ada, { load: 1.5 })],
    relaxed: ["level", "skill:fax"], through: { name: "Shipping" }, spared: 1,
  }

  const why = whyRouted([queued, made(explained)], words)

  assert.deepEqual(why.facts.map(([name, value]) => `${name}: ${value}`), [
    "Queue: Billing", "Entry rule: vip-zh", "Asked for: needs billing:3, prefers vip:1, language zh, SLA gold, priority 5",
    "Decided by: Most room, then longest without new work", "Because: more room than Ada", "Waited: 42 sec",
    "No longer asked: one level of each skill, skill fax", "Helped out: Shipping",
    "Left to others: 1 free agent, whom somebody else needs more",
  ])
  assert.deepEqual(why.candidates.map(({ name, isChosen }) => [name, isChosen]), [["Tom", true], ["Ada", false]])
  assert.equal(why.candidates[1].text, "fit 12, 1.5 of 4 units, 30 sec without new work")
})

for (const [rule, own, other, because] of [
  ["longestIdle", {}, { fit: 2 }, "a better fit than Ada"],
  ["longestIdle", {}, { idleSeconds: 3 }, "longer without new work than Ada"],
  ["costBased", {}, {}, "as good as Ada, first in order"],
  ["costBased", {}, { idleSeconds: 31 }, "less needed elsewhere than Ada"],
  ["leastLoaded", {}, { capacity: 3 }, "less taken up than Ada"],
  ["leastLoaded", { capacity: 3 }, { capacity: 3, idleSeconds: 3 }, "longer without new work than Ada"],
  ["roundRobin", {}, { load: 0 }, "the next in turn, before Ada"],
  ["weighted", {}, { fit: 20 }, "a higher sum than Ada"],
]) {
  test(`what decides by ${rule}: ${because}`, () => {
    const why = whyOf({ rule, candidates: [candidate(tom, own), candidate(ada, other)] })
    assert.equal(fact(why, "why.because"), because)
  })
}

test("alone, sticky and by people there is no comparison", () => {
  assert.equal(fact(whyOf({ rule: "longestIdle", candidates: [candidate(tom)] }), "why.because"), "nobody else could have it")
  assert.equal(fact(whyOf({ rule: "lastAgent" }), "why.because"), "had it before")
  assert.equal(fact(whyOf({ rule: "assigned", reason: "knows him", candidates: [candidate(tom)] }), "why.because"), undefined)
  assert.equal(fact(whyOf({ rule: "assigned", reason: "knows him" }), "why.reason"), "knows him")
})

test("who could not have it is told with the reason, and how many more", () => {
  const excluded = [
    { agent: tom, because: "offline" }, { agent: lin, because: "skill", detail: "billing:3" }, { agent: lin, because: "offline" }, { agent: ada, because: "sticky", detail: "lin" },
    { agent: ada, because: "sticky", detail: "gone" }, { agent: ada, because: "full" },
  ]
  const explained = { rule: "longestIdle", candidates: [candidate(tom)], excluded, excludedInAll: 9 }

  assert.deepEqual(whyOf(explained).excluded, [
    "Lin lacks billing:3", "Ada has to wait: kept for Lin", "Ada has to wait: kept for the last agent", "Ada is full",
    "Not available: Tom, Lin", "3 more",
  ])
  assert.deepEqual(whyOf(explained, chinese).excluded.slice(0, 2), ["Lin 缺少 billing:3", "Ada 需等待：先留给 Lin"])
})

test("who accepted an offer was chosen when it was made", () => {
  const offer = event("offer.made", { agent: tom, explained: { rule: "roundRobin", waitedSeconds: 7, candidates: [candidate(tom)] } })
  const accepted = made({ rule: "longestIdle", candidates: [candidate(tom)] })

  assert.equal(fact(whyRouted([offer, accepted], words), "why.decided"), "In turn")
  assert.equal(fact(whyRouted([offer, made({ rule: "takenOver" }, tom)], words), "why.decided"), "Taken over")
  assert.equal(fact(whyRouted([offer, made({ rule: "longestIdle" }, ada)], words), "why.waited"), undefined)
})

test("an event of before explanations were stored is told without them", () => {
  assert.deepEqual(whyRouted([event("assignment.made", { agent: tom })], words), { facts: [], candidates: [], excluded: [] })
})

test("what the page does not hold is read back, as far as it takes and once", async () => {
  const asked = []
  const all = Array.from({ length: 260 }, (_, n) => event(n === 20 ? "conversation.queued" : n === 150 ? "assignment.made" : "message.posted", {}, n + 1))
  const api = { get: async (path, { after, limit }) => { asked.push(`${path} ${after}+${limit}`); return { events: all.slice(after, after + limit) } } }
  const seqs = async (facts) => (await wholeRouting(facts, api)).map(({ seq }) => seq)

  assert.deepEqual(await seqs({ id: "c1", prev: 230, events: [] }), [21, 151])
  assert.deepEqual(asked, ["/conversations/c1/events 130+100", "/conversations/c1/events 30+100", "/conversations/c1/events 0+30"])
  assert.deepEqual(await seqs({ id: "c1", prev: 230, events: [event("assignment.made", {}, 261)] }), [21, 151, 261])
  assert.equal(asked.length, 3)
  assert.deepEqual(await seqs({ id: "c2", prev: 9, events: [event("conversation.queued", {}, 10), event("assignment.made", {}, 11)] }), [10, 11])
  assert.deepEqual(await seqs({ id: "c2", prev: 0, events: [] }), [])
  assert.equal(asked.length, 3)
})
