import { figure, range } from "./figures.js"

/**
 * @typedef {(number | null)[]} Numbers one for each label; null where there is none
 * @typedef {{name: string, values: Numbers, low?: Numbers, high?: Numbers, tone: number}} Series `tone` 1…4: colour, dash and shape
 * @typedef {{name: string, low: Numbers, high: Numbers, tone: number, isFaint?: boolean}} Band
 * @typedef {{at: number, value: number, name: string}} Mark something to notice at one label
 * @typedef {object} Chart a drawing as values: what `hark-chart` shows as picture, table, sentence and file
 * @property {string} id
 * @property {"line" | "bars" | "dots"} kind lines and bars stand side by side; dots with intervals below one another
 * @property {string} title
 * @property {string} summary what it shows, in a sentence
 * @property {string} rows what the labels are
 * @property {string[]} labels
 * @property {string[]} [short] the labels as the axis has room for
 * @property {import("./figures.js").Unit} unit
 * @property {Series[]} series
 * @property {Band[]} [bands]
 * @property {Mark[]} [marks]
 * @property {string} [marked] what all marks say; "Unusual" when it is not told
 * @property {{at: number, name: string}} [split] a border between labels: `at` is the first behind it
 * @property {{value: number, name: string}} [reference] a value to hold all others against
 * @property {boolean} [isFree] the axis need not begin at zero
 */

/**
 * The least and the greatest value that a chart has to show.
 * @param {Chart} chart @returns {[number, number]}
 */
export function extentOf({ series, bands = [], marks = [], reference, isFree }) {
  const shown = [
    ...series.flatMap(({ values, low = [], high = [] }) => [...values, ...low, ...high]), ...bands.flatMap(({ low, high }) => [...low, ...high]),
    ...marks.map(({ value }) => value), ...(reference ? [reference.value] : []), ...(isFree ? [] : [0]),
  ].filter((value) => value !== null && Number.isFinite(value))
  const known = /** @type {number[]} */ (shown)
  return known.length === 0 ? [0, 1] : [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))]
}

/**
 * Whether there is anything to draw.
 * @param {Chart} chart
 */
export function isBlank({ series, bands = [] }) {
  const lists = [...series.map(({ values }) => values), ...bands.map(({ low }) => low)]
  return lists.every((values) => values.every((value) => value === null))
}

/**
 * What stands at one label, in words.
 * @param {Chart} chart @param {number} at @param {any} words
 */
export function readout(chart, at, words) {
  const { labels, series, bands = [], marks = [], unit } = chart
  const parts = series.filter(({ values }) => values[at] != null).map((one) => valueWords(chart, one, at, words))
  const spans = bands.filter(({ low, high }) => low[at] != null && high[at] != null)
    .map(({ name, low, high }) => words.t("chart.named", { name, value: range(Number(low[at]), Number(high[at]), unit, words.region) }))
  const notes = marks.filter((mark) => mark.at === at).map(({ name }) => name)
  const all = [...parts, ...spans, ...notes]
  return words.t("chart.named", { name: labels[at] ?? "", value: all.length > 0 ? all.join(words.t("chart.and")) : words.t("chart.nothing") })
}

/** @param {Chart} chart @param {Series} series @param {number} at @param {any} words */
function valueWords({ unit, series }, { name, values, low, high }, at, words) {
  const value = figure(values[at], unit, words.region)
  const [from, to] = [low?.[at], high?.[at]]
  const text = from == null || to == null ? value : words.t("chart.between", { value, range: range(from, to, unit, words.region) })
  return series.length > 1 ? words.t("chart.named", { name, value: text }) : text
}

/**
 * A chart as a table of bare values, the head first.
 * @param {Chart} chart @param {any} words @returns {{head: string[], rows: (string | number | null)[][]}}
 */
export function tableOf({ rows, labels, series, bands = [], marks = [] }, words) {
  const columns = [...series.flatMap((one) => [{ name: one.name, values: one.values }, ...bounds(one, words)]), ...bands.flatMap((one) => bounds(one, words))]
  const notes = marks.length > 0 ? [words.t("chart.note")] : []
  return {
    head: [rows, ...columns.map(({ name }) => name), ...notes],
    rows: labels.map((label, at) => [label, ...columns.map(({ values }) => values[at] ?? null), ...(notes.length > 0 ? [notesAt(marks, at)] : [])]),
  }
}

/** @param {{name: string, low?: Numbers, high?: Numbers}} one @param {any} words */
function bounds({ name, low, high }, words) {
  if (!low || !high) return []
  return [{ name: words.t("chart.from", { name }), values: low }, { name: words.t("chart.to", { name }), values: high }]
}

/** @param {Mark[]} marks @param {number} at */
function notesAt(marks, at) {
  return marks.filter((mark) => mark.at === at).map(({ name }) => name).join("; ") || null
}
