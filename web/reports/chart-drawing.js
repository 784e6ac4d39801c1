import { bandPath, linePath, scale, spacedLabels } from "../lib/chart.js"
import { extentOf } from "./chart-facts.js"
import { figure, ticksOf } from "./figures.js"

/**
 * @typedef {import("./chart-facts.js").Chart} Chart
 * @typedef {import("./chart-facts.js").Numbers} Numbers
 * @typedef {{left: number, right: number, top: number, bottom: number}} Frame
 * @typedef {{svg: SVGSVGElement, frame: Frame, move: (at: number) => void}} Drawing `move` puts the pointer at a label
 */

const SPACE = "http://www.w3.org/2000/svg"
const HEIGHT = 240, ROW = 34
/** On a telephone names stand above what they name. */
const NARROW = 480, NARROW_ROW = 44
/** About how wide a letter is, and one of Chinese. */
const LETTER = 7.2, WIDE_LETTER = 13
/** Between two labels of an axis. */
const LABEL_GAP = 10
/** How high the word beside a border stands, and how much room it has above all marks. */
const WORD_LINE = 12, WORD_ROOM = 28
/** With less room for each label a line has no points of its own. */
const POINT_ROOM = 12

/**
 * Draws a chart at the width that there is.
 * @param {Chart} chart @param {number} width @param {string} region @returns {Drawing}
 */
export function draw(chart, width, region) {
  const isDots = chart.kind === "dots"
  const height = isDots ? chart.labels.length * rowOf(width) + 34 : HEIGHT
  const svg = /** @type {SVGSVGElement} */ (shape("svg", { class: "chart__drawing", width, height, viewBox: `0 0 ${width} ${height}`, role: "img" }))
  svg.setAttribute("aria-label", `${chart.title}. ${chart.summary}`)
  return isDots ? drawDots(svg, chart, width, height, region) : drawColumns(svg, chart, width, height, region)
}

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...any} children */
export function shape(tag, attributes, ...children) {
  const element = document.createElementNS(SPACE, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  element.append(...children)
  return element
}

/** @param {number} width */
function rowOf(width) {
  return width < NARROW ? NARROW_ROW : ROW
}

/**
 * The shape of a tone around a place: nobody has to tell colours apart.
 * @param {number} tone @param {number} x @param {number} y @param {number} [r]
 */
export function marker(tone, x, y, r = 3.5) {
  const name = `chart__point chart__point--${tone}`
  if (tone === 2) return shape("rect", { class: name, x: x - r, y: y - r, width: 2 * r, height: 2 * r })
  if (tone === 3) return shape("path", { class: name, d: `M${x} ${y - r * 1.4}L${x + r * 1.4} ${y}L${x} ${y + r * 1.4}L${x - r * 1.4} ${y}Z` })
  if (tone === 4) return shape("path", { class: name, d: `M${x} ${y - r * 1.3}L${x + r * 1.3} ${y + r}L${x - r * 1.3} ${y + r}Z` })
  return shape("circle", { class: name, cx: x, cy: y, r })
}

/** @param {SVGSVGElement} svg @param {Chart} chart @param {number} width @param {number} height @param {string} region @returns {Drawing} */
function drawColumns(svg, chart, width, height, region) {
  const ticks = ticksOf(chart.unit)(...extentOf(chart))
  const texts = ticks.map((tick) => figure(tick, chart.unit, region))
  const frame = { left: Math.max(...texts.map(wide)) + 10, right: width - 12, top: chart.split ? WORD_ROOM : 10, bottom: height - 26 }
  const y = scale([ticks[0], ticks[ticks.length - 1]], [frame.bottom, frame.top])
  const place = (frame.right - frame.left) / Math.max(1, chart.labels.length)
  const x = (/** @type {number} */ at) => frame.left + (at + 0.5) * place
  for (const [at, tick] of ticks.entries()) svg.append(grid(frame.left, frame.right, y(tick), y(tick)), text(texts[at], frame.left - 6, y(tick) + 4, "end"))
  svg.append(...axisLabels(chart, x, frame, height), ...reference(chart, frame, y), ...border(chart, frame, place))
  const points = (/** @type {Numbers} */ values) => values.map((value, at) => (value === null ? null : /** @type {[number, number]} */ ([x(at), y(value)])))
  svg.append(...bands(chart, points), ...(chart.kind === "bars" ? bars(chart, x, y, place) : lines(chart, points, place >= POINT_ROOM)), ...marks(chart, x, y))
  const pointer = shape("path", { class: "chart__at", d: "" })
  svg.append(pointer)
  return { svg, frame, move: (at) => pointer.setAttribute("d", `M${x(at)} ${frame.top}V${frame.bottom}`) }
}

/** @param {SVGSVGElement} svg @param {Chart} chart @param {number} width @param {number} height @param {string} region @returns {Drawing} */
function drawDots(svg, chart, width, height, region) {
  const isNarrow = width < NARROW
  const row = rowOf(width)
  const names = (chart.short ?? chart.labels).map((name) => shortened(name, isNarrow ? width - 16 : width * 0.36))
  const frame = { left: isNarrow ? 8 : Math.min(width * 0.38, Math.max(...names.map(wide)) + 16), right: width - 24, top: 4, bottom: height - 28 }
  const ticks = ticksOf(chart.unit)(...extentOf(chart), isNarrow ? 3 : 5)
  const x = scale([ticks[0], ticks[ticks.length - 1]], [frame.left + 8, frame.right])
  const y = (/** @type {number} */ at) => frame.top + (at + (isNarrow ? 0.7 : 0.5)) * row
  for (const tick of ticks) svg.append(grid(x(tick), x(tick), frame.top, frame.bottom), text(figure(tick, chart.unit, region), x(tick), height - 10, "middle"))
  if (chart.reference) svg.append(shape("path", { class: "chart__reference", d: `M${x(chart.reference.value)} ${frame.top}V${frame.bottom}` }))
  for (const [at, name] of names.entries()) svg.append(isNarrow ? text(name, frame.left, y(at) - 13, "start", "chart__name") : text(name, frame.left - 4, y(at) + 4, "end", "chart__name"))
  for (const { values, low, high, tone } of chart.series) {
    for (const [at, value] of values.entries()) {
      if (value === null) continue
      if (low?.[at] == null && ticks[0] <= 0) svg.append(shape("path", { class: `chart__stem chart__stem--${tone}`, d: `M${x(0)} ${y(at)}H${x(value)}` }))
      svg.append(...whisker(low?.[at], high?.[at], (end) => [x(end), y(at)], tone, false), marker(tone, x(value), y(at), 4.5))
    }
  }
  const pointer = shape("path", { class: "chart__at", d: "" })
  svg.append(pointer)
  return { svg, frame, move: (at) => pointer.setAttribute("d", `M${frame.left} ${frame.top + (at + 1) * row}H${frame.right}`) }
}

/** @param {Chart} chart @param {(values: Numbers) => ([number, number] | null)[]} points */
function bands({ bands = [], series, kind }, points) {
  const own = kind === "line" ? series.flatMap(({ name, low, high, tone }) => (low && high ? [{ name, low, high, tone, isFaint: true }] : [])) : []
  return [...bands, ...own].map(({ low, high, tone, isFaint }) =>
    shape("path", { class: `chart__band chart__band--${tone}${isFaint ? " chart__band--faint" : ""}`, d: bandPath(points(high), points(low)) }))
}

/** @param {Chart} chart @param {(values: Numbers) => ([number, number] | null)[]} points @param {boolean} hasPoints also where a line goes on */
function lines({ series }, points, hasPoints) {
  return series.flatMap(({ values, tone }) => {
    const places = points(values)
    const line = shape("path", { class: `chart__line chart__line--${tone}`, d: linePath(places) })
    const dots = places.filter((point, at) => point && (hasPoints || (places[at - 1] ?? places[at + 1] ?? null) === null))
    return [line, ...dots.map((point) => marker(tone, .../** @type {[number, number]} */ (point)))]
  })
}

/** @param {Chart} chart @param {(at: number) => number} x @param {(value: number) => number} y @param {number} place */
function bars({ series }, x, y, place) {
  const size = Math.min(56, place * 0.76) / series.length
  return series.flatMap(({ values, low, high, tone }, number) => values.flatMap((value, at) => {
    if (value === null) return []
    const left = x(at) + (number - series.length / 2) * size
    const [top, bottom] = [Math.min(y(value), y(0)), Math.max(y(value), y(0))]
    const bar = shape("rect", { class: `chart__bar chart__bar--${tone}`, x: left + 0.5, width: Math.max(1, size - 1), y: top, height: Math.max(1, bottom - top) })
    return [bar, ...whisker(low?.[at], high?.[at], (end) => [left + size / 2, y(end)], tone, true)]
  }))
}

/** @param {Chart} chart @param {(at: number) => number} x @param {(value: number) => number} y */
function marks({ marks = [] }, x, y) {
  return marks.map(({ at, value, name }) => shape("circle", { class: "chart__mark", cx: x(at), cy: y(value), r: 7 }, shape("title", {}, name)))
}

/**
 * An interval as a line with ends.
 * @param {number | null | undefined} low @param {number | null | undefined} high @param {(value: number) => [number, number]} place @param {number} tone @param {boolean} stands
 */
function whisker(low, high, place, tone, stands) {
  if (low == null || high == null) return []
  const [[x1, y1], [x2, y2]] = [place(low), place(high)]
  const ends = stands ? `M${x1 - 4} ${y1}h8M${x2 - 4} ${y2}h8` : `M${x1} ${y1 - 4}v8M${x2} ${y2 - 4}v8`
  return [shape("path", { class: `chart__whisker chart__whisker--${stands ? "on" : tone}`, d: `M${x1} ${y1}L${x2} ${y2}${ends}` })]
}

/** @param {Chart} chart @param {(at: number) => number} x @param {Frame} frame @param {number} height */
function axisLabels({ labels, short = labels }, x, { right }, height) {
  return spacedLabels(short.map(wide), x, [0, right + 10], LABEL_GAP).map(({ at, middle }) => text(short[at], middle, height - 8, "middle"))
}

/** @param {Chart} chart @param {Frame} frame @param {(value: number) => number} y */
function reference({ reference }, { left, right }, y) {
  return reference ? [shape("path", { class: "chart__reference", d: `M${left} ${y(reference.value)}H${right}` })] : []
}

/** @param {Chart} chart @param {Frame} frame @param {number} place */
function border({ split }, { left, right, bottom }, place) {
  if (!split) return []
  const at = left + split.at * place
  const isLate = at > (left + right) / 2
  return [shape("path", { class: "chart__split", d: `M${at} 2V${bottom}` }), text(split.name, at + (isLate ? -6 : 6), WORD_LINE, isLate ? "end" : "start")]
}

/** @param {number} x1 @param {number} x2 @param {number} y1 @param {number} y2 */
function grid(x1, x2, y1, y2) {
  return shape("line", { class: "chart__grid", x1, x2, y1, y2 })
}

/** @param {string} words @param {number} x @param {number} y @param {string} anchor @param {string} [name] */
function text(words, x, y, anchor, name = "chart__tick") {
  return shape("text", { class: name, x, y, "text-anchor": anchor }, words)
}

/** @param {string} words about how many pixels it takes */
function wide(words) {
  return [...words].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? WIDE_LETTER : LETTER), 0)
}

/** @param {string} words @param {number} room */
function shortened(words, room) {
  if (wide(words) <= room) return words
  let kept = ""
  for (const letter of words) {
    if (wide(`${kept}${letter}…`) > room) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}
