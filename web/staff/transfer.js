import { h } from "../lib/core.js"
import { newDialog } from "./hark-dialog.js"

/**
 * @typedef {{id: string, name: string, role?: string, availability: string, connected?: boolean, capacity: number, load: number}} Person
 * @typedef {{queue?: string, agent?: string, bot?: true}} Target
 * @typedef {{target: Target, name: string, detail: string, available: boolean}} Choice
 */

/**
 * The places a conversation can go to, those that cannot take it now included, each with the reason.
 * @param {{people: Person[], queues: {id: string, name: string, waiting?: number}[], owner?: string, words: any, bot: boolean}} floor
 * @returns {{queues: Choice[], people: Choice[], bot: Choice[]}}
 */
export function transferChoices({ people, queues, owner, words, bot }) {
  return {
    queues: queues.map(({ id, name, waiting }) => ({
      target: { queue: id }, name, available: true,
      detail: waiting === undefined ? "" : words.t("transfer.queueLoad", { n: waiting }),
    })),
    people: people.map((person) => personChoice(person, owner, words)).sort((a, b) => Number(b.available) - Number(a.available)),
    bot: bot ? [{ target: { bot: true }, name: words.t("transfer.bot"), detail: words.t("transfer.botWhy"), available: true }] : [],
  }
}

/** @param {Person} person @param {string | undefined} owner @param {any} words @returns {Choice} */
function personChoice(person, owner, words) {
  const { id, name, load, capacity } = person
  const why = hindrance(person, owner)
  const free = words.t("transfer.freeSlots", { n: capacity - load })
  const detail = why ? words.t(why, { n: load, capacity }) : `${free} · ${words.t("transfer.load", { n: load, capacity })}`
  return { target: { agent: id }, name, detail, available: !why }
}

/** @param {Person} person @param {string | undefined} owner */
function hindrance({ id, availability, connected, load, capacity }, owner) {
  if (id === owner) return "transfer.here"
  if (availability === "offline") return "transfer.away"
  if (availability === "busy") return "transfer.busy"
  if (connected === false) return "transfer.disconnected"
  return load >= capacity ? "transfer.full" : ""
}

/**
 * Asks where a conversation should go and why.
 * @param {{words: any, title: string, submit: string, choices: Record<string, Choice[]>, me: string, customer?: string}} question
 * @returns {Promise<{target: Target, name: string, reason: string} | undefined>} nothing when cancelled
 */
export async function askTransfer({ words, title, submit, choices, me, customer }) {
  const t = (/** @type {string} */ key) => words.t(key)
  const flat = Object.values(choices).flat()
  const reason = h("textarea", { class: "input", id: "transfer-reason", rows: 2, maxlength: 500, "aria-describedby": "transfer-reason-error" })
  const reasonError = h("p", { class: "field__error", id: "transfer-reason-error", role: "alert" })
  const toError = h("p", { class: "field__error", role: "alert" })
  const preview = h("p", { class: "muted", hidden: true })
  const groups = Object.entries(choices).filter(([, list]) => list.length > 0).map(([group, list]) => options(group, list, flat, words))
  const dialog = newDialog()
  const chosen = () => {
    const value = /** @type {any} */ (dialog.querySelector("input[name='target']:checked"))?.value
    return value === undefined ? undefined : flat[Number(value)]
  }
  const mend = () => {
    if (chosen()) toError.textContent = ""
    if (reason.value.trim()) reasonError.textContent = ""
  }
  const go = (/** @type {Event} */ event) => {
    toError.textContent = t("transfer.toMissing")
    reasonError.textContent = t("transfer.reasonMissing")
    mend()
    if (chosen() && reason.value.trim()) return
    event.preventDefault()
    if (chosen()) reason.focus()
  }
  dialog.addEventListener("input", mend)
  dialog.addEventListener("change", () => {
    const one = chosen()
    preview.hidden = !one || !customer
    preview.textContent = one ? words.t("transfer.preview", { customer: customer ?? "", text: words.t("transfer.previewText", { name: me, to: one.name }) }) : ""
  })
  const answer = await dialog.open({
    title,
    body: [
      ...(flat.length ? groups : [h("p", { class: "muted" }, t("transfer.none"))]), toError,
      h("div", { class: "field" }, h("label", { class: "field__label", for: "transfer-reason" }, t("transfer.reason")), reason,
        h("span", { class: "field__hint" }, t("transfer.reasonHint")), reasonError),
      preview,
      h("div", { class: "dialog__actions" },
        h("button", { class: "button", type: "button", click: (/** @type {any} */ event) => event.target.closest("dialog").close("") }, t("common.cancel")),
        h("button", { class: "button button--primary", value: "go", click: go }, submit)),
    ],
    first: groups[0]?.querySelector("input:not(:disabled)") ?? reason,
  })
  const one = chosen()
  return answer === "go" && one ? { target: one.target, name: one.name, reason: reason.value.trim() } : undefined
}

/** @param {string} group @param {Choice[]} list @param {Choice[]} flat @param {any} words */
function options(group, list, flat, words) {
  return h("fieldset", { class: "transfer__group" },
    h("legend", { class: "field__label" }, words.t(`transfer.${group}`)),
    ...list.map((one) => h("label", { class: "transfer__choice" },
      h("input", { type: "radio", name: "target", value: flat.indexOf(one), disabled: !one.available }),
      h("span", {}, one.name), h("span", { class: "muted" }, one.detail))))
}
