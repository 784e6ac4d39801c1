import HarkDomain

// What is said about a conversation without moving it.
extension Floor {
    func decideNote(_ slot: Int, _ data: AddNote, _ now: Timestamp) -> Ruling {
        if let prior = prior(slot, data.by, data.clientID, data.contentHash) { return prior }
        guard data.by.kind.isStaff else { return .refused(.forbidden) }
        var draft = Draft(self, slot: slot, at: now)
        let body: EventBody =
            data.isWhisper
            ? .whisperSent(WhisperSent(clientID: data.clientID, text: data.text))
            : .noteAdded(NoteAdded(clientID: data.clientID, text: data.text, mentions: data.mentions))
        let seq = draft.add(body, by: data.by)
        return draft.done(seq: seq)
    }

    func decideLabel(
        _ slot: Int,
        _ author: Author,
        _ add: [String],
        _ remove: [String],
        _ now: Timestamp
    ) -> Ruling {
        guard let labelled = relabelled(slot, add: add, remove: remove) else {
            return unchanged(slot, for: author)
        }
        var draft = Draft(self, slot: slot, at: now)
        let seq = draft.add(.conversationLabelled(labelled), by: author)
        return draft.done(seq: seq)
    }

    /// Returns the change of labels, or nil when there is none.
    func relabelled(_ slot: Int, add: [String], remove: [String]) -> ConversationLabelled? {
        guard !add.isEmpty || !remove.isEmpty else { return nil }
        let old = Set(conversations.slots[slot].record.labels)
        let new = old.union(add).subtracting(remove)
        guard new != old else { return nil }
        return ConversationLabelled(
            added: new.subtracting(old).sorted(),
            removed: old.subtracting(new).sorted(),
            labels: new.sorted()
        )
    }

    func decidePriority(
        _ slot: Int,
        _ author: Author,
        _ priority: Int,
        _ reason: String,
        _ now: Timestamp
    ) -> Ruling {
        guard (-10...10).contains(priority) else {
            return .refused(.invalid(field: "priority", reason: "must be −10…10"))
        }
        guard isOpen(slot) else { return .refused(.closed) }
        guard conversations.slots[slot].record.priority != priority else { return unchanged(slot, for: author) }
        var draft = Draft(self, slot: slot, at: now)
        let data = ConversationPrioritised(priority: priority, reason: reason)
        let seq = draft.add(.conversationPrioritised(data), by: author)
        return draft.done(seq: seq)
    }

    func decideHelp(_ slot: Int, _ author: Author, _ text: String?, _ now: Timestamp) -> Ruling {
        guard isOpen(slot) else { return .refused(.closed) }
        let isAsked = conversations.slots[slot].record.helpRequestedAt != nil
        if isAsked, conversations.slots[slot].record.helpText == text { return unchanged(slot, for: author) }
        var draft = Draft(self, slot: slot, at: now)
        let seq = draft.add(.helpRequested(HelpRequested(text: text)), by: author)
        return draft.done(seq: seq)
    }
}
