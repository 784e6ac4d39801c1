import HarkDomain

extension Floor {
    func decideTransfer(
        _ slot: Int,
        _ author: Author,
        _ target: TransferTarget,
        _ reason: String,
        _ now: Timestamp
    ) -> Ruling {
        guard isOpen(slot) else { return .refused(.closed) }
        var draft = Draft(self, slot: slot, at: now)
        switch target {
        case .queue(let queue): return transfer(slot, to: queue.id, reason, &draft, author)
        case .agent(let agent): return transfer(slot, to: agent.id, reason, &draft, author)
        case .bot: return transferToBot(slot, reason, &draft, author)
        }
    }

    private func transfer(
        _ slot: Int,
        to id: QueueID,
        _ reason: String,
        _ draft: inout Draft,
        _ author: Author
    ) -> Ruling {
        guard let queue = queues[id], queue.isActive else {
            return .refused(.invalid(field: "to", reason: "unknown queue"))
        }
        let status = conversations.slots[slot].record.status
        if status == .queued || status == .offered, conversations.slots[slot].record.queue.id == id {
            return unchanged(slot, for: author)
        }
        let seq = announce(slot, .queue(queue.reference), reason, epoch: draft.epoch, &draft, author)
        self.queue(slot, queue.reference, rank: draft.at.milliseconds, &draft, by: .system)
        return draft.done(seq: seq)
    }

    private func transfer(
        _ slot: Int,
        to id: AgentID,
        _ reason: String,
        _ draft: inout Draft,
        _ author: Author
    ) -> Ruling {
        if holds(id, slot) { return unchanged(slot, for: author) }
        guard let agent = agents[id], agent.isReady else {
            return .refused(.conflict("This person can't take conversations now"))
        }
        guard hasRoom(agent, for: slot) else { return .refused(.conflict("The capacity is used up")) }
        let seq = announce(slot, .agent(agent.profile.reference), reason, epoch: draft.epoch, &draft, author)
        assign(agent, .transferred, &draft, by: author)
        return draft.done(seq: seq)
    }

    /// A rule takes back only what waited for people all the while: nobody has it, or is offered it.
    func decideTakingBack(_ slot: Int, _ epoch: Int, _ reason: String, _ now: Timestamp) -> Ruling {
        let record = conversations.slots[slot].record
        guard record.status == .queued, record.epoch == epoch else {
            return .refused(.conflict("The conversation does not wait any more"))
        }
        var draft = Draft(self, slot: slot, at: now)
        return transferToBot(slot, reason, &draft, .bot)
    }

    private func transferToBot(
        _ slot: Int,
        _ reason: String,
        _ draft: inout Draft,
        _ author: Author
    ) -> Ruling {
        guard sites[conversations.slots[slot].record.site]?.hasBot == true else {
            return .refused(.invalid(field: "to", reason: "the site has no bot"))
        }
        if conversations.slots[slot].record.status == .bot { return unchanged(slot, for: author) }
        let seq = announce(slot, .bot, reason, epoch: draft.nextEpoch(), &draft, author)
        return draft.done(seq: seq)
    }

    private func announce(
        _ slot: Int,
        _ target: TransferTarget,
        _ reason: String,
        epoch: Int,
        _ draft: inout Draft,
        _ author: Author
    ) -> Int {
        let data = ConversationTransferred(to: target, reason: reason, epoch: epoch)
        let seq = draft.add(.conversationTransferred(data), by: author)
        draft.endAssignment(conversations.slots[slot].record, .transferred, by: author)
        return seq
    }
}
