package import Foundation
import HarkLanguage

/// Makes the weights of sentiment from the data sets.
package enum SentimentTraining {
    /// Trains both languages on all given texts and writes `sentiment-en.weights` and `sentiment-zh.weights`.
    ///
    /// The same data gives the same bytes.
    /// - Parameters:
    ///   - data: the folder of data sets.
    ///   - output: the folder that the files go to.
    /// - Throws: `TrainingError` for the data, or what writing throws.
    package static func train(data: URL, output: URL) throws {
        let corpus = Corpus(data)
        for language in [Language.english, .chinese] {
            let file = output.appending(path: "sentiment-\(language.rawValue).weights")
            try weights(language, corpus).written().data().write(to: file, options: .atomic)
        }
    }

    /// The weights of one language that all given texts make.
    static func weights(_ language: Language, _ corpus: Corpus) throws(TrainingError) -> SentimentWeights {
        let rows = try rows(language, corpus)
        return SentimentTrainer(rows).train([Bool](repeating: true, count: rows.examples.count))
    }

    static func rows(_ language: Language, _ corpus: Corpus) throws(TrainingError) -> MoodRows {
        let lexicon =
            language == .chinese
            ? try MoodLexiconBuilder.chinese(corpus) : try MoodLexiconBuilder.english(corpus)
        return MoodRows(try corpus.moods(in: language), language: language, lexicon: lexicon)
    }
}
