public import HarkDomain

/// Who gets which conversation next: a pure function of lines, free agents and marks.
public enum Router {
    /// A conversation and who could have it.
    public struct Match: Hashable, Sendable {
        /// The conversation's place.
        public let place: Place
        /// The queue it waits in.
        public let queue: QueueID
        /// Who could have it.
        ///
        /// - Shape: best first, 1…10.
        public let candidates: [Candidate]
    }

    /// Returns the first conversation in order, across all queues, that some free agent may take.
    ///
    /// - Parameters:
    ///   - lines: those that wait, by queue.
    ///   - free: agents who can take one more.
    ///   - isBarred: true when this agent let this conversation pass a short while ago.
    /// - Returns: the match, or nil when nobody who waits can be served.
    /// - Complexity: O(free agents × their queues), plus those at the heads of lines who are barred.
    public static func next(
        in lines: [QueueID: Line],
        free: [Candidate],
        isBarred: (ConversationID, AgentID) -> Bool
    ) -> Match? {
        var best: Match?
        for (queue, pool) in pools(of: free, serving: lines) {
            guard let match = first(in: lines[queue], queue: queue, pool: pool, before: best, isBarred) else {
                continue
            }
            best = match
        }
        return best
    }

    /// Returns why an assignment was made, naming at most ten who could have had it.
    public static func explanation(
        _ rule: RoutingRule,
        _ candidates: [Candidate],
        at now: Timestamp
    ) -> RoutingExplanation {
        RoutingExplanation(rule: rule, candidates: candidates.prefix(limit).map { $0.explained(at: now) })
    }

    private static let limit = 10

    private static func pools(of free: [Candidate], serving lines: [QueueID: Line]) -> [QueueID: [Candidate]] {
        var pools: [QueueID: [Candidate]] = [:]
        for candidate in free {
            for queue in candidate.queues where lines[queue]?.waiting.isEmpty == false {
                pools[queue, default: []].append(candidate)
            }
        }
        return pools
    }

    private static func first(
        in line: Line?,
        queue: QueueID,
        pool: [Candidate],
        before best: Match?,
        _ isBarred: (ConversationID, AgentID) -> Bool
    ) -> Match? {
        for place in line?.waiting ?? [] {
            if let best, best.place < place { return nil }
            let candidates = top(of: pool) { !isBarred(place.conversation, $0.agent.id) }
            if !candidates.isEmpty { return Match(place: place, queue: queue, candidates: candidates) }
        }
        return nil
    }

    /// The best ten, without sorting the rest.
    private static func top(of pool: [Candidate], where isAllowed: (Candidate) -> Bool) -> [Candidate] {
        var top: [Candidate] = []
        for candidate in pool where isAllowed(candidate) {
            if top.count == limit, let last = top.last, last < candidate { continue }
            let index = top.firstIndex(notBefore: candidate)
            if index < top.count, top[index] == candidate { continue }
            top.insert(candidate, at: index)
            if top.count > limit { top.removeLast() }
        }
        return top
    }
}
