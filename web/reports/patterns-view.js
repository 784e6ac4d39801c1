import { figure } from "./figures.js"
import { chanceWords } from "./diagnosis-view.js"

/**
 * @typedef {import("./report-words.js").ReportWords} Words
 * @typedef {import("./chart-facts.js").Chart} Chart
 * @typedef {import("./diagnosis-view.js").Table} Table
 * @typedef {{feature: string, direction: "higher" | "lower", size: "slightly" | "clearly" | "strongly", difference: number, mean: number | null, meanOfAll: number | null}} Trait
 * @typedef {{size: number, share: number, csat: number | null, ratings: number, traits: Trait[], conversations: string[]}} Kind
 * @typedef {{counted: number, silhouette: number | null, groups: Kind[]}} Kinds
 * @typedef {{if: string[], then: string[], support: number, confidence: number, lift: number, pValue: number, count: number}} Rule
 * @typedef {{feature: string, effect: number, low: number, high: number, pValue: number, n: number}} Driver
 * @typedef {{learnt: number, held: number, auc: number | null, brier: number, brierOfShare: number, ece: number | null,
 *   columns: {feature: string, coefficient: number, low: number, high: number, pValue: number}[]}} Model
 * @typedef {{days: number, known: number, repeated: number, reason?: "tooFew" | "notUseful" | null, model: Model | null,
 *   conversations: {id: string, chance: number, reasons: {feature: string, contribution: number}[]}[]}} Repeats
 * @typedef {{complete: boolean, counted: number, of: number, clusters: Kinds | null, customers: Kinds | null, rules: Rule[], drivers: Driver[], repeats: Repeats}} Patterns
 */

const SECONDS = new Set(["firstWait", "wait", "firstResponse", "nextResponse", "longestResponse", "handling", "resolution"])
const SHARES = new Set(["isReturning", "hadPerson", "isContained", "isAbandoned", "wasSolved", "wasUnsolved", "probabilityBad"])
/** Below it there may be no kinds at all. - Source: Kaufman, Rousseeuw, "Finding Groups in Data" (1990). */
const WEAK = 0.25
const MOST_COLUMNS = 12

/** @param {string} feature @param {Words} words */
export function featureName(feature, words) {
  return words.or(`feature.${feature}`, feature)
}

/**
 * A mean of a feature in its own unit.
 * @param {string} feature @param {number | null} value @param {Words} words
 */
export function featureFigure(feature, value, words) {
  if (value === null) return "–"
  if (SECONDS.has(feature)) return figure(value * 1000, "milliseconds", words.region)
  return figure(value, SHARES.has(feature) ? "share" : "score", words.region)
}

/**
 * What a kind is called: what sets it apart.
 * @param {Kind} kind @param {Words} words
 */
export function kindName({ traits }, words) {
  if (traits.length === 0) return words.t("kinds.average")
  return traits.map(({ feature, direction, size, mean, meanOfAll }) => words.t(`kinds.${direction}.${size}`, {
    feature: featureName(feature, words), mean: featureFigure(feature, mean, words), all: featureFigure(feature, meanOfAll, words),
  })).join("; ")
}

/**
 * How many kinds there are and how clearly they stand apart.
 * @param {Kinds} kinds @param {"clusters" | "customers"} name @param {Words} words
 */
export function kindsSentence({ groups, counted, silhouette }, name, words) {
  const clear = silhouette === null || silhouette < WEAK ? "kinds.cloud" : "kinds.clear"
  return `${words.t(`kinds.${name}.found`, { n: groups.length, counted })} ${words.t(clear, { silhouette: figure(silhouette, "score", words.region) })}`
}

/**
 * Kinds, the largest first.
 * @param {Kinds} kinds @param {"clusters" | "customers"} name @param {Words} words @returns {Table}
 */
export function kindTable({ groups }, name, words) {
  return {
    head: [words.t(`kinds.${name}.kind`), ...["size", "share", "csat", "examples"].map((one) => words.t(`kinds.${one}`))],
    rows: groups.map((kind) => ({
      cells: [
        kindName(kind, words), words.number(kind.size), figure(kind.share, "share", words.region),
        kind.csat === null ? "–" : words.t("kinds.rated", { csat: figure(kind.csat, "score", words.region), n: kind.ratings }),
      ],
      bare: [kindName(kind, words), kind.size, kind.share, kind.csat, kind.conversations.join(" ")],
      chats: kind.conversations,
    })),
  }
}

/**
 * What an item of a rule says: `queue:Billing` or `transferred`.
 * @param {string} item @param {Words} words
 */
export function itemName(item, words) {
  const known = words.or(`item.${item}`, "")
  if (known) return known
  const [dimension, name] = item.split(/:(.*)/s)
  const group = words.or(`group.${dimension}`, dimension)
  return name === undefined ? item : `${group}: ${dimension === "language" ? words.language(name) : name}`
}

/** @param {string[]} items @param {Words} words */
function itemNames(items, words) {
  return new Intl.ListFormat(words.region, { type: "conjunction" }).format(items.map((item) => itemName(item, words)))
}

/**
 * The strongest rule in a sentence.
 * @param {Rule[]} rules @param {Words} words
 */
export function rulesSentence(rules, words) {
  const [first] = rules
  if (!first) return words.t("rules.none")
  return words.t("rules.first", {
    if: itemNames(first.if, words), then: itemNames(first.then, words), share: figure(first.confidence, "share", words.region), lift: figure(first.lift, "score", words.region), n: rules.length,
  })
}

/** @param {Rule[]} rules @param {Words} words @returns {Table} */
export function ruleTable(rules, words) {
  return {
    head: ["if", "then", "confidence", "lift", "support", "count", "chance"].map((name) => words.t(`rules.${name}`)),
    rows: rules.map((rule) => ({
      cells: [
        itemNames(rule.if, words), itemNames(rule.then, words), figure(rule.confidence, "share", words.region), figure(rule.lift, "score", words.region),
        figure(rule.support, "share", words.region), words.number(rule.count), chanceWords(rule.pValue, words),
      ],
      bare: [rule.if.join(" + "), rule.then.join(" + "), rule.confidence, rule.lift, rule.support, rule.count, rule.pValue],
    })),
  }
}

/**
 * How well it can be told who writes again, or why it can't.
 * @param {Repeats} repeats @param {Words} words
 */
export function repeatsSentence({ days, known, repeated, reason, model }, words) {
  const came = words.t("repeats.came", { n: repeated, of: known, days })
  if (!model || reason === "tooFew") return `${came} ${words.t("repeats.tooFew")}`
  const scores = { auc: figure(model.auc, "score", words.region), better: figure(1 - model.brier / model.brierOfShare, "share", words.region), held: model.held }
  return `${came} ${words.t(reason === "notUseful" ? "repeats.notUseful" : "repeats.useful", scores)}`
}

/**
 * What goes with writing again, the strongest first.
 * @param {Repeats} repeats @param {Words} words @returns {Chart | undefined}
 */
export function repeatsChart({ model, days }, words) {
  const sorted = [...(model?.columns ?? [])].sort((a, b) => Math.abs(b.coefficient) - Math.abs(a.coefficient)).slice(0, MOST_COLUMNS)
  const sure = sorted.filter(({ low, high }) => low > 0 || high < 0)
  if (sorted.length === 0) return undefined
  return {
    id: "repeats", kind: "dots", unit: "score", isFree: true, title: words.t("repeats.chart", { days }), rows: words.t("drivers.feature"), labels: sorted.map(({ feature }) => featureName(feature, words)),
    series: [{ name: words.t("repeats.coefficient"), tone: 1, values: sorted.map(({ coefficient }) => coefficient), low: sorted.map(({ low }) => low), high: sorted.map(({ high }) => high) }],
    reference: { value: 0, name: words.t("drivers.zero") },
    summary: sure.length === 0 ? words.t("drivers.none") : words.t(sure[0].coefficient > 0 ? "repeats.more" : "repeats.less", { name: featureName(sure[0].feature, words) }),
  }
}

/**
 * The chats whose customers most likely write again.
 * @param {Repeats} repeats @param {Words} words @returns {Table}
 */
export function repeatTable({ conversations }, words) {
  const reason = (/** @type {{feature: string, contribution: number}} */ { feature, contribution }) => words.t(contribution > 0 ? "repeats.for" : "repeats.against", { feature: featureName(feature, words) })
  return {
    head: ["chat", "chance", "why"].map((name) => words.t(`repeats.${name}`)),
    rows: conversations.map(({ id, chance, reasons }, at) => ({
      cells: [words.t("suggestion.chat", { n: at + 1 }), figure(chance, "share", words.region), reasons.map(reason).join("; ")],
      bare: [id, chance, reasons.map(({ feature }) => feature).join(" ")], chats: [id],
    })),
  }
}
