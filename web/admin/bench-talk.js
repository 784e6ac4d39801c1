/**
 * @typedef {{source: "draft" | "live", language?: string, page?: string, site?: string, isOpen: boolean, attributes?: Record<string, string>}} Setting
 *   which version answers, and what it is told of the customer
 * @typedef {{id: string, label: string}} Choice
 * @typedef {{text: string, language?: string, outcome: string, choices: Choice[], links: {title: string, url: string}[], asksFeedback?: boolean,
 *   actions?: string[], handoff?: {reason: string, summary: string, brief?: Record<string, any>}}} Reply
 * @typedef {{method: string, url: string, headers?: string[], body?: any, timeoutSeconds: number, pause: string}} Lookup
 * @typedef {{status: number, json: any} | {failed: string}} Result what the other server is said to have answered
 * @typedef {{key: number, number: number, asked: string, source: string, version?: number, microseconds: number, lookups: {lookup: Lookup, result: Result}[],
 *   reply?: Reply, explained?: any, state?: string}} Turn
 */

const LONGEST_HISTORY = 30

/** A conversation with the bot that no customer is in: what was said, and what the bot keeps in mind between two turns. */
export class BenchTalk {
  /** @type {Turn[]} */
  turns = []
  /** The lookup whose result the bot waits for. @type {Lookup | undefined} */
  lookup
  /** What the customer wrote last, until the bot has answered it. @type {string | undefined} */
  pending
  isBusy = false
  #send
  /** @type {string | undefined} */
  #state
  /** What was sent for the turn that waits for a lookup. @type {any} */
  #asked
  /** @type {Turn["lookups"]} */
  #lookups = []
  #epoch = 0
  #keys = 0

  /** @param {(body: object) => Promise<any>} send has the server play one turn */
  constructor(send) {
    this.#send = send
  }

  /** The key that the next turn will have. */
  get nextKey() {
    return this.#keys + 1
  }

  /**
   * Writes as the customer; the turn is there, or a lookup waits, when this ends.
   * @param {string} text @param {Setting} setting @param {string} [choice] the button that was tapped
   */
  write(text, setting, choice) {
    if (this.lookup || this.isBusy) return Promise.resolve()
    this.#lookups = []
    this.pending = text
    return this.#play({ ...setting, text, choice, state: this.#state, history: this.#history })
  }

  /**
   * Says what the other server answered.
   * @param {Result} result
   */
  answer(result) {
    const { lookup } = this
    if (!lookup) return Promise.resolve()
    return this.#play({ ...this.#asked, pause: lookup.pause, result }, { lookup, result })
  }

  /** Forgets all that was said. */
  again() {
    this.#epoch += 1
    this.turns = []
    this.lookup = this.#state = this.pending = undefined
    this.isBusy = false
  }

  /** @param {any} body @param {{lookup: Lookup, result: Result}} [made] */
  async #play(body, made) {
    if (this.isBusy) return
    const epoch = this.#epoch
    this.isBusy = true
    try {
      const answer = await this.#send(body)
      if (epoch === this.#epoch) this.#take(answer, body, made)
    } finally {
      if (epoch === this.#epoch) this.#settle()
    }
  }

  /** What was said before, as the bot is told it. */
  get #history() {
    const lines = this.turns.flatMap(({ asked, reply }) => [{ by: "visitor", text: asked }, { by: "bot", text: reply?.text ?? "" }])
    return lines.length > 0 ? lines.slice(-LONGEST_HISTORY) : undefined
  }

  #settle() {
    this.isBusy = false
    if (!this.lookup) this.pending = undefined
  }

  /** @param {any} answer @param {any} body @param {{lookup: Lookup, result: Result}} [made] */
  #take({ call, state, ...told }, body, made) {
    if (made) this.#lookups.push(made)
    this.lookup = call
    if (call) {
      const { pause, result, ...asked } = body
      this.#asked = asked
      return
    }
    this.#state = state
    this.turns.push({ key: ++this.#keys, number: this.turns.length + 1, asked: body.text, source: body.source, lookups: this.#lookups, state, ...told })
  }
}
