import { reasonWords } from "../staff/log-items.js"
import { stopwatch, secondsSince } from "../staff/clock.js"
import { customerName } from "./views.js"

/** What an agent can do, each action by the name that buttons and keys share. */
export class ConsoleActions {
  #page

  /** @param {any} page the console */
  constructor(page) {
    this.#page = page
  }

  listen() {
    const on = (/** @type {string} */ name, /** @type {(detail: any) => void} */ action) =>
      document.addEventListener(name, (/** @type {any} */ event) => action(event.detail ?? {}))
    const { chat, shell } = this.#page
    on("hark:open", ({ id }) => this.#page.select(id))
    on("hark:back", () => { this.#page.select("", { focus: "" }); this.#page.inbox.focusRow() })
    on("hark:context", () => this.showContext(!document.body.classList.contains("staff--context")))
    on("hark:availability", ({ availability }) => this.setAvailability(availability))
    on("hark:pick-up", ({ id }) => this.pickUp(id))
    on("hark:take", ({ id }) => this.pickUp(id))
    on("hark:dismiss", ({ id }) => this.putAway(id))
    on("hark:put-away", ({ id }) => this.putAway(id))
    on("hark:typed", ({ text }) => this.#page.typed(text))
    on("hark:send", (press) => this.send(press))
    on("hark:read-first", () => this.readFirst())
    on("hark:retry", ({ clientID }) => this.#page.sending.outbox.retry(clientID))
    on("hark:discard", ({ clientID }) => this.#page.sending.outbox.settle(clientID))
    on("hark:earlier", () => this.earlier())
    on("hark:seen", () => this.#page.markRead())
    on("hark:search", ({ text }) => this.search(text))
    for (const name of /** @type {const} */ (["help", "escalate", "transfer", "snooze"])) on(`hark:${name}`, () => this.further(name))
    on("hark:resolve", () => this.resolve())
    on("hark:cancel", () => { chat.stopResolving(); chat.composer.focusText() })
    on("hark:resolved", (wrapUp) => this.resolved(wrapUp))
    on("hark:reopen", ({ id }) => this.call("conversation.reopen", { conversation: id }))
    on("hark:accept", ({ offer }) => this.accept(offer))
    on("hark:decline", ({ offer }) => this.decline(offer))
    shell.rail.addEventListener("click", () => this.#page.saveDraft())
  }

  /**
   * Opens a conversation that is not the agent's own, to read along.
   * @param {string} id
   */
  async open(id) {
    this.#page.failure = ""
    try {
      const answer = await this.#page.connection.call("conversation.open", { conversation: id })
      this.#page.desk.take(answer.conversation?.id ? answer.conversation : answer)
    } catch (error) {
      if (/** @type {any} */ (error).slug === "disconnected") return
      this.#page.failure = reasonWords(/** @type {any} */ (error), this.#page.words)
      this.#page.render()
      this.#page.line.refresh(this.#page.clock.now())
    }
  }

  /** @param {boolean} open the pane lies over the conversation where there is no room beside it */
  showContext(open) {
    document.body.classList.toggle("staff--context", open)
    this.#page.chat.contextOpen = open
  }

  /** @param {string} availability */
  async setAvailability(availability) {
    const answer = await this.call("availability.set", { availability })
    if (answer) this.#page.stands(answer)
    this.#page.render()
  }

  /** @param {string} id */
  async pickUp(id) {
    const done = await this.call("conversation.pickUp", { conversation: id })
    if (!done) return this.#page.line.refresh()
    this.#page.line.remove(id)
    this.#page.select(id)
  }

  takeOldest() {
    const oldest = this.#page.line.items[0]
    if (oldest) this.pickUp(oldest.id)
    else this.#page.shell.say(this.#page.words.t("inbox.nobody"))
  }

  /** @param {string} id an ended conversation leaves the list */
  putAway(id) {
    this.#page.desk.drop(id)
    if (id === this.#page.selected) this.next(id)
  }

  /** @param {string} [except] goes to the customer who waits longest */
  next(except) {
    const next = this.#page.desk.nextToAnswer(except) ?? this.#page.desk.list().find((/** @type {any} */ one) => one.id !== except)
    this.#page.select(next?.id ?? "")
    if (!next) this.#page.inbox.focusRow()
    return next
  }

  /** @param {{repeat: boolean, resolve?: boolean}} press */
  send({ repeat, resolve }) {
    const { chat, selected, sending, clock, desk } = this.#page
    const { text, mode } = chat.composer
    if (!desk.get(selected) || text.trim() === "") return
    if (mode === "note") sending.note(selected, text)
    else if (!sending.reply(selected, text, { repeat, now: clock.now() })) return this.#page.showGuard()
    chat.composer.clear()
    this.#page.saveDraft()
    this.#page.tellTyping(false)
    this.#page.showGuard()
    chat.composer.focusText()
    if (resolve && mode === "reply") this.resolve()
  }

  readFirst() {
    const { chat, selected, sending, desk } = this.#page
    const guard = sending.guard(selected)
    guard.reset()
    guard.typed(chat.composer.text, desk.get(selected)?.transcript.head ?? 0)
    this.#page.showGuard()
    chat.log.focusLog()
  }

  async earlier() {
    const one = this.#page.desk.get(this.#page.selected)
    const first = one?.transcript.events[0]
    if (!first) return
    const after = Math.max(0, first.seq - 101)
    const page = await this.call("conversation.sync", { conversation: one.id, after, limit: 100 })
    if (!page) return
    this.#page.chat.log.prepending(() => {
      one.transcript.prepend(page.events)
      this.#page.render()
    })
  }

  /** @param {string} [text] what to begin with */
  async search(text = "") {
    const part = await this.#page.shell.part(import("./hark-search.js"))
    part?.openSearch(this.#page, text)
  }

  /** @param {"help" | "escalate" | "transfer" | "snooze"} what is seldom done, so that it comes when it is first wanted */
  async further(what) {
    const part = await this.#page.shell.part(import("./further-actions.js"))
    if (this.#page.desk.isMine(this.#page.selected)) part?.[what](this.#page)
  }

  async resolve() {
    const part = await this.#page.shell.part(import("./hark-resolve.js"))
    const { desk, selected, chat, labels } = this.#page
    if (part && desk.isMine(selected)) chat.startResolving(labels.map((/** @type {any} */ label) => label.name))
  }

  /** @param {{disposition?: string, labels?: string[], note?: string}} wrapUp */
  async resolved(wrapUp) {
    const { desk, selected, words, chat, shell } = this.#page
    const one = desk.get(selected)
    const done = await this.call("conversation.resolve", { conversation: selected, ...wrapUp })
    if (!done) return
    chat.stopResolving()
    const name = one ? customerName(one, words) : ""
    desk.drop(selected)
    this.#page.tally.add(1)
    const next = this.next(selected)
    const text = next
      ? words.t("resolve.next", { name, next: customerName(next, words), wait: stopwatch(secondsSince(next.brief.since, this.#page.clock.now())) })
      : words.t("resolve.closed", { name })
    shell.say(text, { label: words.t("resolve.reopen"), run: () => this.#undo(selected) })
  }

  /** @param {string} offer */
  async accept(offer) {
    const answer = await this.call("offer.accept", { offer }, "offer.gone")
    this.#page.offers.remove(offer)
    if (answer?.conversation) {
      this.#page.desk.take(answer.conversation)
      this.#page.select(answer.conversation.id)
    }
    this.#page.render()
  }

  /** @param {string} offer */
  async decline(offer) {
    await this.call("offer.decline", { offer }, "offer.gone")
    this.#page.offers.remove(offer)
    this.#page.render()
  }

  /** @param {string} conversation */
  async #undo(conversation) {
    const done = await this.call("conversation.reopen", { conversation })
    if (!done) return
    this.#page.tally.add(-1)
    this.#page.select(conversation)
  }

  /**
   * @param {string} method @param {object} params @param {string} [conflict] the words for a conflict
   * @returns {Promise<any>} nothing when it was refused; the reason has been said
   */
  async call(method, params, conflict) {
    try {
      return await this.#page.connection.call(method, params)
    } catch (error) {
      this.#refused(error, conflict)
      return undefined
    }
  }

  /** @param {any} error @param {string} [conflict] */
  #refused(error, conflict) {
    const { words, shell } = this.#page
    if (conflict && error.slug === "conflict") return shell.say(words.t(conflict))
    shell.say(words.t("common.failed", { reason: reasonWords(error, words) }))
  }
}
