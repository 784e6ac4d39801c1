import HarkDomain

extension Floor {
    func decideResolve(_ slot: Int, _ data: ResolveConversation, _ now: Timestamp) -> Ruling {
        guard isOpen(slot) else { return unchanged(slot, for: data.by) }
        var draft = Draft(self, slot: slot, at: now)
        if let labelled = relabelled(slot, add: data.labels, remove: []) {
            draft.add(.conversationLabelled(labelled), by: data.by)
        }
        if let note = data.note, !note.isEmpty { draft.add(.noteAdded(NoteAdded(text: note)), by: data.by) }
        let resolved = ConversationResolved(
            disposition: data.disposition,
            reason: .agent,
            wrapUpUntil: wrapUpEnd(slot, now)
        )
        let seq = end(slot, resolved, &draft, by: data.by)
        return draft.done(seq: seq)
    }

    func decideEnd(_ slot: Int, _ author: Author, _ now: Timestamp) -> Ruling {
        guard isOpen(slot) else { return unchanged(slot, for: author) }
        var draft = Draft(self, slot: slot, at: now)
        let resolved = ConversationResolved(reason: .customer, wrapUpUntil: wrapUpEnd(slot, now))
        let seq = end(slot, resolved, &draft, by: author)
        return draft.done(seq: seq)
    }

    /// Until when the owner keeps the slot; nil without an owner or a time for it.
    private func wrapUpEnd(_ slot: Int, _ now: Timestamp) -> Timestamp? {
        guard conversations.slots[slot].record.assignee != nil,
            let queue = queues[conversations.slots[slot].record.queue.id], queue.wrapUpSeconds > 0
        else { return nil }
        return now + .seconds(queue.wrapUpSeconds)
    }

    // MARK: Reopening

    func decideReopen(_ slot: Int, _ author: Author, _ now: Timestamp) -> Ruling {
        guard !isOpen(slot) else { return unchanged(slot, for: author) }
        guard !hasAnotherOpen(slot) else { return .refused(.conflict("The customer has another open conversation")) }
        var draft = Draft(self, slot: slot, at: now)
        let seq = reopen(slot, &draft, by: author)
        giveBack(slot, &draft)
        return draft.done(seq: seq)
    }

    /// True while a customer's message opens it again.
    func mayReopen(_ slot: Int, _ now: Timestamp) -> Bool {
        guard let resolved = conversations.slots[slot].record.resolvedAt else { return false }
        return now <= resolved + policy.reopenWithin && !hasAnotherOpen(slot)
    }

    private func hasAnotherOpen(_ slot: Int) -> Bool {
        let visitor = conversations.slots[slot].record.visitor
        return openConversation(of: visitor, at: conversations.slots[slot].record.site) != nil
    }

    @discardableResult
    func reopen(_ slot: Int, _ draft: inout Draft, by author: Author) -> Int {
        draft.endAssignment(conversations.slots[slot].record, .wrapUpEnded, by: .system)
        return draft.add(.conversationReopened(ConversationReopened(epoch: draft.nextEpoch())), by: author)
    }

    /// True when no person ever had it and the bot may go on.
    func wasOnlyWithBot(_ slot: Int) -> Bool {
        conversations.slots[slot].record.lastAgent == nil
            && sites[conversations.slots[slot].record.site]?.hasBot == true
    }

    /// Gives a reopened conversation to its last agent when free, else to the queue's head.
    func giveBack(_ slot: Int, _ draft: inout Draft) {
        let last = conversations.slots[slot].record.assignee ?? conversations.slots[slot].record.lastAgent
        if let agent = last.flatMap({ agents[$0.id] }), agent.isReady, hasRoom(agent, for: slot) {
            assign(agent, .lastAgent, &draft, by: .system)
        } else {
            queueAtHead(slot, &draft)
        }
    }
}
