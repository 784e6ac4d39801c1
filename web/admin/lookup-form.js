import { h } from "../lib/core.js"
import { readResult } from "./bench-facts.js"
import { wordOf } from "./why-view.js"

const FAILURES = ["timedOut", "unreachable", "refused", "tooLarge", "malformed"]

/**
 * Asks what another server shall answer to a lookup of the bot, as no other server is asked in a test.
 * @param {import("./bench-talk.js").Lookup} lookup @param {import("./bot-words.js").BotWords} words
 * @param {(result: import("./bench-talk.js").Result) => void} answer
 * @returns {any} the form; its first field takes the focus
 */
export function lookupForm({ method, url, headers = [], body, timeoutSeconds }, words, answer) {
  const outcome = h("select", { class: "input", id: "lookup-outcome", change: () => follow() }, h("option", { value: "" }, words.t("bot.lookup.answers")),
    ...FAILURES.map((slug) => h("option", { value: slug }, wordOf(words, "bot.failure", slug))))
  const status = h("input", { class: "input lookup__status", id: "lookup-status", inputmode: "numeric", value: "200", autocomplete: "off", "aria-describedby": "lookup-error" })
  const json = h("textarea", { class: "input lookup__json", id: "lookup-json", rows: 4, spellcheck: "false", placeholder: '{"status": "shipped"}', "aria-describedby": "lookup-error" })
  const error = h("p", { class: "field__error", id: "lookup-error", role: "alert" })
  const content = h("div", { class: "lookup__content" }, field("status", status, words), field("json", json, words))
  const follow = () => { content.hidden = outcome.value !== "" }
  const go = (/** @type {Event} */ event) => {
    event.preventDefault()
    if (outcome.value) return answer({ failed: outcome.value })
    const read = readResult(status.value, json.value)
    status.setAttribute("aria-invalid", String("wrong" in read && read.wrong === "status"))
    json.setAttribute("aria-invalid", String("wrong" in read && read.wrong === "json"))
    if ("result" in read) return answer(read.result)
    error.textContent = words.t(`bot.lookup.${read.wrong}Wrong`)
    ;(read.wrong === "status" ? status : json).focus()
  }
  return h("form", { class: "lookup", "aria-labelledby": "lookup-title", submit: go, novalidate: true },
    h("h3", { id: "lookup-title" }, words.t("bot.lookup.title")), h("p", { class: "muted" }, words.t("bot.lookup.what", { n: timeoutSeconds })),
    h("pre", { class: "lookup__call", dir: "ltr", tabindex: "0", role: "group", "aria-label": words.t("bot.lookup.call") }, told(method, url, headers, body)),
    field("outcome", outcome, words), content, error, h("button", { class: "button button--primary" }, words.t("bot.lookup.go")))
}

/** @param {string} method @param {string} url @param {string[]} headers @param {any} body */
function told(method, url, headers, body) {
  return [`${method} ${url}`, ...headers.map((name) => `${name}: …`), body === undefined || body === null ? "" : JSON.stringify(body, null, 2)].filter(Boolean).join("\n")
}

/** @param {string} name @param {any} control @param {import("./bot-words.js").BotWords} words */
function field(name, control, words) {
  return h("div", { class: "field" }, h("label", { class: "field__label", for: control.id }, words.t(`bot.lookup.${name}`)), control)
}
