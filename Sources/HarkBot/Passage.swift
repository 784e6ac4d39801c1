import HarkLanguage

/// Picks the part of an article that answers a question best.
struct Passage {
    /// How many sentences the bot says at most.
    static let sentences = 3

    /// The best run of up to three sentences of one paragraph; the article's first when none stands out.
    static func best(of article: BotArticle, for question: [Term]) -> String {
        let paragraphs = Markdown.paragraphs(of: article.markdown)
        let passage = Passage(paragraphs, question)
        let run = passage.best(of: paragraphs)
        return run.joined(separator: article.language == .chinese ? "" : " ")
    }

    /// An article's first paragraph is its short answer: another must fit clearly better.
    private static let openingBonus = 0.4
    /// What a word counts again that stands in the heading.
    private static let headingShare = 0.5

    /// What each word of the question is worth: less, the more paragraphs hold it.
    private let worth: [String: Double]

    private init(_ paragraphs: [Markdown.Paragraph], _ question: [Term]) {
        let wanted = Dictionary(question.map { ($0.text, $0.weight) }, uniquingKeysWith: max)
        let held = paragraphs.map { Self.terms(of: [$0.heading] + $0.sentences) }
        worth = wanted.reduce(into: [:]) { worth, word in
            let holders = held.count { $0.contains(word.key) }
            if holders > 0 { worth[word.key] = word.value / Double(holders) }
        }
    }

    private func best(of paragraphs: [Markdown.Paragraph]) -> ArraySlice<String> {
        var best: (score: Double, run: ArraySlice<String>) = (-1, [])
        for (index, paragraph) in paragraphs.enumerated() {
            let heading = Self.terms(of: [paragraph.heading])
            for run in Self.runs(of: paragraph.sentences) {
                let fits = fit(of: Self.terms(of: run).union(heading)) + Self.headingShare * fit(of: heading)
                let score = fits + (index == 0 ? Self.openingBonus : 0)
                if score > best.score { best = (score, run) }
            }
        }
        return best.run
    }

    /// Sums in a fixed order, so that ties never depend on the order of a set.
    private func fit(of terms: Set<String>) -> Double {
        terms.sorted().reduce(0) { $0 + (worth[$1] ?? 0) }
    }

    private static func runs(of sentences: [String]) -> [ArraySlice<String>] {
        guard sentences.count > Self.sentences else { return [sentences[...]] }
        return (0...(sentences.count - Self.sentences)).map { sentences[$0..<($0 + Self.sentences)] }
    }

    private static func terms(of texts: some Sequence<String>) -> Set<String> {
        Set(texts.flatMap { Tokenizer.terms(of: $0).map(\.text) })
    }
}
