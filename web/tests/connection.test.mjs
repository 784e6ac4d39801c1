import assert from "node:assert/strict"
import { test } from "node:test"
import { Connection } from "../lib/core.js"
import { FakePage, FakeSocket, ManualClock, settle } from "./fakes.mjs"

function setUp({ random = () => 1 } = {}) {
  const clock = new ManualClock()
  const page = new FakePage()
  const sockets = []
  const makeSocket = url => {
    sockets.push(new FakeSocket(url))
    return sockets.at(-1)
  }
  const hello = () => ({ method: "visitor.hello", params: { site: "demo" } })
  const connection = new Connection({ url: "ws://hark/ws", hello, makeSocket, clock, page, random })
  connection.start()
  const goLive = () => {
    sockets.at(-1).opens()
    sockets.at(-1).answers({})
  }
  return { clock, page, sockets, connection, goLive, socket: () => sockets.at(-1) }
}

test("hello is the first call and makes the connection live", () => {
  const { connection, socket } = setUp()
  const heard = []
  connection.on("hello", result => heard.push(result))

  socket().opens()
  assert.equal(connection.state.value, "connecting")
  socket().answers({ epoch: "e1" })

  assert.deepEqual(socket().frames[0], { jsonrpc: "2.0", id: 1, method: "visitor.hello", params: { site: "demo" } })
  assert.deepEqual(heard, [{ epoch: "e1" }])
  assert.equal(connection.state.value, "live")
})

test("a call is answered by its id, a refusal is an error with a slug", async () => {
  const { connection, socket, goLive } = setUp()
  goLive()

  const sent = connection.call("message.send", { text: "hi" })
  socket().answers({ seq: 3 })
  assert.deepEqual(await sent, { seq: 3 })

  const refused = connection.call("message.send", { text: "hi" })
  socket().refuses({ code: 1010, message: "closed", data: { slug: "closed", temporary: false } })
  await assert.rejects(refused, { slug: "closed", code: 1010, temporary: false })
})

test("calls fail at once while closed, and those on their way when the socket is lost", async () => {
  const { connection, socket, goLive } = setUp()
  await assert.rejects(connection.call("session.ping"), { slug: "disconnected", temporary: true })
  goLive()

  const call = connection.call("session.ping")
  socket().closes(1006)

  await assert.rejects(call, { slug: "disconnected" })
})

test("a call without an answer fails after 30 seconds", async () => {
  const { clock, page, connection, goLive } = setUp()
  goLive()
  page.isVisible = false

  const call = connection.call("message.send", {})
  clock.advance(30_000)

  await assert.rejects(call, { slug: "timeout", temporary: true })
})

test("it comes back with full jitter from 0.25 to 15 seconds, without end", () => {
  const { clock, sockets, socket } = setUp()
  const limits = [250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]

  for (const [index, limit] of limits.entries()) {
    socket().closes(1006)
    clock.advance(limit - 1)
    assert.equal(sockets.length, index + 1, `no socket before ${limit} ms`)
    clock.advance(1)
    assert.equal(sockets.length, index + 2, `a socket after ${limit} ms`)
  }
})

test("a steady connection resets the back-off, a short one does not", () => {
  const { clock, sockets, socket, goLive } = setUp()
  for (const delay of [250, 500, 1000]) {
    socket().closes(1006)
    clock.advance(delay)
  }
  goLive()
  clock.advance(1000)
  socket().closes(1006)
  clock.advance(1999)
  assert.equal(sockets.length, 4)
  clock.advance(1)
  assert.equal(sockets.length, 5)

  goLive()
  clock.advance(6000)
  socket().closes(1006)
  clock.advance(250)
  assert.equal(sockets.length, 6)
})

test("a loss is silent for 2 s, then said, and called offline after 10 s", () => {
  const { clock, connection, socket, goLive } = setUp({ random: () => 0.99 })
  goLive()
  clock.advance(6000)

  socket().closes(1006)
  clock.advance(1999)
  assert.equal(connection.state.value, "live")
  assert.equal(connection.isOpen, false)
  clock.advance(1)
  assert.equal(connection.state.value, "reconnecting")
  clock.advance(8000)
  assert.equal(connection.state.value, "offline")

  goLive()
  assert.equal(connection.state.value, "live")
})

test("close codes below 4500 ask to come back, from 4500 on to stop", () => {
  for (const code of [1001, 1006, 4000, 4001, 4002, 4499]) {
    const { clock, sockets, socket, goLive } = setUp()
    goLive()
    socket().closes(code)
    clock.advance(60_000)
    assert.ok(sockets.length > 1, String(code))
  }
  for (const code of [4500, 4501, 4502, 4503, 4504]) {
    const { clock, page, sockets, connection, socket, goLive } = setUp()
    goLive()
    socket().closes(code)
    clock.advance(60_000)
    page.wake()
    assert.equal(sockets.length, 1, String(code))
    assert.equal(connection.state.value, "stopped")
    assert.equal(connection.stopReason.code, code)
  }
})

test("start comes back after a stop", () => {
  const { sockets, connection, socket, goLive } = setUp()
  goLive()
  socket().closes(4501)

  connection.start()
  goLive()

  assert.equal(sockets.length, 2)
  assert.equal(connection.state.value, "live")
})

test("a draining server is left alone for as long as it asked", () => {
  const { clock, sockets, socket, goLive } = setUp({ random: () => 0 })
  goLive()

  socket().says({ method: "server.draining", params: { reconnectAfter: 3000 } })
  socket().closes(4000)

  clock.advance(2999)
  assert.equal(sockets.length, 1)
  clock.advance(1)
  assert.equal(sockets.length, 2)
})

test("a refused hello stops, a temporary refusal comes back", () => {
  const refused = setUp()
  refused.socket().opens()
  refused.socket().refuses({ code: 1004, message: "", data: { slug: "notFound", temporary: false } })
  assert.equal(refused.connection.state.value, "stopped")
  assert.equal(refused.connection.stopReason.slug, "notFound")

  const busy = setUp()
  busy.socket().opens()
  busy.socket().refuses({ code: 1050, message: "", data: { slug: "unavailable", temporary: true } })
  busy.clock.advance(300)
  assert.equal(busy.sockets.length, 2)
})

test("a visible page pings after 20 silent seconds and gives up 5 s later", () => {
  const { clock, sockets, socket, goLive } = setUp()
  goLive()
  clock.advance(19_999)
  assert.equal(socket().last.method, "visitor.hello")
  clock.advance(1)
  assert.equal(socket().last.method, "session.ping")

  clock.advance(5000)
  assert.equal(sockets[0].isClosed, true)
  clock.advance(250)
  assert.equal(sockets.length, 2)
})

test("frames put the ping off, an answer keeps the socket", () => {
  const { clock, sockets, socket, goLive } = setUp()
  goLive()
  clock.advance(15_000)
  socket().says({ method: "typing", params: {} })
  clock.advance(19_999)
  assert.equal(socket().last.method, "visitor.hello")

  clock.advance(1)
  assert.equal(socket().last.method, "session.ping")
  socket().answers({ serverTime: "" })
  clock.advance(19_000)

  assert.equal(sockets.length, 1)
  assert.equal(sockets[0].isClosed, false)
})

test("a hidden page does not ping, but looks when it wakes", () => {
  const { clock, page, sockets, socket, goLive } = setUp()
  goLive()
  page.isVisible = false
  clock.advance(3_600_000)
  assert.equal(socket().last.method, "visitor.hello")

  page.isVisible = true
  page.wake()
  assert.equal(socket().last.method, "session.ping")
  clock.advance(5250)
  assert.equal(sockets.length, 2)
})

test("a waking page does not wait for the back-off", () => {
  const { page, sockets, socket, goLive } = setUp()
  goLive()
  socket().closes(1006)

  page.wake()

  assert.equal(sockets.length, 2)
})

test("frames of an abandoned socket are not heard", async () => {
  const { clock, connection, sockets, goLive } = setUp()
  const heard = []
  connection.on("event", event => heard.push(event))
  goLive()
  clock.advance(25_250)
  goLive()

  sockets[0].says({ method: "event", params: { seq: 1 } })
  sockets[1].says({ method: "event", params: { seq: 2 } })
  await settle()

  assert.deepEqual(heard, [{ seq: 2 }])
})
