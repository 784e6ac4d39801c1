import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { changesBetween, compareFiles, isFileName, placeOfLine } from "../admin/bot-files.js"
import { periodsOf } from "../admin/bot-periods.js"
import { everyDay, pressed, sortRows, spanOf } from "../admin/bot-report.js"
import { BotWork } from "../admin/bot-work.js"
import { diffLines, hunks } from "../admin/text-diff.js"

const told = (lines) => lines.map(({ sign, text }) => sign + text)
const before = (lines) => lines.filter(({ sign }) => sign !== "+").map(({ text }) => text)
const after = (lines) => lines.filter(({ sign }) => sign !== "-").map(({ text }) => text)
const changed = (lines) => lines.filter(({ sign }) => sign !== " ").length

test("the bot's section has the same words with the same values in both languages", () => {
  const [en, zh] = ["en", "zh-CN"].map((locale) => JSON.parse(readFileSync(new URL(`../i18n/bot.${locale}.json`, import.meta.url), "utf8")))
  const values = (entry) => [...new Set(JSON.stringify(entry).match(/\{\w+\}/g) ?? [])].sort()
  assert.deepEqual(Object.keys(en), Object.keys(zh))
  for (const key of Object.keys(en)) assert.deepEqual(values(en[key]), values(zh[key]), key)
})

test("a diff tells each line that goes and comes, in its place", () => {
  assert.deepEqual(told(diffLines("a\nb\nc\n", "a\nB\nc\nd\n")), [" a", "-b", "+B", " c", "+d", " "])
  assert.deepEqual(told(diffLines("", "a")), ["+a"])
  assert.deepEqual(told(diffLines("a", "")), ["-a"])
  assert.deepEqual(diffLines("", ""), [])
})

test("a diff keeps as many lines as two texts have in common", () => {
  let seed = 7
  const chance = (below) => { seed = (seed * 48_271) % 2_147_483_647; return seed % below }
  const text = () => Array.from({ length: 1 + chance(12) }, () => "abcd"[chance(4)])
  for (let round = 0; round < 500; round += 1) {
    const [old, now] = [text(), text()]
    const lines = diffLines(old.join("\n"), now.join("\n"))
    assert.deepEqual([before(lines), after(lines)], [old, now])
    assert.equal(changed(lines), old.length + now.length - 2 * common(old, now))
  }
})

/** The length of the longest common subsequence, by the textbook. */
function common(a, b) {
  const table = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0))
  a.forEach((x, i) => b.forEach((y, j) => { table[i + 1][j + 1] = x === y ? table[i][j] + 1 : Math.max(table[i][j + 1], table[i + 1][j]) }))
  return table[a.length][b.length]
}

test("a diff with too many changes replaces what differs as a whole, and what is equal around it stays", () => {
  const [old, now] = ["x", "y"].map((letter) => ["first", ...Array.from({ length: 50 }, (_, n) => `${letter}${n}`), "last"].join("\n"))

  const lines = diffLines(old, now, 10)

  assert.deepEqual([before(lines).join("\n"), after(lines).join("\n")], [old, now])
  assert.deepEqual([told(lines)[0], told(lines).at(-1), changed(lines)], [" first", " last", 100])
})

test("lines far from a change are only counted", () => {
  const old = Array.from({ length: 40 }, (_, n) => `line ${n}`)
  const now = old.with(10, "ten").with(30, "thirty")

  const { hunks: parts, rest } = hunks(diffLines(old.join("\n"), now.join("\n")))

  assert.deepEqual(parts.map(({ skipped, lines }) => [skipped, lines.length]), [[7, 8], [13, 8]])
  assert.equal(rest, 6)
  assert.deepEqual(hunks(diffLines("a", "a")), { hunks: [], rest: 1 })
})

test("answers are sorted by words and by numbers, and equal ones keep their order", () => {
  const answers = [["rule", "b", 2], ["article", "a", 5], ["rule", "a", 2]].map(([kind, id, count]) => ({ kind, id, count }))
  const ids = (order) => sortRows(answers, order).map(({ kind, id }) => `${kind} ${id}`)

  assert.deepEqual(ids({ by: "count", isDown: true }), ["article a", "rule a", "rule b"])
  assert.deepEqual(ids({ by: "count", isDown: false }), ["rule a", "rule b", "article a"])
  assert.deepEqual(ids({ by: "id", isDown: true }), ["rule b", "article a", "rule a"])
  assert.deepEqual(pressed({ by: "count", isDown: true }, "count"), { by: "count", isDown: false })
  assert.deepEqual(pressed({ by: "count", isDown: true }, "id"), { by: "id", isDown: false })
  assert.deepEqual(pressed({ by: "id", isDown: true }, "helped"), { by: "helped", isDown: true })
})

test("every day of a span is there, across the end of a month", () => {
  const span = spanOf(3, Date.UTC(2026, 2, 1, 23, 59))
  const days = everyDay({ ...span, days: [{ day: "2026-02-28", answered: 4 }] })

  assert.deepEqual(span, { from: "2026-02-27", to: "2026-03-01" })
  assert.deepEqual(days.map(({ day, answered }) => [day, answered]), [["2026-02-27", 0], ["2026-02-28", 4], ["2026-03-01", 0]])
})

test("a version speaks from each publication until the next one", () => {
  const publication = (version, publishedAt) => ({ version, publishedAt, publishedBy: "Ann", reason: "why" })
  const publications = [publication(1, "3"), publication(2, "2"), publication(1, "1")]

  assert.deepEqual(periodsOf(1, publications).map(({ from, until }) => [from, until]), [["3", undefined], ["1", "2"]])
  assert.deepEqual(periodsOf(3, publications), [])
})

test("files are told apart, named and measured", () => {
  const [old, now] = [new Map([["a", "1"], ["b", "1"], ["c/d", "1"]]), new Map([["a", "1"], ["b", "2"], ["e", ""]])]

  assert.deepEqual(compareFiles(now, old).map(({ name, mark }) => name + mark), ["a", "bchanged", "eadded", "c/dremoved"])
  assert.deepEqual(changesBetween(old, now), { b: "2", e: "", "c/d": null })
  assert.deepEqual(["bot.yaml", "articles/退货.md", "a/b/c", "../x", ".x", "a b", ""].map(isFileName), [true, true, false, false, false, false, false])
  assert.deepEqual([1, 2, 3, 9].map((line) => placeOfLine("ab\n\ncd", line)), [[0, 2], [3, 3], [4, 6], [4, 6]])
})

/** The server's draft: refuses changes under another digest than its own. */
class Desk {
  live = { a: "live a", b: "live b" }
  draft = null
  digest = 0
  /** How the first scripted dialogue fails, if one does. */
  failing = ""
  despite = 0

  /** Somebody writes: this page or another one. */
  write(changes) {
    const files = { ...(this.draft ?? this.live), ...changes }
    this.draft = Object.fromEntries(Object.entries(files).filter(([, text]) => text !== null))
    this.digest += 1
  }

  async get(path) {
    if (path === "/bot") return { live: { id: 1 }, draft: this.draft ? {} : undefined }
    if (path === "/bot/versions/1") return { id: 1, files: listed(this.live) }
    if (!this.draft) throw Object.assign(new Error("none"), { status: 404 })
    return this.#answer()
  }

  async patch(_, { expected, changes }) {
    if (expected !== undefined && (!this.draft || expected !== String(this.digest))) throw Object.assign(new Error("other"), { status: 409 })
    this.write(changes)
    return this.#answer()
  }

  async delete() {
    this.draft = null
  }

  async post(_, { expected, despite = false }) {
    if (expected !== String(this.digest)) throw Object.assign(new Error("other"), { status: 409 })
    if (this.failing && !despite) throw Object.assign(new Error("fails"), { status: 409, detail: this.failing })
    this.despite += Number(despite)
    this.live = this.draft
    this.draft = null
    return { live: { id: 1 } }
  }

  #answer() {
    return { base: 1, digest: String(this.digest), files: listed(this.draft), faults: [] }
  }
}

const listed = (files) => Object.entries(files).map(([name, text]) => ({ name, text }))

async function workAt(desk) {
  const work = new BotWork((action) => action(desk))
  await work.load()
  return work
}

test("what somebody else wrote in the same file is not written over unasked", async () => {
  const desk = new Desk()
  const work = await workAt(desk)
  await work.change({})
  work.type("a", "mine")
  desk.write({ a: "theirs" })

  assert.equal(await work.save("a"), "clash")
  assert.deepEqual([work.text("a"), work.stored("a"), desk.draft.a], ["mine", "theirs", "theirs"])
  assert.equal(await work.save("a"), "clash")
  assert.equal(await work.save("a", true), "saved")
  assert.deepEqual([desk.draft.a, work.isDirty], ["mine", false])
})

test("what somebody else wrote in another file stays and stands in nobody's way", async () => {
  const desk = new Desk()
  const work = await workAt(desk)
  await work.change({})
  work.type("a", "mine")
  desk.write({ b: "theirs" })

  assert.equal(await work.save("a"), "saved")
  assert.deepEqual(desk.draft, { a: "mine", b: "theirs" })
})

test("a draft that is gone is begun anew with what was typed", async () => {
  const desk = new Desk()
  const work = await workAt(desk)
  await work.change({})
  work.type("a", "mine")
  desk.draft = null

  assert.equal(await work.save("a"), "renewed")
  assert.deepEqual(desk.draft, { a: "mine", b: "live b" })
})

test("typing back what is stored leaves nothing to save, and a draft thrown away comes back", async () => {
  const desk = new Desk()
  const work = await workAt(desk)
  work.type("a", "x")
  work.type("a", "live a")
  assert.equal(work.isDirty, false)
  await work.change({ a: "changed", b: null, c: "new" })

  const changes = await work.discard()
  assert.equal(desk.draft, null)
  await work.change(changes)

  assert.deepEqual(desk.draft, { a: "changed", c: "new" })
  assert.deepEqual(work.files.map(({ name, mark }) => [name, mark]), [["a", "changed"], ["b", "removed"], ["c", "added"]])
})

test("a draft with which a dialogue fails speaks only when that was asked for", async () => {
  const desk = new Desk()
  const work = await workAt(desk)
  await work.change({ a: "changed" })
  desk.failing = "orders.yaml, turn 2"

  assert.deepEqual(await work.publish("note"), { end: "fails", why: "orders.yaml, turn 2" })
  assert.deepEqual(desk.live, { a: "live a", b: "live b" })
  assert.deepEqual(await work.publish("note", true), { end: "speaks", before: 1, now: 1 })
  assert.deepEqual([desk.live.a, desk.despite], ["changed", 1])
})

test("a draft that somebody else changed is not published", async () => {
  const desk = new Desk()
  const work = await workAt(desk)
  await work.change({ a: "changed" })
  desk.write({ b: "theirs" })

  assert.deepEqual(await work.publish("note"), { end: "other" })
  assert.deepEqual(desk.live, { a: "live a", b: "live b" })
})
