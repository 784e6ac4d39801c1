import assert from "node:assert/strict"
import test from "node:test"
import { measureRows } from "../board/bot-sums.js"

const report = (more) => ({ from: "", to: "", resolved: 0, contained: 0, answered: 0, missed: 0, helped: 0, notHelped: 0, handoffs: [], answers: [], days: [], ...more })

test("each measure has a cell for each span, with its share where there is one", () => {
  const rows = measureRows([
    report({}),
    report({ resolved: 4, contained: 3, containment: 0.75, answered: 8, missed: 2, missRate: 0.2, helped: 1, notHelped: 1, helpedRate: 0.5 }),
  ])

  assert.deepEqual(rows.map(({ name }) => name), ["contained", "missed", "helped", "handedOver"])
  assert.deepEqual(rows[0].cells, [{ n: 0, of: 0, share: undefined }, { n: 3, of: 4, share: 0.75 }])
  assert.deepEqual(rows[1].cells[1], { n: 2, of: 10, share: 0.2 })
  assert.deepEqual(rows[2].cells[1], { n: 1, of: 2, share: 0.5 })
  assert.deepEqual(rows[3].cells, [{ n: 0 }, { n: 0 }])
})

test("reasons of hand-offs come by the longest span, and a span without one says none", () => {
  const rows = measureRows([
    report({ handoffs: [{ reason: "anger", count: 1 }] }),
    report({ handoffs: [{ reason: "customerAsked", count: 5 }, { reason: "anger", count: 2 }, { reason: "loop", count: 2 }] }),
  ])

  assert.deepEqual(rows[3].cells, [{ n: 1 }, { n: 9 }])
  assert.deepEqual(rows.slice(4).map(({ reason, cells }) => [reason, cells.map(({ n }) => n)]), [
    ["customerAsked", [0, 5]], ["anger", [1, 2]], ["loop", [0, 2]],
  ])
})
