import { h } from "../lib/core.js"
import { fallWords } from "./plan-words.js"
import { writeSpan } from "./time-span.js"

const CHOICES = ["longestIdle", "leastLoaded", "roundRobin", "weighted", "costBased"]
const WEIGHED = ["weighted", "costBased"]
const FALLS = ["preferredSkills", "level", "lastSkill", "language"]
const USUAL = { choice: "longestIdle", credit: 120 }
const DAY = 86_400

/** @typedef {import("./plan-form.js").PlanForm} PlanForm */

/**
 * A policy in one line.
 * @param {any} policy absent: the usual one @param {import("./plan-words.js").Words} words
 */
export function policyWords(policy = {}, words) {
  const { region } = words
  const t = (/** @type {string} */ key, /** @type {any} */ values) => words.t(key, values)
  const credit = policy.priorityCreditSeconds === undefined ? USUAL.credit : policy.priorityCreditSeconds
  return [
    t(`routing.choice.${policy.choice ?? USUAL.choice}`),
    credit === null ? t("routing.policy.strictTold") : t("routing.policy.creditTold", { time: writeSpan(credit, region) }),
    policy.stickySeconds > 0 && t("routing.policy.stickyTold", { time: writeSpan(policy.stickySeconds, region) }),
    policy.relaxation?.length > 0 && t("routing.policy.relaxes", { n: policy.relaxation.length }),
    policy.overflow?.length > 0 && t("routing.policy.overflowsTo", { names: policy.overflow.map((/** @type {any} */ { to }) => to).join(", ") }),
  ].filter(Boolean).join(" · ")
}

/**
 * The fields of a policy.
 * @param {PlanForm} form @param {string} at where the policy is in the form's part @param {import("./plan-panel.js").PlanPanel} panel
 * @returns {any[]}
 */
export function policyFields(form, at, panel) {
  const t = (/** @type {string} */ key, /** @type {any} */ values) => form.t(`routing.policy.${key}`, values)
  const choices = /** @type {[string, string][]} */ (CHOICES.map((choice) => [choice, form.t(`routing.choice.${choice}`)]))
  const choice = form.part.get(`${at}.choice`) ?? USUAL.choice
  const name = (/** @type {string} */ member) => `${at}.${member}`
  return [
    form.choice(name("choice"), choices, { label: t("choice"), hint: form.t(`routing.choiceHint.${choice}`) }, { read: (value) => value, write: (value) => value ?? USUAL.choice }),
    ...(WEIGHED.includes(choice) ? [weights(form, name("weights"), choice)] : []),
    ...priority(form, name("priorityCreditSeconds")),
    form.span(name("stickySeconds"), { label: t("sticky"), hint: t("stickyHint"), most: 3600, none: 0 }),
    form.rows(name("relaxation"), {
      legend: t("relaxation"), hint: t("relaxationHint"), add: t("addStep"), fresh: () => ({ afterSeconds: 60, falls: "preferredSkills" }), each: (n) => t("step", { n }),
      row: (row) => [row.span("afterSeconds", { label: t("after"), most: DAY }), row.choice("falls", fallOptions(row, panel), { label: t("falls") })],
    }),
    form.rows(name("overflow"), {
      legend: t("overflow"), hint: t("overflowHint"), add: t("addQueue"), fresh: () => ({ afterSeconds: 120 }), each: (n) => t("helper", { n }),
      row: (row) => [
        row.choice("to", panel.queueNames(t("chooseQueue")), { label: t("to") }), row.span("afterSeconds", { label: t("after"), most: DAY }),
        row.number("atLength", { label: t("atLength"), low: 1, high: 1_000_000 }), row.check("whenNobodyIsOnline", t("nobodyOnline")),
      ],
    }),
    form.check(name("reservesScarceSkills"), t("spares"), { usual: true, hint: t("sparesHint") }),
  ]
}

/** @param {PlanForm} form @param {string} at @returns {any[]} */
function priority(form, at) {
  const t = (/** @type {string} */ key) => form.t(`routing.policy.${key}`)
  const isStrict = form.part.get(at) === null
  const how = form.choice(at, [["credit", t("credit")], ["strict", t("strict")]], { label: t("priority"), suffix: "-how" }, {
    read: (value) => (value === "strict" ? null : USUAL.credit), write: (value) => (value === null ? "strict" : "credit"),
  })
  return isStrict ? [how] : [how, form.span(at, { label: t("creditSpan"), hint: t("creditHint"), most: DAY, placeholder: writeSpan(USUAL.credit, form.words.region) })]
}

/** @param {PlanForm} form @param {string} at @param {string} choice */
function weights(form, at, choice) {
  const names = choice === "costBased" ? ["fit", "waiting"] : ["fit", "spare", "idle"]
  const t = (/** @type {string} */ key) => form.t(`routing.policy.${key}`)
  return h("fieldset", { class: "plan__group" }, h("legend", { class: "field__label" }, t("weights")),
    h("div", { class: "plan__row" }, ...names.map((name) => form.number(`${at}.${name}`, { label: t(`weight.${name}`), low: name === "waiting" ? 1 : 0, high: 1000, placeholder: name === "spare" ? "5" : "1" }))))
}

/** @param {PlanForm} row @param {import("./plan-panel.js").PlanPanel} panel @returns {[string, string][]} */
function fallOptions(row, panel) {
  const now = row.part.get("falls")
  const skills = (panel.room.work.get("skills") ?? []).map((/** @type {any} */ { name }) => `skill:${name}`)
  return [...new Set([...FALLS, ...skills, ...(now ? [now] : [])])].map((falls) => [falls, fallWords(falls, row.words)])
}

