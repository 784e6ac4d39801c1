import { FEW, figure, range } from "./figures.js"

/**
 * @typedef {import("./figures.js").Value} Value
 * @typedef {{id: string, name: string, n: number, raw: number, value: number, low: number, high: number, rankLow: number, rankHigh: number, told: boolean}} AgentScore
 * @typedef {{kind: "prior" | "site", version: string | number, trainedAt?: string | null, dialogues?: number, ratings?: number, auc?: number | null, ece?: number | null,
 *   drift?: {status: string, psi: number, n: number, at: string} | null}} Model
 * @typedef {{measure?: string, complete?: boolean, counted?: number, of?: number, asked: number, answered: number, responseRate: number | null, raw: Value | null, weighted: Value | null,
 *   imputed: {value: number | null, low?: number, high?: number, n: number, answered: number, predicted: number} | null, nps?: Value | null, agents: AgentScore[],
 *   model?: Model | null, drivers?: {feature: string, effect: number, low: number, high: number, pValue?: number, n: number}[],
 *   leadTime?: {median: number | null, n: number, caught: number, missed: number, falseAlarms: number} | null}} Satisfaction
 * @typedef {import("./report-words.js").ReportWords} Words
 * @typedef {import("./chart-facts.js").Chart} Chart
 */

/** What may be chance by more than this, all features together, is not called a difference. */
const MOST_CHANCE = 0.05
/** The words of each verdict on drift; the server judges, since few chats alone make an index large. */
const DRIFTS = { steady: "none", changed: "some", drifted: "much", notEnoughEvidence: "few" }
/** Differences of scores that are not worth a word. */
const SMALL = { score: 0.05, share: 0.01 }

/**
 * Whether there is anything to tell.
 * @param {Satisfaction} answer
 */
export function isEmpty({ asked, answered, imputed }) {
  return asked === 0 && answered === 0 && (imputed?.n ?? 0) === 0
}

/**
 * Whether ratings are told as their mean, 1 to 5, or as the share of good ones.
 * @param {Satisfaction} answer @returns {"share" | "score"}
 */
export function unitOf({ measure }) {
  return measure === "satisfied" ? "share" : "score"
}

/**
 * The same satisfaction three ways, which are never mixed.
 * @param {Satisfaction} answer @param {Words} words @returns {Chart}
 */
export function scoresChart(answer, words) {
  const { raw, weighted, imputed } = answer
  const all = [raw, weighted, imputed]
  const names = ["raw", "weighted", "imputed"].map((name) => words.t(`csat.${name}`))
  const pick = (/** @type {"value" | "low" | "high"} */ name) => all.map((one) => one?.[name] ?? null)
  return {
    id: "csat", kind: "dots", unit: unitOf(answer), isFree: true, title: words.t("csat.title"), rows: words.t("csat.way"), labels: names,
    series: [{ name: words.t("csat.score"), tone: 1, values: pick("value"), low: pick("low"), high: pick("high") }],
    summary: scoresSummary(answer, words),
  }
}

/** @param {Satisfaction} answer @param {Words} words */
function scoresSummary(answer, words) {
  const { raw, weighted } = answer
  const unit = unitOf(answer)
  if (raw?.value == null) return words.t("csat.noAnswers")
  const show = (/** @type {number} */ value) => figure(value, unit, words.region)
  if (weighted?.value == null) return words.t("csat.onlyRaw", { raw: show(raw.value) })
  const difference = weighted.value - raw.value
  const way = Math.abs(difference) < SMALL[unit] ? "alike" : difference < 0 ? "lower" : "higher"
  return words.t(`csat.summary.${way}`, { raw: show(raw.value), weighted: show(weighted.value) })
}

/**
 * What stands behind each of the three.
 * @param {Satisfaction} answer @param {Words} words @returns {{name: string, value: string, detail: string, what: string, isFew: boolean}[]}
 */
export function scoreRows(answer, words) {
  const { raw, weighted, imputed } = answer
  const unit = unitOf(answer)
  const interval = (/** @type {any} */ one) => (one?.low == null || one?.high == null ? "" : words.t("figure.interval", { range: range(one.low, one.high, unit, words.region) }))
  const row = (/** @type {string} */ id, /** @type {any} */ one, /** @type {string} */ count) => ({
    name: words.t(`csat.${id}`), value: figure(one?.value, unit, words.region), what: words.t(`csat.${id}.what`),
    detail: [interval(one), count].filter(Boolean).join(" · "), isFew: one?.value != null && one.n < FEW,
  })
  return [
    row("raw", raw, raw ? words.t("csat.answers", { n: raw.n }) : ""), row("weighted", weighted, weighted ? words.t("csat.answers", { n: weighted.n }) : ""),
    row("imputed", imputed, imputed ? words.t("csat.filled", { answered: imputed.answered, predicted: imputed.predicted }) : ""),
  ]
}

/**
 * Agents with the ranges of their scores and places, the best first.
 * @param {AgentScore[]} agents @param {"share" | "score"} unit @param {Words} words @returns {Chart | undefined}
 */
export function agentsChart(agents, unit, words) {
  if (agents.length === 0) return undefined
  const sorted = [...agents].sort((a, b) => b.value - a.value)
  const told = sorted.filter((one) => one.told)
  const pick = (/** @type {boolean} */ isTold) => (/** @type {"value" | "low" | "high"} */ name) => sorted.map((one) => (one.told === isTold ? one[name] : null))
  const series = (/** @type {boolean} */ isTold) => ({
    name: words.t(isTold ? "agents.told" : "agents.untold"), tone: isTold ? 2 : 1, values: pick(isTold)("value"), low: pick(isTold)("low"), high: pick(isTold)("high"),
  })
  return {
    id: "agents", kind: "dots", unit, isFree: true, title: words.t("agents.title"), rows: words.t("group.agent"), labels: sorted.map(({ name }) => name),
    series: [...(told.length < sorted.length ? [series(false)] : []), ...(told.length > 0 ? [series(true)] : [])],
    summary: told.length === 0 ? words.t("agents.none") : words.t("agents.some", { n: told.length, of: sorted.length }),
  }
}

/**
 * The rows of the agents' table.
 * @param {AgentScore[]} agents @param {"share" | "score"} unit @param {Words} words
 */
export function agentRows(agents, unit, words) {
  const show = (/** @type {number} */ value) => figure(value, unit, words.region)
  return [...agents].sort((a, b) => b.value - a.value).map((one) => ({
    id: one.id, name: one.name, value: show(one.value), range: range(one.low, one.high, unit, words.region), raw: show(one.raw), n: words.number(one.n), isTold: one.told,
    rank: one.rankLow === one.rankHigh ? words.number(one.rankLow) : words.t("agents.ranks", { from: one.rankLow, to: one.rankHigh }),
  }))
}

/**
 * What goes with bad ratings, the strongest first.
 * @param {NonNullable<Satisfaction["drivers"]>} drivers @param {Words} words @returns {Chart | undefined}
 */
export function driversChart(drivers, words) {
  if (drivers.length === 0) return undefined
  const sorted = [...drivers].sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect)).slice(0, 12)
  const name = (/** @type {{feature: string}} */ { feature }) => words.or(`feature.${feature}`, feature)
  const sure = sorted.filter(({ low, high, pValue = 0 }) => pValue < MOST_CHANCE && (low > 0 || high < 0))
  return {
    id: "drivers", kind: "dots", unit: "score", isFree: true, title: words.t("drivers.title"), rows: words.t("drivers.feature"), labels: sorted.map(name),
    series: [{ name: words.t("drivers.effect"), tone: 1, values: sorted.map(({ effect }) => effect), low: sorted.map(({ low }) => low), high: sorted.map(({ high }) => high) }],
    reference: { value: 0, name: words.t("drivers.zero") },
    summary: sure.length === 0 ? words.t("drivers.none") : words.t(sure[0].effect > 0 ? "drivers.more" : "drivers.less", { name: name(sure[0]), n: sure.length }),
  }
}

/**
 * The model in a few lines: what it is, how good, whether the world has moved on.
 * @param {Model} model @param {Words} words @returns {{text: string, isBad?: boolean}[]}
 */
export function modelLines({ kind, version, trainedAt, dialogues, ratings, auc, ece, drift }, words) {
  const first = kind === "prior" ? words.t("csatModel.prior", { version })
    : words.t("csatModel.site", { version, at: trainedAt ? words.moment(trainedAt) : "–", dialogues: dialogues ?? 0, ratings: ratings ?? 0 })
  const scores = auc == null ? words.t("csatModel.untested") : words.t("csatModel.scores", { auc: figure(auc, "score", words.region), ece: ece == null ? "–" : figure(ece, "share", words.region) })
  return [{ text: first }, { text: scores }, ...driftLines(drift, words)]
}

/** @param {Model["drift"]} drift @param {Words} words */
function driftLines(drift, words) {
  const verdict = DRIFTS[/** @type {keyof DRIFTS} */ (drift?.status)]
  if (!drift || !verdict) return [{ text: words.t("drift.unknown") }]
  const shown = { psi: figure(drift.psi, "score", words.region), n: drift.n, at: words.moment(drift.at) }
  return [{ text: words.t(`drift.${verdict}`, shown), isBad: verdict === "much" }]
}

/**
 * How early a bad rating is seen coming.
 * @param {Satisfaction["leadTime"]} lead @param {Words} words
 */
export function leadWords(lead, words) {
  if (!lead) return words.t("lead.none")
  const share = figure(lead.caught / (lead.caught + lead.missed), "share", words.region)
  const wrong = lead.falseAlarms > 0 ? ` ${words.t("lead.wrong", { wrong: lead.falseAlarms })}` : ""
  if (lead.caught + lead.missed === 0) return words.t("lead.none") + wrong
  return (lead.median === null ? words.t("lead.late", { missed: lead.missed })
    : words.t("lead.words", { share, caught: lead.caught, of: lead.caught + lead.missed, median: figure(lead.median, "milliseconds", words.region) })) + wrong
}
