import { h } from "../lib/core.js"
import { chainWords, conditionWord, exclusionWords, languageName, skillWords } from "./plan-words.js"
import { writeSpan } from "./time-span.js"

/** @typedef {any} Words */

/**
 * Where a conversation goes and why.
 * @param {any} route as `/routing/try` tells it @param {any[]} rules of the plan that was tried @param {Words} words
 * @returns {any[]}
 */
export function routeView(route, rules, words) {
  const t = (/** @type {string} */ key, /** @type {any} */ values) => words.t(key, values)
  return [
    h("dl", { class: "route__facts" }, ...facts(route, words).flatMap(([key, value]) => [h("dt", { class: "muted" }, t(`routing.route.${key}`)), h("dd", { dir: "auto", "data-fact": key }, value)])),
    part("earlier", route.skipped?.length > 0 && h("ol", { class: "route__list" }, ...route.skipped.map((/** @type {any} */ one) => h("li", {}, skippedLine(one, rules, words)))), words),
    part("candidates", route.candidates?.length > 0 && candidateTable(route, words), words),
    part("excluded", route.excluded?.length > 0 && h("ul", { class: "route__list" }, ...route.excluded.map((/** @type {any} */ one) =>
      h("li", {}, h("strong", { dir: "auto" }, one.agent.name ?? one.agent), ` – ${exclusionWords(one, words)}`))), words),
    part("chain", route.chain?.length > 0 && h("ol", { class: "route__list" }, ...route.chain.map((/** @type {any} */ step) => h("li", {}, chainWords(step, words)))), words),
  ].filter(Boolean)
}

/** @param {any} route @param {Words} words @returns {[string, string][]} */
function facts({ rule, queue, agent, required = [], preferred = [], language, priority, sla, hours, wait }, words) {
  const t = (/** @type {string} */ key, /** @type {any} */ values) => words.t(key, values)
  const speaks = language === true ? t("routing.then.language") : t("routing.route.speaks", { name: languageName(language ?? "", words) })
  return /** @type {[string, string][]} */ ([
    ["rule", rule ?? t("routing.route.noRule")],
    ["queue", queue?.name ?? t("routing.then.ownQueue")],
    ["agent", agent?.name ?? t("routing.route.nobody")],
    ["wait", waitWords(agent, wait, words)],
    ["needs", [required.length > 0 && skillWords(required, words), language && speaks].filter(Boolean).join(" · ")],
    ["prefers", preferred.length > 0 && skillWords(preferred, words)],
    ["priority", priority !== undefined && priority !== 0 && words.number(priority)],
    ["sla", sla],
    ["hours", hours && t(hours.isOpen ? "routing.when.open" : "routing.when.closed", { name: hours.name })],
  ].filter(([, value]) => value))
}

/** @param {any} agent @param {any} wait @param {Words} words */
function waitWords(agent, wait, words) {
  if (agent) return words.t("routing.route.atOnce")
  if (!wait) return ""
  const { position: n, lowSeconds: low = 0, highSeconds: high = low } = wait
  if (!high) return words.t("routing.route.place", { n })
  const unit = high < 60 ? 1 : high < 5400 ? 60 : 3600
  return low < unit / 2 ? words.t("routing.route.placeUpTo", { n, span: words.span(high) }) : words.t("routing.route.placeAndWait", { n, span: words.span(low, high) })
}

/** @param {{rule: string, failed: string[]}} skipped @param {any[]} rules @param {Words} words */
function skippedLine({ rule, failed }, rules, words) {
  const when = rules.find(({ name }) => name === rule)?.when ?? {}
  const told = failed.map((name) => (when[name] === undefined ? name : conditionWord(name, when[name], words)))
  const list = new Intl.ListFormat(words.locale, { type: "conjunction" }).format(told)
  return [h("strong", { dir: "auto" }, rule), ` – ${words.t("routing.route.failed", { conditions: list })}`]
}

/** @param {any} route @param {Words} words */
function candidateTable({ candidates, agent }, words) {
  const column = (/** @type {string} */ name) => h("th", { scope: "col" }, words.t(`routing.route.column.${name}`))
  const number = (/** @type {any} */ value) => h("td", { class: "number" }, value)
  const gets = () => h("span", { class: "chip chip--good" }, words.t("routing.route.gets"))
  const row = (/** @type {any} */ one) => h("tr", {}, h("th", { scope: "row", dir: "auto" }, one.agent.name ?? one.agent, isSame(one.agent, agent) && gets()),
    number(words.number(one.fit)), number(words.t("routing.route.load", { n: one.load, of: one.capacity })), number(writeSpan(one.idleSeconds, words.region)))
  return h("div", { class: "plan__scroller", tabindex: "0", role: "group", "aria-label": words.t("routing.route.candidates") },
    h("table", { class: "table route__candidates" }, h("thead", {}, h("tr", {}, ...["agent", "fit", "load", "idle"].map(column))), h("tbody", {}, ...candidates.map(row))))
}

/** @param {any} one @param {any} other references */
function isSame(one, other) {
  return Boolean(other) && (one.id ?? one) === (other.id ?? other)
}

/** @param {string} name @param {any} content @param {Words} words */
function part(name, content, words) {
  return content && h("section", { class: "route__part", "aria-labelledby": `route-${name}` }, h("h4", { id: `route-${name}` }, words.t(`routing.route.${name}`)), content)
}
