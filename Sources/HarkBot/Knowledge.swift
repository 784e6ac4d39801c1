import Foundation
import HarkLanguage

/// The articles of one language, ranked by how well they answer a question.
struct Knowledge {
    /// How well an article fits a question.
    struct Hit {
        let article: BotArticle
        let score: Double
        let coverage: Double
        let matched: [String]

        /// Whether the fit is good enough to answer with.
        ///
        /// A fit of many or rare words may cover less of a talkative question.
        var isSure: Bool {
            score >= Knowledge.sureScore && coverage >= Knowledge.sureCoverage
                || score >= Knowledge.strongScore && coverage >= Knowledge.strongCoverage
        }

        /// Whether the fit is good enough to ask "did you mean".
        var isLikely: Bool { score >= Knowledge.likelyScore && coverage >= Knowledge.likelyCoverage }
    }

    /// The least BM25 sum and the least share of the question that make an answer.
    static let sureScore = 2.8
    static let sureCoverage = 0.5
    static let strongScore = 5.5
    static let strongCoverage = 0.4
    /// The least of both that make a suggestion.
    static let likelyScore = 2.0
    static let likelyCoverage = 0.3

    /// BM25's usual saturation, and a weak length norm as articles are alike in length.
    /// - Source: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
    private static let saturation = 1.2
    private static let lengthNorm = 0.4
    /// How often a word of a title or a keyword counts; a word of the text counts once.
    private static let headWeight = 3.0

    /// Two neighbouring characters that no article holds are mostly no word: they weigh less.
    private static let unseenPairWorth = 0.3

    private struct Posting {
        let article: Int
        let frequency: Double
        let isHead: Bool
    }

    private let articles: [BotArticle]
    private let relativeLengths: [Double]
    private let postings: [String: [Posting]]
    private let wares: Set<String>

    /// Prepares a ranking.
    ///
    /// `wares` are the names of what the shop sells: they say what a question is about, not what is asked.
    init(_ articles: [BotArticle], wares: [String] = []) {
        self.wares = Set(wares.flatMap { Tokenizer.terms(of: $0).map(\.text) })
        self.articles = articles
        var postings: [String: [Posting]] = [:]
        var lengths: [Double] = []
        for (index, article) in articles.enumerated() {
            let counts = Self.counts(of: article)
            lengths.append(counts.values.reduce(0) { $0 + $1.frequency })
            for (term, count) in counts {
                postings[term, default: []].append(
                    Posting(article: index, frequency: count.frequency, isHead: count.isHead)
                )
            }
        }
        let average = max(lengths.reduce(0, +) / Double(max(lengths.count, 1)), 1)
        relativeLengths = lengths.map { $0 / average }
        self.postings = postings
    }

    /// The articles that share a term with the question, best first; equal ones in the order of their ids.
    func rank(_ question: [Term]) -> [Hit] {
        let terms = Dictionary(question.map { ($0.text, $0.weight) }, uniquingKeysWith: max).sorted { $0.key < $1.key }
        var sums = [Sum](repeating: Sum(), count: articles.count)
        var total = 0.0
        for (term, weight) in terms {
            let found = postings[term] ?? []
            let worth = weight * rarity(of: found.count) * (found.isEmpty && term.isHanPair ? Self.unseenPairWorth : 1)
            if asksSomething(term) || found.contains(where: \.isHead) { total += worth }
            for posting in found {
                sums[posting.article].add(term, worth: worth, gain: gain(of: posting), isHead: posting.isHead)
            }
        }
        return zip(articles, sums).filter { $1.score > 0 }
            .map {
                Hit(article: $0, score: $1.score, coverage: $1.covered / max(total, $1.covered), matched: $1.matched)
            }
            .sorted { ($1.score, $0.article.id) < ($0.score, $1.article.id) }
    }

    /// Wares and numbers name what a question is about, not what is asked.
    private func asksSomething(_ term: String) -> Bool {
        !wares.contains(term) && !term.contains { $0.isASCII && $0.isNumber }
    }

    private struct Sum {
        var score = 0.0
        var covered = 0.0
        var matched: [String] = []

        /// A word that only the text holds covers half of what a word of the title or a keyword covers.
        mutating func add(_ term: String, worth: Double, gain: Double, isHead: Bool) {
            score += worth * gain
            covered += worth * (isHead ? 1 : 0.5)
            matched.append(term)
        }
    }

    /// How rare a word is; a small collection counts as one of twenty, so that its thresholds mean the same.
    private func rarity(of documents: Int) -> Double {
        log1p((Double(max(articles.count, 20) - documents) + 0.5) / (Double(documents) + 0.5))
    }

    private func gain(of posting: Posting) -> Double {
        let norm = 1 - Self.lengthNorm + Self.lengthNorm * relativeLengths[posting.article]
        return posting.frequency * (Self.saturation + 1) / (posting.frequency + Self.saturation * norm)
    }

    private static func counts(of article: BotArticle) -> [String: (frequency: Double, isHead: Bool)] {
        var counts: [String: (frequency: Double, isHead: Bool)] = [:]
        func count(_ text: String, _ frequency: Double, isHead: Bool) {
            for term in Tokenizer.terms(of: text) {
                let known = counts[term.text] ?? (0, false)
                counts[term.text] = (known.frequency + frequency, known.isHead || isHead)
            }
        }
        for head in [article.title] + article.keywords { count(head, headWeight, isHead: true) }
        count(article.markdown, 1, isHead: false)
        return counts
    }
}

extension String {
    /// Whether this term is a pair of Han characters.
    fileprivate var isHanPair: Bool { count == 2 && Language.detect(self) == .chinese }
}
