import HarkLanguage

extension BotEngine {
    /// How many articles a brief names at most.
    private static let articlesInBrief = 3

    /// The wish for a person with what that person should know.
    func handoff(_ draft: ReplyDraft, _ language: Language, _ talk: Deliberation) -> BotHandoff? {
        guard let reason = draft.handoff else { return nil }
        let lines = talk.turn.history + [BotTurn.Line(by: .visitor, text: talk.turn.text)]
        var brief = BotBrief(history: lines, language: language)
        brief.note = draft.note
        brief.message = draft.leaving?.text
        brief.address = draft.leaving?.address
        brief.slots = talk.turn.state.slots.merging(draft.slots) { $1 }
        brief.sentiment = talk.message.sentiment?.label
        suggest(to: &brief, draft, talk)
        return BotHandoff(reason: reason, summary: HandoffSummary.text(of: brief, language: language), brief: brief)
    }

    /// Names the articles that may help, those for the last message or else for the first question.
    private func suggest(to brief: inout BotBrief, _ draft: ReplyDraft, _ talk: Deliberation) {
        var message = talk.message
        var articles = helpful(message)
        if articles.isEmpty, let asked = brief.asked {
            message = Message(BotTurn(text: asked, state: talk.turn.state))
            articles = helpful(message)
        }
        if let article = draft.article.flatMap({ articlesByID[$0] }), !articles.contains(article) {
            articles.insert(article, at: 0)
        }
        brief.articles = articles.prefix(Self.articlesInBrief).map(\.id)
        brief.suggestedReply = draft.suggestion ?? articles.first.map { Passage.best(of: $0, for: message.terms) }
    }
}
