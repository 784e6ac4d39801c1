/**
 * A small part of Markdown, read into a tree and drawn as nodes, never as HTML:
 * paragraphs, headings, lists, quotes, code, bold, italic and links.
 */
import { h, isSafeLink, link, linkParts } from "./core.js"

/**
 * @typedef {{kind: "text" | "bold" | "italic" | "code" | "link", text: string, url?: string, parts?: Inline[]}} Inline
 * @typedef {{kind: "paragraph" | "heading" | "quote" | "code" | "list", level?: number, ordered?: boolean, text?: string, parts?: Inline[], items?: Inline[][]}} Block
 */

const INLINE = /`([^`\n]+)`|\*\*(.+?)\*\*|\*([^*\s][^*]*?)\*|_([^_\s][^_]*?)_(?!\w)|\[([^\]\n]+)\]\(([^\s)]+)\)/

/**
 * Reads a text into blocks.
 * @param {string} text
 * @returns {Block[]}
 */
export function parseMarkdown(text) {
  const lines = text.replace(/\r\n?/g, "\n").split("\n")
  /** @type {Block[]} */
  const blocks = []
  while (lines.length > 0) {
    if (lines[0].trim() === "") lines.shift()
    else blocks.push(takeBlock(lines))
  }
  return blocks
}

/**
 * Reads one line of text into runs.
 * @param {string} text
 * @returns {Inline[]}
 */
export function parseInline(text) {
  const match = INLINE.exec(text)
  if (!match) return plain(text)
  const before = plain(text.slice(0, match.index))
  return [...before, inlineOf(match), ...parseInline(text.slice(match.index + match[0].length))]
}

/**
 * Draws a text.
 * @param {string} text
 * @param {number} [deeper] how far its headings stand below the page's
 * @returns {Node[]}
 */
export function renderMarkdown(text, deeper = 2) {
  return parseMarkdown(text).map(block => drawBlock(block, deeper))
}

/**
 * @param {string[]} lines the block's lines are taken away
 * @returns {Block}
 */
function takeBlock(lines) {
  const line = lines[0]
  const heading = /^(#{1,4})\s+(.*)$/.exec(line)
  if (heading) {
    lines.shift()
    return { kind: "heading", level: heading[1].length, parts: parseInline(heading[2]) }
  }
  if (line.startsWith("```")) return takeCode(lines)
  if (/^>\s?/.test(line)) {
    return { kind: "quote", parts: parseInline(takeWhile(lines, /^>\s?/).join("\n")) }
  }
  for (const [mark, ordered] of /** @type {Array<[RegExp, boolean]>} */ ([[/^[-*+]\s+/, false], [/^\d{1,9}[.)]\s+/, true]])) {
    if (mark.test(line)) return { kind: "list", ordered, items: takeWhile(lines, mark).map(parseInline) }
  }
  return { kind: "paragraph", parts: parseInline(takeParagraph(lines).join("\n")) }
}

/**
 * @param {string[]} lines
 * @param {RegExp} mark
 */
function takeWhile(lines, mark) {
  const taken = []
  while (lines.length > 0 && mark.test(lines[0])) taken.push(String(lines.shift()).replace(mark, ""))
  return taken
}

/** @param {string[]} lines */
function takeParagraph(lines) {
  const taken = [String(lines.shift())]
  while (lines.length > 0 && !/^(\s*$|#{1,4}\s|```|>|[-*+]\s|\d{1,9}[.)]\s)/.test(lines[0])) {
    taken.push(String(lines.shift()))
  }
  return taken
}

/**
 * @param {string[]} lines
 * @returns {Block}
 */
function takeCode(lines) {
  lines.shift()
  const taken = []
  while (lines.length > 0 && !lines[0].startsWith("```")) taken.push(lines.shift())
  lines.shift()
  return { kind: "code", text: taken.join("\n") }
}

/**
 * @param {RegExpExecArray} match
 * @returns {Inline}
 */
function inlineOf([whole, code, bold, star, low, title, url]) {
  if (code) return { kind: "code", text: code }
  if (bold) return { kind: "bold", text: bold, parts: parseInline(bold) }
  if (title) return isSafeLink(url) ? { kind: "link", text: title, url } : { kind: "text", text: whole }
  return { kind: "italic", text: star ?? low, parts: parseInline(star ?? low) }
}

/**
 * @param {string} text
 * @returns {Inline[]}
 */
function plain(text) {
  return linkParts(text).map(part => part.url
    ? { kind: "link", text: part.text, url: part.url }
    : { kind: "text", text: part.text })
}

/**
 * @param {Block} block
 * @param {number} deeper
 * @returns {Node}
 */
function drawBlock(block, deeper) {
  if (block.kind === "code") return h("pre", {}, h("code", {}, block.text))
  if (block.kind === "list") {
    const items = (block.items ?? []).map(item => h("li", {}, item.map(drawInline)))
    return h(block.ordered ? "ol" : "ul", {}, items)
  }
  const tag = { paragraph: "p", quote: "blockquote", heading: `h${Math.min(6, (block.level ?? 1) + deeper)}` }[block.kind]
  return h(tag, {}, (block.parts ?? []).map(drawInline))
}

/**
 * @param {Inline} part
 * @returns {Node}
 */
function drawInline(part) {
  if (part.kind === "link") return link(part.url ?? "", part.text)
  if (part.kind === "text") return document.createTextNode(part.text)
  const tag = { bold: "strong", italic: "em", code: "code" }[part.kind]
  return h(tag, {}, part.parts ? part.parts.map(drawInline) : part.text)
}
