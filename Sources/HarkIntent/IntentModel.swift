/// A trained model: reads the intent of a text, or refuses what is out of scope.
public struct IntentModel: Sendable {
    /// How many intents a reading names at most.
    public static let mostGuesses = 5

    /// The ids of the intents, sorted.
    public let intents: [String]
    /// How many examples of intents it learnt from.
    public let exampleCount: Int
    /// How many examples out of scope it learnt from.
    public let outOfScopeCount: Int
    let scorer: IntentScorer
    let calibration: IntentCalibration

    init(
        intents: [String],
        exampleCount: Int,
        outOfScopeCount: Int,
        scorer: IntentScorer,
        calibration: IntentCalibration
    ) {
        self.intents = intents
        self.exampleCount = exampleCount
        self.outOfScopeCount = outOfScopeCount
        self.scorer = scorer
        self.calibration = calibration
    }

    /// The least probability of the best intent at which a text is in scope.
    ///
    /// - Units: a probability, 0…1.
    public var threshold: Double { calibration.threshold }

    /// Reads the intent of a text.
    ///
    /// A text that has nothing in common with the examples of the best intent is never accepted.
    /// - Complexity: O(*n*) in the length of the text; what goes beyond 2,000 characters is not read.
    public func classify(_ text: String) -> IntentReading {
        let reading = scorer.read(IntentFeatures(text))
        let order = Self.order(reading.scores)
        let probabilities = calibration.probabilities(order.map { reading.scores[$0] }, reading.familiarity)
        let top = zip(order, probabilities).prefix(Self.mostGuesses).map { intent, probability in
            IntentGuess(intent: intents[intent], probability: probability)
        }
        let isAccepted = reading.familiarity > 0 && (top.first?.probability ?? 0) >= threshold
        return IntentReading(top: top, isAccepted: isAccepted)
    }

    /// The numbers of the intents: the best ones in order, then all others.
    private static func order(_ scores: [Float]) -> [Int] {
        var order = Array(scores.indices)
        for place in 0..<min(mostGuesses, order.count) {
            var best = place
            for other in place + 1..<order.count where scores[order[other]] > scores[order[best]] { best = other }
            order.swapAt(place, best)
        }
        return order
    }
}
