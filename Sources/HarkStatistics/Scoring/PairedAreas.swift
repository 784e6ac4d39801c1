/// Two areas under the ROC curve of the same rows, and what their difference is worth.
/// - Source: DeLong, DeLong, Clarke-Pearson, "Comparing the Areas under Two or More Correlated Receiver Operating
///   Characteristic Curves" (1988), by ranks as in Sun, Xu, "Fast Implementation of DeLong's Algorithm" (2014).
public struct PairedAreas: Sendable, Equatable {
    /// The area of the first scores.
    public let first: Double
    /// The area of the second scores.
    public let second: Double
    /// The standard error of the difference.
    public let standardError: Double

    /// The second area less the first.
    public var difference: Double { second - first }

    /// Compares two scores of each row; nil unless at least two happened and at least two did not.
    /// - Precondition: there are two scores for each outcome.
    public init?(_ first: [Double], _ second: [Double], _ happened: [Bool]) {
        precondition(first.count == happened.count && second.count == happened.count, "scores and outcomes don't fit")
        let (one, other) = (Parts(first, happened), Parts(second, happened))
        guard one.above.count > 1, one.below.count > 1 else { return nil }
        self.first = one.above.mean
        self.second = other.above.mean
        let above = zip(other.above, one.above).map { $0 - $1 }
        let below = zip(other.below, one.below).map { $0 - $1 }
        let variance = above.variance(lost: 1) / Double(above.count) + below.variance(lost: 1) / Double(below.count)
        standardError = variance.squareRoot()
    }

    /// Where the difference lies with a probability.
    public func interval(level: Double = 0.95) -> (low: Double, high: Double) {
        let reach = NormalDistribution().quantile((1 + level) / 2) * standardError
        return (difference - reach, difference + reach)
    }

    /// How often each that happened lies above those that did not, and how often each of those lies below.
    private struct Parts {
        let above: [Double]
        let below: [Double]

        init(_ scores: [Double], _ happened: [Bool]) {
            let positives = scores.indices.filter { happened[$0] }
            let negatives = scores.indices.filter { !happened[$0] }
            let all = RankScores.ranks(scores)
            let among = RankScores.ranks(positives.map { scores[$0] })
            let amongOthers = RankScores.ranks(negatives.map { scores[$0] })
            above = zip(positives, among).map { (all[$0] - $1) / Double(negatives.count) }
            below = zip(negatives, amongOthers).map { 1 - (all[$0] - $1) / Double(positives.count) }
        }
    }
}
