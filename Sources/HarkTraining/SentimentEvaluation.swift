package import Foundation
import HarkLanguage

/// How well sentiment does on the given sets, each text scored by weights that were not trained on it.
///
/// The texts are parted into five; four parts train, the fifth is scored, in turn. Texts of one review or article
/// stay together.
package struct SentimentEvaluation: Sendable {
    /// The measures of each set, in the order of the table.
    package private(set) var rows: [Row] = []

    /// The measures of one set.
    package struct Row: Sendable {
        /// The set.
        package let set: MoodSet
        /// How many texts it has.
        package let texts: Int
        /// Each measure with its name.
        package let measures: [Measure]
        /// How often each label that readers gave (first) was found as each other; empty where there are none.
        package let confusions: [Confusion: Int]
        /// The texts that were missed by most, the worst first.
        package let worst: [Miss]
    }

    /// One measure.
    package struct Measure: Sendable, Hashable {
        /// Its name, such as `r`.
        package let name: String
        /// Its value, 0…1 (`r`: −1…1).
        package let value: Double
    }

    /// What readers said, and what was found.
    package struct Confusion: Sendable, Hashable {
        /// The side of 0 of the readers' mood; for anger 1 or 0.
        package let right: Int
        /// The side of 0 of the score; for anger 1 or 0.
        package let given: Int
    }

    /// A text that was missed.
    package struct Miss: Sendable, Hashable {
        /// The text.
        package let text: String
        /// What readers said.
        package let right: Double
        /// What was found.
        package let given: Double
    }

    /// Trains and scores five times for each language.
    ///
    /// - Parameter data: the folder of data sets.
    /// - Throws: `TrainingError` when a file is missing or not as its README says.
    package init(data: URL) throws(TrainingError) {
        let corpus = Corpus(data)
        for language in [Language.english, .chinese] {
            let examples = try SentimentTraining.rows(language, corpus)
            let scores = Self.foreignScores(examples)
            for set in MoodSet.allCases where set.language == language {
                let places = examples.examples.indices.filter { examples.examples[$0].set == set }
                rows.append(Self.row(set, places.map { (examples.examples[$0], scores[$0]) }))
            }
        }
    }

    typealias Scored = (example: MoodExample, score: MoodScore)

    /// The score of each text by weights of the other folds.
    private static func foreignScores(_ rows: MoodRows) -> [MoodScore] {
        var scores = [MoodScore](repeating: MoodScore(), count: rows.examples.count)
        for fold in 0..<5 {
            let weights = SentimentTrainer(rows).train(rows.examples.map { $0.fold != fold })
            for (index, example) in rows.examples.enumerated() where example.fold == fold {
                scores[index] = weights.read(example.text, language: rows.language)
            }
        }
        return scores
    }

    // MARK: Measures

    static func row(_ set: MoodSet, _ texts: [Scored]) -> Row {
        switch set {
        case .tweets, .amazon, .movie, .nyt: ratingRow(set, texts)
        case .emotions, .emotionsDev: angerRow(set, texts)
        case .questions, .chineseQuestions: questionRow(set, texts)
        case .uci, .reviews, .reviewsDev, .chineseWords, .englishWords: classRow(set, texts)
        }
    }

    private static func ratingRow(_ set: MoodSet, _ texts: [Scored]) -> Row {
        let scores = texts.map(\.score.score)
        let right = texts.map { MoodMeasures.side($0.example.mood * 4) }
        let given = scores.map(MoodMeasures.side)
        return Row(
            set: set,
            texts: texts.count,
            measures: [
                Measure(name: "r", value: MoodMeasures.correlation(scores, texts.map(\.example.mood))),
                Measure(name: "weighted F1", value: MoodMeasures.weightedF1(gold: right, found: given)),
            ],
            confusions: confusions(right, given),
            worst: worst(texts) { ($0.example.mood, $0.score.score) }
        )
    }

    private static func classRow(_ set: MoodSet, _ texts: [Scored]) -> Row {
        let right = texts.map { $0.example.mood > 0 ? 1 : -1 }
        let given = texts.map { $0.score.score > 0 ? 1 : -1 }
        let hits = zip(right, given).count { $0 == $1 }
        return Row(
            set: set,
            texts: texts.count,
            measures: [Measure(name: "accuracy", value: Double(hits) / Double(max(1, texts.count)))],
            confusions: confusions(right, given),
            worst: worst(texts) { ($0.example.mood, $0.score.score) }
        )
    }

    private static func angerRow(_ set: MoodSet, _ texts: [Scored]) -> Row {
        let levels = texts.map(\.score.angerLevel)
        let isAngry = texts.map { $0.example.isAngry == true }
        let found = levels.map { $0 >= 0.5 }
        let hits = Double(zip(isAngry, found).count { $0 && $1 })
        let named = Double(isAngry.count { $0 } + found.count { $0 })
        return Row(
            set: set,
            texts: texts.count,
            measures: [
                Measure(name: "anger AUC", value: MoodMeasures.areaUnderCurve(levels, isAngry)),
                Measure(name: "anger F1 at 0.5", value: named > 0 ? 2 * hits / named : 0),
                Measure(
                    name: "r",
                    value: MoodMeasures.correlation(texts.map(\.score.score), texts.map(\.example.mood))
                ),
            ],
            confusions: confusions(isAngry.map { $0 ? 1 : 0 }, found.map { $0 ? 1 : 0 }),
            worst: worst(texts) { ($0.example.isAngry == true ? 1 : 0, $0.score.angerLevel) }
        )
    }

    private static func questionRow(_ set: MoodSet, _ texts: [Scored]) -> Row {
        let neutral = texts.count { SentimentLabel(score: $0.score.score) == .neutral }
        return Row(
            set: set,
            texts: texts.count,
            measures: [Measure(name: "neutral", value: Double(neutral) / Double(max(1, texts.count)))],
            confusions: [:],
            worst: worst(texts) { (0, $0.score.score) }
        )
    }

    private static func confusions(_ right: [Int], _ given: [Int]) -> [Confusion: Int] {
        zip(right, given).reduce(into: [:]) { $0[Confusion(right: $1.0, given: $1.1), default: 0] += 1 }
    }

    private static func worst(_ texts: [Scored], _ numbers: (Scored) -> (Double, Double)) -> [Miss] {
        let misses = texts.map { scored in
            let (right, given) = numbers(scored)
            return Miss(text: scored.example.text, right: right, given: given)
        }
        return Array(misses.sorted { abs($0.right - $0.given) > abs($1.right - $1.given) }.prefix(10))
    }
}

extension SentimentEvaluation: CustomStringConvertible {
    /// The table, one line for each set.
    package var description: String {
        rows.map { row in
            let measures = row.measures.map { "\($0.name) \(Self.digits($0.value))" }.joined(separator: ", ")
            return "\(row.set.rawValue) (\(row.texts)): \(measures)"
        }.joined(separator: "\n")
    }

    private static func digits(_ value: Double) -> String {
        let thousandths = Int((abs(value) * 1000).rounded())
        let rest = String(thousandths % 1000)
        let zeros = String(repeating: "0", count: 3 - rest.count)
        return (value < 0 ? "-" : "") + "\(thousandths / 1000)." + zeros + rest
    }
}
