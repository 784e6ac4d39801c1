import { h } from "../lib/core.js"
import { renderMarkdown } from "../lib/markdown.js"
import { choiceLines, conditionLines } from "./rule-facts.js"
import { readLines, readNumber, readPairs, readSkills, parts, writeSkills } from "./values.js"

/**
 * @typedef {{name: string, label: string, kind: "text" | "email" | "password" | "number" | "long" | "choice" | "many" | "pairs",
 *   hint?: string, required?: boolean, options?: [string, string][], show: (row: any) => any,
 *   read: (text: any) => any, wrong?: string, isNew?: boolean, range?: [number, number], longest?: number, note?: (row: any) => Node | undefined}} Field
 *   `read` turns what was typed into what is sent; undefined means it is wrong, for the reason `wrong`
 * @typedef {{id: string, path: string, title: string, what: string, add?: string, fixed?: string, remove?: "delete" | "deactivate",
 *   one?: string, saved?: string, removeText?: string, nameOf: (row: any) => string, detailOf: (row: any, words: any) => string,
 *   fields: (words: any, lists: Record<string, any[]>, isNew: boolean) => Field[], open?: (shell: any) => Promise<any>}} Section
 *   `one`: there is one object of this name, which is read and written whole; `open` makes an element that takes the
 *   place of list and form
 */

const text = (/** @type {string} */ value) => value.trim()
const needed = (/** @type {string} */ value) => value.trim() || undefined

/** @type {Section[]} */
export const SECTIONS = [
  {
    id: "people", path: "/agents", title: "admin.people", what: "admin.peopleWhat", add: "admin.newPerson",
    remove: "deactivate", removeText: "admin.deactivateText", nameOf: (row) => row.name,
    detailOf: (row, words) => `${words.t(`role.${row.role}`)} · ${row.email}`, fields: personFields,
  },
  {
    id: "bot", path: "/bot", title: "admin.bot", what: "admin.bot", nameOf: () => "", detailOf: () => "", fields: () => [],
    open: (shell) => import("./hark-bot.js").then((module) => module.openBot(shell)),
  },
  {
    id: "routing", path: "/routing", title: "admin.routing", what: "admin.routing", nameOf: () => "", detailOf: () => "", fields: () => [],
    open: (shell) => import("./hark-routing.js").then((module) => module.openRouting(shell)),
  },
  {
    id: "survey", path: "/surveys", title: "admin.survey", what: "admin.survey", nameOf: () => "", detailOf: () => "", fields: () => [],
    open: (shell) => import("./hark-surveys.js").then((module) => module.openSurveys(shell)),
  },
  {
    id: "queues", path: "/queues", title: "admin.queues", what: "admin.queuesWhat", add: "admin.newQueue",
    remove: "delete", removeText: "admin.deleteQueue", nameOf: (row) => row.name,
    detailOf: (row, words) => words.t(row.assignment === "offer" ? "field.assignmentOffer" : "field.assignmentAuto"), fields: queueFields,
  },
  {
    id: "canned", path: "/cannedResponses", title: "admin.canned", what: "admin.cannedWhat", add: "admin.newCanned",
    remove: "delete", removeText: "admin.deleteCanned", nameOf: (row) => `/${row.shortCode}`, detailOf: (row) => row.text, fields: cannedFields,
  },
  {
    id: "sites", path: "/sites", title: "admin.sites", what: "admin.sitesWhat", fixed: "admin.fromCommand",
    nameOf: (row) => row.name, detailOf: (row) => row.key, fields: siteFields,
  },
  {
    id: "rules", path: "/botRules", title: "admin.rules", what: "admin.rulesWhat", fixed: "admin.fromConfig",
    nameOf: (row) => row.title ?? row.id, detailOf: (row) => row.id, fields: ruleFields,
  },
  {
    id: "articles", path: "/articles", title: "admin.articles", what: "admin.articlesWhat", fixed: "admin.fromConfig",
    nameOf: (row) => row.title, detailOf: (row) => row.language ?? "", fields: articleFields,
  },
  {
    id: "language", path: "/language", title: "admin.language", what: "admin.languageWhat", one: "admin.languageOne", saved: "admin.languageSaved",
    nameOf: (row) => row.name, detailOf: (row, words) => words.t("admin.languageCounts", { words: row.words.length, patterns: row.patterns.length }), fields: languageFields,
  },
]

/** @param {any} words @param {Record<string, any[]>} lists @param {boolean} isNew @returns {Field[]} */
function personFields(words, lists, isNew) {
  const roles = /** @type {[string, string][]} */ (["agent", "supervisor", "admin"].map((role) => [role, words.t(`role.${role}`)]))
  const queues = /** @type {[string, string][]} */ ((lists.queues ?? []).map((queue) => [queue.name, queue.name]))
  return [
    { name: "name", label: "field.name", kind: "text", required: true, show: (row) => row.name ?? "", read: needed },
    { name: "email", label: "field.email", kind: "email", required: true, show: (row) => row.email ?? "", read: readEmail },
    { name: "role", label: "field.role", kind: "choice", options: roles, show: (row) => row.role ?? "agent", read: text },
    {
      name: "password", label: isNew ? "field.password" : "field.passwordNew", kind: "password", required: isNew,
      hint: isNew ? "field.passwordHintNew" : "field.passwordHint", wrong: "field.passwordShort", show: () => "",
      read: (value) => (value === "" && !isNew ? null : [...value].length >= 8 ? value : undefined),
    },
    number("capacity", "field.capacity", "field.capacityHint", [0, 100], 4),
    {
      name: "skills", label: "field.skills", kind: "text", hint: "field.skillsHint", wrong: "field.skillsBad",
      show: (row) => writeSkills(row.skills ?? []), read: readSkills,
    },
    { name: "languages", label: "field.languages", kind: "text", hint: "field.languagesHint", show: (row) => (row.languages ?? []).join(", "), read: parts },
    {
      name: "queues", label: "field.queues", kind: "many", options: queues, read: (value) => value,
      show: (row) => (row.queues ?? []).map((/** @type {any} */ queue) => queue.name),
    },
  ]
}

/** @param {any} words @returns {Field[]} */
function queueFields(words) {
  return [
    { name: "name", label: "field.title", kind: "text", required: true, show: (row) => row.name ?? "", read: needed },
    {
      name: "assignment", label: "field.assignment", kind: "choice", show: (row) => row.assignment ?? "auto", read: text,
      options: [["auto", words.t("field.assignmentAuto")], ["offer", words.t("field.assignmentOffer")]],
    },
    number("offerSeconds", "field.offerSeconds", undefined, [5, 600], 30),
    number("wrapUpSeconds", "field.wrapUpSeconds", undefined, [0, 3600], 0),
  ]
}

/** @param {any} words @returns {Field[]} */
function cannedFields(words) {
  return [
    {
      name: "shortCode", label: "field.shortCode", kind: "text", required: true, hint: "field.shortCodeHint",
      show: (row) => row.shortCode ?? "", read: (value) => needed(value.replace(/^\//, "").trim()),
    },
    { name: "text", label: "field.text", kind: "long", required: true, show: (row) => row.text ?? "", read: needed },
    {
      name: "language", label: "field.language", kind: "choice", show: (row) => row.language ?? "", read: text,
      options: [["", words.t("field.anyLanguage")], ["en", "English"], ["zh", "中文"]],
    },
  ]
}

/** @param {any} words @returns {Field[]} */
function siteFields(words) {
  return fixed([
    ["field.key", (row) => row.key], ["field.bot", (row) => words.t(row.bot ? "you.on" : "you.off")], ["field.queue", (row) => row.queue?.name],
    ["field.origins", (row) => (row.origins ?? []).join("\n")], ["field.greeting", (row) => inLanguages(row.greeting)],
    ["field.starters", (row) => inLanguages(row.starters)],
  ])
}

/** @param {any} words @returns {Field[]} */
function ruleFields(words) {
  return fixed([
    ["field.key", (row) => row.id], ["field.when", (row) => lines(conditionLines(row, words))], ["field.says", (row) => inLanguages(row.say)],
    ["field.article", (row) => inLanguages(row.article)], ["field.choices", (row) => row.choices?.length > 0 && lines(choiceLines(row))],
    ["field.then", (row) => row.handoff && words.t("rule.handoff")],
  ])
}

/** @returns {Field[]} */
function articleFields() {
  return fixed([
    ["field.key", (row) => row.id], ["field.language", (row) => row.language], ["field.audience", (row) => row.audience],
    ["field.text", (row) => h("div", { class: "admin__article" }, renderMarkdown(row.text, 1))],
  ])
}

const MOST_WORDS = 2000
const LONGEST_WORD = 64

/** @param {any} words @returns {Field[]} */
function languageFields(words) {
  return [
    {
      name: "words", label: "field.words", kind: "long", hint: "field.wordsHint", longest: MOST_WORDS * (LONGEST_WORD + 1), read: readLines,
      show: (row) => row.words.join("\n"), note: (row) => configured(row.configured.words, words),
    },
    {
      name: "patterns", label: "field.patterns", kind: "pairs", hint: "field.patternsHint", wrong: "field.patternsBad", read: readPairs, show: (row) => row.patterns,
      note: (row) => configured(row.configured.patterns.map((/** @type {any} */ one) => `${one.name}  ${one.pattern}`), words),
    },
  ]
}

/** @param {string[]} texts what the configuration holds, which can only be read here @param {any} words */
function configured(texts, words) {
  if (texts.length === 0) return undefined
  return h("details", { class: "admin__configured" }, h("summary", {}, words.t("admin.configured", { n: texts.length })), lines(texts))
}

/** @param {string[]} texts */
function lines(texts) {
  return h("ul", { class: "admin__lines" }, ...texts.map((one) => h("li", {}, one)))
}

/** @param {[string, (row: any) => any][]} facts @returns {Field[]} */
function fixed(facts) {
  return facts.map(([label, show]) => ({ name: label, label, kind: "text", show, read: text }))
}

/**
 * A text that may stand in several languages, or be a list.
 * @param {any} value @returns {string}
 */
function inLanguages(value) {
  if (Array.isArray(value)) return value.join("\n")
  if (value && typeof value === "object") {
    return Object.entries(value).map(([language, one]) => `${language}: ${Array.isArray(one) ? one.join(" · ") : one}`).join("\n")
  }
  return value ?? ""
}

/** @param {string} value */
function readEmail(value) {
  const email = value.trim()
  return /^[^\s@]+@[^\s@]+$/.test(email) ? email : undefined
}

/**
 * @param {string} name @param {string} label @param {string | undefined} hint
 * @param {[number, number]} range @param {number} usual @returns {Field}
 */
function number(name, label, hint, range, usual) {
  return {
    name, label, hint, range, kind: "number", required: true, wrong: "field.number",
    show: (row) => String(row[name] ?? usual), read: (value) => readNumber(value, ...range),
  }
}
