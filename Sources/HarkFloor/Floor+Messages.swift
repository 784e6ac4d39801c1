public import HarkDomain

extension Floor {
    func decidePost(_ slot: Int, _ data: PostMessage, _ now: Timestamp) -> Ruling {
        if let prior = prior(slot, data.by, data.clientID, data.contentHash) { return prior }
        switch data.by.kind {
        case .visitor: return decideCustomerPost(slot, data, now)
        case .agent, .supervisor, .admin: return decideStaffPost(slot, data, now)
        case .bot, .system: return .refused(.forbidden)
        }
    }

    private func decideStaffPost(_ slot: Int, _ data: PostMessage, _ now: Timestamp) -> Ruling {
        guard isOpen(slot) else { return .refused(.closed) }
        if let guarded = guarded(slot, data) { return guarded }
        var draft = Draft(self, slot: slot, at: now)
        return draft.finish(posting: data)
    }

    /// Refuses to talk over a colleague or the bot unseen.
    private func guarded(_ slot: Int, _ data: PostMessage) -> Ruling? {
        guard let seen = data.seenSeq, !data.force else { return nil }
        let isOwn = conversations.slots[slot].record.lastAnswerBy?.isSameParty(as: data.by) == true
        let seq =
            isOwn
            ? conversations.slots[slot].record.otherAnswerSeq : conversations.slots[slot].record.lastAnswerSeq
        guard seen < seq else { return nil }
        let by =
            isOwn
            ? conversations.slots[slot].record.otherAnswerBy : conversations.slots[slot].record.lastAnswerBy
        return by.map { .refused(.guarded(seq: seq, by: $0)) }
    }

    private func decideCustomerPost(_ slot: Int, _ data: PostMessage, _ now: Timestamp) -> Ruling {
        let status = conversations.slots[slot].record.status
        guard status.isOpen || mayReopen(slot, now) else { return .refused(.closed) }
        if let choice = data.choice, !conversations.slots[slot].record.choices.contains(where: { $0.id == choice }) {
            return .refused(.invalid(field: "choice", reason: "not among the last choices"))
        }
        var draft = Draft(self, slot: slot, at: now)
        guard status.isOpen else { return reopening(slot, data, &draft) }
        guard status == .bot, data.choice == Choice.humanID else { return draft.finish(posting: data) }
        let seq = draft.post(data)
        handToPeople(slot, .customerAsked, &draft, by: data.by)
        return draft.done(seq: seq)
    }

    private func reopening(_ slot: Int, _ data: PostMessage, _ draft: inout Draft) -> Ruling {
        reopen(slot, &draft, by: data.by)
        let seq = draft.post(data)
        if !wasOnlyWithBot(slot) {
            giveBack(slot, &draft)
        } else if data.choice == Choice.humanID {
            handToPeople(slot, .customerAsked, &draft, by: data.by)
        }
        return draft.done(seq: seq)
    }

    /// Asks for people with what the bot last said of the case, and queues.
    @discardableResult
    func handToPeople(
        _ slot: Int,
        _ reason: HandoffReason,
        _ draft: inout Draft,
        by author: Author,
        summary: String = ""
    ) -> Int {
        let known = conversations.slots[slot].record.summary ?? ""
        let seq = draft.handOff(reason, summary: summary.isEmpty ? known : summary, by: author)
        queue(slot, &draft)
        return seq
    }

    func decideHuman(_ slot: Int, _ author: Author, summary: String, _ now: Timestamp) -> Ruling {
        guard isOpen(slot) else { return .refused(.closed) }
        guard conversations.slots[slot].record.status == .bot else { return unchanged(slot, for: author) }
        var draft = Draft(self, slot: slot, at: now)
        let seq = handToPeople(slot, .customerAsked, &draft, by: author, summary: summary)
        return draft.done(seq: seq)
    }
}

extension Choice {
    /// The choice under every bot message that asks for a person.
    public static let humanID = "human"
}

extension Draft {
    mutating func post(_ data: PostMessage) -> Int {
        add(.messagePosted(MessagePosted(clientID: data.clientID, text: data.text, choice: data.choice)), by: data.by)
    }

    mutating func finish(posting data: PostMessage) -> Ruling {
        let seq = post(data)
        return done(seq: seq)
    }
}
