/** Forecast, satisfaction and suggestions: answers of the server as drawings and sentences. */
import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { test } from "node:test"
import { Words } from "../lib/core.js"
import { forecastParams, modelWords, staffingChart, staffingWords, volumeChart } from "../reports/forecast-view.js"
import { methodWords } from "../reports/method-words.js"
import { contactsChart, promiseWords, serviceChart } from "../reports/promise-view.js"
import { reportWords } from "../reports/report-words.js"
import { agentRows, agentsChart, driversChart, isEmpty, leadWords, modelLines, scoreRows, scoresChart } from "../reports/satisfaction-view.js"
import { suggestionWords } from "../reports/suggestion-words.js"
import { countsOf, gainWords, nextOf, ofStatus, outcomeOf } from "../reports/suggestions-view.js"

const file = (name) => readFileSync(new URL(name, import.meta.url), "utf8")
const read = (name, locale = "en") => new Words(locale, JSON.parse(file(`../i18n/${name}.${locale}.json`)))
const words = reportWords(read("staff"), read("reports"))
const chinese = reportWords(read("staff", "zh-CN"), read("reports", "zh-CN"))
const MEASURES = [
  { id: "csat", name: "CSAT", unit: "score", better: "more", definition: "" }, { id: "wait", name: "Wait", unit: "milliseconds", better: "less", definition: "" },
  { id: "containment", name: "Containment", unit: "share", better: "more", definition: "" },
]

// Forecast

const promise = (at, mean) => ({ at, mean, low80: mean - 2, high80: mean + 2, low95: mean - 4, high95: mean + 4 })
const FORECAST = {
  step: "day", zone: "UTC", history: [{ at: "2026-11-27T00:00:00Z", count: 20 }, { at: "2026-11-28T00:00:00Z", count: 90 }],
  forecast: [promise("2026-11-29T00:00:00Z", 25), promise("2026-11-30T00:00:00Z", 31)], model: "theta", backtest: { mase: 0.6, coverage80: 0.79, naiveMase: 0.8 },
  anomalies: [{ at: "2026-11-28T00:00:00Z", count: 90, expected: 22, low: 12, high: 34 }, { at: "2020-01-01T00:00:00Z", count: 1, expected: 9, low: 5, high: 12 }],
}

test("a forecast is asked for in steps that there are", () => {
  assert.deepEqual(forecastParams({}), { step: "day", horizon: "28" })
  assert.deepEqual(forecastParams({ step: "halfHour", horizon: "336", queue: "q1" }), { step: "halfHour", horizon: "336", queue: "q1" })
  assert.deepEqual(forecastParams({ step: "toString", horizon: "1000000" }), { step: "day", horizon: "28" })
})

test("what was and what will be are two lines with a border between them, and ranges belong to the future", () => {
  const chart = volumeChart(FORECAST, words)

  assert.deepEqual(chart.series.map(({ values }) => values), [[20, 90, null, null], [null, null, 25, 31]])
  assert.deepEqual(chart.bands.map(({ low }) => low), [[null, null, 21, 27], [null, null, 23, 29]])
  assert.equal(chart.split.at, 2)
  assert.match(chart.summary, /^About 56 chats are expected over 2 days\. Most come at Mon, Nov 30: 31 \(19 times in 20: 27–35\)\. 2 unusual times/)
})

test("what was unusual is marked where it is shown", () => {
  assert.deepEqual(volumeChart(FORECAST, words).marks, [{ at: 1, value: 90, name: "90 came, more than the 12–34 that are usual" }])
})

test("a forecast says how much better it was than doing nothing clever, and whether its ranges hold", () => {
  const told = (backtest) => modelWords({ ...FORECAST, backtest }, words)

  assert.deepEqual(told(FORECAST.backtest).slice(1), ["Tried on the past, its errors were 25% smaller than those of repeating the last season.", "Its range for 4 of 5 held 79% of what came."])
  assert.match(told({ mase: 1, coverage80: 0.6, naiveMase: 0.8 }).join(" "), /25% larger .* too narrow/)
  assert.match(told({ mase: 0.8, coverage80: 0.95, naiveMase: 0.8 }).join(" "), /as good as .* wider than it had to be/)
  for (const backtest of [null, { mase: null, coverage80: null, naiveMase: null }, { mase: 0.5, coverage80: 0.8, naiveMase: 0 }]) assert.match(told(backtest).join(" "), /history is too short/)
  assert.equal(told({ mase: 0.6, coverage80: null, naiveMase: 0.8 }).length, 2)
})

const MIXED = "mean of 27 % ARIMA(2,0,2)(1,0,1)[7] with mean, 18 % exponential smoothing [7], 30 % theta, adjusted [24, 168] in logarithms fading, 25 % level x weekday x day [48, 1344]"

test("each part of a method is told in the reader's words, and shares and seasons as the reader writes numbers", () => {
  assert.equal(methodWords(MIXED, words),
    "mean of 27% ARIMA(2,0,2)(1,0,1)[7] with mean, 18% exponential smoothing [7], 30% theta, adjusted for [24, 168] in logarithms fading, 25% level × weekday × time of day [48, 1,344]")
  assert.equal(methodWords(MIXED, chinese),
    "加权平均，其中 27% ARIMA(2,0,2)(1,0,1)[7]（含均值）、18% 指数平滑 [7]、30% Theta 法，按周期 [24, 168] 调整（对数尺度）（近期权重更大）、25% 水平 × 星期 × 时段 [48, 1,344]")
  const alone = {
    "seasonal naive [24]": "重复上一周期 [24]", naive: "重复上一个值", theta: "Theta 法", "ARIMA(0,1,1)(0,1,1)[12]": "ARIMA(0,1,1)(0,1,1)[12]", "ARIMA(1,1,0) with drift": "ARIMA(1,1,0)（含漂移）",
    "exponential smoothing": "指数平滑", "double seasonal smoothing [24, 168] in logarithms": "双季节指数平滑 [24, 168]（对数尺度）", "autoregression [7, 365] in logarithms": "自回归 [7, 365]（对数尺度）",
    unchanging: "保持不变", none: "无",
  }
  for (const [model, told] of Object.entries(alone)) assert.equal(methodWords(model, chinese), told)
})

test("what nobody wrote words for stays, and what is known within it does not", () => {
  const laid = "theta [7], laid over the day by the last 56 days"
  assert.equal(methodWords(laid, words), "theta [7], as forecast of days, laid over each as its hours lay in the last 56 days")
  assert.equal(methodWords(laid, chinese), "Theta 法 [7]，按天预测，再按最近 56 天的时段分布分摊")
  assert.match(modelWords({ model: laid, backtest: { mase: 0.8, naiveMase: 1, coverage80: 0.96 } }, words)[2], /where few come/)
  assert.equal(methodWords("days by mean of 60 % theta, 40 % naive, laid over the day", chinese), "days by 加权平均，其中 60% Theta 法、40% 重复上一个值, laid over the day")
  assert.equal(methodWords("oracle [x] of thetas, none of them", chinese), "oracle [x] of thetas, none of them")
  assert.equal(modelWords({ ...FORECAST, model: "naive" }, chinese)[0], "方法：重复上一个值。")
})

const STAFFING = {
  target: { share: 0.8, withinSeconds: 60 }, concurrency: 3, handlingSeconds: 480, patienceSeconds: 180,
  heads: [{ at: "2026-11-30T09:00:00Z", heads: 2, expectedShare: 0.85 }, { at: "2026-11-30T09:30:00Z", heads: 4, expectedShare: 0.82 }],
}

test("a plan says for what, how many at most and how many hours in all", () => {
  const chart = staffingChart({ ...FORECAST, staffing: STAFFING }, words)

  assert.equal(chart.summary.replace(/\s/g, " "), "To answer 80% within 60 sec, at most 4 people are needed, at Mon, Nov 30, 09:30 AM; 3 hours of people in all.")
  assert.match(staffingWords(STAFFING, words), /3 chats at once .* 8 min .* 3 min/)
  const one = { ...STAFFING, concurrency: 1, heads: STAFFING.heads.map((slot) => ({ ...slot, heads: 1 })) }
  const summary = (/** @type {any} */ language) => staffingChart({ ...FORECAST, staffing: one }, language).summary.replace(/\s/g, " ")
  assert.match(summary(words), /at most 1 person is needed, .*; 1 hour of people in all\.$/)
  assert.match(summary(chinese), /最多需要 1 人.*，共 1 人时。$/)
  assert.match(staffingWords(one, words), /rests on 1 chat at once for/)
  assert.match(staffingWords(one, chinese), /同时处理 1 个会话/)
  assert.match(volumeChart({ ...FORECAST, forecast: [promise("2026-11-29T00:00:00Z", 1)] }, words).summary, /^About 1 chat is expected over 1 day\./)
  for (const staffing of [null, undefined, { ...STAFFING, heads: [] }]) assert.equal(staffingChart({ ...FORECAST, staffing }, words), undefined)
})

const kept = (day, came, more = {}) => ({ ...promise(`2026-11-${day}T00:00:00Z`, 20), madeAt: "2026-11-09T02:00:00Z", came, withinRange: Math.abs(came - 20) <= 2, service: null, ...more })
const RECORD = {
  since: "2026-11-16T00:00:00Z", n: 3, wape: 0.134, naiveWape: 0.3, bias: 0.1, coverage80: { value: 0.667, low: 0.21, high: 0.94, n: 3 }, service: null,
}

test("promised ranges stand beside what came; what lies far outside is marked, and the sentence says how it held", () => {
  const chart = contactsChart({ ...FORECAST, outcome: [kept(16, 19), kept(17, 22), kept(18, 27)], record: RECORD }, words)

  assert.deepEqual(chart.series.map(({ values }) => values), [[19, 22, 27], [20, 20, 20]])
  assert.deepEqual(chart.bands.map(({ low, high }) => [low[0], high[0]]), [[16, 24], [18, 22]])
  assert.deepEqual(chart.marks.map(({ at, value }) => [at, value]), [[2, 27]])
  assert.equal(chart.summary, "3 days since Mon, Nov 16 had been promised and are over. Promises were off by 13.4% of what came; repeating the week before would have been off by 30%. The range for 4 of 5 held 66.7% (95 %: 21% – 94%).")
  assert.match(contactsChart({ ...FORECAST, outcome: [kept(16, 19)], record: { ...RECORD, naiveWape: null } }, words).summary, /off by 13.4% of what came\. The range/)
})

test("shares in time stand beside the promised ones; where nobody came to people there is none", () => {
  const service = (n, share) => ({ heads: n > 0 ? 3 : 0, target: 0.8, withinSeconds: 60, promised: 0.86, kept: share, n })
  const outcome = [kept(16, 2, { service: service(2, 0.5) }), kept(17, 0, { service: service(0, null) }), kept(18, 1)]
  const record = { ...RECORD, service: { promised: 0.86, kept: { value: 0.5, low: 0.1, high: 0.9, n: 2 } } }
  const chart = serviceChart({ ...FORECAST, step: "halfHour", outcome, record }, words)

  assert.deepEqual(chart.series.map(({ values }) => values), [[0.5, null], [0.86, null]])
  assert.equal(chart.reference.value, 0.8)
  assert.match(chart.summary, /^50% of 2 chats that came to people were answered within 60\ssec \(95 %: .*\); 86% had been promised\.$/)
  assert.equal(serviceChart({ ...FORECAST, outcome, record: RECORD }, words), undefined)
})

test("without promises nothing is claimed, and the page says which are kept", () => {
  assert.equal(contactsChart(FORECAST, words), undefined)
  assert.equal(contactsChart({ ...FORECAST, outcome: [], record: null }, words), undefined)
  assert.equal(serviceChart(FORECAST, words), undefined)
  assert.match(promiseWords(FORECAST, words).none, /As soon as a promised time is over/)
  assert.match(promiseWords({ ...FORECAST, step: "week" }, words).none, /days and of half hours/)
  assert.match(promiseWords({ ...FORECAST, step: "halfHour" }, words).how, /before its day began/)
})

// Satisfaction

const score = (value, half, n) => ({ value, low: value - half, high: value + half, n })
const SCORES = {
  asked: 400, answered: 100, responseRate: 0.25, raw: score(4.3, 0.1, 100), weighted: score(4.1, 0.2, 100),
  imputed: { ...score(4, 0.2, 400), answered: 100, predicted: 300 }, agents: [],
}
const agent = (name, value, told, more = {}) => ({ id: name, name, n: 20, raw: value, value, low: value - 0.3, high: value + 0.3, rankLow: 1, rankHigh: 3, told, ...more })

test("answers, weighted answers and estimates stand apart, each with its interval and what it rests on", () => {
  const rows = scoreRows(SCORES, words)

  assert.deepEqual(rows.map(({ name, value }) => [name, value]), [["Answers as they are", "4.30"], ["Weighted by who answers", "4.10"], ["With estimates for the silent", "4.00"]])
  assert.equal(rows[2].detail, "95 %: 3.80–4.20 · 100 answers, 300 estimates")
  assert.equal(scoresChart(SCORES, words).series[0].values.length, 3)
  assert.match(scoresChart(SCORES, words).summary, /happier than all who were asked/)
})

test("shares of the satisfied are written as shares", () => {
  const shares = { ...SCORES, measure: "satisfied", raw: score(0.9, 0.05, 100), weighted: score(0.85, 0.06, 100), imputed: null }

  assert.equal(scoreRows(shares, words)[0].value, "90%")
  assert.equal(scoresChart(shares, words).unit, "share")
})

test("without answers nothing is claimed", () => {
  const none = { ...SCORES, asked: 0, answered: 0, raw: null, weighted: null, imputed: null }

  assert.equal(isEmpty(none), true)
  assert.deepEqual(scoreRows(none, words).map(({ value, detail }) => value + detail), ["–", "–", "–"])
  assert.equal(scoresChart(none, words).summary, "Nobody has answered in this period.")
  assert.match(scoresChart({ ...SCORES, weighted: null }, words).summary, /too few answers to weight/)
  assert.equal(isEmpty(SCORES), false)
})

test("agents are told apart only where the server could", () => {
  const none = agentsChart([agent("Tom", 4), agent("Maya", 4.4)], "score", words)
  assert.deepEqual(none.labels, ["Maya", "Tom"])
  assert.match(none.summary, /may be chance/)
  assert.equal(none.series.length, 1)

  const some = agentsChart([agent("Tom", 3, true), agent("Maya", 4.4, false)], "score", words)
  assert.deepEqual(some.series.map(({ values }) => values), [[4.4, null], [null, 3]])
  assert.match(some.summary, /^1 of 2 agents differs/)
  assert.equal(agentsChart([], "score", words), undefined)
  assert.deepEqual(agentRows([agent("Tom", 4), agent("Maya", 4.4, true, { rankLow: 1, rankHigh: 1 })], "score", words).map(({ rank }) => rank), ["1", "1 to 3"])
})

test("drivers come by their strength, whichever way they go", () => {
  const driver = (feature, effect, half) => ({ feature, effect, low: effect - half, high: effect + half, n: 50 })
  const chart = driversChart([driver("transfers", 0.1, 0.2), driver("lastMood", -0.6, 0.1), driver("novel", 0.3, 0.1)], words)

  assert.deepEqual(chart.labels, ["Mood at the end", "novel", "Transfers"])
  assert.match(chart.summary, /less of: Mood at the end\. 2 of/)
  assert.match(driversChart([driver("transfers", 0.1, 0.2)], words).summary, /None of the features/)
  assert.equal(driversChart([], words), undefined)
})

test("the model says what it is, how good, and whether the world has moved on", () => {
  const prior = modelLines({ kind: "prior", version: 1 }, words)
  assert.match(prior.map(({ text }) => text).join(" "), /comes with .* not been tried .* not known/)
  const site = { kind: "site", version: 4, trainedAt: "2026-11-29T02:00:00Z", dialogues: 5000, ratings: 900, auc: 0.78, ece: 0.031 }
  const drift = { status: "steady", psi: 0.02, n: 310, at: "2026-11-30T02:00:00Z" }
  assert.match(modelLines({ ...site, drift }, words).map(({ text }) => text).join(" "), /900 ratings.* 0\.78 .* 3\.1% .* as they were .* 0\.02, 310 rated/)
  const last = (/** @type {string} */ status) => modelLines({ ...site, drift: { ...drift, status } }, words).at(-1)
  assert.deepEqual(["steady", "changed", "drifted", "notEnoughEvidence"].map((status) => Boolean(last(status).isBad)), [false, false, true, false])
  assert.match(last("notEnoughEvidence").text, /Too few/)
  assert.match(last("novel").text, /not known/)
})

test("lead time is told with what was missed", () => {
  assert.equal(leadWords({ median: 240_000, n: 6, caught: 6, missed: 2, falseAlarms: 0 }, words), "It warned of 6 of 8 bad ratings (75%), half of them 4 min or more before the end.")
  assert.match(leadWords({ median: null, n: 0, caught: 0, missed: 1, falseAlarms: 0 }, words), /none of 1 bad rating\.$/)
  assert.match(leadWords({ median: null, n: 0, caught: 0, missed: 0, falseAlarms: 1 }, words), /foreseen\. 1 chat that it warned of was rated better\.$/)
  assert.match(leadWords({ median: null, n: 0, caught: 0, missed: 1, falseAlarms: 3 }, words), /bad rating\. 3 chats that it warned of were rated better\.$/)
  assert.match(leadWords(null, words), /no bad rating yet/)
})

// Suggestions

const suggestion = (id, status, count, more = {}) => ({ id, status, kind: "article", title: id, detail: "", evidence: { count, conversations: [] }, gain: null, effort: "small", at: "2026-11-01T00:00:00Z", ...more })

test("suggestions are listed by state, those with most evidence first, and go only where they can", () => {
  const all = [suggestion("a", "proposed", 3), suggestion("b", "proposed", 9), suggestion("c", "done", 5)]

  assert.deepEqual(ofStatus(all, "proposed").map(({ id }) => id), ["b", "a"])
  assert.deepEqual(countsOf(all), { proposed: 2, accepted: 0, done: 1, declined: 0 })
  assert.deepEqual(["proposed", "accepted", "done", "declined", "novel"].map((status) => nextOf({ status })), [["accepted", "declined"], ["done", "declined"], [], ["proposed"], []])
})

test("what a suggestion would bring is told in its measure's unit, with a range", () => {
  const gain = (measure, value, low, high) => gainWords({ gain: { measure, value, low, high } }, MEASURES, words)

  assert.equal(gain("csat", 0.05, 0.01, 0.09), "Expected: CSAT +0.05 (95 %: 0.01–0.09)")
  assert.equal(gain("handoffs", 12.2, 8, 17), "Expected: 12 fewer of these chats a week (95 %: 8–17; measure: Hand-offs to people)")
  assert.match(gain("wait", -62_000, -90_000, -31_000), /^Expected: Wait −62 sec/)
  assert.match(gainWords({ gain: null }, MEASURES, words), /can't be told yet/)
})

test("a suggestion is told in the reader's words where its facts are known, else in the server's", () => {
  const told = (kind, facts, days = {}) => suggestionWords(suggestion("Server's title", "proposed", 3, { kind, facts: Object.entries({ ...facts, ...days }).map(([name, value]) => ({ name, value })) }), words)

  assert.deepEqual(told("article", { intent: "return", lost: "40" }), { title: "Write an article about “return”", detail: "The bot knew no answer in 40 % of these chats." })
  assert.equal(told("staffing", { weekday: "1", times: "09:00–11:00", breached: "30" }).title, "Have more people on Monday, 09:00–11:00")
  assert.deepEqual(told("hours", { times: "18:00–20:00", days: "weekend" }), { title: "Answer at weekends from 18:00–20:00", detail: "3 customers left while nobody was there." })
  for (const [kind, facts] of [["coaching", { agent: "Maya" }], ["novel", {}], ["article", {}]]) assert.equal(told(kind, facts).title, "Server's title")
  assert.equal(suggestionWords(suggestion("Server's title", "proposed", 1), words).title, "Server's title")
})

test("an outcome is a success only beyond chance and in the right direction", () => {
  const outcome = (measure, effect, low, high, control = { before: 1, after: 1 }) => outcomeOf({ measure, before: 3.6, after: 4, control, effect, low, high, n: 148 }, MEASURES, words)

  assert.deepEqual([outcome("csat", 0.4, 0.1, 0.7).verdict, outcome("csat", -0.4, -0.7, -0.1).verdict, outcome("wait", -900, -1500, -300).verdict, outcome("csat", 0.4, -0.1, 0.9).verdict, outcome("novel", 1, 0.5, 2).verdict],
    ["better", "worse", "better", "unclear", "clear"])
  assert.match(outcome("csat", 0.4, 0.1, 0.7).words, /^It helped: \+0\.40 beyond the change elsewhere \(95 %: 0\.10–0\.70, 148 chats\)/)
  assert.equal(outcome("csat", 0.4, 0.1, 0.7).rows.length, 2)
  assert.equal(outcome("csat", 0.4, 0.1, 0.7, null).rows.length, 1)
})

// Words

test("every word that the reports use is there", () => {
  const known = { ...JSON.parse(file("../i18n/staff.en.json")), ...JSON.parse(file("../i18n/reports.en.json")) }
  const code = readdirSync(new URL("../reports/", import.meta.url)).filter((name) => name.endsWith(".js")).map((name) => file(`../reports/${name}`)).join("\n")
  const used = [...code.matchAll(/\bt\((?:[^()`"]*\? )?"([\w.]+)"(?: : "([\w.]+)")?/g)].flatMap(([, one, other]) => [one, other ?? one])

  assert.ok(used.length > 100)
  for (const key of used) assert.ok(key in known, key)
})
