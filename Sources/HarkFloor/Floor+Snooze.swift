import HarkDomain

// What is put aside, and what goes one step up.
extension Floor {
    /// A conversation that a person holds is put aside; it weighs nothing then and comes back by itself.
    func decideSnooze(_ slot: Int, _ author: Author, _ until: Timestamp, _ now: Timestamp) -> Ruling {
        guard isOpen(slot) else { return .refused(.closed) }
        let record = conversations.slots[slot].record
        guard record.status == .active || record.status == .snoozed else {
            return .refused(.conflict("Only a conversation that a person holds can be put aside"))
        }
        guard until > now, until <= now + policy.longestSnooze else {
            return .refused(.invalid(field: "until", reason: "must lie within the next 90 days"))
        }
        guard record.snoozedUntil != until else { return unchanged(slot, for: author) }
        var draft = Draft(self, slot: slot, at: now)
        let seq = draft.add(.conversationSnoozed(ConversationSnoozed(until: until)), by: author)
        return draft.done(seq: seq)
    }

    func waking(_ slot: Int, at now: Timestamp) -> [Event] {
        var draft = Draft(self, slot: slot, at: now)
        draft.add(.conversationWoken, by: .system)
        return draft.events
    }

    /// Hands a conversation to those who stand behind its queue, with a reason.
    func decideEscalate(_ slot: Int, _ author: Author, _ reason: String, _ now: Timestamp) -> Ruling {
        guard isOpen(slot) else { return .refused(.closed) }
        let record = conversations.slots[slot].record
        if isStepUp(slot, by: author) { return unchanged(slot, for: author) }
        guard record.status != .bot, let tier = plan.tier(of: record.queue.id), queues[tier.next]?.isActive == true
        else { return .refused(.conflict("Nobody stands behind this queue")) }
        var draft = Draft(self, slot: slot, at: now)
        let seq = stepUp(slot, to: tier.next, reason, &draft, by: author)
        return draft.done(seq: seq)
    }

    /// True when this person's step up is what put the conversation where it waits: a repeat changes nothing.
    private func isStepUp(_ slot: Int, by author: Author) -> Bool {
        let record = conversations.slots[slot].record
        guard record.queuedAt != nil, let agent = author.agent,
            let mark = conversations.slots[slot].marks[agent], mark.offer == nil
        else { return false }
        return plan.tiers.contains { $0.next == record.queue.id }
    }

    /// Moves a conversation to another queue, keeping its place by age when it waits.
    @discardableResult
    func stepUp(_ slot: Int, to next: QueueID, _ reason: String, _ draft: inout Draft, by author: Author) -> Int {
        let record = conversations.slots[slot].record
        let queue = queues[next]?.reference ?? record.queue
        let seq = draft.add(.escalationRaised(EscalationRaised(reason: reason)), by: author)
        let transferred = ConversationTransferred(to: .queue(queue), reason: reason, epoch: draft.epoch)
        draft.add(.conversationTransferred(transferred), by: author)
        draft.endAssignment(record, .transferred, by: author)
        let queued = ConversationQueued(
            queue: queue,
            priority: record.priority,
            rank: record.queuedAt == nil ? draft.at.milliseconds : record.rank,
            epoch: draft.nextEpoch(),
            demand: RouteDemand(language: record.demand.language, sla: record.demand.sla)
        )
        draft.add(.conversationQueued(queued), by: .system)
        return seq
    }
}
