/** @typedef {{name: string, level: number}} Skill */

/**
 * Cuts a line into its parts at commas, English or Chinese.
 * @param {string} line
 */
export function parts(line) {
  return line.split(/[,，、;；]/).map((one) => one.trim()).filter(Boolean)
}

/**
 * Reads `billing:3, shipping` into skills; a level left out is 1.
 * @param {string} line @returns {Skill[] | undefined} nothing when a part is not a skill
 */
export function readSkills(line) {
  const skills = []
  for (const part of parts(line)) {
    const found = /^([^:：]+?)(?:\s*[:：]\s*([1-5]))?$/u.exec(part)
    if (!found) return undefined
    skills.push({ name: found[1].trim(), level: Number(found[2] ?? 1) })
  }
  return skills
}

/** @param {Skill[]} skills */
export function writeSkills(skills) {
  return skills.map(({ name, level }) => `${name}:${level}`).join(", ")
}

/**
 * Reads a whole number within its range.
 * @param {string} text @param {number} low @param {number} high @returns {number | undefined}
 */
export function readNumber(text, low, high) {
  if (!/^\d+$/.test(text.trim())) return undefined
  const value = Number(text)
  return value >= low && value <= high ? value : undefined
}

/**
 * Reads units of capacity, to the hundredth, within their range; a comma is as good as a point.
 * @param {string} text @param {number} low @param {number} high @returns {number | undefined}
 */
export function readUnits(text, low, high) {
  if (!/^\d+([.,]\d{1,2})?$/.test(text.trim())) return undefined
  const value = Number(text.trim().replace(",", "."))
  return value >= low && value <= high ? value : undefined
}

/**
 * The members that differ, so that saving one thing does not overwrite another.
 * @param {Record<string, any>} before @param {Record<string, any>} after
 */
export function changes(before, after) {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) =>
    JSON.stringify(value) !== JSON.stringify(before[name])))
}

/**
 * Reads a text with one entry on each line, each entry once.
 * @param {string} text
 */
export function readLines(text) {
  return [...new Set(text.split("\n").map((line) => line.trim()).filter(Boolean))]
}

/**
 * The pairs of a name and a pattern; both must be there.
 * @param {{name: string, pattern: string}[]} pairs
 * @returns {{name: string, pattern: string}[] | undefined} nothing when a part is missing
 */
export function readPairs(pairs) {
  return pairs.every(({ name, pattern }) => name && pattern) ? pairs : undefined
}
