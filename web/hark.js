/**
 * The launcher: the one file that a company's page asks for.
 *
 *   <script async src="https://hark.example/hark.js" data-site="KEY"></script>
 *
 * It shows a button, and asks for nothing more until somebody reaches for it. The
 * chat itself runs in a frame of Hark's own origin, so that page and chat cannot
 * break or read each other. `Hark.open()` and `Hark.close()` do what the button does.
 */
(() => {
  const script = document.currentScript
  if (!script || customElements.get("hark-chat")) return
  const { site, lang, theme, launcher } = script.dataset
  const home = new URL(".", script.src)
  const kept = `hark.panel.${site}`

  const SANDBOX = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads"
  const WORDS = {
    en: { open: "Chat with us", unread: "unread", frame: "Chat" },
    zh: { open: "在线客服", unread: "条未读", frame: "聊天窗口" }
  }

  const STYLE = `
    :host { all: initial; color-scheme: light dark }
    * { box-sizing: border-box }
    button {
      position: fixed; z-index: 2147483000;
      inset-block-end: calc(var(--hark-offset-block, 20px) + env(safe-area-inset-bottom));
      inset-inline-end: calc(var(--hark-offset-inline, 20px) + env(safe-area-inset-right));
      display: grid; place-items: center; inline-size: 56px; block-size: 56px; padding: 0;
      border: 1px solid transparent; border-radius: 50%;
      background: light-dark(#0b5fad, #6cb1f5); color: light-dark(#fff, #0d1216);
      box-shadow: 0 2px 12px rgb(0 0 0 / 30%); cursor: pointer
    }
    button:focus-visible { outline: 3px solid light-dark(#0b5fad, #6cb1f5); outline-offset: 3px }
    svg { inline-size: 26px; block-size: 26px; fill: none; stroke: currentcolor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round }
    span {
      position: absolute; inset-block-start: -4px; inset-inline-end: -4px; min-inline-size: 22px; padding: 0 5px;
      border: 1px solid transparent; border-radius: 11px; background: #b3261e; color: #fff; font: 600 13px/20px system-ui, sans-serif
    }
    div {
      position: fixed; z-index: 2147483000; overflow: hidden;
      inset-block-end: calc(var(--hark-offset-block, 20px) + 68px); inset-inline-end: var(--hark-offset-inline, 20px);
      inline-size: 384px; block-size: min(640px, calc(100dvh - 108px));
      border: 1px solid light-dark(#d8dee5, #323a44); border-radius: 16px;
      background: light-dark(#fff, #14171b); box-shadow: 0 8px 32px rgb(0 0 0 / 28%)
    }
    iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; color-scheme: normal }
    [hidden] { display: none }
    :host([data-theme="light"]) { color-scheme: light }
    :host([data-theme="dark"]) { color-scheme: dark }
    @media (max-width: 520px) {
      div { inset: 0; inline-size: 100%; block-size: 100%; border: 0; border-radius: 0 }
      :host([data-ready]) button[aria-expanded="true"] { display: none }
    }
  `

  class HarkChat extends HTMLElement {
    #opener
    #badge = document.createElement("span")
    #panel = document.createElement("div")
    #frame = null
    #isReady = false
    #isOpen = false
    #takesFocus = false
    #unread = 0

    connectedCallback() {
      const root = this.attachShadow({ mode: "open" })
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(STYLE)
      root.adoptedStyleSheets = [sheet]
      this.#panel.hidden = true
      root.append(this.#panel, ...this.#makeOpener())
      this.#dress()
      new MutationObserver(() => this.#dress()).observe(document.documentElement, { attributeFilter: ["data-theme", "lang"] })
      addEventListener("message", event => this.#hear(event))
      this.addEventListener("keydown", event => { if (event.key === "Escape") this.close() })
      const before = keep()
      if (before) this.#load()
      if (before === "open" && innerWidth > 520) this.open(false)
    }

    get #words() { return WORDS[locale().startsWith("zh") ? "zh" : "en"] }

    /** Opens the panel, and moves the focus into it unless the page did it by itself. */
    open(takesFocus = true) {
      this.#load()
      this.#isOpen = true
      this.#panel.hidden = false
      keep("open")
      this.#show()
      this.#takesFocus = takesFocus
      this.#enter()
    }

    /** A frame that still loads would lose the focus again. */
    #enter() {
      if (!this.#isReady || !this.#isOpen) return
      if (this.#takesFocus) this.#frame.focus()
      this.#tell({ hark: "open", focus: this.#takesFocus })
    }

    close() {
      if (!this.#isOpen) return
      this.#isOpen = false
      this.#panel.hidden = true
      keep("used")
      this.#show()
      this.#tell({ hark: "close" })
      this.#opener.focus()
    }

    /** The host's own button, or ours. */
    #makeOpener() {
      this.#opener = launcher ? document.querySelector(launcher) : null
      const isOurs = !this.#opener
      if (isOurs) {
        this.#opener = document.createElement("button")
        this.#badge.setAttribute("aria-hidden", "true")
        this.#opener.append(drawing("M4 5.5h16v11H11l-4.5 4v-4H4z"), this.#badge)
      }
      this.#opener.addEventListener("click", () => this.#isOpen ? this.close() : this.open())
      for (const intent of ["pointerenter", "focus"]) this.#opener.addEventListener(intent, () => this.#load(), { once: true })
      this.#show()
      return isOurs ? [this.#opener] : []
    }

    #load() {
      if (this.#frame) return
      const query = new URLSearchParams({ site, locale: locale(), theme: this.dataset.theme ?? "" })
      this.#frame = document.createElement("iframe")
      this.#frame.title = this.#words.frame
      // On Hark's own pages a sandbox that shares their origin would hold nothing.
      if (home.origin !== location.origin) this.#frame.setAttribute("sandbox", SANDBOX)
      this.#frame.src = new URL(`w/?${query}`, home).href
      this.#panel.append(this.#frame)
    }

    /** Believes only the frame, and only from Hark's origin. */
    #hear({ origin, source, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== home.origin) return
      if (data?.hark === "ready") {
        this.#isReady = true
        this.#tell({ hark: "page", url: location.href, title: document.title, kept: lend() })
        this.#enter()
      }
      if (data?.hark === "close") this.close()
      if (data?.hark === "keep") lend(data.kept)
      if (data?.hark === "unread" && Number.isInteger(data.count)) {
        this.#unread = data.count
        this.#show()
      }
      // From here on the frame has a way out; before, ours stays where the panel covers the window.
      if (data?.hark === "active") this.dataset.ready = ""
      if (data?.hark === "active" && !this.#isOpen) keep(data.active ? "used" : "")
    }

    #tell(message) {
      if (this.#isReady) this.#frame.contentWindow.postMessage(message, home.origin)
    }

    #show() {
      const count = Math.min(this.#unread, 99)
      const { open, unread } = this.#words
      this.#opener.setAttribute("aria-expanded", String(this.#isOpen))
      if (!launcher) this.#opener.setAttribute("aria-label", count && !this.#isOpen ? `${open}, ${count} ${unread}` : open)
      this.#badge.textContent = String(count)
      this.#badge.hidden = count === 0 || this.#isOpen
    }

    #dress() {
      const chosen = theme ?? document.documentElement.dataset.theme ?? ""
      this.dataset.theme = chosen
      this.#tell({ hark: "theme", theme: chosen })
      this.#show()
    }
  }

  function locale() {
    return lang || document.documentElement.lang || navigator.language
  }

  /** Remembers for this tab whether the chat is in use, so that the next page shows it again. */
  function keep(state) {
    try {
      if (state !== undefined) sessionStorage.setItem(kept, state)
      return sessionStorage.getItem(kept)
    } catch {
      return null
    }
  }

  /** Lends this page's storage to a frame whose own is refused by the browser. */
  function lend(entries) {
    try {
      if (entries) localStorage.setItem(`hark.kept.${site}`, JSON.stringify(entries))
      return JSON.parse(localStorage.getItem(`hark.kept.${site}`)) ?? {}
    } catch {
      return {}
    }
  }

  function drawing(path) {
    const [image, line] = ["svg", "path"].map(tag => document.createElementNS("http://www.w3.org/2000/svg", tag))
    image.setAttribute("viewBox", "0 0 24 24")
    image.setAttribute("aria-hidden", "true")
    line.setAttribute("d", path)
    image.append(line)
    return image
  }

  customElements.define("hark-chat", HarkChat)
  const element = document.createElement("hark-chat")
  const placed = new Promise(resolve => {
    const place = () => { document.body.append(element); resolve(element) }
    if (document.body) place()
    else addEventListener("DOMContentLoaded", place)
  })
  window.Hark = { open: () => placed.then(chat => chat.open()), close: () => placed.then(chat => chat.close()) }
})()
