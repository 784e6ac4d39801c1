/** @typedef {import("./hark-inbox.js").InboxRow} InboxRow */

/** The list as this window showed it last, so that a reload starts with something to read. */
export class KeptList {
  #storage
  #key

  /** @param {Pick<Storage, "getItem" | "setItem">} storage the window's own @param {string} person */
  constructor(storage, person) {
    this.#storage = storage
    this.#key = `hark.list.${person}`
  }

  /** @returns {InboxRow[]} without times, which would be of another minute */
  rows() {
    try {
      const rows = JSON.parse(this.#storage.getItem(this.#key) ?? "[]")
      return rows.map((/** @type {InboxRow} */ row) => ({ ...row, wait: "", level: "normal", typing: false }))
    } catch {
      return []
    }
  }

  /** @param {InboxRow[]} rows */
  keep(rows) {
    this.#storage.setItem(this.#key, JSON.stringify(rows))
  }
}
