import { h } from "../lib/core.js"
import { MOODS, moodName } from "./plan-words.js"
import { routeView } from "./route-view.js"
import { SectionPanel } from "./section-panel.js"
import { parts } from "./values.js"
import { whyNot } from "./why-not.js"

/** @typedef {import("./plan-panel.js").Room} Room */

/**
 * Where a conversation would go: who writes from where, which rule matches, who gets it.
 * @extends {SectionPanel<Room>}
 */
class HarkRoutingTry extends SectionPanel {
  /** @type {any[]} */
  #sites = []
  /** @type {Record<string, any>} */
  #controls = {}
  #problem = h("p", { class: "field__error", role: "alert" })
  #go = h("button", { class: "button button--primary" })
  #route = h("div", { class: "route" })
  #title = h("h3", { id: "try-route", tabindex: "-1" })
  #asks = 0
  /** The draft that the route is of; empty before the first. */
  #tried = ""

  async load() {
    this.#sites = (await this.room.known()).sites
  }

  draw() {
    if (!this.#route.isConnected) this.#build()
    this.#go.setAttribute("aria-disabled", String(this.isOffline))
    this.#problem.textContent = this.isOffline ? this.t("admin.offline") : ""
    if (this.#tried && this.#tried !== JSON.stringify(this.room.work.outgoing)) this.follow("changed")
  }

  /** @param {"changed" | "checked"} kind what was told of another draft counts no more */
  follow(kind) {
    if (kind === "changed" && this.#route.childElementCount > 0 && this.isConnected) this.#tell(this.t("routing.try.stale"))
  }

  #build() {
    const { words } = this.room
    const field = (/** @type {string} */ name, /** @type {any} */ control, hint = "") => {
      this.#controls[name] = control
      control.id = `try-${name}`
      return h("div", { class: "field" }, h("label", { class: "field__label", for: control.id }, this.t(`routing.fact.${name}`)), control, hint && h("p", { class: "field__hint" }, hint))
    }
    const input = (/** @type {any} */ more = {}) => h("input", { class: "input", dir: "auto", autocomplete: "off", maxlength: 500, ...more })
    const select = (/** @type {[string, string][]} */ options) => h("select", { class: "input" }, ...options.map(([value, label]) => h("option", { value }, label)))
    const any = /** @type {[string, string]} */ (["", this.t("routing.try.unknown")])
    this.#go.textContent = this.t("routing.try.go")
    this.#title.textContent = this.t("routing.try.route")
    const form = h("form", { class: "try__form", novalidate: true, submit: (/** @type {Event} */ event) => { event.preventDefault(); this.#ask() } },
      h("p", { class: "muted" }, this.t("routing.try.what")),
      field("site", select(this.#sites.map(({ key, name }) => [key, name]))),
      field("page", input({ placeholder: "/checkout" })),
      field("language", select([any, ["en", this.t("routing.try.en")], ["zh", this.t("routing.try.zh")]])),
      field("intent", input()), field("entity", input()),
      field("mood", select([any, ...MOODS.map((mood) => /** @type {[string, string]} */ ([mood, moodName(mood, words)]))])),
      field("segment", input({ placeholder: "vip" })),
      h("label", { class: "admin__check" }, this.#controls.returning = h("input", { type: "checkbox" }), this.t("routing.returning")),
      h("label", { class: "admin__check" }, this.#controls.dissatisfied = h("input", { type: "checkbox" }), this.t("routing.when.dissatisfied")),
      field("at", input({ type: "datetime-local" }), this.t("routing.try.atHint")),
      h("div", { class: "row" }, this.#go), this.#problem)
    this.replaceChildren(h("div", { class: "try" }, h("section", { "aria-label": this.t("routing.try") }, form), h("section", { class: "try__route", "aria-labelledby": "try-route" }, this.#title, this.#route)))
    this.#tell(this.t("routing.try.empty"))
  }

  /** @param {string} text */
  #tell(text) {
    this.#tried = ""
    this.#route.replaceChildren(h("p", { class: "muted" }, text))
  }

  get #facts() {
    const value = (/** @type {string} */ name) => this.#controls[name].value.trim() || undefined
    const list = (/** @type {string} */ name) => { const found = parts(this.#controls[name].value); return found.length > 0 ? found : undefined }
    return {
      site: value("site"), page: value("page"), language: value("language"), intent: value("intent"), entities: list("entity"), mood: value("mood"),
      segments: list("segment"), returning: this.#controls.returning.checked, dissatisfied: this.#controls.dissatisfied.checked, at: value("at") && new Date(this.#controls.at.value).toISOString(),
    }
  }

  async #ask() {
    if (this.isOffline) return
    const { work, words } = this.room
    const number = ++this.#asks
    const tried = JSON.stringify(work.outgoing)
    this.#problem.textContent = ""
    try {
      if (!await work.canBeTried()) { this.#problem.textContent = this.t("routing.try.faulty"); return }
      const route = await this.room.request((api) => api.post("/routing/try", { ...(work.isDirty && { plan: work.outgoing }), ...this.#facts }))
      if (number !== this.#asks) return
      this.#tried = tried
      this.#route.replaceChildren(...routeView(route, work.plan.rules ?? [], words))
      this.#title.focus()
    } catch (error) {
      this.#problem.textContent = this.t("common.failed", { reason: whyNot(/** @type {any} */ (error), words) })
    }
  }
}

customElements.define("hark-routing-try", HarkRoutingTry)
