import assert from "node:assert/strict"
import { test } from "node:test"
import { API, Problem } from "../lib/api.js"
import { CLOSES, ERRORS, FIRST_FINAL_CLOSE, RPC_ERRORS } from "../lib/codes.js"
import { memoryStorage } from "../lib/core.js"
import { chordOf, Keymap } from "../lib/keys.js"
import { parseInline, parseMarkdown } from "../lib/markdown.js"
import { chooseTheme, themeChoice } from "../lib/theme.js"

const answer = (status, body) => ({ ok: status < 400, status, text: async () => body === undefined ? "" : JSON.stringify(body) })

test("codes are distinct and banded", () => {
  const all = [...Object.values(ERRORS), ...Object.values(RPC_ERRORS), ...Object.values(CLOSES)]
  assert.equal(new Set(all).size, all.length)
  assert.equal(CLOSES.draining < FIRST_FINAL_CLOSE && CLOSES.protocolBreach >= FIRST_FINAL_CLOSE, true)
})

test("chords name their modifiers, and Alt goes by place", () => {
  assert.equal(chordOf({ key: "Enter", ctrlKey: true, shiftKey: true }), "Ctrl+Shift+Enter")
  assert.equal(chordOf({ key: "k", metaKey: true }), "Ctrl+k")
  assert.equal(chordOf({ key: "˜", code: "KeyN", altKey: true }), "Alt+n")
  assert.equal(chordOf({ key: "ArrowDown", altKey: true, shiftKey: true, code: "ArrowDown" }), "Alt+Shift+ArrowDown")
  assert.equal(chordOf({ key: "?", shiftKey: true }), "?")
  assert.equal(chordOf({ key: "J", shiftKey: true }), "Shift+j")
  assert.equal(chordOf({ key: "Shift", shiftKey: true }), "")
})

test("letters rest while typing, sequences work within a moment", () => {
  let now = 0
  const done = []
  const keymap = new Keymap(() => now).add(
    { chord: "j", action: () => done.push("next") },
    { chord: "g b", action: () => done.push("board") },
    { chord: "Ctrl+Enter", whileTyping: true, action: () => done.push("send") }
  )
  const field = { matches: selector => selector.startsWith("textarea") }

  keymap.press({ key: "j", target: field })
  keymap.press({ key: "Enter", ctrlKey: true, target: field })
  keymap.press({ key: "j", target: null })
  keymap.press({ key: "g", target: null })
  keymap.press({ key: "b", target: null })
  keymap.press({ key: "g", target: null })
  now = 5000
  keymap.press({ key: "b", target: null })

  assert.deepEqual(done, ["send", "next", "board"])
})

test("a press inside an input method's composition is no shortcut", () => {
  const keymap = new Keymap().add({ chord: "j", action: () => assert.fail("ran") })
  assert.equal(keymap.press({ key: "j", isComposing: true, target: null }), false)
})

test("Markdown is read into blocks", () => {
  const kinds = parseMarkdown("# Title\n\nText\nmore\n- one\n- two\n\n1. first\n> said\n```\ncode *x*\n```").map(block => block.kind)
  assert.deepEqual(kinds, ["heading", "paragraph", "list", "list", "quote", "code"])
})

test("Markdown keeps HTML and unsafe links as text", () => {
  assert.deepEqual(parseInline("<img onerror=x>"), [{ kind: "text", text: "<img onerror=x>" }])
  assert.deepEqual(parseInline("[x](javascript:alert(1))").map(part => part.kind), ["text", "text"])
  assert.deepEqual(parseInline("**a** [b](https://c.d)"), [
    { kind: "bold", text: "a", parts: [{ kind: "text", text: "a" }] },
    { kind: "text", text: " " },
    { kind: "link", text: "b", url: "https://c.d" }
  ])
})

test("writes carry the CSRF token that logging in gave", async () => {
  const asked = []
  const fetch = async (url, init) => {
    asked.push([init.method, url, init.headers["x-csrf-token"]])
    return url.endsWith("/sessions") ? answer(201, { user: { id: "u" }, csrfToken: "t1" }) : answer(200, { items: [] })
  }
  const api = new API({ fetch })

  await api.logIn("tom@kestrel.example", "secret")
  await api.get("/queues", { limit: 10, after: undefined })
  await api.post("/queues", { name: "billing" })

  assert.deepEqual(asked, [
    ["POST", "/api/v1/sessions", undefined],
    ["GET", "/api/v1/queues?limit=10", undefined],
    ["POST", "/api/v1/queues", "t1"]
  ])
})

test("a problem carries status, slug and field; no answer is status 0", async () => {
  const refused = new API({ fetch: async () => answer(400, { title: "Bad", detail: "Too short", code: "invalidParams", field: "name" }) })
  await assert.rejects(refused.post("/queues", {}), { status: 400, code: "invalidParams", field: "name", message: "Too short" })

  const away = new API({ fetch: async () => { throw new TypeError("failed") } })
  await assert.rejects(away.get("/queues"), error => error instanceof Problem && error.status === 0 && error.code === "unreachable")

  const html = new API({ fetch: async () => ({ ok: false, status: 502, text: async () => "<html>" }) })
  await assert.rejects(html.get("/queues"), { status: 502 })
})

test("nobody logged in is an answer, not an error", async () => {
  assert.equal(await new API({ fetch: async () => answer(401, {}) }).whoAmI(), null)
})

test("lists are read page after page", async () => {
  const fetch = async url => url.includes("after=p2") ? answer(200, { items: [3] }) : answer(200, { items: [1, 2], next: "p2" })
  assert.deepEqual(await new API({ fetch }).list("/labels"), [1, 2, 3])
})

test("the theme is remembered, the system's is the default", () => {
  globalThis.document = { documentElement: { dataset: {} } }
  const storage = memoryStorage()
  assert.equal(themeChoice(storage), "system")
  chooseTheme("dark", storage)
  assert.equal(themeChoice(storage), "dark")
  assert.equal(document.documentElement.dataset.theme, "dark")
  chooseTheme("system", storage)
  assert.equal(themeChoice(storage), "system")
  assert.equal(document.documentElement.dataset.theme, undefined)
  delete globalThis.document
})
