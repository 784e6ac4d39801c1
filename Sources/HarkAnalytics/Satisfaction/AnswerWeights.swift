import HarkStatistics

/// How much each answer counts, so that those who answered stand for all who were asked.
///
/// An answer counts for as many as one over its propensity. The largest hundredth of the weights is cut to the largest of
/// the others, which trades a little bias for much less variance.
/// - Source: Horvitz, Thompson, "A Generalization of Sampling without Replacement from a Finite Universe" (1952); Cole,
///   Hernán, "Constructing Inverse Probability Weights for Marginal Structural Models" (2008) for the cut.
struct AnswerWeights {
    /// The weight of each answer; their mean is 1.
    let weights: [Double]
    /// How many were cut.
    let cut: Int

    private static let kept = 0.99

    /// Weighs answers by the propensity of each, above 0.
    init(propensities: [Double]) {
        let inverse = propensities.map { 1 / $0 }
        let most = inverse.isEmpty ? 1 : inverse.quantile(Self.kept)
        let cut = inverse.map { min($0, most) }
        let mean = cut.isEmpty ? 1 : cut.mean
        weights = cut.map { $0 / mean }
        self.cut = inverse.count { $0 > most * (1 + 1e-12) }
    }

    /// How many answers of equal weight would be as good.
    /// - Source: Kish, "Survey Sampling" (1965).
    var effectiveCount: Double { Self.effectiveCount(weights) }

    static func effectiveCount(_ weights: [Double]) -> Double {
        let squares = weights.reduce(0) { $0 + $1 * $1 }
        return squares > 0 ? weights.sum * weights.sum / squares : 0
    }

    /// The weighted mean; its error is that of a ratio, by linearisation.
    /// - Source: Hájek, comment on Basu, "An Essay on the Logical Foundations of Survey Sampling" (1971); Särndal,
    ///   Swensson, Wretman, "Model Assisted Survey Sampling" (1992), section 5.7.
    func mean(of values: [Double], _ measure: ScoreMeasure) -> ScoreEstimate? {
        guard values.count > 1 else { return measure.raw(values) }
        let sum = weights.sum
        let mean = dot(weights, values) / sum
        let squares = zip(weights, values).reduce(0) { $0 + $1.0 * $1.0 * ($1.1 - mean) * ($1.1 - mean) }
        let effective = effectiveCount
        let least = 1 / ((effective + 1) * effective)
        let variance = squares / (sum * sum) * effective / max(1, effective - 1)
        return ScoreEstimate(
            mean,
            error: max(variance, least).squareRoot(),
            degrees: effective - 1,
            count: values.count,
            within: measure.bounds
        )
    }
}
