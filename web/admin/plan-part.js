/** A part of the plan, such as one rule, which forms read and write. */
export class PlanPart {
  #begin

  /**
   * @param {import("./plan-work.js").PlanWork} work @param {() => string} at where it is; a list that others change may move it
   * @param {() => void} [begin] makes it, where it isn't there yet
   */
  constructor(work, at, begin = () => {}) {
    this.work = work
    this.at = at
    this.#begin = begin
  }

  /** @param {string} name */
  place(name) {
    const at = this.at()
    return !name ? at : at && !name.startsWith("[") ? `${at}.${name}` : `${at}${name}`
  }

  /** @param {string} name */
  get(name) {
    return this.work.get(this.place(name))
  }

  /** @param {string} name @param {any} value */
  set(name, value) {
    this.#begin()
    this.work.set(this.place(name), value)
  }

  /** @param {string} name @param {string} text @param {string} why */
  refuse(name, text, why) {
    this.work.refuse(this.place(name), text, why)
  }

  /** @param {string} name @param {any} item */
  insert(name, item) {
    this.#begin()
    this.work.insert(this.place(name), item)
  }

  /** @param {string} name @returns {PlanPart} */
  part(name) {
    return new PlanPart(this.work, () => this.place(name), () => this.#begin())
  }
}
