/// How well a model reads texts that it has not seen: to be looked at before it goes live.
public struct IntentEvaluation: Sendable, Hashable, Codable {
    /// How many examples of intents were read.
    public let examples: Int
    /// How many examples out of scope were read.
    public let outOfScopeExamples: Int
    /// The share of examples whose best intent is right, refused or not.
    public let accuracy: Double
    /// The share of examples whose best intent is right and accepted.
    public let answered: Double
    /// The mean of the intents' F1.
    public let macroF1: Double
    /// The share of examples of intents that were refused.
    public let falseRefusals: Double
    /// The share of examples out of scope that were refused; nil when there are none.
    public let outOfScopeRecall: Double?
    /// Each intent, in order of name.
    public let intents: [IntentScore]
    /// Which intent was read for which, most frequent first: the confusion matrix without its diagonal and zeros.
    public let confusions: [IntentConfusion]

    /// Counts readings.
    ///
    /// A refusal is no misreading here: `falseRefusals` counts it, and `accuracy` and the intents' figures look at
    /// the best intent alone. Examples out of scope count for the intents only in `IntentScore/intruders`.
    /// - Parameters:
    ///   - readings: examples with what a model that had not seen them read.
    ///   - misreadings: how many misread texts are kept for each intent.
    public init(_ readings: [(example: IntentExample, reading: IntentReading)], misreadings: Int = 5) {
        let known = readings.filter { $0.example.intent != IntentExample.outOfScope }
        let foreign = readings.filter { $0.example.intent == IntentExample.outOfScope }
        let right = known.filter { $0.reading.top.first?.intent == $0.example.intent }
        examples = known.count
        outOfScopeExamples = foreign.count
        accuracy = Self.share(right.count, of: known.count)
        answered = Self.share(right.count { $0.reading.isAccepted }, of: known.count)
        falseRefusals = Self.share(known.count { !$0.reading.isAccepted }, of: known.count)
        outOfScopeRecall =
            foreign.isEmpty ? nil : Self.share(foreign.count { !$0.reading.isAccepted }, of: foreign.count)
        intents = IntentScore.scores(known, foreign, misreadings: misreadings)
        macroF1 = intents.reduce(0) { $0 + $1.f1 } / Double(max(intents.count, 1))
        confusions = IntentConfusion.confusions(known)
    }

    static func share(_ part: Int, of all: Int) -> Double { all == 0 ? 0 : Double(part) / Double(all) }
}

/// How well one intent is read.
public struct IntentScore: Sendable, Hashable, Codable {
    /// The intent's id.
    public let intent: String
    /// How many examples it has.
    public let examples: Int
    /// The share of the texts read as this intent that have it.
    public let precision: Double
    /// The share of its examples that are read as it.
    public let recall: Double
    /// The harmonic mean of precision and recall.
    public let f1: Double
    /// How many of its examples are refused.
    public let refused: Int
    /// How many examples out of scope are accepted as this intent.
    public let intruders: Int
    /// Its examples that are read as something else, the surest errors first.
    public let misread: [IntentMisreading]
}

/// A text that was read as an intent it doesn't have.
public struct IntentMisreading: Sendable, Hashable, Codable {
    /// The text.
    public let text: String
    /// The intent that was read.
    public let readAs: String
    /// How sure the model was.
    public let probability: Double
}

/// How often one intent was taken for another.
public struct IntentConfusion: Sendable, Hashable, Codable {
    /// The right intent.
    public let intent: String
    /// The intent that was read.
    public let readAs: String
    /// How many examples.
    public let count: Int
}

extension IntentScore {
    fileprivate typealias Readings = [(example: IntentExample, reading: IntentReading)]

    fileprivate static func scores(_ known: Readings, _ foreign: Readings, misreadings: Int) -> [IntentScore] {
        let own = Dictionary(grouping: known, by: \.example.intent)
        let read = Dictionary(grouping: known) { $0.reading.top.first?.intent ?? "" }
        let intruders = Dictionary(grouping: foreign.filter(\.reading.isAccepted)) {
            $0.reading.top.first?.intent ?? ""
        }
        return own.sorted { $0.key < $1.key }.map { intent, examples in
            let right = examples.count { $0.reading.top.first?.intent == intent }
            let wrong = examples.filter { $0.reading.top.first?.intent != intent }
            let claimed = read[intent]?.count ?? 0
            let misread = wrong.map(IntentMisreading.init).sorted(by: IntentMisreading.isSurer).prefix(misreadings)
            return IntentScore(
                intent: intent,
                examples: examples.count,
                precision: IntentEvaluation.share(right, of: claimed),
                recall: IntentEvaluation.share(right, of: examples.count),
                f1: IntentEvaluation.share(2 * right, of: claimed + examples.count),
                refused: examples.count { !$0.reading.isAccepted },
                intruders: intruders[intent]?.count ?? 0,
                misread: Array(misread)
            )
        }
    }
}

extension IntentMisreading {
    fileprivate init(_ pair: (example: IntentExample, reading: IntentReading)) {
        text = pair.example.text
        readAs = pair.reading.top.first?.intent ?? ""
        probability = pair.reading.top.first?.probability ?? 0
    }

    fileprivate static func isSurer(_ first: IntentMisreading, _ second: IntentMisreading) -> Bool {
        (second.probability, first.text) < (first.probability, second.text)
    }
}

extension IntentConfusion {
    fileprivate static func confusions(
        _ known: [(example: IntentExample, reading: IntentReading)]
    ) -> [IntentConfusion] {
        var counts: [IntentConfusion: Int] = [:]
        for (example, reading) in known {
            guard let read = reading.top.first?.intent, read != example.intent else { continue }
            counts[IntentConfusion(intent: example.intent, readAs: read, count: 0), default: 0] += 1
        }
        return counts.map { IntentConfusion(intent: $0.intent, readAs: $0.readAs, count: $1) }.sorted {
            ($1.count, $0.intent, $0.readAs) < ($0.count, $1.intent, $1.readAs)
        }
    }
}
