/** @typedef {{id: string, language?: string, title: string, evidence: {quotes: string[]}}} Gap */

/**
 * An article that answers what nobody could answer, ready for somebody to write: front matter, and no text yet.
 * @param {Gap} gap @param {(name: string) => boolean} isTaken @returns {{name: string, text: string}}
 */
export function articleFor({ id, language = "en", title, evidence: { quotes } }, isTaken) {
  const words = title.toLowerCase().normalize("NFKD").match(/[a-z0-9]+/g)?.slice(0, 4).join("-")
  const slug = `${words ?? `article-${id.slice(0, 6)}`}${language === "zh" ? "-zh" : ""}`
  const key = freeOf(slug, isTaken)
  const front = [`id: ${key}`, `title: ${JSON.stringify(quotes[0] ?? title)}`, `language: ${language}`, "keywords: []", `synonyms: ${JSON.stringify(quotes.slice(1))}`]
  return { name: nameOf(key), text: `---\n${front.join("\n")}\n---\n\n` }
}

/** @param {string} slug @param {(name: string) => boolean} isTaken */
function freeOf(slug, isTaken) {
  let key = slug
  for (let n = 2; isTaken(nameOf(key)); n += 1) key = `${slug}-${n}`
  return key
}

/** @param {string} key */
function nameOf(key) {
  return `articles/${key}.md`
}
