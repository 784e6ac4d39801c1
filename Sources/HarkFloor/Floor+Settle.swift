import HarkDomain
import HarkRouting

extension Floor {
    /// Matches those who wait with those who are free until nothing can be matched.
    ///
    /// - Complexity: O(1) when nothing changed that routing looks at, nobody waits or nobody is free.
    mutating func settle(at now: Timestamp, _ course: inout Course) {
        while needsSettling, waitingCount > 0, !free.isEmpty, let match = nextMatch(at: now) {
            guard let slot = conversations.slot(of: match.place.conversation) else { return }
            let events = proposal(slot, match, at: now)
            guard !events.isEmpty else { return }
            apply(events, to: &course)
        }
        needsSettling = false
    }

    private func nextMatch(at now: Timestamp) -> Router.Match? {
        let candidates = free.compactMap { agents[$0].map(candidate) }
        return Router.next(in: lines, free: candidates) { conversation, agent in
            conversations.slot(of: conversation).map { isBarred($0, agent, at: now) } ?? true
        }
    }

    func candidate(_ agent: AgentRecord) -> Candidate {
        Candidate(
            agent: agent.profile.reference,
            load: load(of: agent.profile.id),
            capacity: agent.profile.capacity,
            idleSince: agent.idleSince,
            queues: agent.profile.queues
        )
    }

    private func proposal(_ slot: Int, _ match: Router.Match, at now: Timestamp) -> [Event] {
        guard let best = match.candidates.first else { return [] }
        let explained = Router.explanation(.longestIdle, match.candidates, at: now)
        var draft = Draft(self, slot: slot, at: now)
        switch queues[match.queue]?.assignment ?? .auto {
        case .auto:
            let data = AssignmentMade(agent: best.agent, epoch: draft.nextEpoch(), explained: explained)
            draft.add(.assignmentMade(data), by: .system)
        case .offer:
            let seconds = max(1, queues[match.queue]?.offerSeconds ?? 30)
            let data = OfferMade(
                offer: OfferID(rawValue: draft.nextPosition),
                agent: best.agent,
                expiresAt: now + .seconds(seconds),
                explained: explained
            )
            draft.add(.offerMade(data), by: .system)
        }
        return draft.events
    }
}
