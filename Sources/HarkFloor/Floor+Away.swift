import HarkDomain

// Who says to be there and is not, by the evidence of offers that were let lapse.
extension Floor {
    /// Counts an offer that lapsed while its agent had a socket.
    mutating func noteMissed(_ agent: AgentID, _ event: Event) {
        guard case .offerLapsed = event.body, agents[agent]?.isConnected == true else { return }
        missedOffers[agent, default: 0] += 1
    }

    /// Whatever somebody does is a sign of life; so is a change of availability.
    mutating func noteSignOfLife(_ event: Event) {
        if let agent = event.by.agent { missedOffers[agent] = nil }
        switch event.body {
        case .availabilityChanged(let data): missedOffers[data.agent] = nil
        case .presenceChanged(let data): missedOffers[data.agent] = nil
        default: break
        }
    }

    /// Makes somebody busy who let too many offers in a row lapse, and says why.
    func awayEvents(_ agent: AgentID, at now: Timestamp) -> [Event] {
        guard policy.missedOffersUntilAway > 0, missedOffers[agent, default: 0] >= policy.missedOffersUntilAway,
            agents[agent]?.availability == .online
        else { return [] }
        var draft = Draft(self, at: now)
        let change = AvailabilityChanged(agent: agent, availability: .busy, because: .missedOffers)
        draft.addToFloor(.availabilityChanged(change), by: .system)
        return draft.events
    }
}
