/** Where things stand in a drawing: scales, ticks and outlines, and no drawing. */

const SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR
/** Steps in which people count time. */
const TIME_STEPS = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30].map((n) => n * SECOND), ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR), ...[1, 2, 5, 7, 14, 28].map((n) => n * DAY),
]

/**
 * Round numbers that cover a span with both its ends, about as many as wanted.
 * @param {number} low @param {number} high @param {number} [wanted] @returns {number[]}
 */
export function niceTicks(low, high, wanted = 5) {
  const [from, to] = widened(low, high)
  const rough = (to - from) / Math.max(1, wanted - 1)
  const power = 10 ** Math.floor(Math.log10(rough))
  return covering(from, to, [1, 2, 5, 10].map((n) => n * power).find((step) => step >= rough * (1 - 1e-9)) ?? rough)
}

/**
 * Ticks of what is counted: whole numbers.
 * @param {number} low @param {number} high @param {number} [wanted]
 */
export function countTicks(low, high, wanted = 5) {
  const ticks = niceTicks(low, high, wanted)
  return ticks.every(Number.isInteger) ? ticks : covering(...widened(low, high), 1)
}

/**
 * Ticks of lengths of time in milliseconds.
 * @param {number} low @param {number} high @param {number} [wanted]
 */
export function timeTicks(low, high, wanted = 5) {
  const [from, to] = widened(low, high)
  const rough = (to - from) / Math.max(1, wanted - 1)
  const step = TIME_STEPS.find((one) => one >= rough)
  return step ? covering(from, to, step) : niceTicks(from, to, wanted)
}

/**
 * A straight way from values to places.
 * @param {[number, number]} values @param {[number, number]} places @returns {(value: number) => number}
 */
export function scale([low, high], [start, end]) {
  const size = high - low || 1
  return (value) => start + ((value - low) / size) * (end - start)
}

/**
 * The labels that have room, and the middles at which they stand: every so many, none over the edges, and none closer to
 * another than the gap.
 * @param {number[]} sizes @param {(at: number) => number} middle @param {[number, number]} edges @param {number} gap
 * @returns {{at: number, middle: number}[]}
 */
export function spacedLabels(sizes, middle, [start, end], gap) {
  const held = (/** @type {number} */ at) => Math.max(start + sizes[at] / 2, Math.min(middle(at), end - sizes[at] / 2))
  const touches = (/** @type {number} */ at, /** @type {number} */ before) => held(at) - sizes[at] / 2 < held(before) + sizes[before] / 2 + gap
  const isTight = (/** @type {number} */ step) => {
    for (let at = step; at < sizes.length; at += step) if (touches(at, at - step)) return true
    return false
  }
  let step = 1
  while (isTight(step)) step++
  return sizes.flatMap((_, at) => (at % step === 0 ? [{ at, middle: held(at) }] : []))
}

/**
 * A line through points; it breaks where there is none.
 * @param {([number, number] | null)[]} points @returns {string} a path's `d`
 */
export function linePath(points) {
  return runs(points).map((run) => `M${run.map(place).join("L")}`).join("")
}

/**
 * The area between two lines; it breaks where either has no point.
 * @param {([number, number] | null)[]} upper @param {([number, number] | null)[]} lower @returns {string} a path's `d`
 */
export function bandPath(upper, lower) {
  const both = upper.map((point, at) => (point && lower[at] ? { point, below: /** @type {[number, number]} */ (lower[at]) } : null))
  return runs(both).map((run) => {
    const back = run.map(({ below }) => below).reverse()
    return `M${[...run.map(({ point }) => point), ...back].map(place).join("L")}Z`
  }).join("")
}

/** @param {number} low @param {number} high @returns {[number, number]} a span that is one */
function widened(low, high) {
  if (high > low) return [low, high]
  return low === 0 ? [0, 1] : low > 0 ? [0, low] : [low, 0]
}

/** @param {number} from @param {number} to @param {number} step @returns {number[]} */
function covering(from, to, step) {
  const first = Math.floor(from / step + 1e-9)
  const last = Math.ceil(to / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)))
}

/** @template T @param {(T | null)[]} points @returns {T[][]} what hangs together */
function runs(points) {
  const all = /** @type {T[][]} */ ([])
  let open = false
  for (const point of points) {
    if (point === null) { open = false; continue }
    if (open) all[all.length - 1].push(point)
    else all.push([point])
    open = true
  }
  return all
}

/** @param {[number, number]} point */
function place([x, y]) {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
}
