/**
 * @typedef {{conversation: string, seq: number, at: string, type: string, by: {kind: string, id?: string, name?: string},
 *   snippet: {text: string, marks: [number, number][]}}} Hit
 * @typedef {{items: Hit[], next?: string, complete: boolean}} HitPage
 */

/** Asks for what was said, one query at a time: an answer that comes after the next question counts for nothing. */
export class Finder {
  query = ""
  /** @type {Hit[]} */
  items = []
  /** @type {"idle" | "loading" | "done" | "bad" | "failed"} `bad`: there is nothing in the query to look for */
  state = "idle"
  /** False while the index behind the answer is being made. */
  isComplete = true
  /** @type {any} why it failed */
  failure
  /** @type {string | undefined} */
  #next
  #asked = 0
  #fetch
  #changed

  /** @param {{fetch: (query: {q: string, limit: number, after?: string}) => Promise<HitPage>, changed: () => void}} parts */
  constructor({ fetch, changed }) {
    this.#fetch = fetch
    this.#changed = changed
  }

  get hasMore() {
    return this.#next !== undefined
  }

  /** @param {string} text */
  async find(text) {
    this.query = text.trim()
    this.#next = undefined
    await this.#ask(false)
  }

  async more() {
    if (this.#next) await this.#ask(true)
  }

  /** @param {boolean} further */
  async #ask(further) {
    const number = ++this.#asked
    if (this.query === "") return this.#end("idle", [])
    this.state = "loading"
    this.#changed()
    try {
      const page = await this.#fetch({ q: this.query, limit: PAGE, after: this.#next })
      if (number !== this.#asked) return
      this.#next = page.next
      this.isComplete = page.complete !== false
      this.#end("done", further ? [...this.items, ...page.items] : page.items)
    } catch (error) {
      if (number !== this.#asked) return
      this.failure = error
      this.#end(this.failure.field === "q" ? "bad" : "failed", further ? this.items : [])
    }
  }

  /** @param {Finder["state"]} state @param {Hit[]} items */
  #end(state, items) {
    this.state = state
    this.items = items
    this.#changed()
  }
}

const PAGE = 20

/** @type {Record<string, string>} */
const KINDS = {
  "note.added": "search.note", "whisper.sent": "search.whisper", "help.requested": "search.help",
  "conversation.labelled": "search.label", "survey.answered": "search.rating", "conversation.started": "search.started",
  contact: "search.contact",
}

/**
 * What a row of the results says.
 * @param {Hit} hit @param {import("../lib/core.js").Words} words @param {string} [customer] what the page calls the customer
 */
export function hitWords({ by, type, at, snippet }, words, customer) {
  const { kind, id = "", name } = by
  const visitor = customer ?? words.t("inbox.visitorShort", { id: id.slice(-4) })
  return {
    who: name ?? (kind === "visitor" ? visitor : words.t(kind === "bot" ? "event.bot" : kind === "system" ? "event.system" : "event.someone")),
    kind: KINDS[type] && words.t(KINDS[type]), when: words.moment(at), pieces: pieces(snippet),
  }
}

/**
 * A text cut where its marks begin and end, which are counted in Unicode scalars.
 * @param {Hit["snippet"]} snippet
 * @returns {{text: string, isMarked: boolean}[]}
 */
export function pieces({ text, marks }) {
  const scalars = [...text]
  const cuts = [0, ...marks.flat(), scalars.length]
  const parts = cuts.slice(1).map((end, at) => ({ text: scalars.slice(cuts[at], end).join(""), isMarked: at % 2 === 1 }))
  return parts.filter((part) => part.text !== "")
}
