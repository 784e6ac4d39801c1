import Foundation

/// How scores become probabilities, and below which one a text is refused.
struct IntentCalibration: Sendable, Hashable {
    /// The chance that the best intent is right is the logistic function of `slope` × its sureness + `offset`.
    var slope: Double
    /// See `slope`.
    var offset: Double
    /// The sureness of an intent is its score, and so many times how familiar the text is to it.
    var familiarityShare: Double
    /// How steeply the chance falls from the best intent to the others.
    var steepness: Double
    /// Below it the best intent is refused.
    var threshold: Double

    /// What holds when there are too few examples to know better.
    static let assumed = IntentCalibration(
        slope: 0.7,
        offset: 0.5,
        familiarityShare: 0,
        steepness: 0.5,
        threshold: 0.5
    )

    /// The share of texts in scope that the threshold refuses.
    static let refusedShare = 0.05

    /// How much familiarity counts beside the score, when both are measured in standard deviations.
    private static let familiarityWeight = 0.5

    /// The chance that an intent of such sureness is right.
    private func chance(_ sureness: Double) -> Double { 1 / (1 + exp(-(slope * sureness + offset))) }

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
        let first = chance(sureness(best, familiarity))
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
        let spread = Self.deviation(known.map { Double($0.reading.familiarity) })
        if spread > 0.01 {
            familiarityShare = Self.familiarityWeight * Self.deviation(known.map { Double($0.best) }) / spread
        }
        fitChance(held)
        fitSteepness(known)
        let chances = known.map { chance(sureness($0.best, $0.reading.familiarity)) }.sorted()
        threshold = chances[Int(Double(chances.count) * Self.refusedShare)]
    }

    private static func deviation(_ numbers: [Double]) -> Double {
        let mean = numbers.reduce(0, +) / Double(numbers.count)
        return (numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count)).squareRoot()
    }

    /// Logistic regression on one number, with targets that keep a little doubt.
    /// - Source: J. Platt, "Probabilistic outputs for support vector machines" (1999); the step of Newton's method
    ///   from Lin, Lin, Weng, "A note on Platt's probabilistic outputs" (2007).
    private mutating func fitChance(_ held: [HeldOutReading]) {
        let right = Double(held.count { $0.isRight })
        let wrong = Double(held.count) - right
        let targets = held.map { $0.isRight ? (right + 1) / (right + 2) : 1 / (wrong + 2) }
        for _ in 0..<50 {
            // The prior holds both numbers near what is assumed while examples are few.
            var gradient = (slope: Self.assumed.slope - slope, offset: Self.assumed.offset - offset)
            var curve = (slope: 1.0, both: 0.0, offset: 1.0)
            for (example, target) in zip(held, targets) {
                let score = sureness(example.best, example.reading.familiarity)
                let chance = chance(score)
                gradient.slope += (target - chance) * score
                gradient.offset += target - chance
                let weight = chance * (1 - chance)
                curve.slope += weight * score * score
                curve.both += weight * score
                curve.offset += weight
            }
            let determinant = curve.slope * curve.offset - curve.both * curve.both
            slope += (gradient.slope * curve.offset - gradient.offset * curve.both) / determinant
            offset += (gradient.offset * curve.slope - gradient.slope * curve.both) / determinant
            slope = min(max(slope, 0.05), 10)
            offset = min(max(offset, -20), 20)
        }
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
