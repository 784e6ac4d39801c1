/** The transcript as a text file that a customer keeps. */
import { entryOf } from "./widget.js"

/**
 * Writes a transcript, one line per turn or event.
 * @param {import("../lib/core.js").HarkEvent[]} events
 * @param {import("../lib/core.js").Words} words
 * @param {string} title
 * @returns {string}
 */
export function transcriptText(events, words, title) {
  const lines = events.flatMap(event => {
    const entry = entryOf(event, words)
    if (!entry) return []
    const time = `[${words.moment(event.at)}]`
    return entry.kind === "line" ? `${time} — ${entry.text}` : `${time} ${entry.sender}: ${entry.text}`
  })
  return [title, "", ...lines, ""].join("\r\n")
}
