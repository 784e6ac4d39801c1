import { h, link, loadWords } from "../lib/core.js"

const words = await loadWords("brief", document.documentElement.lang)

/**
 * @typedef {{note?: string, message?: string, address?: string, slots?: Record<string, string>, sentiment?: string,
 *   articles?: string[], suggestedReply?: string}} HandoffBrief
 */

/** What the bot found out before it handed over, beyond the summary: facts, articles, a first answer to take over. */
class HarkBrief extends HTMLElement {
  connectedCallback() {
    /** @type {HandoffBrief} */
    const brief = JSON.parse(this.dataset.facts ?? "{}")
    const parts = [facts(brief), articles(brief.articles ?? []), reply(brief.suggestedReply)]
    this.replaceChildren(...parts.filter((part) => part !== undefined))
  }
}

/** @param {HandoffBrief} brief */
function facts({ note, message, address, slots = {}, sentiment }) {
  /** @type {[string, string | undefined][]} */
  const pairs = [
    [words.t("brief.note"), note], [words.t("brief.message"), message], [words.t("brief.address"), address],
    ...Object.entries(slots), [words.t("brief.sentiment"), sentiment && words.t(`brief.mood.${sentiment}`)],
  ]
  const known = pairs.filter(([, value]) => value)
  if (known.length === 0) return undefined
  return h("dl", { class: "context__facts" }, ...known.flatMap(([name, value]) => [h("dt", { dir: "auto" }, name), h("dd", { dir: "auto" }, value)]))
}

/** @param {string[]} ids */
function articles(ids) {
  if (ids.length === 0) return undefined
  return h("div", {}, h("h4", { class: "muted" }, words.t("brief.articles")),
    h("ul", { class: "context__past" }, ...ids.map((id) => h("li", {}, link(`/help/${encodeURIComponent(id)}`, id)))))
}

/** @param {string | undefined} text */
function reply(text) {
  if (!text) return undefined
  const insert = h("button", {
    class: "button", type: "button",
    click: () => document.dispatchEvent(new CustomEvent("hark:insert", { detail: { text } })),
  }, words.t("brief.insert"))
  return h("div", {}, h("h4", { class: "muted" }, words.t("brief.reply")), h("p", { dir: "auto" }, text), insert)
}

customElements.define("hark-brief", HarkBrief)
