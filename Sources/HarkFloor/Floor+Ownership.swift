import HarkDomain

extension Floor {
    func decidePickUp(_ slot: Int, _ author: Author, _ now: Timestamp) -> Ruling {
        guard let agent = activeAgent(author.agent) else { return .refused(.forbidden) }
        if holds(agent.profile.id, slot) { return unchanged(slot, for: author) }
        switch conversations.slots[slot].record.status {
        case .queued, .offered: return given(slot, to: agent, .pickedUp, now, by: author)
        case .bot, .active, .snoozed: return .refused(.conflict("owner"))
        case .wrapUp, .resolved: return .refused(.closed)
        }
    }

    func decideTakeOver(_ slot: Int, _ author: Author, _ now: Timestamp) -> Ruling {
        guard let agent = activeAgent(author.agent) else { return .refused(.forbidden) }
        return taken(slot, by: agent, .takenOver, now, author)
    }

    func decideAssign(_ slot: Int, _ author: Author, _ id: AgentID, _ now: Timestamp) -> Ruling {
        guard let agent = activeAgent(id) else { return .refused(.conflict("agent")) }
        return taken(slot, by: agent, .assigned, now, author)
    }

    private func taken(
        _ slot: Int, by agent: AgentRecord, _ rule: RoutingRule, _ now: Timestamp, _ author: Author
    ) -> Ruling {
        guard isOpen(slot) else { return .refused(.closed) }
        if holds(agent.profile.id, slot) { return unchanged(slot, for: author) }
        return given(slot, to: agent, rule, now, by: author)
    }

    /// Makes the agent the owner, whoever was it before, unless that goes beyond the capacity.
    private func given(
        _ slot: Int, to agent: AgentRecord, _ rule: RoutingRule, _ now: Timestamp, by author: Author
    ) -> Ruling {
        guard hasRoom(agent, for: slot) else { return .refused(.conflict("capacity")) }
        var draft = Draft(self, slot: slot, at: now)
        draft.endAssignment(conversations.slots[slot].record, .takenOver, by: author)
        let seq = assign(agent, rule, &draft, by: author)
        return draft.done(seq: seq)
    }

    func activeAgent(_ id: AgentID?) -> AgentRecord? {
        guard let id, let agent = agents[id], agent.profile.isActive else { return nil }
        return agent
    }
}
