/** The queues that one can choose from. */
export class QueueOptions {
  /** @type {{key: string, name: string}[] | undefined} */
  #known

  /**
   * Asks once; without an answer there is still the choice of all.
   * @param {Pick<import("./report-panel.js").Room, "request">} room
   */
  async learn({ request }) {
    if (this.#known) return
    const queues = await request((api) => api.list("/queues")).catch(() => undefined)
    this.#known = queues?.map(({ id, name }) => ({ key: id, name }))
  }

  /** @param {string | undefined} chosen @param {import("./report-words.js").ReportWords} words */
  options(chosen, words) {
    const known = this.#known ?? []
    const missing = chosen && !known.some(({ key }) => key === chosen) ? [{ key: chosen, name: chosen }] : []
    return [{ key: "", name: words.t("filter.all") }, ...known, ...missing]
  }

  /** Those that are known, for whoever names the choice of all itself. */
  get known() {
    return this.#known ?? []
  }
}
