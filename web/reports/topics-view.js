import { figure } from "./figures.js"

/**
 * @typedef {import("./report-words.js").ReportWords} Words
 * @typedef {import("./diagnosis-view.js").Table} Table
 * @typedef {{terms: string[], size: number, share: number, csat: number | null, ratings: number, conversations: string[]}} Topic
 * @typedef {{complete: boolean, counted: number, of: number, silhouette: number | null, topics: Topic[]}} Topics
 */

/** So many words tell a topic. */
const WORDS = 6

/**
 * How many topics there are in how many chats.
 * @param {Topics} topics @param {Words} words
 */
export function topicsSentence({ topics, counted, of }, words) {
  const found = words.t("topics.found", { n: topics.length, counted })
  return counted < of ? `${found} ${words.t("topics.latest", { of })}` : found
}

/**
 * Topics, the largest first.
 * @param {Topics} topics @param {Words} words @returns {Table}
 */
export function topicTable({ topics }, words) {
  const name = (/** @type {Topic} */ { terms }) => terms.slice(0, WORDS).join(words.locale === "zh-CN" ? "、" : ", ")
  return {
    head: [words.t("topics.words"), ...["size", "share", "csat", "examples"].map((one) => words.t(`kinds.${one}`))],
    rows: topics.map((topic) => ({
      cells: [
        name(topic), words.number(topic.size), figure(topic.share, "share", words.region),
        topic.csat === null ? "–" : words.t("kinds.rated", { csat: figure(topic.csat, "score", words.region), n: topic.ratings }),
      ],
      bare: [topic.terms.join(" "), topic.size, topic.share, topic.csat, topic.conversations.join(" ")],
      chats: topic.conversations,
    })),
  }
}
