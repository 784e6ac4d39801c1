import { h } from "../lib/core.js"
import { memoryOf, timeTaken } from "./bench-facts.js"

/** @typedef {import("./bench-talk.js").Turn} Turn @typedef {import("./bot-words.js").BotWords} Words */

/**
 * Why the bot said what it said in a turn: parts with a heading each, those that there is something to say in.
 * @param {Turn} turn @param {Words} words @returns {Node[]}
 */
export function whyView(turn, words) {
  const parts = [decision(turn, words), stages(turn, words), losers(turn, words), lookups(turn, words), memory(turn, words), beside(turn, words), handoff(turn, words)]
  return parts.flatMap((part) => part ?? [])
}

/**
 * The words for a slug; the slug itself where nobody wrote any.
 * @param {Words} words @param {string} family @param {string} slug
 */
export function wordOf(words, family, slug) {
  const text = words.t(`${family}.${slug}`, { name: words.t("log.customer") })
  return text.startsWith(`${family}.`) ? slug : text
}

/** @param {string} name @param {Words} words @param {...(Node | string | null | undefined | false)} content */
function part(name, words, ...content) {
  return h("section", { class: "why__part", "aria-labelledby": `why-${name}` }, h("h4", { id: `why-${name}` }, words.t(`bot.why.${name}`)), ...content)
}

/** @param {[string, any][]} pairs those without a value are left out */
function facts(pairs) {
  const known = pairs.filter(([, value]) => value !== undefined && value !== null && value !== "" && value !== false)
  return known.length > 0 && h("dl", { class: "why__facts" }, ...known.flatMap(([name, value]) => [h("dt", { dir: "auto" }, name), h("dd", { dir: "auto" }, value)]))
}

/** @param {Turn} turn @param {Words} words */
function decision({ explained = {}, reply, microseconds, source, version }, words) {
  const { kind, id, matched = [], confidence, flow, quiet = [] } = explained
  return facts([
    [words.t("bot.why.decided"), kind && what(kind, id, words)],
    [words.t("bot.why.outcome"), reply && wordOf(words, "bot.outcome", reply.outcome)],
    [words.t("bot.why.matched"), matched.join(" · ")],
    [words.t("bot.why.confidence"), confidence !== undefined && confidence !== null && words.share(confidence)],
    [words.t("bot.why.flow"), flow && kind !== "flow" && h("code", {}, flow)],
    [words.t("bot.why.quiet"), quiet.length > 0 && h("code", {}, quiet.join(", "))],
    [words.t("bot.why.took"), h("span", { class: "number" }, timeTaken(microseconds, words))],
    [words.t("bot.why.version"), source === "draft" ? words.t("bot.draft") : version && words.number(version)],
  ])
}

/** @param {string} kind @param {string | undefined} id @param {Words} words */
function what(kind, id, words) {
  const name = wordOf(words, "bot.kind", kind)
  const inWords = kind === "policy" && id ? wordOf(words, "event.handoff", id) : undefined
  return h("span", {}, name, id ? " " : "", id && (inWords ?? h("code", {}, id)))
}

/** @param {Turn} turn @param {Words} words */
function stages({ explained }, words) {
  const all = explained?.stages ?? []
  if (all.length === 0) return undefined
  return part("stages", words, h("ol", { class: "why__stages" }, ...all.map((/** @type {any} */ { name, verdict, microseconds }) => h("li", { class: `why__stage why__stage--${verdict}` },
    h("span", {}, wordOf(words, "bot.stage", name)),
    h("span", { class: verdict === "decided" || verdict === "handsOff" ? "chip chip--accent" : "muted" }, verdict && wordOf(words, "bot.verdict", verdict)),
    microseconds !== undefined && h("span", { class: "muted number" }, timeTaken(microseconds, words))))))
}

/** @param {Turn} turn @param {Words} words */
function losers({ explained }, words) {
  const all = explained?.losers ?? []
  const row = (/** @type {any} */ one) => h("li", {}, what(one.kind, one.id, words), weight(one, words), h("span", { class: "muted why__reason" }, wordOf(words, "bot.lost", one.reason)))
  return part("losers", words, all.length ? h("ul", { class: "why__losers" }, ...all.map(row)) : h("p", { class: "muted" }, words.t("bot.why.noLosers")))
}

/** @param {any} loser @param {Words} words how much spoke for it */
function weight({ kind, score, confidence = kind === "intent" ? score : undefined }, words) {
  if (confidence !== undefined && confidence !== null) return h("span", { class: "number" }, ` ${words.share(confidence)}`)
  return score !== undefined && score !== null && h("span", { class: "number" }, ` ${words.t("bot.why.score", { score: words.number(score) })}`)
}

/** @param {Turn} turn @param {Words} words */
function lookups({ lookups }, words) {
  if (lookups.length === 0) return undefined
  return part("lookups", words, h("ul", { class: "why__losers" }, ...lookups.map(({ lookup: { method, url }, result }) => h("li", {}, h("code", {}, `${method} ${url}`),
    h("span", { class: "muted why__reason" }, "failed" in result ? wordOf(words, "bot.failure", result.failed) : `${result.status} ${JSON.stringify(result.json)}`)))))
}

/** @param {Turn} turn @param {Words} words */
function memory({ state }, words) {
  const { flow, asked, misses, values, attributes } = memoryOf(state)
  const known = facts([
    [words.t("bot.why.running"), flow && h("code", {}, flow)],
    [words.t("bot.why.waitsFor"), asked && (asked === "confirm" ? words.t("bot.why.confirm") : h("code", {}, asked))],
    [words.t("bot.why.misses"), misses && words.number(misses)],
    ...values, ...attributes,
  ])
  return part("memory", words, known || h("p", { class: "muted" }, words.t("bot.why.noMemory")))
}

/** @param {Turn} turn @param {Words} words */
function beside({ reply }, words) {
  const actions = reply?.actions ?? []
  return actions.length > 0 && part("actions", words, h("ul", { class: "why__losers" }, ...actions.map((one) => h("li", {}, h("code", {}, one)))))
}

/** @param {Turn} turn @param {Words} words */
function handoff({ reply }, words) {
  if (!reply?.handoff) return undefined
  const { reason, summary, brief = {} } = reply.handoff
  const { slots = {}, sentiment, articles = [], suggestedReply, note, message, address, asked, answered, last, language } = brief
  return part("handoff", words, h("p", {}, wordOf(words, "event.handoff", reason)), summary && h("p", { class: "why__summary muted", dir: "auto" }, summary), facts([
    [words.t("bot.why.asked"), asked], [words.t("bot.why.answered"), answered], [words.t("bot.why.last"), last],
    [words.t("brief.note"), note], [words.t("brief.message"), message], [words.t("brief.address"), address], ...Object.entries(slots),
    [words.t("brief.sentiment"), sentiment && wordOf(words, "brief.mood", sentiment)],
    [words.t("bot.why.language"), language && wordOf(words, "bot.language", language)],
    [words.t("brief.articles"), articles.length > 0 && h("code", {}, articles.join(", "))], [words.t("brief.reply"), suggestedReply],
  ]))
}
