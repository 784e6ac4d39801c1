import HarkLanguage

extension BotEngine {
    /// Answers a tap on a choice of the last reply, or its label typed out.
    func tapped(_ talk: inout Deliberation) -> ReplyDraft? {
        guard let choice = chosen(talk) else {
            if talk.turn.state.offered.isEmpty { talk.verdict = .absent }
            return nil
        }
        let language = talk.turn.state.language ?? talk.language
        var draft = answer(to: choice, language, talk)
        draft?.language = language
        return draft
    }

    /// A bare yes or no answers the bot's offer to get a person.
    func answersOffer(_ talk: inout Deliberation) -> ReplyDraft? {
        guard offersPerson(talk.turn.state) else {
            talk.verdict = .absent
            return nil
        }
        let bare = talk.message.bare
        if BotWords.yes.contains(bare) { return handingOff(.botUnsure, talk.language, matched: [bare]) }
        return BotWords.no.contains(bare) ? goingOn(talk.language) : nil
    }

    func handingOff(_ reason: BotHandoff.Reason, _ language: Language, matched: [String]) -> ReplyDraft {
        ReplyDraft(
            text: BotWords.handingOff[language],
            handoff: reason,
            outcome: .handoff,
            explained: BotExplanation(kind: .human, matched: matched, confidence: 1)
        )
    }

    func goingOn(_ language: Language) -> ReplyDraft {
        let explained = BotExplanation(kind: .choice, id: BotChoice.tryAgainID, confidence: 1)
        return ReplyDraft(text: BotWords.goOn[language], outcome: .smallTalk, explained: explained)
    }

    /// Hands off as unsure when that is what led to the tap.
    func tappedPerson(_ talk: Deliberation) -> ReplyDraft {
        let language = talk.turn.state.language ?? talk.language
        let reason = offersPerson(talk.turn.state) ? BotHandoff.Reason.botUnsure : .customerAsked
        var draft = handingOff(reason, language, matched: [BotChoice.person(language).label])
        draft.explained.kind = .choice
        draft.explained.id = BotChoice.personID
        draft.language = language
        return draft
    }

    /// Whether the last reply was the last "not sure" before the bot hands off.
    private func offersPerson(_ state: BotState) -> Bool {
        state.misses >= max(documents.script.handoff.misses - 1, 1)
    }

    private func chosen(_ talk: Deliberation) -> BotChoice? {
        let state = talk.turn.state
        if let choice = state.offered.first(where: { $0.id == talk.turn.choice }) { return choice }
        return state.offered.first { $0.label.folded == talk.message.folded }
    }

    private func answer(to choice: BotChoice, _ language: Language, _ talk: Deliberation) -> ReplyDraft? {
        switch choice.id {
        case BotChoice.personID: return tappedPerson(talk)
        case BotChoice.tryAgainID, BotChoice.cancelID: return goingOn(language)
        default: return led(by: choice, language, talk)
        }
    }

    /// The rule, article or flow to which a choice leads, if the documents still hold it.
    private func led(by choice: BotChoice, _ language: Language, _ talk: Deliberation) -> ReplyDraft? {
        let explained = BotExplanation(kind: .choice, id: choice.id, matched: [choice.label], confidence: 1)
        if choice.id.hasPrefix(BotChoice.articlePrefix) {
            let article = articlesByID[String(choice.id.dropFirst(BotChoice.articlePrefix.count))]
            return article.map { quoted($0, for: KnowledgeQuestion([]), explained) }
        }
        let state = talk.turn.state
        let choices =
            state.rule.flatMap { ruleBook[$0]?.choices } ?? state.intent.flatMap { intentsByID[$0]?.answer.choices }
        guard let offered = choices?.first(where: { $0.id == choice.id }) else { return nil }
        if let flow = offered.flow { return starting(flow, explained) }
        guard let rule = offered.goto.flatMap({ ruleBook[$0] }) else { return nil }
        var draft = said(rule.answer, for: KnowledgeQuestion([]), language, talk, explained)
        draft.rule = rule.id
        return draft
    }
}
