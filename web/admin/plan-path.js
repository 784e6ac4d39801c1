/** @typedef {(string | number)[]} Steps from the plan to one of its members */

/**
 * The steps of a place as the server names it: `rules[2].when.page`.
 * @param {string} at @returns {Steps}
 */
export function stepsOf(at) {
  return [...at.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step))
}

/** @param {Steps} steps */
export function placeOf(steps) {
  return steps.map((step, n) => (typeof step === "number" ? `[${step}]` : n === 0 ? step : `.${step}`)).join("")
}

/** @param {any} plan @param {string} at */
export function valueAt(plan, at) {
  return stepsOf(at).reduce((value, step) => value?.[step], plan)
}

/**
 * Changes a member of the plan; what is empty by then is taken out, so that nobody reads it as a choice.
 * @param {any} plan @param {string} at @param {any} value undefined takes the member away
 */
export function setAt(plan, at, value) {
  const steps = stepsOf(at)
  const last = steps[steps.length - 1]
  const owners = [plan]
  steps.slice(0, -1).forEach((step, n) => {
    const owner = owners[n]
    owner[step] ??= typeof steps[n + 1] === "number" ? [] : {}
    owners.push(owner[step])
  })
  const owner = owners[owners.length - 1]
  if (value === undefined) delete owner[last]
  else owner[last] = value
  for (let n = owners.length - 1; n > 0 && isEmpty(owners[n]) && typeof steps[n - 1] === "string"; n -= 1) delete owners[n - 1][steps[n - 1]]
}

/** @param {any} value */
function isEmpty(value) {
  return Object.keys(value).length === 0
}

/**
 * Where a place lies once an item of a list has moved, or is gone.
 * @param {string} at @param {string} list @param {number} from @param {number} [to] nowhere: it is removed
 * @returns {string | undefined} nothing where the place went with the item
 */
export function placeAfter(at, list, from, to) {
  if (!at.startsWith(`${list}[`)) return at
  const steps = stepsOf(at)
  const depth = stepsOf(list).length
  const index = Number(steps[depth])
  const now = to === undefined ? (index === from ? undefined : index - Number(index > from)) : indexAfter(index, from, to)
  return now === undefined ? undefined : placeOf([...steps.slice(0, depth), now, ...steps.slice(depth + 1)])
}

/** @param {number} index @param {number} from @param {number} to */
function indexAfter(index, from, to) {
  if (index === from) return to
  if (from < index && index <= to) return index - 1
  return to <= index && index < from ? index + 1 : index
}

/**
 * Moves an item within its list.
 * @template T @param {T[]} list @param {number} from @param {number} to
 */
export function move(list, from, to) {
  list.splice(to, 0, ...list.splice(from, 1))
}
