import { h } from "../lib/core.js"
import { askLine } from "./ask-line.js"
import { planDiff } from "./plan-diff.js"
import { publication } from "./plan-words.js"
import { written } from "./plan-work.js"
import { ruleTable } from "./rule-lines.js"
import { SectionPanel } from "./section-panel.js"

/**
 * The versions of the plan: when each was published, by whom, why, and the way back to it.
 * @extends {SectionPanel<import("./plan-panel.js").Room>}
 */
export class HarkRoutingVersions extends SectionPanel {
  /** @type {any[]} */
  #items = []
  /** Where the older ones begin, when there are more. @type {string | undefined} */
  #next
  /** @type {any} */
  #looked

  async load() {
    const [{ items, next }] = await Promise.all([this.#page(), this.room.work.load()])
    this.#items = items
    this.#next = next
  }

  /** The versions from one on to older ones, newest first. @param {string} [after] @returns {Promise<{items: any[], next?: string}>} */
  #page(after) {
    return this.room.request((api) => api.get(`${this.room.work.path}/versions`, { after }))
  }

  draw() {
    if (this.#looked) return
    this.replaceChildren(h("p", { class: "muted plan__bar" }, this.t(this.isOffline ? "admin.offline" : "routing.versions.what")),
      this.#items.length === 0 ? h("p", { class: "tabs__empty muted" }, this.t("routing.versions.none"))
        : h("ol", { class: "versions", "aria-label": this.t("routing.versions") }, ...this.#items.map((item) => this.#row(item))),
      ...(this.#next ? [h("button", { class: "button versions__more", type: "button", disabled: this.isOffline, click: () => this.#more() }, this.t("routing.versions.more"))] : []))
  }

  async #more() {
    const first = this.#items.length
    await this.attempt(async () => {
      const { items, next } = await this.#page(this.#next)
      this.#items.push(...items)
      this.#next = next
    })
    if (this.#items[first]) this.#focusLook(this.#items[first].version)
    else /** @type {HTMLElement | null} */ (this.querySelector(".versions__more"))?.focus()
  }

  follow() {}

  /** @param {any} item */
  #row(item) {
    const { version, publishedAt } = item
    const { name, note } = publication(item, this.room.words)
    const isLive = version === this.room.work.published.version
    return h("li", { class: "version", "data-version": version },
      h("div", { class: "version__head" }, h("h3", { class: "version__name" }, this.t("routing.versions.one", { n: version })), isLive && h("span", { class: "chip chip--good" }, this.t("routing.versions.live"))),
      note && h("p", { class: "version__note", dir: "auto" }, note),
      h("p", { class: "muted" }, this.t("routing.versions.by", { name, time: this.room.words.moment(publishedAt) })),
      h("div", { class: "row version__actions" },
        !isLive && this.#button("again", version, () => this.#publishAgain(version)), this.#button("look", version, () => this.#look(version))))
  }

  /** @param {"again" | "look"} name @param {number} version @param {() => void} click */
  #button(name, version, click) {
    return h("button", {
      class: "button", type: "button", disabled: this.isOffline, "aria-label": this.t(`routing.versions.${name}One`, { n: version }), [`data-${name}`]: version, click,
    }, this.t(`routing.versions.${name}`))
  }

  /** @param {number} version */
  async #publishAgain(version) {
    const { work } = this.room
    const note = await askLine({
      title: this.t("routing.versions.againTitle", { n: version }), text: this.t(work.isDirty ? "routing.versions.againDraft" : "routing.versions.againText"),
      label: this.t("routing.note"), hint: this.t("routing.noteHint"), yes: this.t("routing.versions.again"), no: this.t("common.cancel"), wrong: (line) => (line ? undefined : this.t("field.missing")),
    })
    if (!note) return
    await this.attempt(async () => {
      await work.publishAgain(version, note)
      await this.load()
      this.room.say(this.t("routing.published", { n: work.published.version }))
    })
    this.#focusLook(work.published.version)
  }

  /** @param {number} version */
  #look(version) {
    return this.attempt(async () => {
      const { plan } = await this.room.request((api) => api.get(`${this.room.work.path}/versions/${version}`))
      const { words, work } = this.room
      const live = work.published.version
      const diff = version === live ? null : await planDiff(work.published.plan, plan, words)
      const back = h("button", { class: "button", type: "button", click: () => this.#back(version) }, this.t("routing.versions.back"))
      this.#looked = version
      this.replaceChildren(h("div", { class: "plan__bar" }, h("h3", {}, this.t("routing.versions.one", { n: version })), back),
        h("div", { class: "version__parts" }, diff && this.#part("differs", { n: version, live }, diff),
          Array.isArray(plan.rules) && plan.rules.length > 0 && this.#part("rules", {}, ruleTable(plan.rules, this.t("routing.versions.rules"), words)),
          h("details", { class: "version__whole" }, h("summary", {}, this.t("routing.versions.whole")), h("pre", { tabindex: "0" }, written(plan)))))
      back.focus()
    })
  }

  /** @param {string} name @param {Record<string, any>} values @param {any} content */
  #part(name, values, content) {
    return h("section", { class: "route__part", "aria-labelledby": `version-${name}` }, h("h4", { id: `version-${name}` }, this.t(`routing.versions.${name}`, values)), content)
  }

  /** @param {number} version */
  #back(version) {
    this.#looked = undefined
    this.draw()
    this.#focusLook(version)
  }

  /** @param {number} version */
  #focusLook(version) {
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-look="${version}"]`))?.focus()
  }
}

customElements.define("hark-routing-versions", HarkRoutingVersions)
