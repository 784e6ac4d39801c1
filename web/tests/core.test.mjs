import assert from "node:assert/strict"
import { test } from "node:test"
import { chooseLocale, effect, isSafeLink, isSendKey, linkParts, messageLength, newClientID, signal, Words } from "../lib/core.js"
import { settle } from "./fakes.mjs"

test("an effect runs once per turn with the last values", async () => {
  const count = signal(1)
  const seen = []
  const stop = effect(() => { seen.push(count.value * 2) })

  count.value = 2
  count.value = 3
  await settle()
  stop()
  count.value = 4
  await settle()

  assert.deepEqual(seen, [2, 6])
})

test("plural and ordinal forms follow the language", () => {
  const english = new Words("en", {
    chats: { plural: "count", one: "{count} chat", other: "{count} chats" },
    place: { ordinal: "place", one: "{place}st", two: "{place}nd", few: "{place}rd", other: "{place}th" }
  })
  const chinese = new Words("zh-CN", { chats: { plural: "count", other: "{count} 个对话" } })

  assert.equal(english.t("chats", { count: 1 }), "1 chat")
  assert.equal(english.t("chats", { count: 1200 }), "1,200 chats")
  assert.deepEqual([1, 2, 3, 4, 11, 21].map(place => english.t("place", { place })), ["1st", "2nd", "3rd", "4th", "11th", "21st"])
  assert.equal(chinese.t("chats", { count: 1 }), "1 个对话")
})

test("a value is inserted as it is, never expanded again", () => {
  const words = new Words("en", { joined: "{name} joined {team}" })

  assert.equal(words.t("joined", { name: "{team} $&", team: "Billing" }), "{team} $& joined Billing")
})

test("the first wanted language that is there wins", () => {
  const available = ["en", "zh-CN"]
  assert.equal(chooseLocale(["fr", "zh-Hans"], available), "zh-CN")
  assert.equal(chooseLocale([null, "en-GB"], available), "en")
  assert.equal(chooseLocale(["zh_cn"], available), "zh-CN")
  assert.equal(chooseLocale(["xx"], available), "en")
})

test("only safe schemes become links, without the sentence's punctuation", () => {
  assert.deepEqual(linkParts("看 https://a.b/c，好 (http://x.y/z)."), [
    { text: "看 " }, { text: "https://a.b/c", url: "https://a.b/c" }, { text: "，好 (" },
    { text: "http://x.y/z", url: "http://x.y/z" }, { text: ")." }
  ])
  assert.deepEqual(linkParts("javascript:alert(1) data:text/html,x"), [{ text: "javascript:alert(1) data:text/html,x" }])
  for (const url of ["javascript:alert(1)", "JAVASCRIPT:x", " https://a", "//a", "data:x", "vbscript:x", "/\\a.b", "help/x"]) {
    assert.equal(isSafeLink(url), false, url)
  }
  for (const url of ["https://a.b", "MAILTO:a@b.c", "tel:+1", "/help/parcels"]) assert.equal(isSafeLink(url), true, url)
})

test("Enter sends, but not with Shift, while composing, or on touch", () => {
  assert.equal(isSendKey({ key: "Enter" }), true)
  assert.equal(isSendKey({ key: "Enter", shiftKey: true }), false)
  assert.equal(isSendKey({ key: "Enter", isComposing: true }), false)
  assert.equal(isSendKey({ key: "Enter", keyCode: 229 }), false)
  assert.equal(isSendKey({ key: "Enter" }, true), false)
  assert.equal(isSendKey({ key: "Enter", ctrlKey: true }, true), true)
  assert.equal(isSendKey({ key: "a" }), false)
})

test("length counts characters as the server does", () => {
  assert.equal(messageLength("  你好😀 "), 3)
})

test("client ids do not repeat", () => {
  assert.equal(new Set(Array.from({ length: 1000 }, newClientID)).size, 1000)
})
