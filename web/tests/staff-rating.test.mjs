/** What the staff's pages say about the rating to expect. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { Words } from "../lib/core.js"
import { estimateOf, ratingChip } from "../staff/rating.js"

const strings = (locale) => JSON.parse(readFileSync(new URL(`../i18n/rating.${locale}.json`, import.meta.url), "utf8"))
const [en, zh] = ["en", "zh-CN"].map((locale) => Object.assign(new Words(locale, strings(locale)), { region: locale }))
const reasons = [
  { feature: "repeatsTurn", contribution: 0.8 }, { feature: "customerWords", words: "still waiting", contribution: 0.4 },
  { feature: "thanks", contribution: -0.3 },
]
const estimate = (probabilityBad) => ({ probabilityBad, prediction: 2.64, low: 1.2, high: 4.1, reasons })
const read = (seq, satisfaction) => ({ seq, type: "message.analysed", data: { seq: seq - 1, satisfaction } })

test("a chip comes when a bad rating is near, and says why in both languages", () => {
  const chip = ratingChip(estimate(0.62), en)

  assert.deepEqual([chip.level, chip.chip], ["bad", "Likely to rate badly: 62%"])
  assert.deepEqual(chip.lines, ["Chance of a bad rating (1 or 2 of 5): 62%.", "Expected rating 2.6 of 5; nine of ten lie between 1.2 and 4.1."])
  assert.deepEqual(chip.against, ["Says again what was said before", "The customer’s words: still waiting"])
  assert.deepEqual(chip.for, ["Says thanks"])
  assert.equal(ratingChip(estimate(0.4), zh).chip, "可能给差评：40%")
  assert.equal(ratingChip(estimate(0.34), en), undefined)
  assert.equal(ratingChip(undefined, en), undefined)
})

test("the last message that was estimated counts, and the Snapshot where none is at hand", () => {
  const [old, fresh] = [estimate(0.2), estimate(0.7)]

  const held = (events, satisfaction) => ({ transcript: { events }, satisfaction })

  assert.equal(estimateOf(held([read(2, old), read(5, fresh), read(7, undefined)], old)), fresh)
  assert.equal(estimateOf(held([], old)), old)
  assert.equal(estimateOf(held([read(2, undefined)])), undefined)
})

test("every signal that the server may name has words", () => {
  const source = readFileSync(new URL("../../Sources/HarkSatisfaction/Dialogues/TurnSignal.swift", import.meta.url), "utf8")
  const lines = source.slice(0, source.indexOf("static let count")).matchAll(/^ {4}case (.+)$/gm)
  const signals = [...lines].flatMap(([, names]) => names.split(", "))

  assert.ok(signals.length > 40, `${signals.length} signals`)
  for (const feature of [...signals, "customerWords", "agentWords", "earlierWords", "earlierTurns"]) {
    for (const words of [en, zh]) assert.notEqual(words.t(`rated.${feature}`), `rated.${feature}`, feature)
  }
})
