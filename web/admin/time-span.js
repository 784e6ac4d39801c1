const UNITS = /** @type {[string, number, RegExp][]} */ ([
  ["day", 86_400, /^(d|days?|天|日)$/i], ["hour", 3600, /^(h|hrs?|hours?|小时|时)$/i], ["minute", 60, /^(m|min|mins|minutes?|分钟|分)$/i], ["second", 1, /^(s|sec|secs|seconds?|秒)$/i],
])

/**
 * Reads a length of time such as `5 min`, `1 h 30 min` or `90`, which are seconds.
 * @param {string} text @returns {number | undefined} seconds; nothing when it is none
 */
export function readSpan(text) {
  const typed = text.trim()
  if (/^\d+$/.test(typed)) return Number(typed)
  const parts = [...typed.matchAll(/(\d+(?:[.,]\d+)?)\s*([a-z\u4e00-\u9fff]+)\s*/gi)]
  if (parts.length === 0 || parts.map(([whole]) => whole).join("") !== typed) return undefined
  const seconds = parts.map(([, count, word]) => Number(count.replace(",", ".")) * (UNITS.find(([, , names]) => names.test(word))?.[1] ?? NaN))
  const total = seconds.reduce((sum, one) => sum + one, 0)
  return Number.isNaN(total) ? undefined : Math.round(total)
}

/**
 * A length of time in words, to the second: `1 h 30 min`.
 * @param {number} seconds @param {string} locale
 */
export function writeSpan(seconds, locale) {
  const parts = []
  let rest = Math.round(seconds)
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(inUnit(count, unit, locale))
  }
  return parts.join(" ") || inUnit(0, "second", locale)
}

/** @param {number} count @param {string} unit @param {string} locale */
function inUnit(count, unit, locale) {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(count)
}
