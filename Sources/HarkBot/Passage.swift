import HarkLanguage

/// Picks the part of an article that answers a question best.
enum Passage {
    /// How many sentences the bot says at most.
    static let sentences = 3

    /// The best run of up to three sentences of one paragraph; the article's first when none stands out.
    static func best(of article: BotArticle, for question: [Term]) -> String {
        let wanted = Dictionary(question.map { ($0.text, $0.weight) }, uniquingKeysWith: max)
        var best: (score: Double, run: ArraySlice<String>) = (-1, [])
        for (index, paragraph) in Markdown.paragraphs(of: article.markdown).enumerated() {
            for run in runs(of: paragraph) {
                let score = fit(of: run, to: wanted) + (index == 0 ? openingBonus : 0)
                if score > best.score { best = (score, run) }
            }
        }
        return best.run.joined(separator: article.language == .chinese ? "" : " ")
    }

    /// An article's first paragraph is its short answer: another must fit clearly better.
    private static let openingBonus = 1.0

    private static func runs(of paragraph: [String]) -> [ArraySlice<String>] {
        guard paragraph.count > sentences else { return [paragraph[...]] }
        return (0...(paragraph.count - sentences)).map { paragraph[$0..<($0 + sentences)] }
    }

    private static func fit(of run: ArraySlice<String>, to wanted: [String: Double]) -> Double {
        Set(run.flatMap { Tokenizer.terms(of: $0).map(\.text) }).reduce(0) { $0 + (wanted[$1] ?? 0) }
    }
}
