import { rename } from "./plan-names.js"
import { move, placeAfter, setAt, stepsOf, valueAt } from "./plan-path.js"

/**
 * @typedef {{at: string, message: string, isTyped?: boolean}} Fault with its place in the plan; `isTyped`: in the page's own words
 * @typedef {{version: number, publishedAt?: string, publishedBy?: string, note?: string, plan: any, warnings?: Fault[], now?: any}} Published
 * @typedef {{end: "published"} | {end: "faults"} | {end: "other"}} Outcome `other`: somebody published meanwhile
 */

const CHECK_AFTER_MS = 600

/** A plan, of routing or of surveys, as a page edits it: what is published, the draft made from it, what is wrong with that. */
export class PlanWork {
  /** @type {Published} */
  published = { version: 0, plan: {} }
  plan = /** @type {any} */ ({})
  /** The version that the draft was made from. */
  base = 0
  /** What was typed and can't be read, by its place. @type {Map<string, {text: string, why: string}>} */
  wrong = new Map()
  /** @type {Fault[]} */
  faults = []
  /** @type {Fault[]} */
  warnings = []
  /** Runs after each change and each check. @type {(kind: "changed" | "checked") => void} */
  tell = (_kind) => {}
  #start = written({})
  #checks = 0
  #cancelCheck = () => {}
  #request
  #clock

  /** @param {(action: (api: any) => Promise<any>) => Promise<any>} request @param {Pick<Clock, "after">} clock @param {string} [path] the plan's */
  constructor(request, clock, path = "/routing") {
    this.path = path
    this.#request = request
    this.#clock = clock
  }

  /** Reads what is published; a draft with changes stays. */
  async load() {
    this.#take(await this.#request((api) => api.get(this.path)))
  }

  get isDirty() {
    return this.wrong.size > 0 || written(this.plan) !== this.#start
  }

  /** Whether somebody has published since the draft was made. */
  get isOutdated() {
    return this.base !== this.published.version
  }

  /** What is wrong with the draft in all: what can't be read, and what the server found. @returns {Fault[]} */
  get allFaults() {
    const typed = [...this.wrong].map(([at, { why }]) => ({ at, message: why, isTyped: true }))
    return [...typed, ...this.faults.filter(({ at }) => !this.wrong.has(at))]
  }

  /** @param {string} at */
  get(at) {
    return valueAt(this.plan, at)
  }

  /** @param {string} at @param {any} value */
  set(at, value) {
    const isRead = this.wrong.delete(at)
    const isSame = JSON.stringify(this.get(at)) === JSON.stringify(value)
    if (isSame && !isRead) return
    if (!isSame) setAt(this.plan, at, value)
    this.#changed()
  }

  /** Keeps what was typed but means nothing; the plan stays as it was. @param {string} at @param {string} text @param {string} why */
  refuse(at, text, why) {
    this.wrong.set(at, { text, why })
    this.#changed()
  }

  /** @param {string} list @param {any} item @param {number} [index] at the end unless it is told */
  insert(list, item, index = this.get(list)?.length ?? 0) {
    if (!this.get(list)) setAt(this.plan, list, [])
    this.get(list).splice(index, 0, item)
    this.#moved((at) => placeAfter(at, list, Infinity, index))
    return index
  }

  /** @param {string} list @param {number} index @returns {any} the item that is gone */
  remove(list, index) {
    const items = this.get(list)
    const [item] = items.splice(index, 1)
    if (items.length === 0) setAt(this.plan, list, undefined)
    this.#moved((at) => placeAfter(at, list, index))
    return item
  }

  /** @param {string} list @param {number} from @param {number} to */
  move(list, from, to) {
    move(this.get(list), from, to)
    this.#moved((at) => placeAfter(at, list, from, to))
  }

  /** @param {import("./plan-names.js").Named} kind @param {number} index @param {string} name */
  rename(kind, index, name) {
    const old = this.get(`${kind}[${index}].name`)
    if (old !== name) rename(this.plan, kind, old, name)
    this.set(`${kind}[${index}].name`, name)
  }

  /** Asks the server what is wrong with the draft. @param {any} [plan] as it is sent @returns {Promise<boolean>} whether it can be published */
  async check(plan = this.outgoing) {
    this.#cancelCheck()
    const number = ++this.#checks
    const { faults, warnings = [] } = await this.#request((api) => api.post(`${this.path}/check`, { plan }))
    if (number === this.#checks) this.#found(faults.map(atField), warnings)
    return faults.length === 0 && this.wrong.size === 0
  }

  /** Publishes the draft as it is now; what is written meanwhile is a draft of what was published. @param {string} note @returns {Promise<Outcome>} */
  async publish(note) {
    const sent = structuredClone(this.plan)
    const [plan, base] = [structuredClone(this.outgoing), this.base]
    if (!await this.check(plan)) return { end: "faults" }
    try {
      this.#goOn(await this.#request((api) => api.put(this.path, { plan, note, base })), sent)
      return { end: "published" }
    } catch (error) {
      if (/** @type {any} */ (error).status !== 409) throw error
      await this.load()
      if (!this.isOutdated) throw error
      return { end: "other" }
    }
  }

  /** @param {number} version @param {string} note */
  async publishAgain(version, note) {
    this.#take(await this.#request((api) => api.post(`${this.path}/versions/${version}/publish`, { note })))
  }

  /** Lets the draft stand for a change of what is published by now. */
  keep() {
    this.base = this.published.version
    this.#start = written(this.published.plan)
    this.#changed()
  }

  /** Throws the draft away. @returns {() => void} brings it back */
  discard() {
    const { plan, base, wrong } = this
    this.#begin(this.published)
    return () => {
      Object.assign(this, { plan, base, wrong })
      this.#changed()
    }
  }

  /** Whether the draft can be tried: there is nothing to mend in it. */
  async canBeTried() {
    return !this.isDirty || this.check()
  }

  /** The draft as the server reads it. */
  get outgoing() {
    const { rules } = this.plan
    return Array.isArray(rules) ? { ...this.plan, rules: rules.map((/** @type {any} */ rule) => ({ ...rule, then: rule.then ?? {} })) } : this.plan
  }

  /** @param {Published} published */
  #take(published) {
    if (!this.isDirty) return this.#begin(published)
    this.published = published
    this.tell("checked")
  }

  /** Takes what was published out of the draft; what was written since it was sent stays. @param {Published} published @param {any} sent */
  #goOn(published, sent) {
    if (this.wrong.size === 0 && written(this.plan) === written(sent)) return this.#begin(published)
    const isOpen = (/** @type {string} */ name) => [...this.wrong.keys()].some((at) => stepsOf(at)[0] === name)
    const isSame = (/** @type {string} */ name) => !isOpen(name) && written({ [name]: this.plan[name] }) === written({ [name]: sent[name] })
    const names = new Set([...Object.keys(this.plan), ...Object.keys(published.plan)])
    const plan = structuredClone(published.plan)
    this.plan = Object.fromEntries([...names].map((name) => [name, isSame(name) ? plan[name] : this.plan[name]]).filter(([, value]) => value !== undefined))
    this.published = published
    this.keep()
  }

  /** @param {Published} published */
  #begin(published) {
    this.#cancelCheck()
    this.#checks += 1
    this.published = published
    this.plan = structuredClone(published.plan ?? {})
    this.base = published.version
    this.#start = written(this.plan)
    this.wrong = new Map()
    this.#found([], published.warnings ?? [])
  }

  /** @param {(at: string) => string | undefined} placeNow */
  #moved(placeNow) {
    const moved = (/** @type {Fault[]} */ faults) => faults.flatMap((fault) => ({ ...fault, at: placeNow(fault.at) ?? [] })).filter(({ at }) => typeof at === "string")
    this.wrong = new Map([...this.wrong].flatMap(([at, typed]) => { const now = placeNow(at); return now === undefined ? [] : [[now, typed]] }))
    this.faults = /** @type {Fault[]} */ (moved(this.faults))
    this.warnings = /** @type {Fault[]} */ (moved(this.warnings))
    this.#changed()
  }

  #changed() {
    this.tell("changed")
    this.#cancelCheck()
    this.#cancelCheck = this.#clock.after(CHECK_AFTER_MS, () => { this.check().catch(() => {}) })
  }

  /** @param {Fault[]} faults @param {Fault[]} warnings */
  #found(faults, warnings) {
    this.faults = faults
    this.warnings = warnings
    this.tell("checked")
  }
}

/** What is missing is told where it would stand. @param {Fault} fault @returns {Fault} */
function atField({ at, message }) {
  const [, name] = /^(\w+) is missing$/.exec(message) ?? []
  return { at: name ? [at, name].filter(Boolean).join(".") : at, message }
}

/**
 * The plan in one form, whatever the order of its members; entries of queues that say nothing don't count.
 * @param {any} plan
 */
export function written(plan = {}) {
  const queues = (plan.queues ?? []).filter((/** @type {any} */ queue) => Object.keys(queue).length > 1)
  return JSON.stringify(sorted({ ...plan, queues: queues.length > 0 ? queues : undefined }), null, 2)
}

/** @param {any} value @returns {any} */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== "object") return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, sorted(one)]))
}
