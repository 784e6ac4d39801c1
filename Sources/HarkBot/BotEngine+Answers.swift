import HarkLanguage

extension BotEngine {
    /// How many things that lost an explanation shows.
    static let losersShown = 5

    /// Answers by the first rule that holds.
    func ruled(_ talk: Deliberation) -> ReplyDraft? {
        let hits = ruleBook.hits(for: talk.message)
        guard let winner = hits.first else { return nil }
        var explained = BotExplanation(kind: .rule, id: winner.rule.id, matched: winner.matched, confidence: 1)
        let losers =
            hits.dropFirst().map { BotExplanation.Loser(kind: .rule, id: $0.rule.id, score: nil, reason: .laterRule) }
            + guesses(of: talk.message).map { $0.losing(.ruleWon) }
            + articles(for: talk.message) { _ in .ruleWon }
        explained.losers = Array(losers.prefix(Self.losersShown))
        var draft = said(winner.rule.answer, for: talk.message.question, talk.language, talk, explained)
        draft.rule = winner.rule.id
        return draft
    }

    /// Says what a rule or an intent says.
    func said(
        _ answer: BotAnswer,
        for question: KnowledgeQuestion,
        _ language: Language,
        _ talk: Deliberation,
        _ explained: BotExplanation
    ) -> ReplyDraft {
        let article = answer.article.flatMap { articlesByID[$0[language]] }
        let say = answer.say?.spoken(in: language, turn: talk.turn.state.turns, talk.message.value)
        let spoken = say ?? article.map { passage(of: $0, for: question) }
        var draft = ReplyDraft(
            text: spoken ?? (answer.handoff ? BotWords.handingOff[language] : ""),
            outcome: answer.smallTalk ? .smallTalk : .answered,
            explained: explained,
            article: article?.id,
            actions: answer.actions,
            starts: answer.flow
        )
        draft.links = answer.links.map { BotLink(title: $0.title[language], url: $0.url) }
        if let article { draft.links.append(BotLink(title: article.title, url: article.url)) }
        draft.choices = answer.choices.map { BotChoice(id: $0.id, label: $0.label[language]) }
        draft.feedback = !answer.smallTalk && !answer.handoff && answer.flow == nil && answer.choices.isEmpty
        if answer.handoff {
            draft.handoff = .rule
            draft.note = answer.note.map { TextTemplate($0).squeezed(talk.message.value) }
            draft.outcome = .handoff
        }
        return draft
    }

    func starting(_ flow: String, _ explained: BotExplanation) -> ReplyDraft {
        ReplyDraft(text: "", outcome: .answered, explained: explained, starts: flow)
    }
}

extension Double {
    /// This number to two places, so that explanations stay short.
    var inHundredths: Double { (self * 100).rounded() / 100 }
}
