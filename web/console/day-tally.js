/** How many conversations this person has resolved today on this device. */
export class DayTally {
  #storage
  #key
  #today

  /** @param {Pick<Storage, "getItem" | "setItem">} storage @param {string} person @param {() => string} [today] names the day */
  constructor(storage, person, today = () => new Date().toDateString()) {
    this.#storage = storage
    this.#key = `hark.resolved.${person}`
    this.#today = today
  }

  /** Zero also when nothing is known. */
  get count() {
    const [day, count] = (this.#storage.getItem(this.#key) ?? "").split("|")
    return day === this.#today() ? Number(count) : 0
  }

  /** @param {1 | -1} step one more, or one taken back */
  add(step) {
    this.#storage.setItem(this.#key, `${this.#today()}|${Math.max(0, this.count + step)}`)
  }
}
