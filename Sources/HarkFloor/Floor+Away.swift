import HarkDomain

// Who says to be there and is not, by the evidence of offers that lapsed and messages that nobody answered.
extension Floor {
    /// Counts an offer that lapsed while its agent had a socket.
    mutating func noteMissed(_ agent: AgentID, _ event: Event) {
        guard case .offerLapsed = event.body, agents[agent]?.isConnected == true else { return }
        missedOffers[agent, default: 0] += 1
    }

    /// Whatever somebody does is a sign of life; so is a change of availability.
    mutating func noteSignOfLife(_ event: Event) {
        if let agent = event.by.agent { noteSignOfLife(of: agent, at: event.at) }
        switch event.body {
        case .availabilityChanged(let data): noteSignOfLife(of: data.agent, at: event.at)
        case .presenceChanged(let data): noteSignOfLife(of: data.agent, at: event.at)
        default: break
        }
    }

    private mutating func noteSignOfLife(of agent: AgentID, at now: Timestamp) {
        actedAt[agent] = now
        if !missedOffers.isEmpty { missedOffers[agent] = nil }
    }

    /// When somebody counts as inactive who takes conversations; nil while nobody waits for an answer of theirs.
    func inactiveMoment(_ agent: AgentID) -> Timestamp? {
        guard policy.inactiveAwayAfter > .zero, let record = agents[agent], record.isReady, let desk = desks[agent]
        else { return nil }
        let asked = desk.held.compactMap { id -> Timestamp? in
            guard let slot = conversations.slot(of: id), conversations.slots[slot].record.status == .active,
                conversations.slots[slot].record.awaitsStaff
            else { return nil }
            let since = conversations.slots[slot].since
            return conversations.slots[slot].record.unansweredSince.map { max($0, since) } ?? since
        }
        return asked.min().map { max($0, actedAt[agent] ?? $0) + policy.inactiveAwayAfter }
    }

    /// Makes somebody busy who has left a customer unanswered too long, and says why.
    func inactiveEvents(_ agent: AgentID, at now: Timestamp) -> [Event] {
        guard let moment = inactiveMoment(agent), moment <= now else { return [] }
        return busy(agent, .inactive, at: now)
    }

    private func busy(_ agent: AgentID, _ reason: AwayReason, at now: Timestamp) -> [Event] {
        var draft = Draft(self, at: now)
        let change = AvailabilityChanged(agent: agent, availability: .busy, because: reason)
        draft.addToFloor(.availabilityChanged(change), by: .system)
        return draft.events
    }

    /// Makes somebody busy who let too many offers in a row lapse, and says why.
    func awayEvents(_ agent: AgentID, at now: Timestamp) -> [Event] {
        guard policy.missedOffersUntilAway > 0, missedOffers[agent, default: 0] >= policy.missedOffersUntilAway,
            agents[agent]?.availability == .online
        else { return [] }
        return busy(agent, .missedOffers, at: now)
    }
}
