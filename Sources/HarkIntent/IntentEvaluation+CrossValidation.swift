extension IntentEvaluation {
    /// Reads each example by a model that was trained on the others.
    ///
    /// The examples of each intent are shuffled, always in the same way, and dealt out to the folds, so that each
    /// model sees its share of every intent. An intent with one example can't be read when that is held out, and
    /// counts as misread.
    /// - Parameters:
    ///   - examples: what the model that goes live is trained on.
    ///   - folds: how many models are trained, 2 or more.
    ///   - seed: where the shuffle begins.
    /// - Returns: the report.
    /// - Throws: `IntentError`, as `IntentTrainer.train`.
    /// - Complexity: as many trainings as there are folds.
    public static func crossValidation(
        of examples: [IntentExample],
        folds: Int = 5,
        seed: UInt64 = 1
    ) throws(IntentError) -> IntentEvaluation {
        let fold = foldNumbers(of: examples, count: max(folds, 2), seed: seed)
        var readings: [(place: Int, reading: IntentReading)] = []
        for number in 0..<max(folds, 2) {
            let held = examples.indices.filter { fold[$0] == number }
            let kept = examples.indices.filter { fold[$0] != number }.map { examples[$0] }
            guard !held.isEmpty else { continue }
            let model = try IntentTrainer().model(kept)
            readings += held.map { ($0, model?.classify(examples[$0].text) ?? .refused) }
        }
        readings.sort { $0.place < $1.place }
        return IntentEvaluation(readings.map { (examples[$0.place], $0.reading) })
    }

    private static func foldNumbers(of examples: [IntentExample], count: Int, seed: UInt64) -> [Int] {
        var chance = ShuffleSource(state: seed)
        var next: [String: Int] = [:]
        var numbers = [Int](repeating: 0, count: examples.count)
        for place in examples.indices.shuffled(using: &chance) {
            let intent = examples[place].intent
            numbers[place] = next[intent, default: 0] % count
            next[intent, default: 0] += 1
        }
        return numbers
    }
}

extension IntentReading {
    /// What a model without intents reads.
    fileprivate static let refused = IntentReading(top: [], isAccepted: false)
}

extension IntentTrainer {
    /// A model, or nil when no example has an intent.
    fileprivate func model(_ examples: [IntentExample]) throws(IntentError) -> IntentModel? {
        do {
            return try train(examples)
        } catch .noExamples {
            return nil
        }
    }
}

/// The same shuffle everywhere.
/// - Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
private struct ShuffleSource: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
