import HarkDomain

extension Floor {
    /// The bot speaks only while it owns the conversation under the epoch it was asked in.
    func decideBotReply(_ slot: Int, _ data: PostBotReply, _ now: Timestamp) -> Ruling {
        guard botOwns(slot, data.epoch) else { return .refused(.conflict("The conversation has another owner by now")) }
        var draft = Draft(self, slot: slot, at: now)
        let seq = draft.add(.messagePosted(data.message), by: .bot)
        if let handoff = data.handoff {
            draft.add(.handoffRequested(handoff), by: .bot)
            queue(slot, &draft)
        }
        return draft.done(seq: seq)
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
