import assert from "node:assert/strict"
import test from "node:test"
import { memoryOf, readAttributes, readResult, timeTaken } from "../admin/bench-facts.js"
import { BenchTalk } from "../admin/bench-talk.js"
import { articleFor } from "../admin/new-article.js"
import { readUnified } from "../admin/unified-diff.js"

const live = { source: "live", isOpen: true }
const lookup = { method: "GET", url: "https://shop.example/orders/1", timeoutSeconds: 3, pause: "paused" }
const replied = (text, state) => ({ microseconds: 9, reply: { text, outcome: "answered", choices: [], links: [] }, explained: { kind: "rule" }, state })

/** A server that gives these answers in turn, and keeps what it was sent. */
function server(...answers) {
  const sent = []
  const send = async (body) => {
    sent.push(JSON.parse(JSON.stringify(body)))
    const answer = answers.shift()
    if (answer instanceof Error) throw answer
    return answer
  }
  return { sent, send }
}

test("each turn is told what the bot remembers and what was said before", async () => {
  const { sent, send } = server(replied("Hello", "one"), replied("Bye", "two"), replied("Again", "three"))
  const talk = new BenchTalk(send)

  await talk.write("hi", live)
  await talk.write("bye", { ...live, page: "/checkout" }, "leave")

  assert.deepEqual(sent, [
    { ...live, text: "hi" },
    { ...live, page: "/checkout", text: "bye", choice: "leave", state: "one", history: [{ by: "visitor", text: "hi" }, { by: "bot", text: "Hello" }] },
  ])
  assert.deepEqual(talk.turns.map(({ key, asked, reply, state }) => [key, asked, reply.text, state]), [[1, "hi", "Hello", "one"], [2, "bye", "Bye", "two"]])
  talk.again()
  await talk.write("hi", live)
  assert.deepEqual(sent[2], { ...live, text: "hi" })
})

test("a lookup waits for its result, which the turn then tells", async () => {
  const { sent, send } = server({ microseconds: 5, call: lookup }, { microseconds: 6, call: { ...lookup, pause: "again" } }, replied("Shipped", "one"))
  const talk = new BenchTalk(send)

  await talk.write("where is 1", live)
  assert.deepEqual([talk.turns.length, talk.pending, talk.lookup], [0, "where is 1", lookup])
  await talk.write("not now", live)
  await talk.answer({ status: 404, json: null })
  await talk.answer({ failed: "timedOut" })

  assert.deepEqual(sent.slice(1).map(({ text, pause, result }) => [text, pause, result]), [
    ["where is 1", "paused", { status: 404, json: null }], ["where is 1", "again", { failed: "timedOut" }],
  ])
  assert.deepEqual(talk.turns[0].lookups.map(({ result }) => result), [{ status: 404, json: null }, { failed: "timedOut" }])
  assert.deepEqual([talk.pending, talk.lookup], [undefined, undefined])
})

test("what fails leaves the talk as it was, and an answer that comes too late is dropped", async () => {
  let arrive = () => {}
  const { send } = server(new Error("offline"), replied("Hello", "one"))
  const talk = new BenchTalk((body) => (body.text === "slow" ? new Promise((resolve) => { arrive = () => resolve(replied("late", "x")) }) : send(body)))

  await assert.rejects(talk.write("hi", live))
  assert.deepEqual([talk.turns, talk.pending, talk.isBusy], [[], undefined, false])
  const slow = talk.write("slow", live)
  talk.again()
  await talk.write("hi", live)
  arrive()
  await slow

  assert.deepEqual(talk.turns.map(({ reply }) => reply.text), ["Hello"])
})

test("attributes and results are read, and what is wrong with them is told", () => {
  assert.deepEqual(readAttributes(" tier = gold\n\n名字：李伟\nurl=a=b "), { tier: "gold", 名字: "李伟", url: "a=b" })
  assert.deepEqual([readAttributes(""), readAttributes("gold"), readAttributes("tier=")], [{}, undefined, undefined])
  assert.deepEqual(readResult("200", '{"a": 1}'), { result: { status: 200, json: { a: 1 } } })
  assert.deepEqual(readResult("204", " "), { result: { status: 204, json: null } })
  assert.deepEqual([readResult("20", "{}"), readResult("x", "{}"), readResult("200", "{")], [{ wrong: "status" }, { wrong: "status" }, { wrong: "json" }])
})

test("the bot's memory is told as far as it can be read", () => {
  const state = { misses: 1, slots: { order: "1" }, attributes: { tier: "gold" }, flow: { flow: "return", asked: { slot: { _0: "reason" } }, values: { eta: "Monday" } } }

  assert.deepEqual(memoryOf(JSON.stringify(state)), {
    flow: "return", asked: "reason", misses: 1, values: [["order", "1"], ["eta", "Monday"]], attributes: [["tier", "gold"]],
  })
  assert.equal(memoryOf('{"misses":0,"flow":{"flow":"a","asked":{"confirm":{}}}}').asked, "confirm")
  assert.deepEqual([memoryOf("opaque").values, memoryOf(undefined).flow, memoryOf("null").misses], [[], undefined, undefined])
  assert.deepEqual([84, 1234, 42_000].map((microseconds) => timeTaken(microseconds, { locale: "en" })), ["84 μs", "1.2 ms", "42 ms"])
})

test("a unified diff is read with what was left out before each hunk", () => {
  const diff = "--- a/x\n+++ b/x\n@@ -3,2 +3,3 @@\n a\n+--- b\n c\n@@ -20,2 +21 @@\n-d\n e\n"

  assert.deepEqual(readUnified(diff), [
    { skipped: 2, lines: [{ sign: " ", text: "a" }, { sign: "+", text: "--- b" }, { sign: " ", text: "c" }] },
    { skipped: 15, lines: [{ sign: "-", text: "d" }, { sign: " ", text: "e" }] },
  ])
  assert.deepEqual(readUnified("--- a/new\n+++ b/new\n@@ -0,0 +1 @@\n+first\n").map(({ skipped }) => skipped), [0])
  assert.deepEqual(readUnified(""), [])
})

test("a gap becomes an article of its own, with nothing in it that breaks its front matter", () => {
  const gap = { id: "4f2a9c00", language: "en", title: "deliver, Norway", evidence: { quotes: ['do you "deliver": to Norway?', "to Oslo"] } }

  assert.deepEqual(articleFor(gap, () => false), {
    name: "articles/deliver-norway.md",
    text: '---\nid: deliver-norway\ntitle: "do you \\"deliver\\": to Norway?"\nlanguage: en\nkeywords: []\nsynonyms: ["to Oslo"]\n---\n\n',
  })
  assert.equal(articleFor(gap, (name) => name === "articles/deliver-norway.md").name, "articles/deliver-norway-2.md")
  assert.equal(articleFor({ ...gap, language: "zh", title: "配送、挪威" }, () => false).name, "articles/article-4f2a9c-zh.md")
})
