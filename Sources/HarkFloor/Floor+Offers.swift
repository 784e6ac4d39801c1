import HarkDomain

extension Floor {
    func decideAccept(_ id: OfferID, _ author: Author, _ now: Timestamp) -> Ruling {
        guard let slot = slot(of: id), let agent = author.agent.flatMap({ agents[$0] }) else {
            return .refused(.conflict("The offer is gone"))
        }
        if conversations.slots[slot].acceptedOffer == id, holds(agent.profile.id, slot) {
            return unchanged(slot, for: author)
        }
        guard stands(id, slot, for: agent.profile.id) else { return .refused(.conflict("The offer is gone")) }
        guard hasRoom(agent, for: slot) else { return .refused(.conflict("The capacity is used up")) }
        var draft = Draft(self, slot: slot, at: now)
        let queue = conversations.slots[slot].record.queue.id
        let seq = assign(agent, plan.policy(of: queue).choice.rule, &draft, by: author)
        return draft.done(seq: seq)
    }

    func decideDecline(_ id: OfferID, _ author: Author, _ now: Timestamp) -> Ruling {
        guard let slot = slot(of: id), let agent = author.agent else { return .refused(.conflict("The offer is gone")) }
        if conversations.slots[slot].marks[agent]?.offer == id { return unchanged(slot, for: author) }
        guard stands(id, slot, for: agent), let offer = conversations.slots[slot].record.offer else {
            return .refused(.conflict("The offer is gone"))
        }
        var draft = Draft(self, slot: slot, at: now)
        let seq = draft.add(.offerDeclined(OfferEnded(offer: id, agent: offer.agent)), by: author)
        return draft.done(seq: seq)
    }

    private func slot(of offer: OfferID) -> Int? {
        offers[offer].flatMap { conversations.slot(of: $0) }
    }

    private func stands(_ id: OfferID, _ slot: Int, for agent: AgentID) -> Bool {
        guard let offer = conversations.slots[slot].record.offer else { return false }
        return offer.id == id && offer.agent.id == agent
    }

    /// True when the agent owns the conversation.
    func holds(_ agent: AgentID, _ slot: Int) -> Bool {
        let status = conversations.slots[slot].record.status
        return (status == .active || status == .snoozed)
            && conversations.slots[slot].record.assignee?.id == agent
    }
}
