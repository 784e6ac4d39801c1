import { changesBetween, compareFiles } from "./bot-files.js"

/**
 * @typedef {{file: string, keyPath?: string, line?: number, reason: string}} Fault
 * @typedef {{base: number, changedAt: string, changedBy: string, digest: string, files: Map<string, string>, faults: Fault[]}} Draft
 * @typedef {{id: number, madeAt: string, madeBy: string, note: string, files: Map<string, string>}} Version
 * @typedef {{name: string, mark: import("./bot-files.js").Mark, isUnsaved?: boolean, faults?: number}} FileState
 * @typedef {{end: "speaks", before: number, now: number} | {end: "fails", why: string} | {end: "other"}} Published
 *   `fails`: a scripted dialogue goes another way, which is told; `other`: somebody else changed the draft
 * @typedef {"saved" | "renewed" | "clash"} Outcome `renewed`: the draft was gone, so that a new one was begun
 */

/** The draft of the bot as a page knows it: what is stored, what speaks, and what was typed and is not saved yet. */
export class BotWork {
  /** @type {Version | null} */
  live = null
  /** @type {Draft | null} */
  draft = null
  /** What was typed, with the text that it began from. @type {Map<string, {base: string | undefined, text: string}>} */
  typed = new Map()
  /** @type {Map<number, Version>} */
  #versions = new Map()
  #request

  /** @param {(action: (api: any) => Promise<any>) => Promise<any>} request */
  constructor(request) {
    this.#request = request
  }

  /** Reads what is stored; what was typed stays. */
  async load() {
    const bot = await this.#request((api) => api.get("/bot"))
    const live = await this.version(bot.live.id)
    this.draft = bot.draft ? await this.#readDraft() : null
    this.live = live
  }

  /** @param {number} id @returns {Promise<Version>} a version with its files, which never change */
  async version(id) {
    const known = this.#versions.get(id)
    if (known) return known
    const version = withFiles(await this.#request((api) => api.get(`/bot/versions/${id}`)))
    this.#versions.set(id, version)
    return version
  }

  /** What the files are with what was typed, each against the version that speaks. @returns {FileState[]} */
  get files() {
    const shown = new Map(this.#files)
    for (const [name, { text }] of this.typed) shown.set(name, text)
    return compareFiles(shown, this.live?.files ?? new Map()).map((file) => ({
      ...file, isUnsaved: this.typed.has(file.name), faults: this.draft?.faults.filter((fault) => fault.file === file.name).length ?? 0,
    }))
  }

  get isDirty() {
    return this.typed.size > 0
  }

  /** @param {string} name @returns {string | undefined} the text as it was typed, else as it is stored; nothing where the file is taken away */
  text(name) {
    return this.typed.get(name)?.text ?? this.#files.get(name)
  }

  /** @param {string} name @returns {string | undefined} the text as it is stored */
  stored(name) {
    return this.#files.get(name)
  }

  /** @param {string} name @param {string} text */
  type(name, text) {
    const stored = this.#files.get(name)
    if (text === stored) { this.typed.delete(name); return }
    this.typed.set(name, { base: this.typed.has(name) ? this.typed.get(name)?.base : stored, text })
  }

  /** @param {string} name whether somebody else has changed the file since typing in it began */
  clashes(name) {
    const typed = this.typed.get(name)
    return typed !== undefined && typed.base !== this.#files.get(name)
  }

  /** @param {string} name */
  forget(name) {
    this.typed.delete(name)
  }

  /**
   * Saves what was typed in a file, unless somebody else changed that file meanwhile; changes of other files don't
   * stand in the way.
   * @param {string} name @param {boolean} [anyway] writes over what somebody else wrote
   * @returns {Promise<Outcome>}
   */
  async save(name, anyway = false) {
    const had = this.draft !== null
    const typed = this.typed.get(name)
    if (!typed) return "saved"
    if (!anyway && this.clashes(name)) return "clash"
    try {
      await this.change({ [name]: typed.text })
    } catch (error) {
      if (/** @type {any} */ (error).status !== 409) throw error
      await this.load()
      return this.clashes(name) ? "clash" : this.#saveAgain(name, typed.text, had)
    }
    this.#settle(name, typed.text)
    return "saved"
  }

  /**
   * Changes files of the draft; null takes one away. The first change makes the draft.
   * @param {Record<string, string | null>} changes
   */
  async change(changes) {
    const expected = this.draft?.digest
    this.draft = withFiles(await this.#request((api) => api.patch("/bot/draft", { expected, changes })))
  }

  /** Throws the draft away. @returns {Promise<Record<string, string | null>>} the changes that bring it back */
  async discard() {
    const changes = changesBetween(this.live?.files ?? new Map(), this.#files)
    await this.#request((api) => api.delete("/bot/draft"))
    this.draft = null
    this.typed.clear()
    return changes
  }

  /**
   * Lets the draft speak, unless it is no longer the one that was looked at, or a scripted dialogue fails with it.
   * @param {string} note @param {boolean} [despite] also when a dialogue fails
   * @returns {Promise<Published>}
   */
  async publish(note, despite = false) {
    const seen = this.draft?.digest
    const before = this.live?.id ?? 0
    this.draft = await this.#readDraft()
    if (this.draft?.digest !== seen) return { end: "other" }
    try {
      const bot = await this.#request((api) => api.post("/bot/draft/publish", { note, expected: seen, despite }))
      await this.load()
      return { end: "speaks", before, now: bot.live.id }
    } catch (error) {
      return this.#unpublished(error, seen, despite)
    }
  }

  /** @param {number} id @param {string} reason */
  async letSpeak(id, reason) {
    await this.#request((api) => api.post(`/bot/versions/${id}/publish`, { reason }))
    await this.load()
  }

  /** @param {any} error @param {string | undefined} seen @param {boolean} despite @returns {Promise<Published>} */
  async #unpublished(error, seen, despite) {
    if (error.status !== 409) throw error
    await this.load()
    if (this.draft?.digest !== seen) return { end: "other" }
    if (despite || this.draft?.faults.length) throw error
    return { end: "fails", why: error.detail }
  }

  get #files() {
    return this.draft?.files ?? this.live?.files ?? new Map()
  }

  /** @returns {Promise<Draft | null>} */
  async #readDraft() {
    return this.#request((api) => api.get("/bot/draft")).then(withFiles).catch((/** @type {any} */ error) => {
      if (error.status === 404) return null
      throw error
    })
  }

  /** @param {string} name @param {string} text @param {boolean} had @returns {Promise<Outcome>} */
  async #saveAgain(name, text, had) {
    const renewed = had && this.draft === null
    await this.change({ [name]: text })
    this.#settle(name, text)
    return renewed ? "renewed" : "saved"
  }

  /** @param {string} name @param {string} text what was saved; somebody may have typed on meanwhile */
  #settle(name, text) {
    const typed = this.typed.get(name)
    if (!typed) return
    if (typed.text === text) this.typed.delete(name)
    else typed.base = text
  }
}

/** @param {any} answer with its files as a list @returns {any} with its files by name */
function withFiles(answer) {
  return { ...answer, files: new Map(answer.files.map((/** @type {any} */ { name, text }) => [name, text])) }
}
