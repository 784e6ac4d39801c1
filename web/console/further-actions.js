import { loadWords } from "../lib/core.js"
import { moment } from "../staff/clock.js"
import { askTransfer, transferChoices } from "../staff/transfer.js"
import { askAside } from "./ask-aside.js"
import { askEscalation } from "./ask-escalation.js"
import { askHelp } from "./ask-help.js"
import { customerName } from "./views.js"

/** What an agent seldom does to a conversation of their own. Each function takes the console. */

/** @param {any} page @returns {Promise<import("../lib/core.js").Words | undefined>} nothing when they can't be had; that has been said */
const ownWords = ({ shell, words }) => shell.part(loadWords("aside", words.locale))

/** @param {any} page */
export async function help({ words, selected, shell, actions }) {
  const said = await askHelp(words)
  if (said === undefined) return
  const done = await actions.call("help.request", { conversation: selected, ...(said && { text: said }) })
  if (done) shell.say(words.t("chat.helpAsked"))
}

/** @param {any} page */
export async function transfer({ desk, selected, words, shell, me, line, actions }) {
  const list = (/** @type {string} */ path) => shell.request((/** @type {any} */ api) => api.list(path)).catch(() => [])
  const [people, queues] = await Promise.all([list("/agents"), list("/queues")])
  const answer = await askTransfer({
    words, me: shell.user.name, customer: customerName(desk.get(selected), words), title: words.t("transfer.title"), submit: words.t("transfer.submit"),
    choices: transferChoices({ people: people.filter((/** @type {any} */ person) => person.active !== false), queues: withWaiting(queues, line), owner: me, words, bot: true }),
  })
  if (!answer) return
  const done = await actions.call("conversation.transfer", { conversation: selected, to: answer.target, reason: answer.reason })
  if (done) actions.next(selected)
}

/** @param {{id: string, name: string}[]} queues @param {{items: any[]}} line */
function withWaiting(queues, line) {
  return queues.map((queue) => ({ ...queue, waiting: line.items.filter((one) => one.queue?.id === queue.id).length }))
}

/** @param {any} page */
export async function escalate(page) {
  const { desk, selected, words, shell, actions } = page
  const own = await ownWords(page)
  const one = desk.get(selected)
  if (!own || !one) return
  const reason = await askEscalation({ words, own, queue: one.queue?.name ?? "" })
  if (!reason) return
  const done = await actions.call("conversation.escalate", { conversation: selected, reason }, "chat.nobodyBehind")
  if (!done) return
  shell.say(own.t("escalate.done", { name: customerName(one, words) }))
  actions.next(selected)
}

/** @param {any} page */
export async function snooze(page) {
  const { desk, selected, words, shell, clock, actions } = page
  const own = await ownWords(page)
  const one = desk.get(selected)
  if (!own || !one) return
  const until = await askAside({ words, own, now: new Date(clock.now()), isAside: Boolean(one.brief.aside) })
  if (!until) return
  const set = (/** @type {Date} */ at) => actions.call("conversation.snooze", { conversation: selected, until: at.toISOString() })
  if (!await set(until)) return
  if (until.getTime() - clock.now() < 60_000) return
  const undo = { label: own.t("aside.undo"), run: () => set(new Date(clock.now() + 2000)) }
  shell.say(own.t("aside.done", { name: customerName(one, words), time: moment(until.toISOString(), clock.now(), words) }), undo)
  actions.next(selected)
}
