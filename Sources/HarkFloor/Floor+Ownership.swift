import HarkDomain

extension Floor {
    func decidePickUp(_ slot: Int, _ author: Author, _ now: Timestamp) -> Ruling {
        guard let agent = activeAgent(author.agent) else { return .refused(.forbidden) }
        if holds(agent.profile.id, slot) { return woken(slot, by: author, now) }
        switch conversations.slots[slot].record.status {
        case .queued, .offered: return given(slot, to: agent, .pickedUp, now, by: author)
        case .bot, .active, .snoozed: return .refused(.conflict("Somebody owns the conversation already"))
        case .wrapUp, .resolved: return .refused(.closed)
        }
    }

    /// Its owner takes up again what was put aside; what was not stays as it is.
    private func woken(_ slot: Int, by author: Author, _ now: Timestamp) -> Ruling {
        guard conversations.slots[slot].record.status == .snoozed else { return unchanged(slot, for: author) }
        var draft = Draft(self, slot: slot, at: now)
        let seq = draft.add(.conversationWoken, by: author)
        return draft.done(seq: seq)
    }

    func decideTakeOver(_ slot: Int, _ author: Author, _ now: Timestamp) -> Ruling {
        guard let agent = activeAgent(author.agent) else { return .refused(.forbidden) }
        return taken(slot, by: agent, .takenOver, now, author)
    }

    func decideAssign(
        _ slot: Int,
        _ author: Author,
        _ id: AgentID,
        _ reason: String,
        _ now: Timestamp
    ) -> Ruling {
        guard let agent = activeAgent(id) else {
            return .refused(.conflict("This person can't take conversations now"))
        }
        return taken(slot, by: agent, .assigned, now, author, reason: reason)
    }

    private func taken(
        _ slot: Int,
        by agent: AgentRecord,
        _ rule: RoutingRule,
        _ now: Timestamp,
        _ author: Author,
        reason: String? = nil
    ) -> Ruling {
        guard isOpen(slot) else { return .refused(.closed) }
        if holds(agent.profile.id, slot) { return unchanged(slot, for: author) }
        return given(slot, to: agent, rule, now, by: author, reason: reason)
    }

    /// Makes the agent the owner, whoever was it before, unless that goes beyond the capacity.
    private func given(
        _ slot: Int,
        to agent: AgentRecord,
        _ rule: RoutingRule,
        _ now: Timestamp,
        by author: Author,
        reason: String? = nil
    ) -> Ruling {
        guard hasRoom(agent, for: slot) else { return .refused(.conflict("The capacity is used up")) }
        var draft = Draft(self, slot: slot, at: now)
        draft.endAssignment(conversations.slots[slot].record, .takenOver, by: author)
        let seq = assign(agent, rule, &draft, by: author, reason: reason)
        return draft.done(seq: seq)
    }

    func activeAgent(_ id: AgentID?) -> AgentRecord? {
        guard let id, let agent = agents[id], agent.profile.isActive else { return nil }
        return agent
    }
}
