/** What holds for the files as such: budgets, words, contrast, and what may not stand in them. */
import assert from "node:assert/strict"
import { readdir, readFile } from "node:fs/promises"
import { test } from "node:test"
import { gzipSync } from "node:zlib"

const web = new URL("../", import.meta.url)
const read = path => readFile(new URL(path, web), "utf8")
const files = (await readdir(web, { recursive: true })).filter(path => !path.startsWith("tests"))
const size = async paths => {
  const sizes = await Promise.all(paths.map(async path => gzipSync(await read(path), { level: 9 }).length))
  return sizes.reduce((sum, one) => sum + one, 0)
}

test("the launcher stays within 4 KiB, compressed", async () => {
  assert.ok(await size(["hark.js"]) <= 4 * 1024)
})

test("the widget's five files stay within 25 KiB, compressed, in every language", async () => {
  for (const locale of ["en", "zh-CN"]) {
    const bytes = await size(["widget/index.html", "css/hark.css", "lib/core.js", "widget/widget.js", `i18n/widget.${locale}.json`])
    assert.ok(bytes <= 25 * 1024, `${locale}: ${bytes}`)
  }
})

test("nothing in the pages can turn text into HTML or code, and nothing stands in line", async () => {
  const forbidden = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc/
  for (const path of files.filter(name => name.endsWith(".js"))) assert.doesNotMatch(await read(path), forbidden, path)
  for (const path of files.filter(name => name.endsWith(".html"))) {
    assert.doesNotMatch(await read(path), /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/, path)
  }
})

test("every language has every word, with the same places for values", async () => {
  const names = (await readdir(new URL("i18n/", web))).filter(name => name.endsWith(".json"))
  const values = entry => new Set(JSON.stringify(entry).match(/\{\w+\}/g))
  for (const surface of new Set(names.map(name => name.split(".")[0]))) {
    const [english, chinese] = await Promise.all(["en", "zh-CN"].map(async locale => JSON.parse(await read(`i18n/${surface}.${locale}.json`))))
    assert.deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort(), surface)
    for (const key of Object.keys(english)) assert.deepEqual([...values(chinese[key])].sort(), [...values(english[key])].sort(), key)
  }
})

test("every word that the widget uses is there", async () => {
  const surfaces = await Promise.all(["widget", "survey", "waiting"].map(name => read(`i18n/${name}.en.json`)))
  const english = Object.assign({}, ...surfaces.map(text => JSON.parse(text)))
  const code = (await Promise.all(files.filter(path => /^widget.*\.js$/.test(path)).map(read))).join("\n")
  const used = [...code.matchAll(/\bt\("([\w.]+)"/g)].map(match => match[1])
  assert.ok(used.length > 30)
  for (const key of used) assert.ok(key in english, key)
})

test("colours keep their contrast in both themes", async () => {
  const css = await read("css/hark.css")
  const pairs = [
    ["text", "bg"], ["text", "sunk"], ["text", "raised"], ["text", "theirs"], ["text", "bot-soft"], ["text", "accent-soft"],
    ["muted", "bg"], ["muted", "sunk"], ["muted", "theirs"], ["accent", "bg"], ["accent", "accent-soft"], ["on-accent", "accent"],
    ["good", "good-soft"], ["warn", "warn-soft"], ["bad", "bad-soft"], ["bad", "bg"], ["bot", "bg"], ["bot", "bot-soft"], ["on-note", "note"]
  ]
  for (const theme of [0, 1]) {
    const colour = name => css.match(new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`)).slice(1)[theme]
    for (const [front, back] of pairs) assert.ok(contrast(colour(front), colour(back)) >= 4.5, `${front} on ${back}, ${theme}`)
    assert.ok(contrast(colour("control"), colour("bg")) >= 3, `control, ${theme}`)
  }
})

/** Contrast ratio as WCAG 2.2 defines it. */
function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((first, second) => first - second)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
