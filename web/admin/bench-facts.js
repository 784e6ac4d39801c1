/**
 * Reads what is known of a customer: a name and a value on each line.
 * @param {string} text @returns {Record<string, string> | undefined} nothing when a line is no such pair
 */
export function readAttributes(text) {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean)
  const pairs = lines.map((line) => line.match(/^([^=:：]+?)\s*[=:：]\s*(.+)$/)?.slice(1))
  return pairs.includes(undefined) ? undefined : Object.fromEntries(/** @type {[string, string][]} */ (pairs))
}

/**
 * Reads what another server is said to answer; an empty text is an answer without content.
 * @param {string} status @param {string} text
 * @returns {{result: {status: number, json: any}} | {wrong: "status" | "json"}}
 */
export function readResult(status, text) {
  const number = Number(status)
  if (!Number.isInteger(number) || number < 100 || number > 599) return { wrong: "status" }
  try {
    return { result: { status: number, json: text.trim() ? JSON.parse(text) : null } }
  } catch {
    return { wrong: "json" }
  }
}

/**
 * What of the bot's memory a person can make sense of. The text is the server's own: what can't be read is left out.
 * @param {string | undefined} text
 * @returns {{flow?: string, asked?: string, misses?: number, values: [string, string][], attributes: [string, string][]}}
 */
export function memoryOf(text) {
  const state = parsed(text)
  const { flow, slots = {}, attributes = {}, misses } = state
  return {
    flow: flow?.flow, asked: questionOf(flow?.asked), misses: misses || undefined,
    values: Object.entries({ ...slots, ...flow?.values }), attributes: Object.entries(attributes),
  }
}

/** @param {string | undefined} text @returns {any} */
function parsed(text) {
  try {
    const value = JSON.parse(text ?? "{}")
    return value && typeof value === "object" ? value : {}
  } catch {
    return {}
  }
}

/** @param {any} asked such as `{"slot": {"_0": "order"}}` @returns {string | undefined} the slot, or `confirm` */
function questionOf(asked) {
  if (!asked) return undefined
  const [[kind, inside] = []] = Object.entries(asked)
  return /** @type {any} */ (inside)?._0 ?? kind
}

/**
 * How long something took, in the unit that reads best.
 * @param {number} microseconds @param {{locale: string}} words
 */
export function timeTaken(microseconds, { locale }) {
  const [value, unit] = microseconds < 1000 ? [microseconds, "microsecond"] : [microseconds / 1000, "millisecond"]
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
}
