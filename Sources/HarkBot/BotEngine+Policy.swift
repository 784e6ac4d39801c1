import HarkLanguage

extension BotEngine {
    /// Turns a draft into a hand-off where the policy wants one.
    func overruled(_ draft: ReplyDraft, _ talk: inout Deliberation) -> ReplyDraft {
        guard draft.handoff == nil, draft.explained.kind != .message else { return draft }
        guard let reason = overruling(draft, talk) else {
            talk.note(.policy, .passed)
            return draft
        }
        talk.note(.policy, .handsOff)
        let words = reason == .anger ? BotWords.sorry : BotWords.handingOff
        var handing = ReplyDraft(
            text: words[draft.language ?? talk.language],
            language: draft.language,
            handoff: reason,
            outcome: .handoff,
            explained: BotExplanation(
                kind: .policy,
                id: reason.rawValue,
                matched: draft.explained.matched,
                confidence: 1
            )
        )
        handing.explained.losers = losers(with: draft.explained)
        handing.actions = draft.actions.filter { if case .close = $0 { false } else { true } }
        handing.slots = draft.slots
        handing.suggestion = draft.outcome == .answered ? draft.text : nil
        handing.article = draft.article
        return handing
    }

    /// Why people should answer, whatever the bot could say; nil when it may speak.
    private func overruling(_ draft: ReplyDraft, _ talk: Deliberation) -> BotHandoff.Reason? {
        let policy = documents.script.handoff
        if policy.anger != nil, talk.message.shows(.angry) { return .anger }
        guard draft.outcome != .smallTalk else { return nil }
        if isWorthPerson(talk), talk.turn.facts.isOpen || draft.outcome == .missed { return .highValue }
        if policy.repeats, draft.outcome == .answered, draft.repeats(talk) { return .loop }
        guard policy.misses > 0, draft.outcome == .missed, talk.turn.state.misses >= policy.misses - 1 else {
            return nil
        }
        return .botUnsure
    }

    /// Whether contact, order or intent are worth more than a bot.
    private func isWorthPerson(_ talk: Deliberation) -> Bool {
        let policy = documents.script.handoff
        let value = talk.turn.facts.value ?? talk.message.attributes["value"].flatMap { Double($0) }
        if let least = policy.value, let value, value >= least { return true }
        if let wanted = policy.attribute, let value = talk.message.attributes[wanted.name]?.folded,
            wanted.values.contains(where: { $0.folded == value })
        {
            return true
        }
        return isHighValue(talk.message)
    }

    /// What had decided leads what lost.
    private func losers(with explained: BotExplanation) -> [BotExplanation.Loser] {
        let first = explained.id.map {
            BotExplanation.Loser(kind: explained.kind, id: $0, score: explained.score, reason: .handsOff)
        }
        return Array(((first.map { [$0] } ?? []) + explained.losers).prefix(Self.losersShown))
    }
}

extension ReplyDraft {
    /// Whether the bot would say to another message what it has just said; a flow counts its questions itself.
    fileprivate func repeats(_ talk: Deliberation) -> Bool {
        guard explained.kind != .flow, flow == nil, starts == nil else { return false }
        let state = talk.turn.state
        return state.lastReply == Fingerprint.hex(text) && state.lastAsked != Fingerprint.hex(talk.message.folded)
    }
}
