import assert from "node:assert/strict"
import test from "node:test"
import { PlanPart } from "../admin/plan-part.js"
import { PlanWork, written } from "../admin/plan-work.js"

/** A server with one plan; `answers` may refuse a path with a status. */
class Server {
  version = 1
  plan = { rules: [{ name: "a", then: { queue: "Support" } }, { name: "b", then: {} }] }
  faults = []
  asked = []
  /** How the server keeps a plan, and what happens before its answer. */
  canonical = (plan) => plan
  hold = () => {}

  request = (action) => action({ get: (path) => this.#answer("GET", path), post: (path, body) => this.#answer("POST", path, body), put: (path, body) => this.#answer("PUT", path, body) })

  async #answer(method, path, body) {
    this.asked.push(`${method} ${path}`)
    this.body = body
    if (path === "/routing/check") return { faults: this.faults, warnings: [], isValid: this.faults.length === 0 }
    if (method === "PUT") {
      if (body.base !== this.version) throw Object.assign(new Error("conflict"), { status: 409 })
      this.publish(this.canonical(body.plan))
      this.hold()
    }
    return { version: this.version, plan: structuredClone(this.plan), publishedBy: "Ada", note: "" }
  }

  publish(plan) {
    this.plan = plan
    this.version += 1
  }
}

/** @returns work on a server, with a clock that only runs by hand */
async function begin() {
  const server = new Server()
  const waiting = new Set()
  const clock = { after: (_, action) => { waiting.add(action); return () => waiting.delete(action) } }
  const work = new PlanWork(server.request, clock)
  await work.load()
  const later = async () => { const actions = [...waiting]; waiting.clear(); await Promise.all(actions.map((action) => action())); await new Promise(setImmediate) }
  return { server, work, later }
}

test("a draft is dirty while it differs, and not once it is as before", async () => {
  const { work } = await begin()
  assert.equal(work.isDirty, false)
  work.set("rules[0].then.priority", 5)
  assert.equal(work.isDirty, true)
  work.set("rules[0].then.priority", undefined)
  assert.equal(work.isDirty, false)
  work.insert("queues", { queue: "Support" })
  assert.equal(work.isDirty, false, "a queue of which nothing is said")
  assert.equal(written({ b: 1, a: 2 }), written({ a: 2, b: 1 }))
})

test("changes in a row are checked once", async () => {
  const { work, server, later } = await begin()
  server.faults = [{ at: "rules[1].then", message: "must name a queue" }]
  work.set("rules[1].name", "c")
  work.set("rules[1].name", "d")
  await later()
  assert.deepEqual(server.asked, ["GET /routing", "POST /routing/check"])
  assert.deepEqual(work.allFaults, server.faults)
})

test("what is missing is told where it would stand", async () => {
  const { work, server } = await begin()
  server.faults = [{ at: "rules[1].then", message: "queue is missing" }]
  assert.equal(await work.canBeTried(), true, "what is published needs no check")
  work.set("rules[1].name", "c")
  assert.equal(await work.canBeTried(), false)
  assert.deepEqual(work.faults, [{ at: "rules[1].then.queue", message: "queue is missing" }])
})

test("what can't be read stands as a fault and keeps the plan from being published", async () => {
  const { work, server } = await begin()
  work.refuse("rules[0].then.priority", "high", "a number")
  assert.deepEqual(work.allFaults, [{ at: "rules[0].then.priority", message: "a number", isTyped: true }])
  assert.deepEqual(await work.publish("note"), { end: "faults" })
  assert.ok(!server.asked.includes("PUT /routing"))
  work.set("rules[0].then.priority", 3)
  assert.deepEqual([await work.publish("note"), work.base, work.isDirty], [{ end: "published" }, 2, false])
})

test("faults and typed texts go where their rule goes", async () => {
  const { work, server } = await begin()
  server.faults = [{ at: "rules[1].then", message: "must name a queue" }]
  await work.check()
  work.refuse("rules[0].name", "", "missing")
  work.move("rules", 1, 0)
  assert.deepEqual(work.allFaults.map(({ at }) => at), ["rules[1].name", "rules[0].then"])
  const gone = work.remove("rules", 0)
  assert.deepEqual(work.allFaults.map(({ at }) => at), ["rules[0].name"])
  work.insert("rules", gone, 0)
  assert.deepEqual([work.get("rules").map(({ name }) => name), [...work.wrong.keys()]], [["b", "a"], ["rules[1].name"]])
})

test("who publishes after somebody else is told, and may keep what was written", async () => {
  const { work, server } = await begin()
  work.set("rules[0].name", "mine")
  server.publish({ rules: [{ name: "theirs", then: {} }] })
  assert.deepEqual(await work.publish("note"), { end: "other" })
  assert.deepEqual([work.isOutdated, work.published.version, work.get("rules[0].name")], [true, 2, "mine"])
  work.keep()
  assert.deepEqual([work.isOutdated, work.isDirty], [false, true])
  assert.deepEqual(await work.publish("note"), { end: "published" })
  assert.deepEqual([server.version, server.plan.rules[0].name], [3, "mine"])
})

test("what is written while the plan is published stays, as a draft of it", async () => {
  const { work, server } = await begin()
  server.canonical = (plan) => ({ ...plan, policy: { choice: "longestIdle", stickySeconds: 0 } })
  work.set("rules[0].name", "published")
  const publishing = work.publish("note")
  work.set("rules[1].name", "later")
  work.refuse("skills[0].name", "", "missing")
  assert.deepEqual(await publishing, { end: "faults" }, "what can't be read keeps it back")
  work.set("skills[0].name", "billing")
  server.hold = () => { work.set("rules[0].name", "after"); work.set("sla[0].name", "gold") }
  assert.deepEqual(await work.publish("note"), { end: "published" })
  assert.deepEqual(server.plan.rules.map(({ name }) => name), ["published", "later"])
  assert.deepEqual([work.base, work.isOutdated, work.isDirty], [2, false, true])
  assert.deepEqual(work.plan, { ...server.plan, rules: [{ ...server.plan.rules[0], name: "after" }, server.plan.rules[1]], sla: [{ name: "gold" }] })
  work.set("rules[0].name", "published")
  work.set("sla", undefined)
  assert.equal(work.isDirty, false)
})

test("loading again keeps a draft with changes and follows without", async () => {
  const { work, server } = await begin()
  server.publish({ skills: [{ name: "billing" }] })
  await work.load()
  assert.deepEqual([work.base, work.isOutdated, work.plan], [2, false, { skills: [{ name: "billing" }] }])
  work.set("skills[0].name", "invoices")
  server.publish({})
  await work.load()
  assert.deepEqual([work.base, work.isOutdated, work.get("skills[0].name")], [2, true, "invoices"])
})

test("a draft that was thrown away comes back", async () => {
  const { work } = await begin()
  work.set("rules[0].name", "mine")
  const undo = work.discard()
  assert.equal(work.isDirty, false)
  undo()
  assert.deepEqual([work.isDirty, work.get("rules[0].name")], [true, "mine"])
})

test("a part begins with the first thing that is said about it", async () => {
  const { work } = await begin()
  const part = new PlanPart(work, () => "queues[0]", () => { if (!work.get("queues")) work.insert("queues", { queue: "Support" }) })
  assert.equal(part.get("sla"), undefined)
  part.part("policy").set("choice", "weighted")
  assert.deepEqual(work.get("queues"), [{ queue: "Support", policy: { choice: "weighted" } }])
})

test("a rule without outcome is sent with an empty one", async () => {
  const { work, server } = await begin()
  work.set("rules[0].then.queue", undefined)
  await work.check()
  assert.deepEqual(server.body.plan.rules[0], { name: "a", then: {} })
})
