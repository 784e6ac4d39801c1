/** @typedef {import("../lib/core.js").Words} Words */
/**
 * @typedef {{id?: string, name: string}} Named
 * @typedef {{agent: Named, load: number, capacity: number, idleSeconds: number, fit?: number}} Candidate
 * @typedef {{agent: Named, because: string, detail?: string}} Exclusion
 * @typedef {{rule: string, reason?: string, waitedSeconds?: number, candidates?: Candidate[], through?: Named, relaxed?: string[],
 *   spared?: number, excluded?: Exclusion[], excludedInAll?: number}} Explained as `offer.made` and `assignment.made` have it
 * @typedef {{facts: [string, string][], candidates: {name: string, text: string, isChosen: boolean}[], excluded: string[]}} Why
 */

/** Somebody other than routing decided. */
const BY_PEOPLE = new Set(["pickedUp", "assigned", "takenOver", "transferred"])

/**
 * Says why the conversation's agent has it: what it asked for, what decided, who else could have had it and who not.
 * @param {HarkEvent[]} events `conversation.queued`, `offer.made` and `assignment.made`, in order @param {Words} words
 * @returns {Why | undefined} nothing before anybody has it
 */
export function whyRouted(events, words) {
  const at = events.map(({ type }) => type).lastIndexOf("assignment.made")
  if (at < 0) return undefined
  const { agent } = events[at].data
  const before = events.slice(0, at)
  const queued = before.filter(({ type }) => type === "conversation.queued").at(-1)?.data
  const explained = /** @type {Explained} */ (decisive(before.at(-1), events[at]).explained ?? { rule: "" })
  return {
    facts: [...entryFacts(queued, words), ...facts(explained, agent, words)],
    candidates: (explained.candidates ?? []).map((one) => ({
      name: one.agent.name, text: candidateWords(one, words), isChosen: one.agent.id === agent?.id,
    })),
    excluded: exclusions(explained, words),
  }
}

/**
 * Who accepts an offer was chosen when it was made.
 * @param {HarkEvent | undefined} last @param {HarkEvent} made
 */
function decisive(last, made) {
  const { agent, explained } = made.data
  const accepted = last?.type === "offer.made" && last.data.agent?.id === agent?.id && !BY_PEOPLE.has(explained?.rule)
  return accepted ? last.data : made.data
}

/** @param {Record<string, any> | undefined} queued @param {Words} words @returns {[string, string][]} */
function entryFacts(queued, words) {
  if (!queued) return []
  const { rule, required = [], preferred = [], language, sla, priority } = queued
  const skill = (/** @type {string} */ key) => (/** @type {{name: string, level: number}} */ { name, level }) =>
    words.t(key, { skill: `${name}:${level}` })
  const asks = [
    ...required.map(skill("why.ask.required")), ...preferred.map(skill("why.ask.preferred")),
    language && words.t("why.ask.language", { language }), sla && words.t("why.ask.sla", { sla }),
    priority && words.t("why.ask.priority", { priority }),
  ].filter(Boolean)
  return known([
    ["why.queue", queued.queue?.name], ["why.entry", rule], ["why.asked", asks.join(words.t("why.comma"))],
  ], words)
}

/** @param {Explained} explained @param {Named | undefined} agent @param {Words} words */
function facts(explained, agent, words) {
  const { rule, waitedSeconds, relaxed = [], through, spared, reason } = explained
  return known([
    ["why.decided", rule && words.t(`why.rule.${rule}`)],
    ["why.because", choice(explained, agent, words)],
    ["why.reason", reason],
    ["why.waited", waitedSeconds !== undefined && words.span(waitedSeconds)],
    ["why.relaxed", relaxed.map((fall) => fallWords(fall, words)).join(words.t("why.comma"))],
    ["why.helped", through?.name],
    ["why.spared", spared && words.t("why.sparedText", { n: spared })],
  ], words)
}

/** @param {[string, any][]} pairs @param {Words} words @returns {[string, string][]} */
function known(pairs, words) {
  return pairs.filter(([, value]) => value).map(([key, value]) => [words.t(key), String(value)])
}

/** @param {Explained} explained @param {Named | undefined} agent @param {Words} words */
function choice({ rule, candidates = [] }, agent, words) {
  if (BY_PEOPLE.has(rule)) return undefined
  if (rule === "lastAgent") return words.t("why.choice.lastAgent")
  const own = candidates.find((one) => one.agent.id === agent?.id)
  const other = candidates.find((one) => one.agent.id !== agent?.id)
  if (!own) return undefined
  if (!other) return words.t("why.choice.only")
  return words.t(`why.choice.${advantage(rule, own, other)}`, { name: other.agent.name })
}

/** What decided between the agent and the next best, the same way as the server tells it. */
function advantage(/** @type {string} */ rule, /** @type {Candidate} */ own, /** @type {Candidate} */ other) {
  if (rule === "weighted") return "sum"
  if ((own.fit ?? 0) > (other.fit ?? 0)) return "fit"
  if (rule === "roundRobin") return "turn"
  if (rule === "leastLoaded") {
    if (own.load * other.capacity < other.load * own.capacity) return "taken"
  } else if (own.capacity - own.load > other.capacity - other.load) return "room"
  if (own.idleSeconds === other.idleSeconds) return "equal"
  return own.idleSeconds > other.idleSeconds ? "idle" : "needed"
}

/** @param {Candidate} one @param {Words} words */
function candidateWords({ fit = 0, load, capacity, idleSeconds }, words) {
  return words.t("why.candidate", { fit, load, capacity, idle: words.span(idleSeconds) })
}

/** @param {string} fall @param {Words} words */
function fallWords(fall, words) {
  return fall.startsWith("skill:") ? words.t("why.fall.skill", { skill: fall.slice(6) }) : words.t(`why.fall.${fall}`)
}

/** Reasons that many share: who was away or elsewhere is told in one line, last. */
const SHARED = ["queue", "offline"]

/** @param {Explained} explained @param {Words} words */
function exclusions({ excluded = [], excludedInAll = 0, candidates = [] }, words) {
  const people = [...candidates, ...excluded].map(({ agent }) => agent)
  const lines = excluded.filter(({ because }) => !SHARED.includes(because)).map(({ agent, because, detail = "" }) => {
    const keeper = people.find(({ id }) => id === detail)?.name ?? words.t("why.lastAgent")
    return words.t(`why.bar.${because}`, { name: agent.name, detail: because === "sticky" ? keeper : detail })
  })
  for (const reason of SHARED) {
    const names = excluded.filter(({ because }) => because === reason).map(({ agent }) => agent.name)
    if (names.length) lines.push(words.t(`why.bar.${reason}`, { names: names.join(words.t("why.comma")) }))
  }
  const more = excludedInAll - excluded.length
  return more > 0 ? [...lines, words.t("why.more", { n: more })] : lines
}
