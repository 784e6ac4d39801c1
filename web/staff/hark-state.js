import { effect, h } from "../lib/core.js"

const LINE_MS = 10_000

/** The one place that says how the page stands with the server, and the lines that pass. */
class HarkState extends HTMLElement {
  /** @type {any} */
  words
  /** What the loss of the connection means on this page. @type {((state: string) => string) | undefined} */
  explain
  #state = h("p", { class: "strip strip--warn state__strip", hidden: true })
  #line = h("div", { class: "strip state__line", hidden: true })
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer

  connectedCallback() {
    this.setAttribute("role", "status")
    this.append(this.#state, this.#line)
  }

  /**
   * Shows the state of a connection from now on.
   * @param {import("../lib/core.js").Connection} connection @param {() => void} logIn
   */
  follow(connection, logIn) {
    effect(() => {
      const state = connection.state.value
      document.documentElement.dataset.connection = state
      if (state === "stopped" && isLogin(connection.stopReason)) return logIn()
      this.#show(state, connection.stopReason)
    })
  }

  /**
   * @param {string} text @param {{label: string, run: () => void}} [offer] something to press beside the line
   */
  say(text, offer) {
    clearTimeout(this.#timer)
    const button = offer && h("button", { class: "button button--small", click: () => { this.#clear(); offer.run() } }, offer.label)
    this.#line.replaceChildren(h("span", {}, text), ...(button ? [button] : []))
    this.#line.hidden = false
    this.#timer = setTimeout(() => this.#clear(), LINE_MS)
  }

  #clear() {
    clearTimeout(this.#timer)
    this.#line.hidden = true
    this.#line.replaceChildren()
  }

  /** @param {string} state @param {{code: number, slug: string} | null} reason */
  #show(state, reason) {
    const text = this.#words(state, reason)
    this.#state.hidden = !text
    this.#state.textContent = text
    this.#state.classList.toggle("strip--bad", state === "stopped")
    this.#state.classList.toggle("strip--warn", state !== "stopped")
  }

  /** @param {string} state @param {{code: number, slug: string} | null} reason */
  #words(state, reason) {
    if (this.explain && (state === "reconnecting" || state === "offline")) return this.explain(state)
    if (state === "reconnecting") return `${this.words.t("state.reconnecting")} ${this.words.t("state.local")}`
    if (state === "offline") return `${this.words.t("state.offline")} ${this.words.t("state.local")}`
    if (state !== "stopped") return ""
    return this.words.t(reason?.code === 4504 || reason?.code === 1029 ? "state.tooMany" : "state.stopped")
  }
}

/** @param {{code: number} | null} reason */
function isLogin(reason) {
  return reason?.code === 4501 || reason?.code === 1001
}

customElements.define("hark-state", HarkState)
