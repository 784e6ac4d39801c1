import { setAt, valueAt } from "./plan-path.js"

/** @typedef {"businessHours" | "sla" | "skills"} Named what other parts of the plan refer to by name */

/**
 * Where the plan names one of its hours, policies or skills.
 * @param {any} plan @param {Named} kind @param {string} name
 * @returns {string[]} places
 */
export function usesOf(plan, kind, name) {
  return places(plan, kind).filter((at) => valueAt(plan, at) === name || valueAt(plan, at) === `skill:${name}`)
}

/**
 * Calls something otherwise, wherever the plan names it.
 * @param {any} plan @param {Named} kind @param {string} old @param {string} now
 */
export function rename(plan, kind, old, now) {
  if (old) for (const at of usesOf(plan, kind, old)) setAt(plan, at, valueAt(plan, at) === old ? now : `skill:${now}`)
}

/**
 * A name that none of the items has.
 * @param {{name?: string}[]} items @param {string} base
 */
export function freshName(items, base) {
  const taken = new Set(items.map(({ name }) => name))
  let [name, n] = [base, 1]
  while (taken.has(name)) name = `${base} ${n += 1}`
  return name
}

/** @param {any} plan @param {Named} kind @returns {string[]} all places that may name one */
function places(plan, kind) {
  const each = (/** @type {string} */ list, /** @type {(at: string, item: any) => string[]} */ find) =>
    (valueAt(plan, list) ?? []).flatMap((/** @type {any} */ item, /** @type {number} */ n) => find(`${list}[${n}]`, item))
  if (kind === "businessHours") return [...each("rules", (at) => [`${at}.when.hours.name`]), ...each("queues", (at) => [`${at}.businessHours`]), ...each("sla", (at) => [`${at}.businessHours`])]
  if (kind === "sla") return [...each("rules", (at) => [`${at}.then.sla`]), ...each("queues", (at) => [`${at}.sla`])]
  const skills = (/** @type {string} */ list) => each(list, (at) => [`${at}.name`])
  const falls = (/** @type {string} */ policy) => each(`${policy}.relaxation`, (at) => [`${at}.falls`])
  return [...each("rules", (at) => [...skills(`${at}.then.required`), ...skills(`${at}.then.preferred`)]), ...falls("policy"), ...each("queues", (at) => falls(`${at}.policy`))]
}
