public import HarkDomain

/// Those who wait and those who serve them: the one place that decides who gets what next.
///
/// A value without a clock: time comes in with each question, and the same puts and removals in any order give the same
/// answers. A conversation waits only when no agent may take it, but for the bounded time that a policy keeps it for
/// the agent who had it last.
public struct RoutingBoard: Sendable {
    var policies: [QueueID: RoutingPolicy]
    var common: RoutingPolicy
    var needs: [ConversationID: RoutingNeed] = [:]
    var seats: [AgentID: RoutingSeat] = [:]

    /// Creates an empty board.
    ///
    /// - Parameters:
    ///   - policies: how each queue routes.
    ///   - common: how the queues left out route.
    public init(policies: [QueueID: RoutingPolicy] = [:], default common: RoutingPolicy = RoutingPolicy()) {
        (self.policies, self.common) = (policies, common)
    }

    /// Puts a conversation on the board, or puts what is now known of it in place of what was.
    public mutating func put(_ need: RoutingNeed) { needs[need.conversation] = need }

    /// Takes a conversation off the board; does nothing when it is not there.
    public mutating func remove(need id: ConversationID) { needs[id] = nil }

    /// Puts an agent on the board, or puts what is now known of the agent in place of what was.
    public mutating func put(_ seat: RoutingSeat) { seats[seat.agent.id] = seat }

    /// Takes an agent off the board; does nothing when the agent is not there.
    public mutating func remove(seat id: AgentID) { seats[id] = nil }

    /// Returns a conversation that waits, or nil.
    public func need(_ id: ConversationID) -> RoutingNeed? { needs[id] }

    /// Returns an agent on the board, or nil.
    public func seat(_ id: AgentID) -> RoutingSeat? { seats[id] }

    /// Returns how many wait in a queue.
    public func length(of queue: QueueID) -> Int { needs.values.count { $0.queue == queue } }

    /// Returns the place of a conversation among those of its queue, from 1, or nil when it does not wait.
    public func position(of id: ConversationID) -> Int? {
        needs[id].map { need in
            needs.values.count { $0.queue == need.queue && rank($0) <= rank(need) }
        }
    }

    /// Returns the next assignment to make, or nil when nobody who waits can be served now.
    ///
    /// The caller carries it out, which is to remove the conversation and put the agent with the new load (see
    /// ``RoutingSeat/take(_:in:at:)``), and asks again.
    public mutating func next(at now: Timestamp) -> RoutingMatch? {
        var best: (rank: RoutingRank, match: RoutingMatch)?
        let chances = needs.mapValues { candidates(for: $0, at: now) }.filter { !$0.value.isEmpty }
        for need in needs.values {
            guard let match = match(need, chances, at: now) else { continue }
            let rank = rank(of: match)
            if let best, best.rank < rank { continue }
            best = (rank, match)
        }
        return best?.match
    }

    /// Returns when mere time changes what may be matched, or nil when only an event can.
    ///
    /// That is when a demand relaxes, another queue helps out, an agent is no longer kept for or excluded.
    public func nextMoment(after now: Timestamp) -> Timestamp? {
        needs.values.flatMap { moments(of: $0) }.filter { $0 > now }.min()
    }

    /// Returns what routing thinks about a conversation at a moment, agent by agent.
    public func explain(_ conversation: ConversationID, at now: Timestamp) -> RoutingReasons {
        guard let need = needs[conversation] else {
            return RoutingReasons(need: nil, position: 0, queues: [], relaxed: [], candidates: [], barred: [])
        }
        let demand = demand(of: need, at: now)
        let chances = needs.mapValues { candidates(for: $0, at: now) }
        let reserved = reservations(against: need, chances, at: now)
        var barred: [RoutingReasons.Barred] = []
        for seat in seats.values.sorted(by: { $0.agent.id < $1.agent.id }) {
            let bar = bar(seat, need, demand, at: now) ?? reserved[seat.agent.id].map { .reserved(for: $0) }
            if let bar { barred.append(RoutingReasons.Barred(agent: seat.agent, bar: bar)) }
        }
        return RoutingReasons(
            need: need,
            position: position(of: conversation) ?? 0,
            queues: demand.open.map(\.queue),
            relaxed: demand.falls,
            candidates: (chances[conversation] ?? []).filter { reserved[$0.agent.id] == nil },
            barred: barred
        )
    }
}
