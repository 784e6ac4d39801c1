/** @typedef {{id: string, label: string}} SurveyChoice */

const MOST = 10

/**
 * An id that none of those has: a short one, since answers and reports carry it.
 * @param {string[]} taken @param {string} base
 */
export function freshID(taken, base) {
  let n = 1
  while (taken.includes(`${base}${n}`)) n += 1
  return `${base}${n}`
}

/**
 * The choices of a question, one on each line. A choice that is worded anew keeps its id, so that what was answered
 * before counts with what is answered from now on.
 * @param {string} text @param {SurveyChoice[]} before
 * @returns {SurveyChoice[] | null | undefined} null for none, undefined for too many, too long or one twice
 */
export function choicesFrom(text, before) {
  const labels = text.split("\n").map((line) => line.trim()).filter(Boolean)
  if (labels.length === 0) return null
  if (labels.length > MOST || new Set(labels).size < labels.length || labels.some((label) => [...label].length > 80)) return undefined
  const known = new Map(before.map(({ id, label }) => [label, id]))
  const fresh = labels.filter((label) => !known.has(label))
  const left = before.filter(({ label }) => !labels.includes(label)).map(({ id }) => id)
  const renamed = labels.length === before.length ? new Map(fresh.map((label, n) => [label, left[n]])) : new Map()
  /** @type {SurveyChoice[]} */
  const choices = []
  for (const label of labels) {
    const taken = [...before.map(({ id }) => id), ...choices.map(({ id }) => id)]
    choices.push({ id: known.get(label) ?? renamed.get(label) ?? freshID(taken, "c"), label })
  }
  return choices
}

/** @param {SurveyChoice[]} [choices] */
export function labelsOf(choices = []) {
  return choices.map(({ label }) => label).join("\n")
}
