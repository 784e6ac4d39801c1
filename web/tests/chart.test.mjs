/** Where things stand in a drawing, and tables as files: what `lib/` knows of it. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { bandPath, countTicks, linePath, niceTicks, scale, spacedLabels, timeTicks } from "../lib/chart.js"
import { csv } from "../lib/csv.js"

test("ticks are round, even and cover both ends, whatever the span", () => {
  for (const [low, high] of [[0, 1], [0, 7], [3.2, 4.71], [-0.6, 0.42], [0, 152], [1e-4, 9e-4], [120, 4_000_000]]) {
    const ticks = niceTicks(low, high)

    assert.ok(ticks[0] <= low && ticks.at(-1) >= high, `${low}…${high}: ${ticks}`)
    assert.ok(ticks.length >= 2 && ticks.length <= 8, `${ticks}`)
    const steps = ticks.slice(1).map((tick, at) => tick - ticks[at])
    for (const step of steps) assert.ok(Math.abs(step - steps[0]) < 1e-9 * Math.abs(high), `${steps}`)
  }
})

test("a span of nothing still has an axis", () => {
  assert.deepEqual(niceTicks(0, 0), [0, 0.5, 1])
  assert.equal(niceTicks(5, 5)[0], 0)
  assert.equal(niceTicks(-5, -5).at(-1), 0)
})

test("counts have whole ticks, times the steps that clocks have", () => {
  assert.deepEqual(countTicks(0, 2), [0, 1, 2])
  assert.deepEqual(countTicks(0, 0), [0, 1])
  assert.deepEqual(timeTicks(0, 200_000), [0, 60_000, 120_000, 180_000, 240_000])
  assert.deepEqual(timeTicks(0, 3_600_000 * 20), [0, 6, 12, 18, 24].map((hours) => hours * 3_600_000))
})

test("a scale puts values in their places, and one that has no length does not divide by it", () => {
  assert.equal(scale([0, 10], [100, 0])(2.5), 75)
  assert.equal(scale([4, 4], [0, 50])(4), 0)
})

test("labels stand within the edges, evenly, and none touches another", () => {
  for (const [count, width, size] of [[384, 1100, 65], [384, 320, 86], [68, 320, 66], [118, 1100, 46], [146, 300, 50], [7, 300, 40], [3, 90, 200], [1, 300, 40]]) {
    const middle = (at) => 30 + (at + 0.5) * ((width - 42) / count)
    const shown = spacedLabels(Array(count).fill(size), middle, [0, width], 10)

    assert.equal(shown[0].at, 0)
    assert.ok(shown.slice(1).every((one, place) => one.middle - shown[place].middle >= size + 10), `${count} in ${width}`)
    assert.ok(shown.every((one, place) => one.at === place * (shown[1]?.at ?? 1)))
    if (size <= width) assert.ok(shown.every((one) => one.middle >= size / 2 && one.middle <= width - size / 2))
  }
  assert.deepEqual(spacedLabels([], () => 0, [0, 100], 10), [])
  assert.deepEqual(spacedLabels([90, 90, 90], (at) => 50 + 100 * at, [0, 300], 10).map(({ at }) => at), [0, 1, 2])
})

test("lines and areas break where there is no value", () => {
  assert.equal(linePath([[0, 1], [2, 3], null, [4, 5]]), "M0 1L2 3M4 5")
  assert.equal(linePath([null]), "")
  assert.equal(bandPath([[0, 1], [2, 1], null], [[0, 5], [2, 5], [4, 5]]), "M0 1L2 1L2 5L0 5Z")
})

test("cells of a file are quoted where they must be, and none is a formula", () => {
  const text = csv([["name", "n"], ["a,b", 1.5], ['say "hi"', null], ["two\nlines", NaN], ["=HYPERLINK(1)", -3], ["@x", undefined]])

  assert.equal(text, 'name,n\r\n"a,b",1.5\r\n"say ""hi""",\r\n"two\nlines",\r\n\'=HYPERLINK(1),-3\r\n\'@x,\r\n')
})
