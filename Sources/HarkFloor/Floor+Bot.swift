import HarkDomain

extension Floor {
    /// The bot speaks only while it owns the conversation under the epoch it was asked in.
    func decideBotReply(_ slot: Int, _ data: PostBotReply, _ now: Timestamp) -> Ruling {
        guard botOwns(slot, data.epoch) else { return .refused(.conflict("The conversation has another owner by now")) }
        var draft = Draft(self, slot: slot, at: now)
        let seq = draft.add(.messagePosted(data.message), by: .bot)
        let priority = mark(slot, data.actions, &draft)
        if let handoff = data.handoff {
            draft.add(.handoffRequested(handoff), by: .bot)
            queue(slot, asked: data.actions.queue, priority: priority, &draft)
        } else if data.actions.resolves {
            let resolved = ConversationResolved(disposition: data.actions.disposition, reason: .contained)
            end(slot, resolved, &draft, by: .bot)
        }
        return draft.done(seq: seq)
    }

    /// Labels and ranks as the bot wishes; returns the priority that the conversation has then.
    private func mark(_ slot: Int, _ actions: BotActions, _ draft: inout Draft) -> Int {
        if let labelled = relabelled(slot, add: actions.labels, remove: []) {
            draft.add(.conversationLabelled(labelled), by: .bot)
        }
        let known = conversations.slots[slot].record.priority
        guard let wanted = actions.priority.map({ min(max($0, -10), 10) }), wanted != known else { return known }
        draft.add(.conversationPrioritised(ConversationPrioritised(priority: wanted, reason: "bot")), by: .bot)
        return wanted
    }

    /// Queues where the bot asks, or at home when that queue is gone.
    private func queue(_ slot: Int, asked: QueueID?, priority: Int, _ draft: inout Draft) {
        let named = asked.flatMap { queues[$0] }.flatMap { $0.isActive ? $0.reference : nil }
        let route = route(slot, at: draft.at)
        let data = ConversationQueued(
            queue: named ?? route.queue,
            priority: named == nil && route.priority != 0 ? max(priority, route.priority) : priority,
            rank: draft.at.milliseconds,
            epoch: draft.nextEpoch(),
            demand: named == nil ? route.demand : .none
        )
        draft.add(.conversationQueued(data), by: .system)
    }

    func decideBotFailure(_ slot: Int, _ epoch: Int, _ reason: String, _ now: Timestamp) -> Ruling {
        guard botOwns(slot, epoch) else { return .refused(.conflict("The conversation has another owner by now")) }
        var draft = Draft(self, slot: slot, at: now)
        let seq = draft.add(.botFailed(BotFailed(reason: reason)), by: .bot)
        handToPeople(slot, .botFailed, &draft, by: .system)
        return draft.done(seq: seq)
    }

    private func botOwns(_ slot: Int, _ epoch: Int) -> Bool {
        conversations.slots[slot].record.status == .bot && conversations.slots[slot].record.epoch == epoch
    }

    /// The customer may say of each message that asks whether it helped, until the survey closes, and change its mind.
    func decideFeedback(_ slot: Int, _ author: Author, _ data: BotFeedback, _ now: Timestamp) -> Ruling {
        if let seq = conversations.slots[slot].asks.seq(of: data) { return .unchanged(seq: seq) }
        guard isOpen(slot) || mayRate(slot, now) else { return .refused(.closed) }
        guard conversations.slots[slot].asks.asks(data.seq) else {
            return .refused(.invalid(field: "seq", reason: "names no message that asks"))
        }
        var draft = Draft(self, slot: slot, at: now)
        let seq = draft.add(.botFeedback(data), by: author)
        return draft.done(seq: seq)
    }
}
