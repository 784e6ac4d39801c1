/** @typedef {{id: string, prev: number, events: HarkEvent[]}} Facts of a conversation: how it was routed since the event `prev` */

/** Events asked for at once; the server gives at most so many. */
const PAGE = 100

/**
 * The events before those of the page, for the conversation that was asked about last.
 * @type {Facts}
 */
let older = { id: "", prev: 0, events: [] }

/**
 * How a conversation was routed, from the queue to the agent who has it; reads back as far as that takes.
 * @param {Facts} facts @param {{get: (path: string, query: Record<string, number>) => Promise<{events: HarkEvent[]}>}} api
 */
export async function wholeRouting({ id, prev, events }, api) {
  if (older.id === id && older.prev === prev) return [...older.events, ...events]
  /** @type {HarkEvent[]} */
  let earlier = []
  for (let at = prev; at > 0 && !isTold([...earlier, ...events]); at -= PAGE) {
    const after = Math.max(0, at - PAGE)
    const page = await api.get(`/conversations/${id}/events`, { after, limit: Math.min(PAGE, at) })
    earlier = [...page.events.filter(({ type, seq }) => seq <= at && /queued$|made$/.test(type)), ...earlier]
  }
  older = { id, prev, events: earlier }
  return [...earlier, ...events]
}

/** Whether it is known who has it, and from which queue. @param {HarkEvent[]} events */
function isTold(events) {
  const types = events.map(({ type }) => type)
  const made = types.lastIndexOf("assignment.made")
  return made >= 0 && types.lastIndexOf("conversation.queued", made) >= 0
}
