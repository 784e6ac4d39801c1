import { loadWords } from "../lib/core.js"

/**
 * The words of the bot's section, and those of the staff's pages for what all pages say alike.
 * @param {import("../lib/core.js").Words} staff
 */
export async function loadBotWords(staff) {
  const [own, brief] = await Promise.all(["bot", "brief"].map((name) => loadWords(name, staff.locale)))
  const wordsOf = (/** @type {string} */ key) => (key.startsWith("bot.") ? own : key.startsWith("brief.") ? brief : staff)
  return {
    locale: staff.locale,
    t: (/** @type {string} */ key, /** @type {Record<string, any>} */ values = {}) => wordsOf(key).t(key, values),
    number: (/** @type {number} */ value) => staff.number(value),
    moment: (/** @type {string} */ at) => staff.moment(at),
    time: (/** @type {number} */ at) => staff.time(at),
    /** A day of the server, which counts them in UTC. */
    day: (/** @type {string} */ day) => new Intl.DateTimeFormat(staff.region, { month: "short", day: "numeric", timeZone: "UTC" }).format(Date.parse(day)),
    share: (/** @type {number} */ share) => new Intl.NumberFormat(staff.region, { style: "percent" }).format(share),
    hours: (/** @type {number} */ seconds) =>
      new Intl.NumberFormat(staff.region, { style: "unit", unit: "hour", maximumFractionDigits: 1 }).format(seconds / 3600),
  }
}

/** @typedef {Awaited<ReturnType<typeof loadBotWords>>} BotWords */
