/** What the reports ask for, and how answers become figures, drawings and sentences. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { Words } from "../lib/core.js"
import { changed, readAddress, tabAddress, writeAddress } from "../reports/address.js"
import { extentOf, isBlank, readout, tableOf } from "../reports/chart-facts.js"
import { chatAddress, chatHeads, chatRow } from "../reports/chats-view.js"
import { changeOf, changeWords, difference, figure, range } from "../reports/figures.js"
import { FilterOptions } from "../reports/filter-options.js"
import { labelOf } from "../reports/labels.js"
import { chartOf, detailOf, isFew, keyFirst, namedMeasures, sortedRows, tilesOf, valueOf } from "../reports/overview-view.js"
import { addDays, faultOf, PRESETS, spanBefore, spanOf, todayIn } from "../reports/period.js"
import { ALL, chatsParams, csvAddress, reportParams } from "../reports/report-query.js"
import { reportWords } from "../reports/report-words.js"

const read = (name) => new Words("en", JSON.parse(readFileSync(new URL(`../i18n/${name}.en.json`, import.meta.url), "utf8")))
const words = reportWords(read("staff"), read("reports"))
const WAIT = { id: "wait", name: "Wait", unit: "milliseconds", better: "less", definition: "How long." }
const CSAT = { id: "csat", name: "CSAT", unit: "score", better: "more", definition: "The mean." }
const SHARE = { id: "containment", name: "Containment", unit: "share", better: "more", definition: "The share." }
const WEEK = { from: "2026-11-23", to: "2026-11-30" }

// Addresses

test("an address says what it is read from", () => {
  const hash = "#overview?period=custom&from=2026-11-01&to=2026-11-08&by=agent&queue=%E9%98%9F+1"

  assert.equal(writeAddress(readAddress(hash)), hash)
  assert.equal(readAddress(hash).query.queue, "队 1")
})

test("what an address can't mean is left out", () => {
  assert.deepEqual(readAddress(""), { tab: "overview", query: {} })
  assert.deepEqual(readAddress("#nothing?by=day"), { tab: "overview", query: { by: "day" } })
  assert.deepEqual(readAddress("#forecast?by=day&step=hour&__proto__=x"), { tab: "forecast", query: { step: "hour" } })
  assert.deepEqual(readAddress(`#overview?queue=${"x".repeat(201)}`).query, {})
})

test("the time and the queue go along to another tab, what is special to one does not", () => {
  assert.equal(tabAddress("satisfaction", { period: "last7", queue: "q1", by: "agent", row: "a1" }), "#satisfaction?period=last7&queue=q1")
  assert.equal(tabAddress("suggestions", { period: "last7" }), "#suggestions")
})

test("who asks for other chats leaves the row that was open, who looks at another measure does not", () => {
  const query = { by: "agent", row: "a1", measure: "wait" }

  assert.deepEqual(changed(query, { by: "queue" }), { by: "queue" })
  assert.deepEqual(changed(query, { chart: "csat" }), { ...query, chart: "csat" })
  assert.deepEqual(changed(query, { row: "", measure: "" }), { by: "agent" })
})

// Time

test("every preset ends with today or before it, and begins before it ends", () => {
  for (const preset of PRESETS) {
    const span = spanOf({ period: preset }, "2026-03-01")
    assert.equal(span.preset, preset)
    assert.equal(faultOf(span), "", preset)
    assert.ok(span.to <= "2026-03-02", preset)
  }
  assert.deepEqual(spanOf({ period: "lastMonth" }, "2026-03-01"), { preset: "lastMonth", from: "2026-02-01", to: "2026-03-01" })
  assert.deepEqual(spanOf({ period: "last7" }, "2026-03-01"), { preset: "last7", from: "2026-02-23", to: "2026-03-02" })
})

test("days that make no sense become the first preset", () => {
  for (const query of [{ period: "constructor" }, { period: "custom" }, { period: "custom", from: "2026-02-30", to: "2026-03-02" }, { period: "custom", from: "2026-03-02", to: "2026-03-01" }]) {
    assert.equal(spanOf(query, "2026-03-01").preset, "last30")
  }
  assert.deepEqual(["missing", "order", "long"], [faultOf({ from: "", to: "2026-01-01" }), faultOf({ from: "2026-01-01", to: "2026-01-01" }), faultOf({ from: "2000-01-01", to: "2026-01-01" })])
})

test("days are counted over months, leap days and changes of the clock", () => {
  assert.equal(addDays("2028-02-28", 1), "2028-02-29")
  assert.equal(addDays("2026-10-25", 1), "2026-10-26")
  assert.deepEqual(spanBefore(WEEK), { from: "2026-11-16", to: "2026-11-23" })
  const instant = Date.parse("2026-11-29T23:30:00Z")
  assert.deepEqual([todayIn(instant, "Europe/Madrid"), todayIn(instant, "America/New_York")], ["2026-11-30", "2026-11-29"])
})

// What is asked

test("a report is asked for days, or hours where there is one day only, with what narrows it", () => {
  assert.deepEqual(reportParams({ queue: "q1", row: "x", chart: "csat" }, WEEK), { ...WEEK, by: "day", compare: "true", queue: "q1" })
  assert.equal(reportParams({}, { from: "2026-11-29", to: "2026-11-30" }).by, "hour")
  assert.equal("compare" in reportParams({ compare: "no" }, WEEK), false)
  assert.equal(csvAddress({ by: "agent", label: "a&b" }, WEEK), "/api/v1/reports/chats.csv?from=2026-11-23&to=2026-11-30&by=agent&compare=true&label=a%26b")
})

test("the chats behind a number are asked for by its row and measure", () => {
  assert.deepEqual(chatsParams({ by: "agent", row: "a1", measure: "wait", intent: "return" }, WEEK), { ...WEEK, intent: "return", by: "agent", key: "a1", measure: "wait" })
  assert.deepEqual(chatsParams({ row: ALL, measure: "chats" }, WEEK), WEEK)
})

test("what can be chosen to narrow by is asked for once a period, and anew after a failure", async () => {
  const options = new FilterOptions()
  const asked = []
  const api = { get: (path, query) => { asked.push(query.by); return { rows: [{ key: "b", name: "Beta" }, { key: "-", name: "" }, { key: "a", name: "Alpha" }] } } }
  const room = { words, request: (action) => action(api) }

  assert.equal(options.isNeeded({ queue: "a" }), true)
  assert.equal(await options.learn(WEEK, { words, request: () => Promise.reject(new Error("lost")) }), false)
  assert.equal(await options.learn(WEEK, room), true)
  assert.equal(await options.learn(WEEK, room), false)

  assert.equal(asked.length, 7)
  assert.deepEqual(options.known.queue.map(({ name }) => name), ["Alpha", "Beta", "None"])
})

// Time of people

test("the time of people rests on days of agents, and few of them are enough", () => {
  const measure = { id: "occupancy", name: "Occupancy", unit: "share", better: null, definition: "The share." }
  const value = { value: 0.6, n: 5 }

  assert.equal(detailOf(value, measure, words), "5 days of agents")
  assert.equal(isFew(value, measure), false)
  assert.equal(isFew(value, { ...measure, id: "containment" }), true)
})

// Figures

test("figures are written in the unit that fits", () => {
  const one = (value, unit) => figure(value, unit, "en-US")

  assert.deepEqual([one(1234, "count"), one(0.874, "share"), one(4.3, "score"), one(34.4, "score"), one(2.5, "money")], ["1,234", "87.4%", "4.30", "34.4", "2.50"])
  assert.deepEqual([1500, 90_000, 150_000, 9_000_000, 260_000_000].map((ms) => one(ms, "milliseconds")), ["1.5 sec", "90 sec", "2.5 min", "2.5 hr", "3 days"])
  assert.deepEqual([null, undefined, NaN].map((value) => one(value, "share")), ["–", "–", "–"])
  assert.equal(range(50_000, 150_000, "milliseconds", "en-US"), "0.8–2.5 min")
  assert.equal(range(0.5, 0.5, "share", "en-US"), "50%")
})

test("a change is for the better or the worse only when it is more than chance", () => {
  const share = (value, half) => ({ value, n: 100, low: value - half, high: value + half })

  assert.equal(changeOf(share(0.6, 0.1), share(0.5, 0.1), SHARE).verdict, "unclear")
  assert.equal(changeOf(share(0.8, 0.1), share(0.5, 0.1), SHARE).verdict, "better")
  assert.equal(changeOf(share(0.2, 0.1), share(0.5, 0.1), SHARE).verdict, "worse")
  assert.deepEqual(changeOf({ value: 30, n: 10 }, { value: 60, n: 10 }, WAIT), { amount: -0.5, isPoints: false, verdict: "better" })
  assert.equal(changeOf({ value: 30, n: 9 }, { value: 60, n: 90 }, WAIT).verdict, "unclear")
  assert.equal(changeOf({ value: 0.3, n: 7 }, { value: 0.6, n: 7 }, { ...SHARE, id: "occupancy" }).verdict, "worse")
  assert.equal(changeOf({ value: 5, n: 5 }, { value: 4, n: 4 }, { unit: "count", better: null }).verdict, "more")
  assert.equal(changeOf({ value: 0.5, n: 5 }, { value: 0.5, n: 4 }, SHARE).verdict, "same")
  for (const before of [undefined, { value: null, n: 0 }, { value: 0, n: 0 }]) assert.equal(changeOf({ value: 5, n: 5 }, before, WAIT), undefined)
})

test("shares and scores change by points, all else by percent", () => {
  assert.equal(changeWords({ amount: 0.021, isPoints: true, verdict: "more" }, "share", words), "+2.1 points")
  assert.equal(changeWords({ amount: -0.25, isPoints: true, verdict: "less" }, "score", words), "-0.25 points")
  assert.equal(changeWords({ amount: 0.125, isPoints: false, verdict: "more" }, "count", words), "+12.5%")
  assert.deepEqual(difference({ value: 0.021, low: 0.01, high: 0.03 }, "share", words), { value: "+2.1 points", range: "1.00–3.00" })
  assert.equal(difference({ value: -62_000, low: -90_000, high: -31_000 }, "milliseconds", words).value, "−62 sec")
})

// Overview

const value = (middle, half, n = 200) => ({ value: middle, n, low: middle - half, high: middle + half })
const rowOf = (key, name, chats, values, more = {}) => ({ key, name, chats, values, ...more })
const AGENTS = {
  ...WEEK, zone: "Europe/Madrid", by: "agent",
  total: rowOf("", "", 90, { csat: value(4.2, 0.2), wait: { value: 60_000, n: 80, p50: 40_000, p90: 150_000 } }, { chatsBefore: 60, before: { csat: value(3.5, 0.2), wait: { value: null, n: 0 } } }),
  rows: [rowOf("a1", "Maya", 60, { csat: value(4.5, 0.2) }), rowOf("a2", "李伟", 25, { csat: value(4.3, 0.3, 8) }), rowOf("-", "", 5, { csat: { value: null, n: 0 } })],
}

test("measures come by their importance, the number of chats first, with the reader's words for them", () => {
  const measures = keyFirst(namedMeasures([CSAT, { ...WAIT, name: "Something new", id: "novel" }, { ...WAIT, id: "firstResponse" }, { id: "chats", unit: "count" }], words))

  assert.deepEqual(measures.map(({ id }) => id), ["chats", "firstResponse", "csat", "novel"])
  assert.deepEqual([measures[0].name, measures[3].name, measures[3].definition], ["Conversations", "Something new", "How long."])
})

test("a tile tells value, spread, sureness, number and change", () => {
  const [chats, wait, csat] = tilesOf(AGENTS, namedMeasures([WAIT, CSAT], words), words)

  assert.deepEqual([chats.value, chats.detail, chats.shift.text, chats.shift.words], ["90", "", "+50%", "up, was 60"])
  assert.deepEqual([wait.value, wait.detail, wait.shift], ["60 sec", "median 40 sec, 9 of 10 within 2.5 min · of 80 chats", undefined])
  assert.deepEqual([csat.value, csat.detail, csat.shift.verdict], ["4.20", "95 %: 4.00–4.40 · of 200 chats", "better"])
})

test("figures of few chats say so, counts never", () => {
  assert.equal(isFew({ value: 4, n: 9 }, CSAT), true)
  assert.equal(isFew({ value: 4, n: 10 }, CSAT), false)
  assert.equal(isFew({ value: 3, n: 3 }, { unit: "count" }), false)
  assert.equal(detailOf({ value: null, n: 0 }, CSAT, words), "no data")
})

test("rows go in the order of a measure, those without a value last either way", () => {
  const keys = (order) => sortedRows(AGENTS.rows, order).map(({ key }) => key)

  assert.deepEqual(keys(undefined), ["a1", "a2", "-"])
  assert.deepEqual(keys({ by: "csat", isDown: false }), ["a2", "a1", "-"])
  assert.deepEqual(keys({ by: "csat", isDown: true }), ["a1", "a2", "-"])
  assert.deepEqual(keys({ by: "chats", isDown: false }), ["-", "a2", "a1"])
})

test("groups that can't be told apart are not said to differ", () => {
  const chart = chartOf(AGENTS, "agent", CSAT, words)

  assert.equal(chart.kind, "dots")
  assert.deepEqual(chart.labels, ["Maya", "李伟", "None"])
  assert.match(chart.summary, /highest for Maya \(4\.50\) and lowest for 李伟 \(4\.30\)\. Their 95 % intervals overlap/)
  const clear = { ...AGENTS, rows: [rowOf("a1", "Maya", 60, { csat: value(4.5, 0.1) }), rowOf("a2", "Tom", 60, { csat: value(3, 0.1) })] }
  assert.doesNotMatch(chartOf(clear, "agent", CSAT, words).summary, /overlap/)
})

test("time is a line, with the period before beside it; many groups are cut to those with most chats", () => {
  const days = ["2026-11-23", "2026-11-24"].map((day, at) => rowOf(day, day, 10 + at, {}, { chatsBefore: 8, before: {} }))
  const line = chartOf({ ...AGENTS, rows: days }, "day", namedMeasures([], words)[0], words)
  assert.equal(line.kind, "line")
  assert.deepEqual(line.series.map(({ name, values }) => [name, values]), [["Conversations", [10, 11]], ["Period before", [8, 8]]])

  const intents = Array.from({ length: 15 }, (_, at) => rowOf(`i${at}`, `i${at}`, at, {}))
  const bars = chartOf({ ...AGENTS, rows: intents }, "intent", namedMeasures([], words)[0], words)
  assert.equal(bars.labels.length, 12)
  assert.equal(bars.labels[0], "i14")
  assert.match(bars.summary, /3 smaller groups are in the table alone/)
})

test("a measure that nothing has says so", () => {
  const chart = chartOf({ ...AGENTS, rows: [AGENTS.rows[2]] }, "agent", CSAT, words)

  assert.equal(isBlank(chart), true)
  assert.equal(chart.summary, "There is no value of CSAT in this period.")
  assert.equal(valueOf(AGENTS.rows[2], "csat", true), undefined)
})

test("rows are called as readers call them", () => {
  const long = (by, key, name = "") => labelOf({ key, name }, by, words).long

  assert.deepEqual([long("hour", "7"), long("weekday", "1"), long("weekday", "7"), long("month", "2026-02"), long("language", "zh"), long("label", "-")],
    ["07:00", "Monday", "Sunday", "February 2026", "Chinese", "None"])
  assert.equal(labelOf({ key: "2026-11-23", name: "2026-W48" }, "week", words).short, "Nov 23")
  assert.deepEqual([long("agent", "a1", "Maya"), long("intent", "return")], ["Maya", "return"])
})

// Drawings

const CHART = {
  id: "x", kind: "line", title: "Title", summary: "Sentence.", rows: "Day", labels: ["Mon", "Tue", "Wed"], unit: "count",
  series: [{ name: "Came", tone: 1, values: [3, null, null] }, { name: "Forecast", tone: 3, values: [null, 4, 5] }],
  bands: [{ name: "4 of 5", tone: 3, low: [null, 2, 3], high: [null, 6, 9] }], marks: [{ at: 0, value: 3, name: "unusual" }],
}

test("an axis reaches from zero to all that is shown, unless it may begin elsewhere", () => {
  assert.deepEqual(extentOf(CHART), [0, 9])
  assert.deepEqual(extentOf({ ...CHART, isFree: true }), [2, 9])
  assert.deepEqual(extentOf({ ...CHART, series: [], bands: [], marks: [], isFree: true }), [0, 1])
})

test("each point can be read in words", () => {
  assert.equal(readout(CHART, 0, words), "Mon: Came: 3; unusual")
  assert.equal(readout(CHART, 1, words), "Tue: Forecast: 4; 4 of 5: 2–6")
  assert.equal(readout({ ...CHART, series: [{ name: "CSAT", tone: 1, values: [4], low: [3.5], high: [4.5] }], bands: [], marks: [], unit: "score" }, 0, words), "Mon: 4.00 (3.50–4.50)")
  assert.equal(readout({ ...CHART, bands: [], marks: [], series: CHART.series.slice(0, 1) }, 2, words), "Wed: no data")
})

test("a drawing is the same as a table, bounds and notes included", () => {
  const { head, rows } = tableOf(CHART, words)

  assert.deepEqual(head, ["Day", "Came", "Forecast", "4 of 5, from", "4 of 5, to", "Note"])
  assert.deepEqual(rows, [["Mon", 3, null, null, null, "unusual"], ["Tue", null, 4, 2, 6, null], ["Wed", null, 5, 3, 9, null]])
})

// Chats

test("a chat behind a number leads to itself and leaves out what is not known", () => {
  const row = chatRow({ id: "c1", startedAt: "2026-11-29T10:05:00Z", queue: { id: "q", name: "Orders" }, agent: "Maya", score: 2, probabilityBad: 0.5, wait: 90_000 }, words)

  assert.deepEqual(row.cells, ["Orders", "Maya", "–", "–", "2", "50%", "90 sec", "–", "–"])
  assert.equal(chatHeads(words).length, row.cells.length + 1)
  assert.equal(chatAddress("a/b#c"), "/console/#a%2Fb%23c")
})
