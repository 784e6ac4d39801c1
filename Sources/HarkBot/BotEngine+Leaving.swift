import HarkLanguage

// When nobody is there, the bot takes a message and an address instead of handing off at once.
extension BotEngine {
    /// How often it asks for an address again before it takes the message without one.
    static let mostAddressTries = 2

    /// Begins to take a message where a hand-off would lead nowhere.
    func heldBack(_ draft: ReplyDraft, _ talk: Deliberation) -> ReplyDraft {
        guard let reason = draft.handoff, draft.leaving == nil else { return draft }
        guard !talk.turn.facts.isOpen, documents.script.handoff.takesMessages else { return draft }
        var asking = asking(
            BotWords.nobodyHere,
            LeftMessage(reason: reason, note: draft.note, actions: draft.actions),
            talk
        )
        asking.language = draft.language
        let language = draft.language ?? talk.language
        asking.text = BotWords.nobodyHere[language]
        // What was under way must not seem done; the flow's own words would promise a person.
        if reason == .lookupFailed { asking.text = BotWords.notDone[language] + "\n" + asking.text }
        asking.explained = draft.explained
        asking.slots = draft.slots
        return asking
    }

    /// Takes the message, then the address.
    func leaving(_ talk: inout Deliberation) -> ReplyDraft? {
        guard var left = talk.turn.state.leaving else {
            talk.verdict = .absent
            return nil
        }
        // A message without an address is still a message.
        if left.text != nil, BotWords.no.contains(talk.message.bare) { return taken(left, talk) }
        if talk.turn.choice == BotChoice.cancelID || BotWords.cancels.contains(talk.message.bare) {
            return goingOn(talk.language)
        }
        let address = talk.message.entities.first { $0.kind == .email }?.value ?? talk.message.attributes["email"]
        let isFirst = left.text == nil
        if isFirst {
            guard !talk.message.stems.isEmpty else { return asking(BotWords.nobodyHere, left, talk) }
            left.text = talk.message.text
        }
        left.address = address
        if address != nil || talk.turn.facts.isOpen { return taken(left, talk) }
        if isFirst { return asking(BotWords.whichAddress, left, talk) }
        left.tries += 1
        return left.tries > Self.mostAddressTries ? taken(left, talk) : asking(BotWords.noAddress, left, talk)
    }

    private func asking(_ words: LocalizedText, _ left: LeftMessage, _ talk: Deliberation) -> ReplyDraft {
        ReplyDraft(
            text: words[talk.language],
            choices: [.cancel(talk.language)],
            outcome: .smallTalk,
            explained: BotExplanation(kind: .message, id: left.reason.rawValue, confidence: 1),
            leaving: left
        )
    }

    /// Hands the message over; when people have come meanwhile they take it at once.
    private func taken(_ left: LeftMessage, _ talk: Deliberation) -> ReplyDraft {
        let closed = left.address == nil ? BotWords.messageTakenHere : BotWords.messageTaken
        let words = talk.turn.facts.isOpen ? BotWords.handingOff : closed
        return ReplyDraft(
            text: words[talk.language],
            handoff: left.reason,
            note: left.note,
            outcome: .handoff,
            explained: BotExplanation(kind: .message, id: left.reason.rawValue, confidence: 1),
            actions: left.actions,
            leaving: left
        )
    }
}
