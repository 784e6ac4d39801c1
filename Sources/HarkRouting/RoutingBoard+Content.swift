public import HarkDomain

extension RoutingBoard: Hashable {
    /// All who wait.
    ///
    /// - Shape: in no order.
    public var needs: [RoutingNeed] { entries.values.map(\.need) }

    /// All agents on the board.
    ///
    /// - Shape: in no order.
    public var agents: [RoutingSeat] { seats.seats.compactMap { $0 } }

    /// True when the same conversations wait for the same agents under the same policies, whatever went before.
    public static func == (left: Self, right: Self) -> Bool {
        left.policies == right.policies && left.common == right.common && left.counted == right.counted
            && Set(left.needs) == Set(right.needs) && Set(left.agents) == Set(right.agents)
    }

    /// Hashes who waits and who serves.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(Set(needs))
        hasher.combine(Set(agents))
    }

    /// Routes by other policies from now on.
    public mutating func use(
        policies: [QueueID: RoutingPolicy],
        default common: RoutingPolicy,
        counting counted: CountedTraits = CountedTraits()
    ) {
        guard policies != self.policies || common != self.common || counted != self.counted else { return }
        (self.policies, self.common, self.counted, rarity) = (policies, common, counted, nil)
        startAnew()
    }
}
