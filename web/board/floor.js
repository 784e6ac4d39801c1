/**
 * @typedef {{id: string, [key: string]: any}} Row
 * @typedef {"queues" | "agents" | "waiting" | "attention"} FloorTable
 * @typedef {{version: number, at?: string, totals?: Record<string, any>, removed?: Partial<Record<FloorTable, string[]>>,
 *   queues?: Row[], agents?: Row[], waiting?: Row[], attention?: Row[]}} FloorNews
 */

const TABLES = /** @type {FloorTable[]} */ (["queues", "agents", "waiting", "attention"])

/**
 * The supervisor's copy of the floor: a snapshot and the changed rows after it. A change that does
 * not follow on the last version is refused, and the page watches afresh.
 */
export class Floor {
  version = -1
  /** @type {Record<string, any>} */
  totals = {}
  /** @type {Record<FloorTable, Map<string, Row>>} */
  #tables = { queues: new Map(), agents: new Map(), waiting: new Map(), attention: new Map() }

  /** @param {FloorNews} floor the answer to a watch */
  reset(floor) {
    this.version = floor.version
    this.totals = floor.totals ?? {}
    for (const name of TABLES) {
      this.#tables[name] = new Map((floor[name] ?? []).map((row) => [row.id, row]))
    }
  }

  /**
   * Takes in changed rows.
   * @param {FloorNews} news
   * @returns {boolean} false when a version is missing: watch again; an old repeat changes nothing
   */
  change(news) {
    if (this.version < 0) return false
    if (news.version <= this.version) return true
    if (news.version !== this.version + 1) return false
    this.version = news.version
    if (news.totals) this.totals = news.totals
    for (const name of TABLES) this.#merge(name, news)
    return true
  }

  /** @param {FloorTable} name @returns {Row[]} */
  rows(name) {
    const rows = [...this.#tables[name].values()]
    if (name === "waiting") rows.sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
    if (name === "agents" || name === "queues") rows.sort((a, b) => String(a.name).localeCompare(String(b.name)))
    if (name === "attention") rows.sort(byRank)
    return rows
  }

  /** @param {FloorTable} name @param {string} id @returns {Row | undefined} */
  row(name, id) {
    return this.#tables[name].get(id)
  }

  /** @param {FloorTable} name @param {FloorNews} news */
  #merge(name, news) {
    const table = this.#tables[name]
    for (const row of news[name] ?? []) table.set(row.id, row)
    for (const id of news.removed?.[name] ?? []) table.delete(id)
  }
}

const RANKS = ["escalation", "helpRequested", "agentDisconnected", "slaBreached", "waitingLong", "negativeMood", "likelyDissatisfied", "handoff", "lowRating"]

/**
 * Unacknowledged first, then by kind, then the oldest.
 * @param {Row} a @param {Row} b
 */
function byRank(a, b) {
  const seen = Number(Boolean(a.acknowledgedBy)) - Number(Boolean(b.acknowledgedBy))
  if (seen !== 0) return seen
  return RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind) || String(a.since).localeCompare(String(b.since))
}
