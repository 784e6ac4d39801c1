import HarkLanguage

extension BotEngine {
    /// The most values of each sort that a state keeps.
    static let mostValues = 50

    /// Adds to a draft what every reply carries.
    func finished(_ draft: ReplyDraft, _ talk: inout Deliberation) -> BotReply {
        let draft = heldBack(overruled(draft.saying(talk.ended), &talk), talk)
        let language = draft.language ?? talk.language
        let actions = talk.actions(with: draft.actions)
        var explained = draft.explained
        explained.stages = talk.stages
        explained.quiet = talk.quietRules
        let choices = choices(of: draft, language)
        return BotReply(
            text: draft.text,
            language: language,
            choices: choices,
            links: draft.links,
            feedback: draft.feedback,
            handoff: handoff(draft, language, talk),
            actions: actions,
            outcome: draft.outcome,
            explained: explained,
            state: state(after: draft, language, choices, actions, talk)
        )
    }

    /// The way to a person ends every reply, but for those that lead there or that people cannot follow.
    private func choices(of draft: ReplyDraft, _ language: Language) -> [BotChoice] {
        guard draft.handoff == nil else { return [] }
        return draft.leaving == nil ? draft.choices + [.person(language)] : draft.choices
    }

    private func state(
        after draft: ReplyDraft,
        _ language: Language,
        _ choices: [BotChoice],
        _ actions: [BotAction],
        _ talk: Deliberation
    ) -> BotState {
        var state = talk.turn.state
        state.language = language
        state.offered = choices
        (state.rule, state.intent, state.article) = (draft.rule, draft.intent, draft.article)
        state.turns = min(state.turns, 999_998) + 1
        state.flow = draft.handoff == nil ? draft.flow : nil
        state.leaving = draft.handoff == nil ? draft.leaving : nil
        state.lastReply = Fingerprint.hex(draft.text)
        state.lastAsked = Fingerprint.hex(talk.message.folded)
        state.moment = talk.turn.moment
        for (name, value) in draft.slots.sorted(by: { $0.key < $1.key }) { state.slots.keep(value, name) }
        for case .setAttribute(let name, let value) in actions { state.attributes.keep(value, name) }
        switch draft.outcome {
        case .answered, .handoff: state.misses = 0
        case .missed: state.misses = min(state.misses, 98) + 1
        case .smallTalk: break
        }
        return state
    }
}

extension ReplyDraft {
    /// Says first that a flow was over.
    fileprivate func saying(_ ended: EndedFlow?) -> ReplyDraft {
        guard let ended else { return self }
        var draft = self
        draft.text = ended.words + "\n" + text
        let loser = BotExplanation.Loser(kind: .flow, id: ended.flow, score: nil, reason: .ended)
        draft.explained.losers = Array(([loser] + explained.losers).prefix(BotEngine.losersShown))
        return draft
    }
}

extension [String: String] {
    /// Remembers a value, unless there are too many already.
    mutating func keep(_ value: String, _ name: String) {
        guard self[name] != nil || count < BotEngine.mostValues else { return }
        self[name] = String(value.prefix(TextTemplate.valueCharacters))
    }
}
