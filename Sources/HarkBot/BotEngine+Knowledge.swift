import HarkLanguage

extension BotEngine {
    /// How many articles a miss suggests at most.
    static let suggestions = 2

    /// Answers by the best article, when it fits well enough.
    func known(_ talk: inout Deliberation) -> ReplyDraft? {
        let hits = ranking(talk.message)
        guard let best = hits.first, best.confidence >= threshold.value else {
            if !hits.isEmpty { talk.verdict = .unsure }
            return nil
        }
        var explained = BotExplanation(kind: .article, id: best.article.id, matched: best.matched)
        explained.score = best.score.inHundredths
        explained.coverage = best.coverage.inHundredths
        explained.confidence = best.confidence.inHundredths
        let losers = unsureGuesses(of: talk.message) + self.losers(hits.dropFirst()) { _ in .lowerScore }
        explained.losers = Array(losers.prefix(Self.losersShown))
        return quoted(best.article, for: talk.message.question, explained)
    }

    /// Says that the bot is not sure, with the nearest articles the first time and the offer of a person later.
    func missed(_ talk: inout Deliberation) -> ReplyDraft {
        talk.note(.unsure, .decided)
        let language = talk.language
        let hits = ranking(talk.message)
        let losers = unsureGuesses(of: talk.message) + self.losers(hits[...]) { _ in .belowThreshold }
        let explained = BotExplanation(kind: .none, confidence: 0, losers: Array(losers.prefix(Self.losersShown)))
        if talk.turn.state.misses > 0 {
            let text = BotWords.unsureAgain[language]
            return ReplyDraft(text: text, choices: [.tryAgain(language)], outcome: .missed, explained: explained)
        }
        let near = hits.filter { $0.confidence >= threshold.suggestion }.prefix(Self.suggestions).map {
            BotChoice.article($0.article)
        }
        let text = near.isEmpty ? BotWords.unsure[language] : BotWords.didYouMean[language]
        return ReplyDraft(text: text, choices: near, outcome: .missed, explained: explained)
    }

    /// Says the part of an article that answers, and links the whole.
    func quoted(_ article: BotArticle, for question: KnowledgeQuestion, _ explained: BotExplanation) -> ReplyDraft {
        ReplyDraft(
            text: passage(of: article, for: question),
            links: [BotLink(title: article.title, url: article.url)],
            feedback: true,
            outcome: .answered,
            explained: explained,
            article: article.id
        )
    }

    /// The articles that share something with a message, as things that lost.
    func articles(for message: Message, why: (Knowledge.Hit) -> BotExplanation.Reason) -> [BotExplanation.Loser] {
        losers(ranking(message)[...], why: why)
    }

    func passage(of article: BotArticle, for question: KnowledgeQuestion) -> String {
        knowledge[article.language]?.passage(of: article.id, for: question) ?? ""
    }

    private func ranking(_ message: Message) -> [Knowledge.Hit] {
        let readable: Language = message.language == .chinese ? .chinese : .english
        return knowledge[readable]?.rank(message.question) ?? []
    }

    private func losers(
        _ hits: ArraySlice<Knowledge.Hit>,
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
