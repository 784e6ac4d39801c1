/** A pause in typing of this length saves the draft. */
export const DRAFT_DELAY_MS = 300

/**
 * @typedef {{reply: string, note: string, mode: "reply" | "note", caret: number}} Draft
 * @typedef {{getItem(key: string): string | null, setItem(key: string, value: string): void,
 *   removeItem(key: string): void}} KeyValues
 */

/**
 * What was typed and not sent, one draft per conversation and person, kept where a reload, a crash or
 * an expired login cannot reach it.
 */
export class Drafts {
  #storage
  #prefix

  /** @param {KeyValues} storage @param {string} person whose drafts: two people may share a browser */
  constructor(storage, person) {
    this.#storage = storage
    this.#prefix = `hark.draft.${person}.`
  }

  /** @param {string} conversation @returns {Draft} */
  get(conversation) {
    const empty = { reply: "", note: "", mode: /** @type {"reply"} */ ("reply"), caret: 0 }
    try {
      const kept = JSON.parse(this.#storage.getItem(this.#prefix + conversation) ?? "null")
      return kept && typeof kept === "object" ? { ...empty, ...kept } : empty
    } catch {
      return empty
    }
  }

  /** @param {string} conversation @param {Draft} draft */
  set(conversation, draft) {
    const key = this.#prefix + conversation
    try {
      if (draft.reply === "" && draft.note === "") this.#storage.removeItem(key)
      else this.#storage.setItem(key, JSON.stringify(draft))
    } catch {
      // A full or forbidden storage must not stop anybody from typing.
    }
  }

  /** @param {string} conversation */
  has(conversation) {
    const draft = this.get(conversation)
    return draft.reply.trim() !== "" || draft.note.trim() !== ""
  }

  /**
   * Puts a text that could not be sent back in front of what was typed since.
   * @param {string} conversation @param {string} text @returns {Draft}
   */
  giveBack(conversation, text) {
    const draft = this.get(conversation)
    draft.reply = draft.reply.trim() === "" ? text : `${text}\n${draft.reply}`
    draft.mode = "reply"
    draft.caret = draft.reply.length
    this.set(conversation, draft)
    return draft
  }
}
