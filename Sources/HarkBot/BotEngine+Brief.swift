import HarkLanguage

extension BotEngine {
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
    ///
    /// Only what every customer may read is proposed as a reply.
    private func suggest(to brief: inout BotBrief, _ draft: ReplyDraft, _ talk: Deliberation) {
        var advice = advice(on: talk.message.question, in: talk.language)
        if advice.isEmpty, let asked = brief.asked { advice = self.advice(on: asked, in: talk.language) }
        let said = draft.article.map { [$0] } ?? []
        brief.articles = said + advice.map(\.id).filter { !said.contains($0) }
        brief.suggestedReply = draft.suggestion ?? advice.first { $0.audience == .everyone }?.passage
    }
}
