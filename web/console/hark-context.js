import { h } from "../lib/core.js"

/**
 * @typedef {{id: string, name?: string, email?: string, phone?: string, language?: string, page?: {url: string, title?: string},
 *   queue?: string, owner?: string, started?: string, handoff?: string, summary?: string, brief?: object, labels: string[], rating?: string,
 *   why: import("../staff/why-events.js").Facts, past: {id: string, when: string, about: string}[] | null}} ContextState
 */

/** Beside the conversation: who the customer is, why it came here, what was before. */
class HarkContext extends HTMLElement {
  /** @type {any} */
  #words
  #shown = ""

  /** @param {any} words */
  set words(words) {
    this.#words = words
    this.setAttribute("role", "complementary")
    this.setAttribute("aria-label", words.t("chat.context"))
    this.tabIndex = 0
  }

  /** @param {ContextState | null} state */
  show(state) {
    const signature = JSON.stringify(state)
    if (signature === this.#shown) return
    this.#shown = signature
    this.replaceChildren(...(state ? this.#sections(state) : []))
  }

  /** @param {ContextState} state */
  #sections(state) {
    const t = (/** @type {string} */ key) => this.#words.t(key)
    const unknown = !state.name && !state.email && !state.phone
    return [
      section(t("context.customer"), unknown && h("p", { class: "muted" }, t("context.unknown")), facts([
        [t("context.name"), state.name], [t("context.email"), state.email], [t("context.phone"), state.phone],
        [t("context.language"), state.language], [t("context.page"), state.page && (state.page.title || state.page.url)],
        [t("context.queue"), state.queue], [t("context.owner"), state.owner], [t("context.started"), state.started],
      ])),
      (state.handoff || state.summary) && section(t("context.handoff"), state.handoff && h("p", {}, state.handoff),
        state.summary && h("div", { class: "context__summary" }, h("h4", {}, t("context.summary")), h("p", { dir: "auto" }, state.summary)), state.brief && later("hark-brief", state.brief, import("./hark-brief.js"))),
      state.owner && later("hark-why", state.why, import("../staff/hark-why.js")),
      section(t("context.labels"), state.labels.length
        ? h("p", { class: "row" }, ...state.labels.map((label) => h("span", { class: "chip" }, label)))
        : h("p", { class: "muted" }, t("context.noLabels"))),
      state.rating && section(t("context.rating"), h("p", { dir: "auto" }, state.rating)),
      section(t("context.past"), this.#past(state.past)),
    ].filter(Boolean)
  }

  /** @param {ContextState["past"]} past */
  #past(past) {
    if (past === null) return h("div", { class: "skeleton" })
    if (past.length === 0) return h("p", { class: "muted" }, this.#words.t("context.noPast"))
    return h("ul", { class: "context__past" }, ...past.map((one) => h("li", {},
      h("button", {
        class: "button button--link", type: "button", "aria-label": this.#words.t("context.open", { time: one.when }),
        click: () => this.dispatchEvent(new CustomEvent("hark:open", { bubbles: true, detail: { id: one.id } })),
      }, one.when), " ", h("span", { class: "muted" }, one.about))))
  }
}

/** @param {string} tag @param {object} facts @param {Promise<any>} module */
function later(tag, facts, module) {
  module.catch(() => {})
  return h(tag, { "data-facts": JSON.stringify(facts) })
}

/** @param {string} title @param {...any} content */
function section(title, ...content) {
  return h("section", { class: "context__section" }, h("h3", { class: "context__title" }, title), ...content)
}

/** @param {[string, string | undefined][]} pairs */
function facts(pairs) {
  return h("dl", { class: "context__facts" }, ...pairs.filter(([, value]) => value).flatMap(([name, value]) =>
    [h("dt", {}, name), h("dd", { dir: "auto" }, value)]))
}

customElements.define("hark-context", HarkContext)
