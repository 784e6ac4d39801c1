/** Diagnosis: causes and patterns as sentences, drawings, tables and files. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { Words } from "../lib/core.js"
import { readAddress, whyAddress, writeAddress } from "../reports/address.js"
import { againstWords, causesChart, causeTable, chanceWords, changeSentence, groupSentence, measureOf, signed, valueName } from "../reports/diagnosis-view.js"
import { featureFigure, itemName, kindName, kindsSentence, kindTable, repeatsChart, repeatsSentence, repeatTable, rulesSentence, ruleTable } from "../reports/patterns-view.js"
import { reportWords } from "../reports/report-words.js"

const file = (name) => readFileSync(new URL(name, import.meta.url), "utf8")
const read = (name, locale) => new Words(locale, JSON.parse(file(`../i18n/${name}.${locale}.json`)))
const words = reportWords(read("staff", "en"), read("reports", "en"))
const chinese = reportWords(read("staff", "zh-CN"), read("reports", "zh-CN"))

const cause = (key, value, before, now, explains) => ({
  key, value, before, now, contribution: now - before, explains, surprise: 0.01, pValue: 0.00001, conversationCount: now, conversations: ["c1", "c2"],
})
const CAUSES = {
  complete: true, from: "2026-11-01", to: "2026-12-01", beforeFrom: "2026-10-02", measure: "chats", counted: 494, of: 494, before: 200, now: 294,
  groups: [
    { dimension: "label", explains: 0.96, surprise: 0.02, causes: [cause("ridge-tent", "ridge-tent", 100, 190, 0.957)] },
    { dimension: "hour", explains: 0.7, surprise: 0.01, causes: [cause("9", "9", 20, 86, 0.7)] },
  ],
}

// Causes

test("what is explained is the number of chats unless the address says ratings", () => {
  assert.deepEqual([{}, { of: "csat" }, { of: "wait" }].map(measureOf), ["chats", "csat", "chats"])
})

test("from a figure of the overview one comes to its causes, of the same chats", () => {
  const query = { period: "last7", queue: "q1", by: "day", row: "_all", measure: "csat" }

  assert.equal(whyAddress("csat", query), "#diagnosis?period=last7&of=csat&queue=q1")
  assert.equal(whyAddress("chats", query), "#diagnosis?period=last7&queue=q1")
  assert.equal(whyAddress("wait", query), undefined)
  assert.equal(writeAddress(readAddress("#diagnosis?of=csat&label=vip&row=x")), "#diagnosis?of=csat&label=vip")
})

test("a change is told with its best explanation, or as one that is spread over all", () => {
  assert.equal(changeSentence(CAUSES, words), "Conversations: 294, before 200 (+47%). The best explanation is Label: ridge-tent, with 95.7% of the change.")
  const over = [{ ...CAUSES.groups[0], causes: [{ ...CAUSES.groups[0].causes[0], explains: 5.48 }] }]
  assert.match(changeSentence({ ...CAUSES, groups: over }, words), /ridge-tent: it alone would have changed more/)
  assert.match(changeSentence({ ...CAUSES, groups: [] }, words), /\(\+47%\)\. No single thing explains that/)
  assert.equal(changeSentence({ ...CAUSES, measure: "csat", before: 4.1, now: 3.8, groups: [] }, words).split(" No")[0], "CSAT: 3.80, before 4.10 (-0.3 points).")
  assert.equal(changeSentence({ ...CAUSES, before: 0, groups: [] }, words).split(" No")[0], "Conversations: 294, before 0 (+294).")
  assert.match(changeSentence({ ...CAUSES, measure: "csat", before: null, groups: [] }, words), /not known in both periods/)
  assert.match(changeSentence({ ...CAUSES, before: 294, groups: [] }, words), /as before: 294/)
  assert.match(changeSentence(CAUSES, chinese), /最好的解释是 标签/)
})

test("days before the log began are said to be missing", () => {
  assert.match(againstWords({ ...CAUSES, beforeDays: 30 }, words), /^held against Oct 2[^:]*2026$/)
  assert.match(againstWords({ ...CAUSES, beforeDays: 10 }, words), /: the log knows 10 of 30 days before/)
  assert.match(againstWords({ ...CAUSES, beforeDays: 0 }, words), /no whole day before/)
  assert.match(againstWords({ ...CAUSES, beforeDays: 10 }, chinese), /30 天中日志只有 10 天/)
})

test("causes are drawn together and stand in a table for each dimension", () => {
  const chart = causesChart(CAUSES, words)
  const table = causeTable(CAUSES.groups[1], "chats", words)

  assert.deepEqual(chart.labels, ["Label: ridge-tent", "Hour of the day: 09:00"])
  assert.deepEqual(chart.series[0].values, [90, 66])
  assert.equal(causesChart({ ...CAUSES, groups: [] }, words), undefined)
  assert.deepEqual(table.rows[0].cells, ["09:00", "20", "86", "+66", "70%", "< 0.001"])
  assert.deepEqual(table.rows[0].bare, ["09:00", 20, 86, 66, 0.7, 0.00001, 86])
  assert.equal(table.head.length, table.rows[0].bare.length)
  assert.match(groupSentence(CAUSES.groups[0], words), /^Label: .* 96% of the change/)
})

test("values are called as people call them", () => {
  const name = (dimension, key, value = key) => valueName(dimension, { key, value }, words)

  assert.deepEqual([name("queue", "q1", "Billing"), name("queue", null), name("weekday", "1"), name("language", "zh"), name("returning", "yes"), name("returning", "no")],
    ["Billing", "None", "Monday", "Chinese", "Yes", "No"])
})

test("chances are short and honest, and differences have signs", () => {
  assert.deepEqual([0.2, 0.0412, 0.000001, 0, null].map((chance) => chanceWords(chance, words)), ["0.2", "0.041", "< 0.001", "< 0.001", "–"])
  assert.deepEqual([signed(3, "count", words), signed(-0.251, "score", words), signed(0, "count", words)], ["+3", "-0.25", "0"])
})

// Kinds

const trait = (feature, direction, size, mean, meanOfAll) => ({ feature, direction, size, difference: 1, mean, meanOfAll })
const KINDS = {
  counted: 400, silhouette: 0.41, groups: [
    { size: 300, share: 0.75, csat: 4.4, ratings: 80, traits: [], conversations: ["c1"] },
    { size: 100, share: 0.25, csat: null, ratings: 0, traits: [trait("wait", "higher", "strongly", 320, 40), trait("hadPerson", "lower", "slightly", 0.4, 0.6)], conversations: ["c2", "c3"] },
  ],
}

test("a kind is called by what sets it apart, in the features' own units", () => {
  assert.equal(kindName(KINDS.groups[1], words), "Wait much higher: 5.3 min (all: 40 sec); Had a person somewhat lower: 40% (all: 60%)")
  assert.equal(kindName(KINDS.groups[0], words), words.t("kinds.average"))
  assert.equal(featureFigure("transfers", null, words), "–")
  const table = kindTable(KINDS, "clusters", words)
  assert.deepEqual(table.rows.map(({ cells }) => cells[3]), ["4.40 (n = 80)", "–"])
  assert.deepEqual(table.rows[1].bare.slice(1), [100, 0.25, null, "c2 c3"])
  assert.equal(table.head.length, table.rows[0].bare.length)
})

test("kinds that run into one another are said to do so", () => {
  assert.match(kindsSentence(KINDS, "clusters", words), /^400 chats fall into 2 kinds .* stand apart \(silhouette 0\.41\)/)
  assert.match(kindsSentence({ ...KINDS, silhouette: 0.1 }, "customers", words), /customers fall .* run into one another/)
})

// Rules

const RULE = { if: ["queue:Billing", "language:zh"], then: ["rated:bad"], support: 0.04, confidence: 0.5, lift: 3.25, pValue: 0.002, count: 40 }

test("rules are told in words, with items by their names", () => {
  assert.equal(rulesSentence([RULE], words), "Where Queue: Billing and Language: Chinese, then Rated 1 or 2: in 50% of these chats, 3.25 times as often as in all.")
  assert.match(rulesSentence([RULE, RULE], words), /^Strongest of 2: where /)
  assert.equal(rulesSentence([], words), words.t("rules.none"))
  assert.deepEqual(ruleTable([RULE], words).rows[0].cells.slice(2), ["50%", "3.25", "4%", "40", "0.002"])
  assert.deepEqual(["missed", "label:a:b", "unheard"].map((item) => itemName(item, words)), ["Bot didn't know", "Label: a:b", "unheard"])
})

// Repeats

const MODEL = {
  learnt: 900, held: 700, auc: 0.71, brier: 0.09, brierOfShare: 0.1, ece: 0.01,
  columns: [{ feature: "wait", coefficient: 0.1, low: -0.1, high: 0.3, pValue: 0.4 }, { feature: "openQuestions", coefficient: 0.8, low: 0.5, high: 1.1, pValue: 0 }],
}
const REPEATS = { days: 7, known: 900, repeated: 120, reason: null, model: MODEL, conversations: [{ id: "c9", chance: 0.62, reasons: [{ feature: "openQuestions", contribution: 1.2 }, { feature: "earlierConversations", contribution: -0.3 }] }] }

test("who will write again is told with how well that can be told, or with why it can't", () => {
  assert.match(repeatsSentence(REPEATS, words), /^After 120 of 900 chats .* on 700 later chats, .* chance of 0\.71 .* 10% better/)
  assert.match(repeatsSentence({ ...REPEATS, reason: "notUseful" }, words), /AUC 0\.71.* nobody is named/)
  assert.match(repeatsSentence({ ...REPEATS, reason: "tooFew", model: null }, words), /too few to learn from/)
  assert.deepEqual(repeatTable(REPEATS, words).rows, [{ cells: ["Chat 1", "62%", "+ Unanswered questions; − Chats in the 30 days before"], bare: ["c9", 0.62, "openQuestions earlierConversations"], chats: ["c9"] }])
})

test("what goes with it is drawn, the strongest first", () => {
  const chart = repeatsChart(REPEATS, words)

  assert.deepEqual(chart.labels, ["Unanswered questions", "Wait"])
  assert.match(chart.summary, /more of “Unanswered questions”/)
  assert.equal(repeatsChart({ ...REPEATS, model: null }, words), undefined)
})
