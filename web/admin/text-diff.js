/** @typedef {{sign: " " | "-" | "+", text: string}} DiffLine */
/** @typedef {{skipped: number, lines: DiffLine[]}} Hunk how many equal lines were left out before its own */

const MOST_CHANGES = 1000
const LINES_AROUND = 3

/**
 * What turns one text into another, line by line, with as few changes as there can be; beyond `most` of them the
 * parts that differ are told as taken away and put in whole.
 * - Source: E. W. Myers, An O(ND) Difference Algorithm and Its Variations, 1986.
 * @param {string} before @param {string} after @param {number} [most]
 * @returns {DiffLine[]}
 */
export function diffLines(before, after, most = MOST_CHANGES) {
  const [old, now] = [linesOf(before), linesOf(after)]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  const middle = [old.slice(start, old.length - end), now.slice(start, now.length - end)]
  return [...same(old.slice(0, start)), ...differing(middle[0], middle[1], most), ...same(old.slice(old.length - end))]
}

/**
 * The changes with some lines around them; what lies further away is only counted.
 * @param {DiffLine[]} lines
 * @returns {{hunks: Hunk[], rest: number}} `rest`: equal lines after the last change
 */
export function hunks(lines, around = LINES_AROUND) {
  const near = new Uint8Array(lines.length)
  lines.forEach(({ sign }, at) => {
    if (sign !== " ") near.fill(1, Math.max(0, at - around), at + around + 1)
  })
  const found = /** @type {Hunk[]} */ ([])
  let skipped = 0
  lines.forEach((line, at) => {
    if (!near[at]) { skipped += 1; return }
    if (skipped > 0 || found.length === 0) found.push({ skipped, lines: [] })
    found[found.length - 1].lines.push(line)
    skipped = 0
  })
  return { hunks: found, rest: skipped }
}

/** @param {string} text a text without any line has none; a line's end at the end makes one more, an empty one */
function linesOf(text) {
  return text === "" ? [] : text.split("\n")
}

/** @param {string[]} lines @returns {DiffLine[]} */
function same(lines) {
  return lines.map((text) => ({ sign: " ", text }))
}

/** @param {string[]} old @param {string[]} now @param {number} most @returns {DiffLine[]} */
function differing(old, now, most) {
  const whole = () => [...old.map((text) => line("-", text)), ...now.map((text) => line("+", text))]
  if (old.length === 0 || now.length === 0) return whole()
  const steps = search(old, now, most)
  return steps ? walkBack(old, now, steps) : whole()
}

/** @param {"-" | "+" | " "} sign @param {string} text @returns {DiffLine} */
function line(sign, text) {
  return { sign, text }
}

/**
 * How far each diagonal got with each number of changes, until the end was reached.
 * @param {string[]} old @param {string[]} now @param {number} most
 * @returns {Int32Array[] | undefined} nothing when it takes more changes than `most`
 */
function search(old, now, most) {
  const steps = []
  let reach = new Int32Array(3)
  for (let changes = 0; changes <= Math.min(most, old.length + now.length); changes += 1) {
    const next = new Int32Array(2 * changes + 3)
    for (let k = -changes; k <= changes; k += 2) {
      let x = entry(reach, changes, k)
      while (x < old.length && x - k < now.length && old[x] === now[x - k]) x += 1
      next[k + changes + 1] = x
      if (x >= old.length && x - k >= now.length) return [...steps, next]
    }
    steps.push(next)
    reach = next
  }
  return undefined
}

/**
 * Where a diagonal begins with one more change: below the one above it, or right of the one below.
 * @param {Int32Array} reach with one change less @param {number} changes @param {number} k
 */
function entry(reach, changes, k) {
  if (changes === 0) return 0
  const at = k + changes
  return goesDown(reach, changes, k) ? reach[at + 1] : reach[at - 1] + 1
}

/** @param {Int32Array} reach @param {number} changes @param {number} k whether a line is put in, rather than taken away */
function goesDown(reach, changes, k) {
  const at = k + changes
  return k === -changes || (k !== changes && reach[at - 1] < reach[at + 1])
}

/** @param {string[]} old @param {string[]} now @param {Int32Array[]} steps @returns {DiffLine[]} */
function walkBack(old, now, steps) {
  const lines = /** @type {DiffLine[]} */ ([])
  let [x, y] = [old.length, now.length]
  for (let changes = steps.length - 1; changes > 0; changes -= 1) {
    const reach = steps[changes - 1]
    const k = x - y
    const down = goesDown(reach, changes, k)
    const from = entry(reach, changes, k)
    while (x > from) lines.push(line(" ", old[--x])), y -= 1
    if (down) lines.push(line("+", now[--y]))
    else lines.push(line("-", old[--x]))
  }
  while (x > 0) lines.push(line(" ", old[--x]))
  return lines.reverse()
}
