import { h } from "../lib/core.js"
import { faultView } from "./fault-view.js"
import { placeWords, publication } from "./plan-words.js"

/** What is published, how the draft differs from it, and what can be done about that; tells `hark:plan` with the action. */
class HarkPlanBar extends HTMLElement {
  /** @type {any} */
  #room
  #about = h("p", { class: "muted" })
  #state = h("p", { class: "planbar__state", role: "status", tabindex: "-1" })
  #changes = this.#button("changes")
  #discard = this.#button("discard")
  #publish = this.#button("publish", "button--primary")
  #why = h("p", { class: "muted planbar__why", id: "plan-why" })
  #other = h("div", { class: "planbar__other", role: "alert" })
  #faults = h("div", {})
  #toldFaults = "[]"
  #isOffline = false

  /** @param {import("./plan-panel.js").Room} room */
  start(room) {
    this.#room = room
    for (const [name, button] of Object.entries({ changes: this.#changes, discard: this.#discard, publish: this.#publish })) button.textContent = room.words.t(`routing.${name}`)
    this.#publish.setAttribute("aria-describedby", "plan-why")
    this.replaceChildren(h("div", { class: "planbar" }, h("div", { class: "planbar__about" }, this.#state, this.#about), h("div", { class: "row planbar__actions" }, this.#changes, this.#discard, this.#publish)),
      this.#why, this.#other, this.#faults)
    this.draw()
  }

  /** @param {boolean} offline */
  set offline(offline) {
    this.#isOffline = offline
    if (this.#room) this.draw()
  }

  draw() {
    const { work, words } = this.#room
    const { published, isDirty, allFaults } = work
    const look = allFaults.length > 0 ? "bad" : isDirty ? "warn" : "good"
    const state = allFaults.length > 0 ? words.t("routing.state.faulty", { n: allFaults.length }) : words.t(isDirty ? "routing.state.changed" : "routing.state.same")
    this.#showState(look, state)
    this.#about.textContent = published.version === 0 ? words.t("routing.state.none") : words.t("routing.state.version", {
      n: published.version, time: words.moment(published.publishedAt ?? 0), ...publication(published, words),
    })
    const at = /** @type {any} */ (document.activeElement)
    this.#changes.disabled = this.#discard.disabled = !isDirty
    this.#publish.disabled = this.#isOffline || !isDirty || work.isOutdated
    if ([this.#changes, this.#discard, this.#publish].includes(at) && at.disabled) this.#state.focus()
    this.#why.textContent = this.#isOffline ? words.t("admin.offline") : ""
    this.#drawOther()
    this.#drawFaults()
  }

  /** What is said already is not said again at each letter that somebody types. @param {string} look @param {string} state */
  #showState(look, state) {
    if (this.#state.textContent !== state) this.#state.replaceChildren(h("span", { class: `chip chip--${look}` }, state))
  }

  #drawOther() {
    const { work, words } = this.#room
    const isShown = work.isOutdated && work.isDirty
    if (!isShown) return this.#other.replaceChildren()
    const { version, publishedAt } = work.published
    const key = String(version)
    if (this.#other.dataset.version === key && this.#other.childElementCount > 0) return
    this.#other.dataset.version = key
    this.#other.replaceChildren(h("div", { class: "strip strip--warn planbar__strip" },
      h("p", {}, words.t("routing.other", { n: version, time: words.moment(publishedAt), ...publication(work.published, words) })),
      h("div", { class: "row" }, ...["otherChanges", "otherKeep", "otherTake"].map((name) => { const button = this.#button(name); button.textContent = words.t(`routing.${name}`); return button }))))
  }

  #drawFaults() {
    const { work, words, places = placeWords } = this.#room
    const at = this.#faults.contains(document.activeElement) && /** @type {any} */ (document.activeElement).dataset.fault
    const told = JSON.stringify(work.allFaults.map((/** @type {any} */ fault) => [fault, places(work.plan, fault.at, words)]))
    // Who presses a fault leaves a field, which may tell of a change: the fault has to be there still when it is let go.
    if (told === this.#toldFaults) return
    this.#toldFaults = told
    if (work.allFaults.length === 0) return this.#faults.replaceChildren()
    const item = (/** @type {any} */ fault) => h("li", {}, h("button", { class: "button button--link faults__fault", type: "button", "data-fault": fault.at, click: () => this.#tell("fault", fault.at) },
      h("strong", {}, places(work.plan, fault.at, words)), " – ", ...faultView(fault, words)))
    this.#faults.replaceChildren(h("section", { class: "admin__summary planbar__faults", "aria-labelledby": "plan-faults" }, h("h3", { id: "plan-faults" }, words.t("routing.faults", { n: work.allFaults.length })),
      h("ul", { class: "planbar__list" }, ...work.allFaults.map(item))))
    if (at) /** @type {HTMLElement | null} */ (this.#faults.querySelector(`[data-fault="${CSS.escape(at)}"]`))?.focus()
  }

  /** @param {string} name @param {string} [look] */
  #button(name, look = "") {
    return h("button", { class: `button ${look}`, type: "button", id: `plan-${name}`, click: () => this.#tell(name) })
  }

  /** @param {string} name @param {string} [at] */
  #tell(name, at) {
    this.dispatchEvent(new CustomEvent("hark:plan", { detail: { name, at } }))
  }
}

customElements.define("hark-plan-bar", HarkPlanBar)
