public import HarkDomain

extension RoutingBoard {
    /// Returns what routing thinks about a conversation at a moment, agent by agent.
    ///
    /// - Complexity: O(agents), and a copy of the lines: for people who ask, not for every turn of routing.
    public func explain(_ conversation: ConversationID, at now: Timestamp) -> RoutingReasons {
        var board = self
        return board.reasons(for: conversation, at: now)
    }

    /// Returns what ``explain(_:at:)`` does, without a copy, for who is about to ask ``next(at:)`` too.
    ///
    /// - Complexity: O(agents).
    public mutating func reasons(for conversation: ConversationID, at now: Timestamp) -> RoutingReasons {
        advance(to: now)
        guard let entry = entries[conversation] else {
            return RoutingReasons(need: nil, position: 0, queues: [], relaxed: [], candidates: [], barred: [])
        }
        return reasons(for: entry)
    }

    private mutating func reasons(for entry: Entry) -> RoutingReasons {
        let line = entry.line
        let stage = stage(line, entry.rank)
        let demand = asks[lines[line].ask].stages[stage].demand
        let left = spared(lines[line].like, asks[lines[line].ask].stages[stage].able)
        var free = RoutingBits()
        var barred: [RoutingReasons.Barred] = []
        for (slot, seat) in seats.seats.enumerated() {
            guard let seat else { continue }
            let bar = bar(slot, seat, entry, demand, left)
            if let bar { barred.append(.init(agent: seat.agent, bar: bar)) } else { free.set(slot, true) }
        }
        barred += leaveToOthers(&free, line)
        return RoutingReasons(
            need: entry.need,
            position: position(of: entry.need.conversation) ?? 0,
            queues: demand.open,
            relaxed: demand.falls,
            candidates: turns(line, among: free, atMost: .max).compactMap { rated($0, line) },
            barred: barred.sorted { $0.agent.id < $1.agent.id }
        )
    }

    private func bar(
        _ slot: Int,
        _ seat: RoutingSeat,
        _ entry: Entry,
        _ demand: RoutingDemand,
        _ left: RoutingBits
    ) -> RoutingBar? {
        if let bar = demand.bar(seat) { return bar }
        let (need, line) = (entry.need, lines[entry.line])
        if !left.contains(slot), let until = need.excluded[seat.agent.id] { return .excluded(until: until) }
        let queue = line.policy.queueCharged(need.queue) { seat.queues[$0] != nil }
        guard seat.hasRoom(for: need.weight, in: queue) else { return .full(spare: seat.spare) }
        guard let keeper = line.keeper, keeper != slot, let last = need.lastAgent else { return nil }
        return .sticky(last, until: need.queuedAt + .seconds(line.policy.stickySeconds))
    }

    /// Takes out those who are the only one for another conversation, unless nobody is left.
    private func leaveToOthers(_ free: inout RoutingBits, _ line: Int) -> [RoutingReasons.Barred] {
        guard lines[line].policy.reservesScarceSkills, free.count > 1 else { return [] }
        var others: [Int: RoutingRank] = [:]
        for other in ready where other != line {
            guard let slot = room.only(other), let rank = lines[other].ranks.first else { continue }
            others[slot] = min(rank, others[slot] ?? rank)
        }
        var left = free
        for slot in others.keys { left.set(slot, false) }
        guard !left.isEmpty else { return [] }
        defer { free = left }
        return free.subtracting(left).compactMap { slot in
            guard let seat = seats.seats[slot], let other = others[slot] else { return nil }
            return .init(agent: seat.agent, bar: .reserved(for: other.conversation))
        }
    }
}
