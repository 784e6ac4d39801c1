import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { gzipSync } from "node:zlib"

const web = new URL("../", import.meta.url)

/** All files that a page loads before anybody does anything: its style sheets, its modules and theirs. */
function filesOf(page) {
  const html = readFileSync(new URL(page, web), "utf8")
  const found = new Map()
  const visit = (url) => {
    if (found.has(url.href)) return
    const text = readFileSync(url, "utf8")
    found.set(url.href, gzipSync(text, { level: 9 }).length)
    if (!url.pathname.endsWith(".js")) return
    for (const [, path] of text.matchAll(/^(?:import|export)\s[^"]*"(\.[^"]+)"/gm)) visit(new URL(path, url))
  }
  for (const [, path] of html.matchAll(/(?:href|src)="(\.\.\/[^"]+\.(?:js|css))"/g)) visit(new URL(path, new URL(page, web)))
  return found
}

test("the console's scripts and styles stay within 70 KB", () => {
  const files = filesOf("console/index.html")

  const total = [...files.values()].reduce((sum, size) => sum + size, 0)

  assert.ok(files.size > 20, "found too few files to believe the sum")
  assert.ok(total <= 70 * 1024, `${total} bytes`)
})

test("no staff page parses HTML, styles inline or speaks in handlers", () => {
  for (const page of ["console/index.html", "board/index.html", "admin/index.html", "reports/index.html"]) {
    for (const href of [...filesOf(page).keys(), new URL(page, web).href]) {
      const text = readFileSync(new URL(href), "utf8")
      assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/, href)
      if (href.endsWith(".html")) assert.doesNotMatch(text, /\sstyle=|\son[a-z]+=|<script>/, href)
    }
  }
})
