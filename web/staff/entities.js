/** @typedef {import("../lib/core.js").Words} Words */
/**
 * @typedef {{type: string, text: string, value?: string}} Entity as a `message.analysed` has it; what is sensitive comes masked
 * @typedef {{kind: string, text: string, action?: "search" | "copy", value: string}} EntityChip
 *   `text` is shown, `value` is what is searched or copied
 */

const SENSITIVE = new Set(["paymentCard", "idNumber", "bankAccount"])
const COPIED = new Set(["email", "phone"])
const KNOWN = new Set([
  "person", "place", "organisation", "order", "tracking", "email", "phone", "money", "percentage", "date", "time", "url",
  "postalCode", ...SENSITIVE,
])

/**
 * The chips of what a message names, each once. Numbers of the site's own kinds can be searched like its orders.
 * @param {Entity[]} entities @param {Words} words
 * @returns {EntityChip[]}
 */
export function entityChips(entities, words) {
  const chips = entities.map((entity) => chipOf(entity, words))
  return chips.filter((chip, at) => chips.findIndex((one) => one.kind === chip.kind && one.value === chip.value) === at)
}

/** @param {Entity} entity @param {Words} words @returns {EntityChip} */
function chipOf({ type, text, value = text }, words) {
  const kind = KNOWN.has(type) ? words.t(`found.${type}`) : type
  return { kind, text: shown(type, value, words) ?? value, value, action: actionOf(type) }
}

/** @param {string} type @returns {EntityChip["action"]} */
function actionOf(type) {
  if (COPIED.has(type)) return "copy"
  return type === "order" || type === "tracking" || !KNOWN.has(type) ? "search" : undefined
}

/** @param {string} type @param {string} value @param {Words} words @returns {string | undefined} nothing to show it as it is */
function shown(type, value, words) {
  try {
    return FORMS[type]?.(value, words)
  } catch {
    return undefined
  }
}

/** @type {Record<string, (value: string, words: Words) => string | undefined>} */
const FORMS = {
  money(value, { region }) {
    const [amount, currency] = value.split(" ")
    return currency ? new Intl.NumberFormat(region, { style: "currency", currency }).format(Number(amount)) : undefined
  },
  percentage: (value, words) => `${words.number(Number(value))}%`,
  date: (value, words) => moment(value, words),
  time: (value, words) => moment(value, words),
  url: (value) => value.replace(/^https?:\/\//i, "").replace(/\/$/, ""),
}

/**
 * A date, a time of day, or both; they mean the customer's own clock, so no zone is applied.
 * @param {string} value @param {Words} words
 */
function moment(value, words) {
  if (/^T\d\d:\d\d/.test(value)) return words.time(`2000-01-01${value.slice(0, 6)}`)
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return words.day(`${value}T12:00`)
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? words.moment(value.slice(0, 16)) : undefined
}
