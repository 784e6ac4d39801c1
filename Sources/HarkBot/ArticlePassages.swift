import HarkLanguage

/// The paragraphs of one article, from which the part is picked that answers a question.
struct ArticlePassages: Sendable {
    /// How many sentences the bot says at most.
    static let mostSentences = 3
    /// An article's first paragraph is its short answer: another must fit clearly better.
    private static let openingBonus = 0.4
    /// How often a word of a heading counts; a word of the text counts once.
    private static let headingWeight = 2.0
    /// What a word gains again that stands in the heading.
    private static let headingBonus = 0.5

    private let language: Language
    private let paragraphs: [Markdown.Paragraph]
    private let sentenceTerms: [[Set<String>]]
    private let index: TermIndex

    init(_ article: BotArticle) {
        language = article.language
        paragraphs = Markdown.paragraphs(of: article.markdown)
        sentenceTerms = paragraphs.map { $0.sentences.map { Set(KnowledgeTerms.terms(of: $0).map(\.text)) } }
        index = TermIndex(paragraphs.map(Self.counts), fewestDocuments: 1)
    }

    /// Scores paragraphs by BM25 within the article, where a word is worth less the more paragraphs hold it.
    ///
    /// - Returns: up to three sentences of the best paragraph; of the article's first when none stands out.
    func best(for question: KnowledgeQuestion) -> String {
        let scores = scores(for: question)
        guard let best = scores.indices.max(by: { (scores[$0], $1) < (scores[$1], $0) }) else { return "" }
        let run = run(of: best, for: question)
        return paragraphs[best].sentences[run].joined(separator: language == .chinese ? "" : " ")
    }

    /// The best paragraphs that fit into a number of characters, whole, under their headings and in their order.
    func excerpt(for question: KnowledgeQuestion, most characters: Int) -> String {
        let scores = scores(for: question)
        var (left, kept) = (characters, Set<Int>())
        for number in scores.indices.sorted(by: { (scores[$1], $0) < (scores[$0], $1) }) {
            let length = text(of: number).count + 1
            guard length <= left else { continue }
            left -= length
            kept.insert(number)
        }
        return kept.isEmpty ? best(for: question) : kept.sorted().map(text).joined(separator: "\n")
    }

    private func text(of number: Int) -> String {
        let words = paragraphs[number].sentences.joined(separator: language == .chinese ? "" : " ")
        return paragraphs[number].heading.isEmpty ? words : paragraphs[number].heading + "\n" + words
    }

    private func scores(for question: KnowledgeQuestion) -> [Double] {
        var scores = [Double](repeating: 0, count: paragraphs.count)
        if !scores.isEmpty { scores[0] = Self.openingBonus }
        for (term, weight) in question.terms {
            let found = index[term]
            for posting in found {
                let gain = posting.gain + (posting.isHead ? Self.headingBonus : 0)
                scores[posting.document] += weight * gain / Double(found.count)
            }
        }
        return scores
    }

    /// The first of the runs of a paragraph's sentences that hold most of the question.
    private func run(of paragraph: Int, for question: KnowledgeQuestion) -> Range<Int> {
        let count = paragraphs[paragraph].sentences.count
        let length = min(count, Self.mostSentences)
        var best = (worth: -1.0, start: 0)
        for start in 0...(count - length) {
            let held = sentenceTerms[paragraph][start..<start + length]
            let worth = question.terms.reduce(0) { sum, term in
                held.contains { $0.contains(term.text) } ? sum + term.weight : sum
            }
            if worth > best.worth { best = (worth, start) }
        }
        return best.start..<best.start + length
    }

    private static func counts(of paragraph: Markdown.Paragraph) -> TermCounts {
        var counts = TermCounts()
        counts.add(paragraph.heading, headingWeight, isHead: true)
        for sentence in paragraph.sentences { counts.add(sentence, 1, isHead: false) }
        return counts
    }
}
