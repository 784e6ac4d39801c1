import HarkLanguage

/// The articles of one language, ranked by how well they answer a question.
///
/// BM25 over word stems (English) and over characters and pairs of them (Chinese), plus what the likely intent says.
struct Knowledge: Sendable {
    /// How often a word of a title or a keyword counts, and one of a synonym; a word of the text counts once.
    private static let headWeight = 3.0
    private static let synonymWeight = 2.0
    /// Two neighbouring characters that no article holds are mostly no word: they weigh less.
    private static let unseenPairWorth = 0.3
    /// What a word that only the text holds covers of a question, beside one of the title or a keyword.
    private static let textCoverage = 0.5
    /// What an article gains that answers a certain intent, in BM25's unit.
    ///
    /// - Source: the best of 0, 1, 2, 4, 6, 8 and 12 on the messages of `Paraphrases` with a stand-in intent model of a
    ///   few examples, by cross-validation. With another stand-in, trained mostly on other shops' messages, 4 was better
    ///   on our own English ones and 12 on theirs. Fusing ranks instead (1/(k + rank)) was never better.
    private static let intentLift = 6.0

    private let articles: [BotArticle]
    private let index: TermIndex
    private let wares: Set<String>
    private let passages: [String: ArticlePassages]
    /// What customers' votes add to the log-odds of each article.
    private let shifts: [Double]

    /// Prepares a ranking.
    ///
    /// - Parameters:
    ///   - articles: articles of one language.
    ///   - wares: names of what the shop sells; they say what a question is about, not what is asked.
    ///   - votes: how often each article has helped.
    init(_ articles: [BotArticle], wares: [String] = [], votes: ArticleVotes = ArticleVotes()) {
        self.articles = articles
        self.wares = Set(wares.flatMap { KnowledgeTerms.terms(of: $0).map(\.text) })
        let votes = votes.shifts
        shifts = articles.map { votes[$0.id] ?? 0 }
        index = TermIndex(articles.map(Self.counts))
        passages = Dictionary(articles.map { ($0.id, ArticlePassages($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The articles that share a term or an intent with the question, best first; equal ones in the order of ids.
    func rank(_ question: KnowledgeQuestion) -> [Hit] {
        var (sums, total) = sums(of: question)
        for (number, article) in articles.enumerated() where !question.intents.isEmpty && !article.intents.isEmpty {
            sums[number].intent = question.probability(ofAny: article.intents)
        }
        let scores = sums.map { $0.score + Self.intentLift * $0.intent }
        let best = scores.indices.filter { scores[$0] > 0 }
            .sorted { (scores[$1], articles[$0].id) < (scores[$0], articles[$1].id) }
        return best.enumerated().map { place, number in
            let rival = best.count > 1 ? scores[best[place == 0 ? 1 : 0]] : 0
            let coverage = sums[number].covered / max(total, sums[number].covered, .leastNormalMagnitude)
            let fit = KnowledgeFit(
                score: sums[number].score,
                coverage: coverage,
                margin: (scores[number] - rival) / scores[number],
                intent: sums[number].intent
            )
            return Hit(
                article: articles[number],
                score: scores[number],
                coverage: coverage,
                matched: sums[number].matched,
                fit: fit,
                confidence: LogOdds.probability(fit.odds + shifts[number])
            )
        }
    }

    /// The part of an article of this collection that answers best.
    func passage(of id: String, for question: KnowledgeQuestion) -> String? {
        passages[id]?.best(for: question)
    }

    /// As much of an article as fits, the paragraphs that answer best; nil when it says nothing.
    func excerpt(of article: BotArticle, for question: KnowledgeQuestion, most characters: Int) -> BotEvidence.Passage?
    {
        guard let text = passages[article.id]?.excerpt(for: question, most: characters), !text.isEmpty else {
            return nil
        }
        return BotEvidence.Passage(article: article.id, title: article.title, text: text, url: article.url)
    }

    private struct Sum {
        var score = 0.0
        var covered = 0.0
        var intent = 0.0
        var matched: [String] = []
    }

    private func sums(of question: KnowledgeQuestion) -> (sums: [Sum], total: Double) {
        var sums = [Sum](repeating: Sum(), count: articles.count)
        var total = 0.0
        for (term, weight) in question.terms {
            let found = index[term]
            let worth =
                weight * index.rarity(of: found.count) * (found.isEmpty && term.isHanPair ? Self.unseenPairWorth : 1)
            if asksSomething(term) || found.contains(where: \.isHead) { total += worth }
            for posting in found {
                sums[posting.document].score += worth * posting.gain
                sums[posting.document].covered += worth * (posting.isHead ? 1 : Self.textCoverage)
                sums[posting.document].matched.append(term)
            }
        }
        return (sums, total)
    }

    /// Wares and numbers name what a question is about, not what is asked.
    private func asksSomething(_ term: String) -> Bool {
        !wares.contains(term) && !term.utf8.contains { (0x30...0x39).contains($0) }
    }

    private static func counts(of article: BotArticle) -> TermCounts {
        var counts = TermCounts()
        for head in [article.title] + article.keywords { counts.add(head, headWeight, isHead: true) }
        for synonym in article.synonyms { counts.add(synonym, synonymWeight, isHead: true) }
        counts.add(article.markdown, 1, isHead: false)
        return counts
    }
}

extension Knowledge {
    /// How well an article fits a question.
    struct Hit: Sendable {
        let article: BotArticle
        /// The BM25 sum and what the intent adds.
        let score: Double
        /// The share of the question's worth that the article's words cover.
        let coverage: Double
        let matched: [String]
        /// What the confidence is made from.
        let fit: KnowledgeFit
        /// How likely the article answers the question, 0…1.
        let confidence: Double
    }
}

extension String {
    /// Whether this term is a pair of Han characters.
    fileprivate var isHanPair: Bool { unicodeScalars.count == 2 && Language.detect(self) == .chinese }
}
