/**
 * @typedef {import("./suggestions-view.js").Suggestion} Suggestion
 * @typedef {import("./report-words.js").ReportWords} Words
 */

/**
 * What the words of each kind name; a suggestion that lacks any of it keeps the server's own words.
 * @type {Record<string, string[]>}
 */
const NAMED = {
  article: ["matter", "lost"], botRule: ["matter", "same", "answer"], hours: ["times"], staffing: ["weekday", "times", "breached"], coaching: ["matter", "agent"], product: ["matter"],
}

/**
 * A suggestion in the reader's language: what to do, and why.
 * @param {Suggestion} suggestion @param {Words} words @returns {{title: string, detail: string}}
 */
export function suggestionWords({ kind, title, detail, facts = [], evidence }, words) {
  const known = factsOf(facts, words)
  if (!NAMED[kind]?.every((name) => known[name])) return { title, detail }
  const key = kind !== "hours" ? kind : known.days === "weekend" ? "hours.weekend" : "hours.working"
  return { title: words.t(`suggestion.title.${key}`, known), detail: words.t(`suggestion.detail.${kind}`, { ...known, n: evidence.count }) }
}

/** @param {{name: string, value: string}[]} facts @param {Words} words @returns {Record<string, string>} */
function factsOf(facts, words) {
  const known = Object.fromEntries(facts.map(({ name, value }) => [name, value]))
  const day = Number(known.weekday)
  return { ...known, matter: known.intent ?? known.topic ?? "", ...(day >= 1 && day <= 7 ? { weekday: words.weekday(day) } : {}) }
}
