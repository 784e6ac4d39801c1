import Foundation

/// How scores become probabilities, and below which one a text is refused.
struct IntentCalibration: Sendable, Hashable {
    /// The chance that the best intent is right, by its sureness.
    var curve: LogisticCurve
    /// The sureness of an intent is its score, and so many times how familiar the text is to it.
    var familiarityShare: Double
    /// How steeply the chance falls from the best intent to the others.
    var steepness: Double
    /// Below it the best intent is refused.
    var threshold: Double

    /// What holds when there are too few examples to know better.
    static let assumed = IntentCalibration(
        curve: LogisticCurve(slope: 0.7, offset: 0.5),
        familiarityShare: 0,
        steepness: 0.5,
        threshold: 0.5
    )

    /// The share of texts in scope that the threshold refuses.
    static let refusedShare = 0.05

    /// How much familiarity counts beside the score, when both are measured in standard deviations.
    private static let familiarityWeight = 0.5

    /// How sure the scores are of the best intent, in no unit.
    private func sureness(_ score: Float, _ familiarity: Float) -> Double {
        Double(score) + familiarityShare * Double(familiarity)
    }

    /// The probabilities of intents, best first.
    ///
    /// What the best one leaves is shared by the others as far as they deserve it; the rest is "none of them".
    /// - Parameters:
    ///   - scores: the scores of all intents, best first.
    ///   - familiarity: how familiar the text is to the best.
    /// - Returns: a probability for each.
    func probabilities(_ scores: [Float], _ familiarity: Float) -> [Double] {
        guard let best = scores.first else { return [] }
        let first = curve.chance(sureness(best, familiarity))
        let shares = scores.dropFirst().map { exp(steepness * Double($0 - best)) }
        let sum = shares.reduce(0, +)
        guard sum > 0 else { return [first] + shares.map { _ in 0 } }
        let rest = min(1 - first, first * sum)
        return [first] + shares.map { min(first, rest * $0 / sum) }
    }
}

/// What a model read out of an example that it had not seen.
struct HeldOutReading {
    /// What it read.
    let reading: RawReading
    /// The number of the right intent; -1 for an example out of scope.
    let label: Int

    fileprivate var best: Float { reading.scores[reading.best] }
    fileprivate var isRight: Bool { label == reading.best }
}

extension IntentCalibration {
    /// Learns from examples that were held out.
    init(_ held: [HeldOutReading]) {
        let known = held.filter { $0.label >= 0 }
        self = .assumed
        guard known.count >= 8 else { return }
        let spread = known.map { Double($0.reading.familiarity) }.deviation
        if spread > 0.01 {
            familiarityShare = Self.familiarityWeight * known.map { Double($0.best) }.deviation / spread
        }
        curve = LogisticCurve(held.map { (sureness($0.best, $0.reading.familiarity), $0.isRight) })
        fitSteepness(known)
        let chances = known.map { curve.chance(sureness($0.best, $0.reading.familiarity)) }.sorted()
        threshold = chances[Int(Double(chances.count) * Self.refusedShare)]
    }

    /// Takes the steepness that makes the right intents likeliest.
    private mutating func fitSteepness(_ known: [HeldOutReading]) {
        func likelihood(_ steepness: Double) -> Double {
            known.reduce(0) { sum, example in
                let best = Double(example.best)
                let all = example.reading.scores.reduce(0) { $0 + exp(steepness * (Double($1) - best)) }
                return sum + steepness * (Double(example.reading.scores[example.label]) - best) - log(all)
            }
        }
        let candidates = (1...30).map { 0.1 * Double($0) }
        steepness = candidates.max { likelihood($0) < likelihood($1) } ?? steepness
    }
}
