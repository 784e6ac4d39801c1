import assert from "node:assert/strict"
import { test } from "node:test"
import { catchUp, Transcript } from "../lib/core.js"

const event = (seq, prev = seq - 1, data = {}) => ({
  conversation: "c1", seq, prev, at: "2026-01-05T10:00:00.000Z", type: "message.posted", by: { kind: "visitor" }, data
})
const seqs = transcript => transcript.events.map(one => one.seq)

function held(...events) {
  const transcript = new Transcript("c1")
  transcript.reset({ id: "c1", status: "bot", head: events.at(-1)?.seq ?? 0, events })
  return transcript
}

test("events come in order and each once", () => {
  const transcript = held(event(1), event(2))

  assert.equal(transcript.apply(event(3)), "added")
  assert.equal(transcript.apply(event(3)), "old")
  assert.equal(transcript.apply(event(2)), "old")

  assert.deepEqual(seqs(transcript), [1, 2, 3])
})

test("a jump of seq is no gap when prev continues", () => {
  const transcript = held(event(1))

  assert.equal(transcript.apply(event(5, 1)), "added")

  assert.equal(transcript.hasGap, false)
})

test("an event behind a hole waits until the hole is filled", () => {
  const transcript = held(event(1))

  assert.equal(transcript.apply(event(4)), "gap")
  assert.equal(transcript.apply(event(3)), "gap")
  assert.equal(transcript.hasGap, true)
  assert.deepEqual(seqs(transcript), [1])
  transcript.apply(event(2))

  assert.deepEqual(seqs(transcript), [1, 2, 3, 4])
  assert.equal(transcript.hasGap, false)
})

test("a snapshot that leaves out older events is no gap", () => {
  const transcript = held(event(51), event(52))

  assert.equal(transcript.hasGap, false)
  assert.equal(transcript.hasEarlier, true)
  transcript.prepend([event(49), event(50), event(51)])
  assert.deepEqual(seqs(transcript), [49, 50, 51, 52])
})

test("a snapshot after a resume continues, or tells what is missing", () => {
  const transcript = held(event(1), event(2))
  transcript.absorb({ id: "c1", status: "bot", head: 4, events: [event(3), event(4)] })
  assert.deepEqual(seqs(transcript), [1, 2, 3, 4])

  transcript.absorb({ id: "c1", status: "bot", head: 90, events: [event(89), event(90)] })
  assert.equal(transcript.hasGap, true)
  assert.equal(transcript.head, 4)
})

test("a new epoch drops what was held", () => {
  const transcript = held(event(1), event(2), event(3))

  transcript.reset({ id: "c1", status: "bot", head: 2, events: [event(1), event(2)] })

  assert.deepEqual(seqs(transcript), [1, 2])
  assert.equal(transcript.head, 2)
})

test("catching up fetches page after page", async () => {
  const transcript = held(event(1))
  transcript.apply(event(6))
  const asked = []
  const call = async (method, params) => {
    asked.push([method, params.after])
    const next = params.after + 1
    return { events: [event(next), event(next + 1)], head: 6, complete: next + 1 >= 5 }
  }

  await catchUp(transcript, call)

  assert.deepEqual(asked, [["conversation.sync", 1], ["conversation.sync", 3]])
  assert.deepEqual(seqs(transcript), [1, 2, 3, 4, 5, 6])
  assert.equal(transcript.hasGap, false)
})

test("own messages are found by their clientID", () => {
  const transcript = held(event(1, 0, { clientID: "abc", text: "hi" }))

  assert.equal(transcript.sent("abc")?.seq, 1)
  assert.equal(transcript.sent("xyz"), undefined)
})

test("read marks never move back", () => {
  const transcript = held(event(1), event(2))
  transcript.markRead("agent", 2)
  transcript.markRead("agent", 1)

  assert.deepEqual(transcript.read, { visitor: 0, agent: 2 })
})
