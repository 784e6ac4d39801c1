import HarkLanguage

extension BotEngine {
    /// How many misses in a row make the bot offer a person unasked.
    static let missesBeforeOffer = 2
    /// How many articles a miss suggests at most.
    static let suggestions = 2
    private static let losersShown = 5

    /// Answers by the first rule that holds.
    func ruled(_ message: Message) -> ReplyDraft? {
        let hits = ruleBook.hits(for: message)
        guard let winner = hits.first else { return nil }
        var explained = BotExplanation(kind: .rule, id: winner.rule.id, matched: winner.matched)
        let articles = ranking(message.terms, message.language)
        explained.losers = losers(rules: hits.dropFirst()) + losers(articles) { _ in .ruleWon }
        explained.losers = Array(explained.losers.prefix(Self.losersShown))
        return said(winner.rule, for: message.terms, message.language, explained)
    }

    /// Answers by the best article, when it fits well enough.
    func known(_ message: Message) -> ReplyDraft? {
        let hits = ranking(message.terms, message.language)
        guard let best = hits.first, best.confidence >= threshold.value else { return nil }
        var explained = BotExplanation(kind: .article, id: best.article.id, matched: best.matched)
        explained.score = best.score.inHundredths
        explained.coverage = best.coverage.inHundredths
        explained.losers = losers(hits.dropFirst()) { _ in .lowerScore }
        return quoted(best.article, for: message.terms, explained)
    }

    /// Says that the bot is not sure, with the nearest articles the first time and the offer of a person the second.
    func missed(_ turn: BotTurn, _ message: Message) -> ReplyDraft {
        let language = message.language
        let hits = ranking(message.terms, language)
        let explained = BotExplanation(kind: .none, losers: losers(hits[...]) { _ in .belowThreshold })
        if turn.state.misses >= Self.missesBeforeOffer - 1 {
            let text = BotWords.unsureAgain[language]
            return ReplyDraft(text: text, choices: [.tryAgain(language)], outcome: .missed, explained: explained)
        }
        let near = hits.filter { $0.confidence >= threshold.suggestion }.prefix(Self.suggestions)
            .map { BotChoice.article($0.article) }
        let text = near.isEmpty ? BotWords.unsure[language] : BotWords.didYouMean[language]
        return ReplyDraft(text: text, choices: near, outcome: .missed, explained: explained)
    }

    /// Says what a rule says.
    func said(
        _ rule: BotRule,
        for terms: [Term],
        _ language: Language,
        _ explained: BotExplanation
    ) -> ReplyDraft {
        let article = rule.article.flatMap { articlesByID[$0[language]] }
        let spoken = rule.say?[language] ?? article.map { passage(of: $0, for: terms) }
        var draft = ReplyDraft(
            text: spoken ?? BotWords.handingOff[language],
            outcome: rule.smallTalk ? .smallTalk : .answered,
            explained: explained,
            rule: rule.id,
            article: article?.id
        )
        draft.links = rule.links.map { BotLink(title: $0.title[language], url: $0.url) }
        if let article { draft.links.append(BotLink(title: article.title, url: article.url)) }
        draft.choices = rule.choices.map { BotChoice(id: $0.id, label: $0.label[language]) }
        draft.feedback = !rule.smallTalk && !rule.handoff && rule.choices.isEmpty
        if rule.handoff {
            draft.handoff = .rule
            draft.outcome = .handoff
        }
        return draft
    }

    /// Says the part of an article that answers, and links the whole.
    func quoted(_ article: BotArticle, for terms: [Term], _ explained: BotExplanation) -> ReplyDraft {
        ReplyDraft(
            text: passage(of: article, for: terms),
            links: [BotLink(title: article.title, url: article.url)],
            feedback: true,
            outcome: .answered,
            explained: explained,
            article: article.id
        )
    }

    func handingOff(_ reason: BotHandoff.Reason, _ language: Language, matched: [String]) -> ReplyDraft {
        ReplyDraft(
            text: BotWords.handingOff[language],
            handoff: reason,
            outcome: .handoff,
            explained: BotExplanation(kind: .human, matched: matched)
        )
    }

    func goingOn(_ language: Language) -> ReplyDraft {
        let explained = BotExplanation(kind: .choice, id: BotChoice.tryAgainID)
        return ReplyDraft(text: BotWords.goOn[language], outcome: .smallTalk, explained: explained)
    }

    private func ranking(_ terms: [Term], _ language: Language) -> [Knowledge.Hit] {
        let readable: Language = language == .chinese ? .chinese : .english
        return knowledge[readable]?.rank(KnowledgeQuestion(terms)) ?? []
    }

    private func passage(of article: BotArticle, for terms: [Term]) -> String {
        knowledge[article.language]?.passage(of: article.id, for: KnowledgeQuestion(terms)) ?? ""
    }

    private func losers(rules hits: ArraySlice<RuleBook.Hit>) -> [BotExplanation.Loser] {
        hits.map { BotExplanation.Loser(kind: .rule, id: $0.rule.id, score: nil, reason: .laterRule) }
    }

    private func losers(
        _ hits: some Collection<Knowledge.Hit>,
        why: (Knowledge.Hit) -> BotExplanation.Reason
    ) -> [BotExplanation.Loser] {
        hits.prefix(Self.losersShown).map {
            BotExplanation.Loser(
                kind: .article,
                id: $0.article.id,
                score: $0.score.inHundredths,
                reason: why($0)
            )
        }
    }
}

extension Double {
    /// This number to two places, so that explanations stay short.
    var inHundredths: Double { (self * 100).rounded() / 100 }
}
