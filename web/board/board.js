import { catchUp, effect } from "../lib/core.js"
import { Desk } from "../console/desk.js"
import { Drafts } from "../console/drafts.js"
import { Sending } from "../console/sending.js"
import { chatState, whyFacts } from "../console/views.js"
import { ServerClock } from "../staff/clock.js"
import { newDialog } from "../staff/hark-dialog.js"
import { reasonWords } from "../staff/log-items.js"
import { Reading } from "../staff/reading.js"
import { Shell } from "../staff/shell.js"
import { installShortcuts } from "../staff/shortcuts.js"
import { askTransfer, transferChoices } from "../staff/transfer.js"
import { Floor } from "./floor.js"
import { Freshness } from "./freshness.js"
import "./hark-agents.js"
import "./hark-attention.js"
import "./hark-bot-sums.js"
import { clockTime } from "./hark-figures.js"
import "./hark-peek.js"
import "./hark-queue.js"

/** The supervisor's page: the floor as it is now, and a look into each conversation. */
class Board {
  clock = new ServerClock()
  floor = new Floor()
  freshness = new Freshness(Date.now())
  peeked = ""
  /** @type {Reading | undefined} */
  reading
  #watching = false
  #beating = false
  /** @type {any} */
  #opener = null

  /** @param {Shell} shell */
  constructor(shell) {
    this.shell = shell
    this.words = shell.words
    this.me = shell.user.id
    const find = (/** @type {string} */ name) => /** @type {any} */ (document.querySelector(name))
    this.figures = find("hark-figures")
    this.bot = find("hark-bot-sums")
    this.attention = find("hark-attention")
    this.queue = find("hark-queue")
    this.agents = find("hark-agents")
    this.peek = find("hark-peek")
    this.desk = new Desk({
      me: this.me, now: () => this.clock.now(),
      fetchMissing: (transcript) => catchUp(transcript, (method, params) => this.connection.call(method, params)),
    })
    this.connection = shell.connect(() => ({}))
    shell.strip.explain = () => this.words.t("board.staleLong", { time: clockTime(this.freshness.heardAt, this.words) })
    this.sending = new Sending({
      connection: this.connection, desk: this.desk, drafts: new Drafts(localStorage, this.me), person: this.me, guardedAgain: () => {},
    })
  }

  start() {
    for (const element of [this.figures, this.attention, this.queue, this.agents, this.peek]) element.words = this.words
    this.bot.shell = this.shell
    this.reading = new Reading({
      shell: this.shell, call: (method, params) => this.connection.call(method, params), head: this.peek.title.parentElement, log: this.peek.log,
    })
    this.#hearServer()
    this.#hearPage()
    this.#keys()
    effect(() => { this.desk.changed.value; this.sending.outbox.items.value; this.#renderPeek() })
    setInterval(() => this.#tick(), 1000)
    this.connection.start()
  }

  render() {
    const now = this.clock.now()
    const { totals } = this.floor
    this.attention.show({ rows: this.floor.rows("attention"), now, me: this.me, totals })
    this.queue.show({ waiting: this.floor.rows("waiting"), queues: this.floor.rows("queues"), now })
    this.agents.show({ agents: this.floor.rows("agents"), now })
    this.#showFigures()
  }

  /** @param {string} id */
  async open(id) {
    if (!id) return
    if (this.peeked && this.peeked !== id) this.#leave(this.peeked)
    this.#opener = document.activeElement
    this.peeked = id
    const snapshot = await this.#call("conversation.watch", { conversation: id })
    if (!snapshot || this.peeked !== id) return
    this.desk.take(snapshot.conversation?.id ? snapshot.conversation : snapshot)
    document.body.classList.add("staff--peek")
    this.#renderPeek()
    this.peek.focusTitle()
  }

  close() {
    if (!this.peeked) return
    this.#leave(this.peeked)
    this.peeked = ""
    this.peek.hidden = true
    document.body.classList.remove("staff--peek")
    this.#opener?.focus?.()
  }

  /** @param {string} id */
  async takeOver(id) {
    const t = this.words
    const owner = this.desk.get(id)?.assignee
    const sure = await newDialog().confirm({
      title: t.t("peek.takeOverTitle"), yes: t.t("peek.takeOver"), no: t.t("common.cancel"), danger: true,
      text: owner ? t.t("peek.takeOverText", { name: owner.name ?? "" }) : t.t("peek.takeOverFree"),
    })
    if (!sure) return
    const done = await this.#call("conversation.takeOver", { conversation: id })
    if (done) this.shell.say(t.t("peek.tookOver"), { label: t.t("peek.openInbox"), run: () => location.assign(`/console/#${encodeURIComponent(id)}`) })
  }

  /** @param {string} id */
  async assign(id) {
    const t = this.words
    const people = this.floor.rows("agents").map((row) => /** @type {any} */ ({ ...row }))
    const answer = await askTransfer({
      words: t, me: this.shell.user.name, title: t.t("peek.assignTitle"), submit: t.t("assign.submit"),
      choices: { people: transferChoices({ people, queues: [], owner: this.desk.get(id)?.assignee?.id, words: t, bot: false }).people },
    })
    if (answer) await this.#call("conversation.assign", { conversation: id, agent: answer.target.agent, reason: answer.reason })
  }

  #tick() {
    const now = Date.now()
    if (this.connection.isOpen && this.freshness.isDue(now) && document.visibilityState === "visible") this.#beat()
    const time = this.clock.now()
    for (const element of [this.attention, this.queue, this.agents]) element.tick(time)
    this.bot.tick()
    this.#showFigures()
    this.#renderPeek()
  }

  /** Asks for a sign of life, so that a quiet floor and a dead line differ. */
  async #beat() {
    if (this.#beating) return
    this.#beating = true
    try {
      const { serverTime } = await this.connection.call("session.ping", {})
      this.clock.set(serverTime)
      this.freshness.heard(Date.now())
    } catch {
      // The figures grow stale on the screen, which says all there is to say.
    } finally {
      this.#beating = false
    }
  }

  #showFigures() {
    const stale = this.freshness.isStale(Date.now())
    document.body.classList.toggle("board--stale", stale)
    this.figures.show({ totals: this.floor.totals, now: this.clock.now(), heardAt: this.freshness.heardAt, stale })
  }

  #renderPeek() {
    const one = this.peeked ? this.desk.get(this.peeked) : undefined
    if (!one) return
    const mine = this.desk.isMine(one.id)
    this.reading?.show(one)
    const state = chatState(one, { words: this.words, now: this.clock.now(), me: this.me, mine, pending: this.sending.pending(one.id) })
    this.peek.show({ ...state, mine, why: whyFacts(one) })
  }

  #hearServer() {
    const on = (/** @type {string} */ name, /** @type {(news: any) => void} */ action) => this.connection.on(name, (news) => {
      if (name !== "lost") this.freshness.heard(Date.now())
      action(news)
    })
    on("hello", (hello) => this.#hello(hello))
    on("lost", () => this.sending.outbox.close())
    on("floor.changed", (news) => { if (this.floor.change(news)) this.render(); else this.#watch() })
    on("event", (event) => { const one = this.desk.event(event); if (one) this.sending.arrived(one.id) })
    on("conversation.gone", ({ conversation }) => { if (conversation === this.peeked) { this.close(); this.shell.say(this.words.t("chat.gone")) } })
    on("typing", (news) => this.desk.typing(news))
    on("read", (news) => this.desk.read(news))
  }

  /** @param {any} hello */
  async #hello(hello) {
    this.clock.set(hello.serverTime)
    await this.#watch()
    if (this.peeked) {
      const snapshot = await this.#call("conversation.watch", { conversation: this.peeked })
      if (snapshot) this.desk.take(snapshot.conversation?.id ? snapshot.conversation : snapshot)
    }
    this.sending.outbox.open()
  }

  async #watch() {
    if (this.#watching) return
    this.#watching = true
    const answer = await this.#call("floor.watch", {})
    this.#watching = false
    if (!answer) return
    this.floor.reset(answer.floor)
    this.freshness.heard(Date.now())
    this.render()
  }

  #hearPage() {
    const on = (/** @type {string} */ name, /** @type {(detail: any) => void} */ action) =>
      document.addEventListener(name, (/** @type {any} */ event) => action(event.detail ?? {}))
    on("hark:peek", ({ id }) => this.open(id))
    on("hark:unpeek", () => this.close())
    on("hark:acknowledge", ({ item }) => this.#call("attention.acknowledge", { item }))
    on("hark:reopen", ({ id }) => this.#call("conversation.reopen", { conversation: id }))
    on("hark:assign", ({ id }) => this.assign(id))
    on("hark:take-over", ({ id }) => this.takeOver(id))
    on("hark:whisper", ({ id, text }) => this.sending.whisper(id, text))
    on("hark:retry", ({ clientID }) => this.sending.outbox.retry(clientID))
    on("hark:discard", ({ clientID }) => this.sending.outbox.settle(clientID))
    on("hark:search", ({ text }) => location.assign(`/console/?search=${encodeURIComponent(text)}`))
    on("hark:set-agent", (change) => this.#call("agent.set", change))
    on("hark:earlier", () => this.#earlier())
  }

  async #earlier() {
    const one = this.desk.get(this.peeked)
    const first = one?.transcript.events[0]
    if (!one || !first) return
    const page = await this.#call("conversation.sync", { conversation: one.id, after: Math.max(0, first.seq - 101), limit: 100 })
    if (page) this.peek.prepending(() => { one.transcript.prepend(page.events); this.#renderPeek() })
  }

  #keys() {
    const row = () => /** @type {any} */ (document.activeElement)?.closest?.("[data-conversation]")?.dataset.conversation
    const target = () => this.peeked || row()
    installShortcuts({
      shell: this.shell,
      shortcuts: [
        { chord: "[", action: () => this.attention.focusRow(-1), keys: "[ ]", label: "keys.attention" },
        { chord: "]", action: () => this.attention.focusRow(1) },
        { chord: "b", action: () => this.bot.toggle(), keys: "B", label: "keys.bot" },
        { chord: "p", action: () => this.open(row()), when: () => Boolean(row()), keys: "P", label: "keys.peek" },
        { chord: "w", action: () => this.peek.focusWhisper(), when: () => Boolean(this.peeked), keys: "W", label: "keys.whisper" },
        { chord: "o", action: () => this.takeOver(target()), when: () => Boolean(target()), keys: "O", label: "keys.takeOver" },
      ],
    })
  }

  /** @param {string} id */
  #leave(id) {
    this.desk.drop(id)
    this.connection.call("conversation.leave", { conversation: id }).catch(() => {})
  }

  /** @param {string} method @param {object} params @returns {Promise<any>} nothing when it was refused; the reason has been said */
  async #call(method, params) {
    try {
      return await this.connection.call(method, params)
    } catch (error) {
      const refusal = /** @type {any} */ (error)
      if (refusal.slug !== "disconnected") this.shell.say(this.words.t("common.failed", { reason: reasonWords(refusal, this.words) }))
      return undefined
    }
  }
}

new Board(await Shell.open("board")).start()
