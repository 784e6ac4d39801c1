/** Surveys on the admin's page: choices keep their ids, faults are led to, and the plan is the one of surveys. */
import assert from "node:assert/strict"
import test from "node:test"
import { PlanWork } from "../admin/plan-work.js"
import { choicesFrom, freshID, labelsOf } from "../admin/survey-choices.js"
import { surveyPlace } from "../admin/survey-words.js"

const before = [{ id: "price", label: "The price" }, { id: "people", label: "The people" }]

test("a choice that is worded anew keeps its id", () => {
  assert.deepEqual(choicesFrom("The price\nOur people\n", before), [before[0], { id: "people", label: "Our people" }])
})

test("choices that change places keep their ids, and a new one gets its own", () => {
  assert.deepEqual(choicesFrom("The people\nThe hours\nThe price", before), [before[1], { id: "c1", label: "The hours" }, before[0]])
  assert.equal(labelsOf(before), "The price\nThe people")
})

test("no choices, too many, one twice or one too long are told apart", () => {
  assert.equal(choicesFrom(" \n", before), null)
  assert.equal(choicesFrom("a\na", []), undefined)
  assert.equal(choicesFrom(Array.from({ length: 11 }, (_, n) => `c${n}`).join("\n"), []), undefined)
  assert.equal(choicesFrom(`${"x".repeat(81)}\ny`, []), undefined)
})

test("an id is one that nobody has", () => {
  assert.equal(freshID(["q1", "q3"], "q"), "q2")
})

test("a place of the plan is told by the survey's name and the field's words", () => {
  const words = { t: (key) => key }
  const plan = { surveys: [{ name: "Shop" }] }
  assert.equal(surveyPlace(plan, "surveys[0].questions[1].choices", words), "survey.list · Shop · survey.questions 2 survey.choices")
  assert.equal(surveyPlace(plan, "rules.lowScore", words), "survey.rules · survey.low")
  assert.equal(surveyPlace(plan, "colour", words), "colour")
})

test("the plan of surveys is read, checked and published at its own address", async () => {
  const asked = []
  const answer = (method) => async (path) => {
    asked.push(`${method} ${path}`)
    return path.endsWith("/check") ? { faults: [] } : { version: 1, plan: { rules: { lowScore: 2 }, surveys: [] } }
  }
  const work = new PlanWork((action) => action({ get: answer("GET"), post: answer("POST"), put: answer("PUT") }), { after: () => () => {} }, "/surveys")
  await work.load()
  work.set("rules.lowScore", 3)
  assert.deepEqual(work.outgoing.rules, { lowScore: 3 })

  assert.deepEqual(await work.publish("Why"), { end: "published" })
  assert.deepEqual(asked, ["GET /surveys", "POST /surveys/check", "PUT /surveys"])
})
