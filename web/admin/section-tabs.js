import { h } from "../lib/core.js"
import { loadStyle } from "../staff/load-style.js"
import { trouble } from "./section-panel.js"
import { whyNot } from "./why-not.js"

/** Which tab of a section was looked at last, for whoever comes back to it. @type {Map<string, string>} */
const lastTabs = new Map()

/** A section of several panels, one at a time, each fetched when it is first looked at. */
export class SectionTabs extends HTMLElement {
  /** The section, as addresses and ids name it. */
  section = ""
  /** The tabs in their order, each with what fetches its panel. @type {Record<string, () => Promise<any>>} */
  sources = {}
  /** @type {any} */
  room
  /** @type {Map<string, any>} */
  #tabs = new Map()
  /** @type {Map<string, any>} */
  #panels = new Map()
  /** Those panels whose elements are there. @type {Set<string>} */
  #fetched = new Set()
  #isOffline = false

  /** @param {boolean} offline */
  set offline(offline) {
    this.#isOffline = offline
    for (const id of this.#fetched) this.#panels.get(id).offline = offline
  }

  /** @param {import("./section-panel.js").Room} room @param {...any} head what stands above the tabs */
  start(room, ...head) {
    this.room = room
    const { words } = room
    for (const id of this.#names) this.#make(id, words)
    this.classList.add("tabs")
    this.replaceChildren(
      h("header", { class: "tabs__head" }, h("h2", { id: `${this.section}-title` }, words.t(`admin.${this.section}`)), h("p", { class: "muted" }, words.t(`${this.section}.what`))),
      ...head,
      h("div", { class: "tabs__list", role: "tablist", "aria-labelledby": `${this.section}-title`, keydown: (/** @type {any} */ event) => this.#key(event) }, ...this.#tabs.values()),
      ...this.#panels.values())
    this.choose(this.#asked ?? this.chosen)
  }

  /** The tab that the address names. */
  get #asked() {
    return this.#names.find((name) => name === location.hash.split("/")[1])
  }

  /** Turns to the tab of a changed address. */
  follow() {
    const asked = this.#asked
    if (asked && asked !== this.chosen) this.choose(asked)
  }

  /** The tab that is looked at. */
  get chosen() {
    return lastTabs.get(this.section) ?? this.#names[0]
  }

  /** @param {string} id */
  panel(id) {
    return this.#panels.get(id)
  }

  /** @param {string} chosen */
  choose(chosen) {
    lastTabs.set(this.section, chosen)
    history.replaceState(null, "", `#${this.section}/${chosen}`)
    for (const [id, tab] of this.#tabs) {
      tab.setAttribute("aria-selected", String(id === chosen))
      tab.tabIndex = id === chosen ? 0 : -1
      this.#panels.get(id).hidden = id !== chosen
    }
    this.#tabs.get(chosen).scrollIntoView({ block: "nearest", inline: "nearest" })
    return this.enter(chosen)
  }

  /** @param {string} id fetches the panel when it is looked at for the first time */
  async enter(id) {
    const panel = this.#panels.get(id)
    if (this.#fetched.has(id)) return panel.enter()
    try {
      await this.sources[id]()
    } catch {
      return this.#fail(id)
    }
    customElements.upgrade(panel)
    if (!this.#fetched.has(id)) Object.assign(panel, { room: this.room, offline: this.#isOffline })
    this.#fetched.add(id)
    if (this.chosen === id) await panel.enter()
  }

  get #names() {
    return Object.keys(this.sources)
  }

  /** @param {string} id @param {any} words */
  #make(id, words) {
    const { section } = this
    this.#tabs.set(id, h("button", {
      class: "tabs__tab", type: "button", role: "tab", id: `${section}-tab-${id}`, "aria-controls": `${section}-panel-${id}`, click: () => this.choose(id),
    }, words.t(`${section}.${id}`)))
    this.#panels.set(id, h(`hark-${section}-${id}`, {
      class: "tabs__panel", role: "tabpanel", id: `${section}-panel-${id}`, "aria-labelledby": `${section}-tab-${id}`, tabindex: "0", hidden: true,
    }))
  }

  /** @param {string} id of a panel that can't be had now */
  #fail(id) {
    const { words } = this.room
    this.#panels.get(id).replaceChildren(trouble(whyNot({ status: 0 }, words), words, () => this.enter(id)))
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const names = this.#names
    const at = names.indexOf(this.chosen)
    const to = { ArrowRight: (at + 1) % names.length, ArrowLeft: (at + names.length - 1) % names.length, Home: 0, End: names.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    this.choose(names[to])
    this.#tabs.get(names[to]).focus()
  }
}

/**
 * Fetches style sheets that stand beside this file, each once.
 * @param {...string} names
 */
export async function styles(...names) {
  const addresses = names.map((name) => new URL(name, import.meta.url))
  await Promise.all(addresses.filter(({ href }) => !document.querySelector(`link[href="${href}"]`)).map(loadStyle))
}
