import HarkStatistics

/// The range in which a rating lies with a chance that holds.
///
/// - Source: conformal prediction with residuals over their expected size (J. Lei et al., "Distribution-free
///   predictive inference for regression", 2018), of predictions for dialogues that the model had not seen.
struct RatingInterval: Sendable, Equatable, Codable {
    /// The share of ratings that lie in their ranges.
    static let level = 0.9

    /// The expected size of a residual: `spread[0]` + `spread[1]` × the chance of a bad rating.
    let spread: [Double]
    /// How many such sizes the range reaches to each side.
    let reach: Double

    /// A range without any evidence: about four fifths of the scale.
    static let unknown = RatingInterval(spread: [1, 0], reach: 1.6)

    init(spread: [Double], reach: Double) {
        self.spread = spread
        self.reach = reach
    }

    /// Learns from predictions of ratings that were not learnt from.
    init(predictions: [Double], chances: [Double], ratings: [Double]) {
        let residuals = zip(predictions, ratings).map { abs($0 - $1) }
        let sizes = ShrunkLinear(
            chances.map { [$0] },
            Array(chances.indices),
            targets: residuals,
            prior: CoefficientPrior(means: [0.5, 0], precisions: [1, 1])
        )
        spread = [max(sizes.intercept, 0.05), max(sizes.weights[0], 0)]
        let half = RatingInterval(spread: spread, reach: 1)
        let scores = zip(residuals, chances).map { $0 / half.size($1) }.sorted()
        let rank = ConformalInterval.rank(Self.level, of: scores.count)
        reach = rank <= scores.count ? scores[rank - 1] : 4 / spread[0]
    }

    private func size(_ chance: Double) -> Double { max(spread[0] + spread[1] * chance, 1e-3) }

    /// The range around a prediction, within the scale.
    func range(around prediction: Double, chance: Double) -> ClosedRange<Double> {
        let half = reach * size(chance)
        let low = min(max(prediction - half, 1), 5)
        return low...max(low, min(prediction + half, 5))
    }
}
