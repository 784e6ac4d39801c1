import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { cityOf, stateAt } from "../admin/hours-now.js"
import { faultWords } from "../admin/fault-words.js"
import { figure, isShaky, loadRows, verdict } from "../admin/measures.js"
import { freshName, rename, usesOf } from "../admin/plan-names.js"
import { move, placeAfter, placeOf, setAt, stepsOf, valueAt } from "../admin/plan-path.js"
import { chainWords, conditionWords, exclusionWords, outcomeWords, placeWords } from "../admin/plan-words.js"
import { readSpan, writeSpan } from "../admin/time-span.js"
import { hourState, isDay, readSpans, readWeek, withHours, writeWeek } from "../admin/week.js"
import { Words } from "../lib/core.js"

const FAULTS = [
  ["“Mars” is no time zone such as Europe/Madrid", "“Mars”不是时区名称，应如 Europe/Madrid"],
  ["“Mo 9-5” is not of the form Mo-Fr 09:00-18:00", "“Mo 9-5”的形式不对，应如 Mo-Fr 09:00-18:00"],
  ["is not the name of an SLA policy", "没有这个 SLA 策略"],
  ["is there twice", "重复出现"],
  ["vip is there twice", "“vip”重复出现"],
  ["must be 1 to 2678400", "须为 1 到 2678400"],
  ["must be 0.25 to 100.0", "须为 0.25 到 100.0"],
  ["must be at most 100 items", "最多 100 项"],
  ["Chinese is never reached: Everything matches whenever it does", "“Chinese”永远轮不到：凡符合它的，都已先符合“Everything”"],
  ["overflow goes in a circle: a → b → a", "队列协助形成了循环：a → b → a"],
]

const messages = (locale) => JSON.parse(readFileSync(new URL(`../i18n/routing.${locale}.json`, import.meta.url), "utf8"))
const words = (locale) => new Words(locale, messages(locale))

test("the section of routing has the same words with the same values in both languages", () => {
  const [en, zh] = ["en", "zh-CN"].map(messages)
  const values = (entry) => [...new Set(JSON.stringify(entry).match(/\{\w+\}/g) ?? [])].sort()
  assert.deepEqual(Object.keys(en), Object.keys(zh))
  for (const key of Object.keys(en)) assert.deepEqual(values(en[key]), values(zh[key]), key)
})

test("a place is cut into its steps and put together again", () => {
  const at = "rules[2].when.hours.name"
  assert.deepEqual(stepsOf(at), ["rules", 2, "when", "hours", "name"])
  assert.equal(placeOf(stepsOf(at)), at)
})

test("a member is set where nothing was, and what gets empty goes with it", () => {
  const plan = {}
  setAt(plan, "rules[0].when.page", ["*/checkout*"])
  assert.deepEqual(plan, { rules: [{ when: { page: ["*/checkout*"] } }] })
  setAt(plan, "rules[0].when.page", undefined)
  assert.deepEqual(plan, { rules: [{}] })
  setAt(plan, "policy.priorityCreditSeconds", null)
  assert.equal(valueAt(plan, "policy.priorityCreditSeconds"), null)
  assert.equal(valueAt(plan, "queues[3].sla"), undefined)
})

test("places follow a rule that moves, and go with one that is removed", () => {
  for (const [from, to] of [[0, 3], [3, 0], [1, 2], [2, 1], [1, 1]]) {
    const list = ["a", "b", "c", "d"]
    const moved = [...list]
    move(moved, from, to)
    list.forEach((name, index) => assert.equal(valueAt({ rules: moved }, placeAfter(`rules[${index}]`, "rules", from, to)), name))
  }
  assert.equal(placeAfter("rules[1].name", "rules", 1), undefined)
  assert.equal(placeAfter("rules[4].when.page[0]", "rules", 1), "rules[3].when.page[0]")
  assert.equal(placeAfter("rules[0].name", "rules", 1), "rules[0].name")
  assert.equal(placeAfter("sla[2].name", "rules", 1), "sla[2].name")
  assert.equal(placeAfter("sla[0].targets[2].priority", "sla[0].targets", 1), "sla[0].targets[1].priority")
  assert.equal(placeAfter("rules[1].name", "rules", Infinity, 1), "rules[2].name")
})

test("a new name is taken over wherever the plan names it", () => {
  const plan = {
    policy: { relaxation: [{ falls: "skill:billing", afterSeconds: 60 }] },
    rules: [{ when: { hours: { name: "office", are: "closed" } }, then: { sla: "gold", required: [{ name: "billing", level: 3 }] } }],
    queues: [{ queue: "Support", businessHours: "office", sla: "gold" }], sla: [{ name: "gold", businessHours: "office" }],
  }
  assert.equal(usesOf(plan, "businessHours", "office").length, 3)
  assert.deepEqual(usesOf(plan, "sla", "gold"), ["rules[0].then.sla", "queues[0].sla"])
  rename(plan, "businessHours", "office", "Madrid")
  rename(plan, "skills", "billing", "invoices")
  assert.equal(plan.rules[0].when.hours.name, "Madrid")
  assert.deepEqual([plan.policy.relaxation[0].falls, plan.rules[0].then.required[0].name], ["skill:invoices", "invoices"])
  assert.equal(usesOf(plan, "businessHours", "office").length, 0)
  assert.equal(freshName([{ name: "a" }, { name: "a 2" }], "a"), "a 3")
})

test("lengths of time are read as people write them", () => {
  for (const [text, seconds] of [["90", 90], ["5 min", 300], ["1 h 30 min", 5400], ["2 days", 172_800], ["1.5 h", 5400], ["1 小时 30 分钟", 5400], ["45秒", 45], [" 10s ", 10]]) assert.equal(readSpan(text), seconds, text)
  for (const text of ["", "soon", "5 apples", "min 5", "-3", "5 min or so"]) assert.equal(readSpan(text), undefined, text)
})

test("each length of time that is written is read as the same", () => {
  for (const locale of ["en-GB", "en-US", "zh-CN"]) {
    for (const seconds of [0, 1, 59, 60, 90, 300, 3600, 5405, 86_400, 93_784, 172_801]) assert.equal(readSpan(writeSpan(seconds, locale)), seconds, writeSpan(seconds, locale))
  }
})

test("a week is read from its lines and written as few", () => {
  const { week, wrong } = readWeek(["Mo-Fr 09:00-13:00", "Mo-Fr 13:00-18:00", "sa,su 10:00-14:00", "Fr 22:00-24:00", "Su 24:00-25:00", "Mo 9-5"])
  assert.deepEqual(wrong, [4, 5])
  assert.deepEqual(week[0], [[540, 1080]])
  assert.deepEqual([week[4][1], week[5][0]], [[1320, 1440], [600, 840]])
  assert.deepEqual(writeWeek(week), ["Mo-Fr 09:00-18:00", "Fr 22:00-24:00", "Sa,Su 10:00-14:00"])
})

test("lines that the server refuses are wrong on the page, too", () => {
  for (const line of ["Fr 22:00-02:00", "Mo 09:00-12:00,13:00-18:00", "Mo 09:00 - 18:00", "Mo - Fr 09:00-18:00", "Mo, Tu 09:00-18:00", "Mo, 09:00-18:00", "Mo\t09:00-18:00", "Mo-We-Fr 09:00-18:00", "09:00-18:00", "Mo 24:00-24:00"]) {
    assert.deepEqual(readWeek([line]).wrong, [0], line)
  }
  assert.deepEqual(readWeek(["  sa-mo   00:00-24:00 "]).week.map((day) => day.length), [1, 0, 0, 0, 0, 1, 1])
  assert.deepEqual([readSpans(["09:00-13:00"]), readSpans(["09:00 - 13:00"]), readSpans(["22:00-02:00"])], [[[540, 780]], undefined, undefined])
})

test("a holiday is a day that there is", () => {
  assert.deepEqual(["2026-12-25", "2028-02-29", "2026-02-29", "2026-13-01", "25.12.2026", "2026-12-25T00:00"].map(isDay), [true, true, false, false, false, false])
})

test("a week that is written is read as the same", () => {
  let seed = 5
  const chance = (below) => { seed = (seed * 48_271) % 2_147_483_647; return seed % below }
  let week = readWeek([]).week
  for (let round = 0; round < 300; round += 1) {
    week = withHours(week, [[chance(7), chance(24)]], chance(3) > 0)
    assert.deepEqual(readWeek(writeWeek(week)), { week, wrong: [] })
  }
})

test("hours of a grid open and close without touching the minutes around them", () => {
  const { week } = readWeek(["Mo 09:30-12:00"])
  assert.deepEqual([9, 10, 12].map((hour) => hourState(week, 0, hour)), ["part", "open", "closed"])
  assert.deepEqual(writeWeek(withHours(week, [[0, 10]], false)), ["Mo 09:30-10:00", "Mo 11:00-12:00"])
  assert.deepEqual(writeWeek(withHours(week, [[0, 9], [0, 12]], true)), ["Mo 09:00-13:00"])
})

const office = { name: "office", zone: "Europe/Madrid", week: ["Mo-Fr 09:00-18:00"] }
const at = (text) => Date.parse(text)

test("hours say whether they are open and when that changes, by their own clocks", () => {
  assert.deepEqual(stateAt(office, at("2026-11-27T14:50:00Z")), { isOpen: true, changesAt: at("2026-11-27T17:00:00Z") })
  assert.deepEqual(stateAt(office, at("2026-11-27T17:00:00Z")), { isOpen: false, changesAt: at("2026-11-30T08:00:00Z") })
  assert.equal(cityOf("America/New_York"), "New York")
})

test("hours keep to the clocks when these are put forward", () => {
  const sunday = { ...office, week: ["Su 00:00-12:00"] }
  assert.deepEqual(stateAt(sunday, at("2026-03-28T23:30:00Z")), { isOpen: true, changesAt: at("2026-03-29T10:00:00Z") })
  assert.deepEqual(stateAt(sunday, at("2026-03-28T20:00:00Z")), { isOpen: false, changesAt: at("2026-03-28T23:00:00Z") })
})

test("holidays take the place of the week, and a week without end never changes", () => {
  const holidays = [{ date: "2026-12-24", open: ["09:00-13:00"] }, { date: "2026-12-25" }]
  assert.deepEqual(stateAt({ ...office, holidays }, at("2026-12-24T10:00:00Z")), { isOpen: true, changesAt: at("2026-12-24T12:00:00Z") })
  assert.deepEqual(stateAt({ ...office, holidays }, at("2026-12-25T10:00:00Z")), { isOpen: false, changesAt: at("2026-12-28T08:00:00Z") })
  assert.deepEqual(stateAt({ ...office, week: ["Mo-Su 00:00-24:00"] }, at("2026-12-24T10:00:00Z")), { isOpen: true })
  assert.deepEqual(stateAt({ ...office, week: [] }, at("2026-12-24T10:00:00Z")), { isOpen: false })
  assert.equal(stateAt({ ...office, zone: "Europe/Nowhere" }, 0), undefined)
  assert.equal(stateAt({ ...office, week: ["Mo 9-5"] }, 0), undefined)
})

const rule = {
  when: { site: ["shop"], language: ["zh"], mood: ["negative", "angry"], hours: { name: "office", are: "closed" }, returning: false },
  then: { queue: "Support", required: [{ name: "billing", level: 3 }], preferred: [{ name: "vip" }], language: true, priority: 5, sla: "gold" },
}

test("a rule is told in words of both languages", () => {
  assert.deepEqual(conditionWords(rule.when, words("en")), ["on the site shop", "writes Chinese", "mood: Unhappy or Angry", "office is closed", "is here for the first time"])
  assert.deepEqual(outcomeWords(rule.then, words("en")), ["Support", "needs billing (level 3 or more)", "preferably vip", "speaks the customer's language", "priority 5", "SLA gold"])
  assert.deepEqual(conditionWords(rule.when, words("zh-CN")), ["站点为shop", "使用中文", "情绪：不满或愤怒", "office已休息", "首次来访"])
  assert.deepEqual(outcomeWords(rule.then, words("zh-CN"))[1], "需要billing（3 级及以上）")
  assert.deepEqual(conditionWords(undefined, words("en")), [])
  assert.deepEqual(outcomeWords(undefined, words("en")), ["no queue chosen yet"])
})

test("the chain behind a conversation is told in words", () => {
  const told = (step) => chainWords(step, words("en"))
  assert.equal(told({ afterSeconds: 120, falls: "skill:billing" }), "After 2 min: it no longer needs the skill billing")
  assert.equal(told({ afterSeconds: 300, to: { name: "Sales" } }), "After 5 min: agents of Sales help out")
  assert.equal(told({ when: "nobodyIsOnline", to: { name: "Sales" } }), "While nobody of the queue is online: agents of Sales help out")
  assert.equal(told({ when: "breach", to: { name: "Specialists" } }), "When an SLA target is missed: it goes to Specialists")
  assert.equal(told({ when: "fullMoon", falls: "level" }), "fullMoon: it no longer needs one level of each required skill")
})

test("who could not have it is told with the reason, known or not", () => {
  const told = (because, detail) => exclusionWords({ because, detail }, words("en"))
  assert.equal(told("offline"), "not available")
  assert.equal(told("skill", "billing:3"), "lacks a skill: billing (level 3 or more)")
  assert.equal(told("language", "zh"), "does not speak the language: Chinese")
  assert.equal(told("asleep", "again"), "asleep: again")
})

test("a place of the plan is told by its tab and its part's name", () => {
  const plan = { rules: [{ name: "vip", when: {} }], queues: [{ queue: "Support" }] }
  const told = (at) => placeWords(plan, at, words("en"))
  assert.deepEqual(["rules[0].when.page", "queues[0].policy", "policy.choice", "rules[0]", "rules[7].name", "elsewhere"].map(told),
    ["Rules · vip · When · Page", "Queues · Support · Policy", "Queues · Who of the agents gets it", "Rules · vip", "Rules · Name", "elsewhere"])
})

test("a place within lists is told by their numbers, in the reader's language", () => {
  const plan = { sla: [{ name: "gold" }], queues: [{ queue: "Support" }] }
  assert.equal(placeWords(plan, "sla[0].targets[1].firstResponseSeconds", words("en")), "SLA · gold · Targets 2 · First answer")
  assert.equal(placeWords(plan, "queues[0].policy.overflow[0].to", words("zh-CN")), "队列 · Support · 策略 · 可协助的队列 1 · 队列")
})

test("what the server says about a plan is told in the reader's language, and quoted where nobody wrote words for it", () => {
  const told = (message, locale) => faultWords({ at: "rules[0]", message }, words(locale))
  for (const [message, chinese] of FAULTS) {
    assert.deepEqual(told(message, "en"), { text: message })
    assert.deepEqual(told(message, "zh-CN"), { text: chinese })
  }
  assert.deepEqual(["en", "zh-CN"].map((locale) => told("queue is missing", locale).text), ["Queue is missing", "缺少“队列”"])
  assert.deepEqual(["en", "zh-CN"].map((locale) => told("is upside down", locale)), [{ text: "is upside down" }, { text: "服务器提示：", quote: "is upside down" }])
  assert.deepEqual(faultWords({ at: "rules[0]", message: "请填写", isTyped: true }, words("zh-CN")), { text: "请填写" })
})

test("a plan is called better only where the interval of the difference leaves zero out", () => {
  const [less, more, either] = [{ value: -12, low: -14, high: -10 }, { value: 3, low: 1, high: 5 }, { value: -1, low: -3, high: 1 }]
  assert.deepEqual([verdict(less, true), verdict(more, true), verdict(less, false), verdict(either, true), verdict(undefined, true)], ["better", "worse", "worse", "unclear", "unclear"])
  assert.equal(verdict({ value: -5 }, true), "unclear")
  assert.deepEqual([isShaky({ value: -20 }, less), isShaky({ value: 5 }, less), isShaky(undefined, less)], [true, false, false])
})

test("figures are shown in one unit with their interval", () => {
  const close = ({ value, interval }) => [value, interval.replace(/\s*–\s*/, "–")]
  assert.deepEqual(close(figure({ value: 95, low: 86, high: 104 }, "span", "en")), ["95 sec", "86–104 sec"])
  assert.deepEqual(close(figure({ value: 300, low: 240, high: 360 }, "span", "en")), ["5 min", "4–6 min"])
  assert.deepEqual(figure({ value: 0.081 }, "share", "en"), { value: "8.1%" })
  assert.deepEqual(figure({ value: 0.4491, low: 0.4489, high: 0.4494 }, "share", "en"), { value: "44.9%" })
  assert.deepEqual(figure(undefined, "count", "en"), { value: "–" })
})

test("each agent has one row, whichever plans give them work", () => {
  const [maya, tom] = [{ id: "1", name: "Maya" }, { id: "2", name: "Tom" }]
  const rows = loadRows({ happened: { agents: [tom] }, current: { agents: [maya, tom] }, proposed: undefined })
  assert.deepEqual(rows.map(({ name, of }) => [name, Object.keys(of)]), [["Maya", ["current"]], ["Tom", ["happened", "current"]]])
})
