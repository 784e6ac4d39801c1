import { figure } from "./figures.js"

/**
 * @typedef {{id: string, startedAt: string, endedAt?: string | null, queue?: any, agent?: any, language?: string | null, intent?: string | null, score?: number | null,
 *   probabilityBad?: number | null, wait?: number | null, firstResponse?: number | null, resolution?: number | null}} Chat
 * @typedef {import("./report-words.js").ReportWords} Words
 */

/**
 * What is told of a chat behind a number, and how.
 * @type {[string, (chat: Chat, words: Words) => string][]}
 */
const COLUMNS = [
  ["queue", ({ queue }) => nameOf(queue)], ["agent", ({ agent }) => nameOf(agent)],
  ["language", ({ language }, words) => (language ? words.language(language) : "–")], ["intent", ({ intent }) => intent || "–"],
  ["score", ({ score }, words) => (score == null ? "–" : words.number(score))],
  ["probabilityBad", ({ probabilityBad }, words) => figure(probabilityBad, "share", words.region)],
  ["wait", ({ wait }, words) => figure(wait, "milliseconds", words.region)], ["firstResponse", ({ firstResponse }, words) => figure(firstResponse, "milliseconds", words.region)],
  ["resolution", ({ resolution }, words) => figure(resolution, "milliseconds", words.region)],
]

/**
 * The heads of the list.
 * @param {Words} words
 */
export function chatHeads(words) {
  return [words.t("chats.began"), ...COLUMNS.map(([name]) => words.t(`chats.${name}`))]
}

/**
 * A chat as a row; the first cell leads to it.
 * @param {Chat} chat @param {Words} words @returns {{id: string, name: string, cells: string[]}}
 */
export function chatRow(chat, words) {
  return { id: chat.id, name: words.moment(chat.startedAt), cells: COLUMNS.map(([, tell]) => tell(chat, words)) }
}

/**
 * Where a chat can be read.
 * @param {string} id
 */
export function chatAddress(id) {
  return `/console/#${encodeURIComponent(id)}`
}

/** @param {any} one somebody or something by name */
function nameOf(one) {
  return (typeof one === "string" ? one : one?.name) || "–"
}
