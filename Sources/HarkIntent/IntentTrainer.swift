import HarkLanguage

/// Trains models of intents: linear, over words, pairs of words, and letters.
public struct IntentTrainer: Sendable {
    /// How many examples are held out, about, to learn how sure the model may be.
    private static let heldOut = 1_000
    /// An example is held out by one of so many models.
    private static let folds = 10

    /// Creates a trainer.
    public init() {}

    /// Trains a model.
    ///
    /// The same examples give the same model. Texts without a word are left out, and so are examples that say the
    /// same again. Examples of the intent ``IntentExample/outOfScope`` are what the model should refuse.
    /// - Parameter examples: a few for each intent, or many.
    /// - Returns: the model.
    /// - Throws: `IntentError.noExamples`, `.badName`.
    /// - Complexity: O(*n* · *k*) for *n* examples of *k* intents; 15,000 of 150 take some seconds.
    public func train(_ examples: [IntentExample]) throws(IntentError) -> IntentModel {
        let distinct = Self.distinct(examples)
        let intents = Set(distinct.map(\.intent)).subtracting([IntentExample.outOfScope]).sorted()
        guard !intents.isEmpty else { throw .noExamples }
        for intent in intents where !IntentExample.isName(intent) { throw .badName(intent) }
        let places = Dictionary(uniqueKeysWithValues: intents.enumerated().map { ($1, $0) })
        let learning = IntentLearning(
            features: distinct.map { IntentFeatures($0.text) },
            labels: distinct.map { places[$0.intent] ?? -1 },
            count: intents.count
        )
        let all = Array(distinct.indices)
        return IntentModel(
            intents: intents,
            exampleCount: learning.labels.count { $0 >= 0 },
            outOfScopeCount: learning.labels.count { $0 < 0 },
            scorer: learning.scorer(from: all),
            calibration: IntentCalibration(Self.heldOutReadings(learning))
        )
    }

    /// Examples that say something, each once.
    private static func distinct(_ examples: [IntentExample]) -> [IntentExample] {
        var seen: Set<IntentExample> = []
        return examples.filter { example in
            let folded = example.text.folded
            return !folded.isEmpty && seen.insert(IntentExample(text: folded, intent: example.intent)).inserted
        }
    }

    /// What models read out of examples that had not seen them: all of few, some of many.
    private static func heldOutReadings(_ learning: IntentLearning) -> [HeldOutReading] {
        let folds = foldNumbers(learning.labels, count: Self.folds)
        let enough = Double(Self.heldOut * Self.folds) / Double(folds.count)
        return (0..<min(max(Int(enough.rounded()), 1), Self.folds)).flatMap { fold -> [HeldOutReading] in
            let held = folds.indices.filter { folds[$0] == fold }
            let kept = folds.indices.filter { folds[$0] != fold }
            let known = Set(kept.map { learning.labels[$0] }).union([-1])
            guard !held.isEmpty, known.count > 1 else { return [] }
            let scorer = learning.scorer(from: kept)
            return held.filter { known.contains(learning.labels[$0]) }.map { example in
                HeldOutReading(reading: scorer.read(learning.features[example]), label: learning.labels[example])
            }
        }
    }

    /// Deals the examples of each label out in stretches: neighbours in a list often say nearly the same, and a model
    /// that has seen one of them would be too sure of the other.
    static func foldNumbers(_ labels: [Int], count: Int) -> [Int] {
        var totals: [Int: Int] = [:]
        for label in labels { totals[label, default: 0] += 1 }
        var next: [Int: Int] = [:]
        return labels.map { label in
            defer { next[label, default: 0] += 1 }
            return next[label, default: 0] * count / max(totals[label, default: 0], count)
        }
    }
}
