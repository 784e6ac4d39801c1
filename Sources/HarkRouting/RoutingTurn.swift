import HarkDomain

/// What decides between agents, the same form for every choice: smaller goes first, from left to right.
struct RoutingTurn: Comparable, Sendable {
    private let merit: Int
    private let load: Int
    private let sparing: Int
    private let since: Int64
    private let agent: Int64
    /// The agent's slot in the table of seats.
    let slot: Int
    /// The place of the queue through which the agent would serve it: 0 its own, then those of the overflow.
    let through: Int
    let fit: Int
    let scarcity: Int

    init(_ policy: RoutingPolicy, _ seats: RoutingSeats, slot: Int, through: Int, fit: Int, scarcity: Int) {
        (self.slot, self.through, self.fit, self.scarcity) = (slot, through, fit, scarcity)
        let hot = seats.hot[slot]
        merit = policy.choice == .weighted ? -hot.points(policy, fit: fit) : -fit
        load =
            switch policy.choice {
            case .longestIdle, .costBased: hot.load - hot.capacity
            case .leastLoaded: hot.load * 10_000 / max(1, hot.capacity)
            case .roundRobin, .weighted: 0
            }
        sparing = policy.reservesScarceSkills ? scarcity : 0
        since = policy.choice == .roundRobin ? hot.lastAssignedAt : hot.idleSince
        agent = hot.agent
    }

    static func < (left: Self, right: Self) -> Bool {
        if left.merit != right.merit { return left.merit < right.merit }
        if left.load != right.load { return left.load < right.load }
        if left.sparing != right.sparing { return left.sparing < right.sparing }
        return left.since != right.since ? left.since < right.since : left.agent < right.agent
    }
}

extension RoutingPolicy {
    /// What so many points of fit are worth under `costBased`.
    ///
    /// - Units: milliseconds of waiting.
    func credit(ofFit fit: Int) -> Int64 { Int64(1000 * weights.fit * fit / max(1, weights.waiting)) }
}
