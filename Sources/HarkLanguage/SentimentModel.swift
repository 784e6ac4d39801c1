package import Foundation

/// Tells the mood and the anger of a text, and the words that decided.
///
/// For each language a linear model over what the rules saw and over n-grams; the same model serves every kind of
/// text. A site's corrections lie over it as further weights.
package struct SentimentModel: Sendable {
    private var english: SentimentWeights
    private var chinese: SentimentWeights

    /// Reads `sentiment-en.weights` and `sentiment-zh.weights` from a folder.
    /// - Throws: `LanguageModelError` when a file is missing or damaged.
    package init(models folder: URL) throws(LanguageModelError) {
        english = try SentimentWeights(ModelFile(at: folder.appending(path: "sentiment-en.weights")))
        chinese = try SentimentWeights(ModelFile(at: folder.appending(path: "sentiment-zh.weights")))
    }

    /// Puts weights together.
    package init(english: SentimentWeights, chinese: SentimentWeights) {
        self.english = english
        self.chinese = chinese
    }

    /// This model with a site's corrections laid over it.
    /// - Throws: `LanguageModelError` when the file is missing or damaged.
    package func adapted(by file: ModelFile) throws(LanguageModelError) -> SentimentModel {
        var model = self
        model.english.add(try MoodTable("en.grams", in: file))
        model.chinese.add(try MoodTable("zh.grams", in: file))
        return model
    }

    /// The weights of one language; those of English serve `other`.
    package func weights(for language: Language) -> SentimentWeights {
        language == .chinese ? chinese : english
    }

    /// Tells the mood of a stretch of a text.
    ///
    /// - Parameters:
    ///   - clean: the clean text.
    ///   - words: its words, of which those in `range` count; for Chinese they only name what decided, and may be
    ///     missing.
    ///   - language: the language of the stretch; in `other` only emoji, faces and marks count.
    ///   - range: the stretch, in code points of the clean text.
    /// - Returns: the mood; no feeling where the stretch is empty.
    /// - Complexity: O(*n*) in the length of the stretch.
    package func sentiment(
        of clean: CleanText,
        words: [CleanWord],
        language: Language,
        range: Range<Int>
    ) -> Sentiment {
        clean.scalars.withUnsafeBufferPointer { scalars in
            let inside = words.lazy.filter { range.contains($0.range.lowerBound) }
            switch language {
            case .english: return english.readEnglish(inside, scalars).sentiment(clean)
            case .chinese: return chinese.readChinese(inside, scalars, range).sentiment(clean)
            case .other:
                let signs = inside.filter { [.emoji, .emoticon, .punctuation].contains($0.shape) }
                guard signs.contains(where: { _ in true }) else { return .none }
                return english.readEnglish(signs, scalars, usesGrams: false).sentiment(clean)
            }
        }
    }

    /// The mood of a whole text from those of its stretches, each weighed by its length.
    ///
    /// - Returns: no feeling where there is no stretch.
    package static func combined(_ parts: [(sentiment: Sentiment, length: Int)]) -> Sentiment {
        let total = Double(parts.reduce(0) { $0 + $1.length })
        guard total > 0 else { return .none }
        let mean = { (value: (Sentiment) -> Double) in
            parts.reduce(0) { $0 + value($1.sentiment) * Double($1.length) } / total
        }
        let strongest = parts.sorted { abs($0.sentiment.score) > abs($1.sentiment.score) }
        let score = mean(\.score)
        let words = strongest.filter { $0.sentiment.score * score > 0 }.flatMap(\.sentiment.words)
        return Sentiment(
            score: score,
            label: SentimentLabel(score: score),
            anger: mean(\.anger),
            words: Array(words.prefix(5))
        )
    }
}

extension SentimentLabel {
    /// The label of a score.
    ///
    /// - Parameter score: −1…1; up to ±0.3 is neutral, from ±0.6 on very negative or very positive.
    public init(score: Double) {
        switch score {
        case ..<(-0.6): self = .veryNegative
        case ..<(-0.3): self = .negative
        case ...0.3: self = .neutral
        case ...0.6: self = .positive
        default: self = .veryPositive
        }
    }
}
