/** The transcript as a text file that a customer keeps. */
import { entryOf } from "./widget.js"

/**
 * Writes a transcript, one line per turn or event.
 * @param {import("../lib/core.js").HarkEvent[]} events
 * @param {import("../lib/core.js").Words} words
 * @param {string} title
 * @param {string} [ending] a last line, apart from the rest
 * @returns {string}
 */
export function transcriptText(events, words, title, ending) {
  const lines = events.flatMap(event => {
    const entry = entryOf(event, words)
    if (!entry) return []
    const time = `[${words.moment(event.at)}]`
    return entry.kind === "line" ? `${time} — ${entry.text}` : `${time} ${entry.sender}: ${entry.text}`
  })
  return [title, "", ...lines, ...(ending ? ["", ending] : []), ""].join("\r\n")
}

/**
 * Finds where a chat that has ended can be rated without the widget.
 * @param {import("../lib/core.js").HarkEvent[]} events
 * @returns {string | undefined} a path, or nothing while the chat goes on
 */
export function surveyLink(events) {
  return events.findLast(event => event.type === "survey.requested" || event.type === "conversation.reopened")?.data.link
}
