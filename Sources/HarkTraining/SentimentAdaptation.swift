package import Foundation
package import HarkLanguage

/// What a person at a site says the mood of a text is.
package struct SentimentCorrection: Sendable, Hashable {
    /// The text as its author wrote it.
    package let text: String
    /// Its language.
    package let language: Language
    /// The right label.
    package let label: SentimentLabel

    /// Creates a correction.
    package init(text: String, language: Language, label: SentimentLabel) {
        self.text = text
        self.language = language
        self.label = label
    }
}

/// Makes weights that lie over the shipped ones so that a site's corrections come true and little else changes.
///
/// Only pairs of words and telling words (Chinese: two and three characters in a row) get weights, each as small as
/// can be, and those most that the shipped model does not know. Corrections that are right already hold their texts
/// where they are. Texts in other languages are left out.
package struct SentimentAdaptation {
    private let model: SentimentModel
    /// How strongly the weights are pulled to 0, that is to the shipped model.
    package static let penalty: Float = 0.0002

    /// Starts from a model.
    package init(_ model: SentimentModel) {
        self.model = model
    }

    /// The file that `SentimentModel.adapted(by:)` lays over the model; the same corrections give the same bytes.
    ///
    /// Of two corrections of one text the later counts.
    package func file(_ corrections: [SentimentCorrection]) -> Data {
        var writer = ModelWriter()
        writer.add("en.grams", overlay(corrections, .english).slots)
        writer.add("zh.grams", overlay(corrections, .chinese).slots)
        return writer.data()
    }

    private func overlay(_ corrections: [SentimentCorrection], _ language: Language) -> MoodTable {
        let weights = model.weights(for: language)
        let readings = Self.latest(corrections, language).map { CorrectedReading($0, weights) }
        let features = Array(Set(readings.flatMap { $0.grams.keys })).sorted()
        let mood = solved(readings, features, worth: weights.mood.weights[SentimentWeights.gramLane], \.moodGap)
        let anger = solved(readings, features, worth: weights.anger.weights[SentimentWeights.gramLane], \.angerGap)
        var table = MoodTable()
        for (index, feature) in features.enumerated() {
            let value = GramWeights(mood: Double(mood[index]), anger: Double(anger[index]))
            if value.value != 0 { table.set(feature, to: value.value) }
        }
        return table
    }

    private static func latest(_ corrections: [SentimentCorrection], _ language: Language) -> [SentimentCorrection] {
        var places: [String: Int] = [:]
        var latest: [SentimentCorrection] = []
        for correction in corrections where correction.language == language {
            if let place = places[correction.text] {
                latest[place] = correction
            } else {
                places[correction.text] = latest.count
                latest.append(correction)
            }
        }
        return latest
    }

    /// The weights of the features that close the gaps; `worth` is what the model makes of one unit of the n-grams'
    /// sum, and where that is 0 there is nothing to do.
    private func solved(
        _ readings: [CorrectedReading],
        _ features: [UInt64],
        worth: Float,
        _ gap: (CorrectedReading) -> Float
    ) -> [Float] {
        guard worth != 0 else { return [Float](repeating: 0, count: features.count) }
        let places = Dictionary(uniqueKeysWithValues: features.enumerated().map { ($1, Int32($0)) })
        var rows = SparseRows()
        rows.width = features.count
        var scales = [Float](repeating: 0, count: features.count)
        for reading in readings {
            let columns = reading.grams.compactMap { gram, scale -> Int32? in
                guard let place = places[gram] else { return nil }
                scales[Int(place)] = scale
                return place
            }
            rows.columns += columns.sorted()
            rows.starts.append(Int32(rows.columns.count))
            rows.scales.append(reading.scale * worth)
        }
        let ones = [Float](repeating: 1, count: readings.count)
        return SparseRidge(penalty: Self.penalty, steps: 200)
            .weights(rows, columnScales: scales, targets: readings.map(gap), rowWeights: ones)
    }
}

/// A corrected text as the model reads it, and how far that is from what it should be.
private struct CorrectedReading {
    /// The n-grams that may get weights, with how readily each takes one.
    let grams: [UInt64: Float]
    /// What the sum of the text's n-grams is multiplied by.
    let scale: Float
    let moodGap: Float
    let angerGap: Float

    init(_ correction: SentimentCorrection, _ weights: SentimentWeights) {
        let clean = CleanText(correction.text)
        let (score, grams, count) = clean.scalars.withUnsafeBufferPointer { scalars in
            correction.language == .chinese
                ? Self.readChinese(scalars, weights) : Self.readEnglish(clean, scalars, weights)
        }
        self.grams = grams
        scale = SentimentWeights.gramScale(count, correction.language)
        let isRight = SentimentLabel(score: score.score) == correction.label
        moodGap = isRight ? 0 : Float(MoodScore.straight(correction.label.middle)) - score.mood
        angerGap = correction.label.isGood && score.anger > -1 ? -1 - score.anger : 0
    }

    private typealias Reading = (score: MoodScore, grams: [UInt64: Float], count: Int)

    private static func readEnglish(
        _ clean: CleanText,
        _ scalars: UnsafeBufferPointer<UInt32>,
        _ weights: SentimentWeights
    ) -> Reading {
        let words = clean.englishWords
        let mood = weights.lexicon.withLookup { EnglishMood(words, in: scalars, lexicon: $0) }
        let tells = mood.words.map { $0.entry.valence != 0 || $0.range.count > 4 && $0.isUncommonWord }
        var grams: [UInt64: Float] = [:]
        let count = mood.grams(in: scalars) { gram, index, kind in
            guard tells[index] || kind == .pair && index > 0 && tells[index - 1] else { return }
            let readiness: Float = weights.grams[gram] == nil ? 1 : 0.3
            switch kind {
            case .pair: grams[gram] = readiness
            case .negatedWord, .word: grams[gram] = 0.3 * readiness
            case .letters: break
            }
        }
        return (weights.readEnglish(words, scalars), grams, count)
    }

    private static func readChinese(
        _ scalars: UnsafeBufferPointer<UInt32>,
        _ weights: SentimentWeights
    ) -> Reading {
        let mood = weights.lexicon.withLookup { ChineseMood(scalars, range: 0..<scalars.count, lexicon: $0) }
        var grams: [UInt64: Float] = [:]
        let count = mood.grams { gram, _, length in
            let readiness: Float = weights.grams[gram] == nil ? 1 : 0.3
            if length > 1 { grams[gram] = length == 3 ? readiness : 0.3 * readiness }
        }
        return (weights.readChinese([CleanWord](), scalars, 0..<scalars.count), grams, count)
    }
}

extension SentimentLabel {
    /// The score in the middle of the label's range.
    fileprivate var middle: Double {
        switch self {
        case .veryNegative: -0.75
        case .negative: -0.45
        case .neutral: 0
        case .positive: 0.45
        case .veryPositive: 0.75
        }
    }

    fileprivate var isGood: Bool { self != .negative && self != .veryNegative }
}
