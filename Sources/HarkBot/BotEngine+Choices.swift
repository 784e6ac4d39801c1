import HarkLanguage

extension BotEngine {
    /// Answers a tap on a choice of the last reply, or its label typed out.
    func tapped(_ turn: BotTurn, _ message: Message) -> ReplyDraft? {
        guard let choice = chosen(turn, message) else { return nil }
        let language = turn.state.language ?? message.language
        switch choice.id {
        case BotChoice.personID:
            let wasUnsure = turn.state.misses >= Self.missesBeforeOffer
            return handingOff(wasUnsure ? .botUnsure : .customerAsked, language, matched: [choice.label])
        case BotChoice.tryAgainID: return goingOn(language)
        default: return led(by: choice, from: turn.state, language)
        }
    }

    private func chosen(_ turn: BotTurn, _ message: Message) -> BotChoice? {
        if turn.choice == BotChoice.personID { return .person(turn.state.language ?? message.language) }
        if let choice = turn.state.offered.first(where: { $0.id == turn.choice }) { return choice }
        return turn.state.offered.first { $0.label.folded == message.folded }
    }

    /// The rule or article to which a choice leads, if the documents still hold it.
    private func led(by choice: BotChoice, from state: BotState, _ language: Language) -> ReplyDraft? {
        let explained = BotExplanation(kind: .choice, id: choice.id, matched: [choice.label])
        if choice.id.hasPrefix(BotChoice.articlePrefix) {
            let article = articlesByID[String(choice.id.dropFirst(BotChoice.articlePrefix.count))]
            return article.map { quoted($0, for: [], explained) }
        }
        let offered = state.rule.flatMap { ruleBook[$0] }?.choices.first { $0.id == choice.id }
        guard let rule = offered.flatMap({ ruleBook[$0.goto] }) else { return nil }
        return said(rule, for: [], language, explained)
    }
}
