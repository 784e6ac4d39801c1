import HarkDomain
import HarkRouting

extension Floor {
    /// Matches those who wait with those who are free until nothing can be matched.
    ///
    /// - Complexity: O(1) when nothing changed that routing looks at, or nobody waits.
    mutating func settle(at now: Timestamp, _ course: inout Course) {
        guard needsSettling else { return }
        while waitingCount > 0, let match = board.next(at: now) {
            guard let slot = conversations.slot(of: match.need.conversation) else { break }
            let events = proposal(slot, match, at: now)
            guard !events.isEmpty else { break }
            apply(events, to: &course)
        }
        needsSettling = false
        routingMoment = waitingCount > 0 ? board.nextMoment(after: now) : nil
        if let routingMoment { deadlines.arm(.routing, at: routingMoment) }
    }

    private mutating func proposal(_ slot: Int, _ match: RoutingMatch, at now: Timestamp) -> [Event] {
        let queue = conversations.slots[slot].record.queue.id
        let explained = explanation(of: match, at: now)
        var draft = Draft(self, slot: slot, at: now)
        switch queues[queue]?.assignment ?? .auto {
        case .auto:
            let data = AssignmentMade(agent: match.seat.agent, epoch: draft.nextEpoch(), explained: explained)
            draft.add(.assignmentMade(data), by: .system)
        case .offer:
            let seconds = max(1, queues[queue]?.offerSeconds ?? 30)
            let data = OfferMade(
                offer: OfferID(rawValue: draft.nextPosition),
                agent: match.seat.agent,
                expiresAt: now + .seconds(seconds),
                explained: explained
            )
            draft.add(.offerMade(data), by: .system)
        }
        return draft.events
    }
}
