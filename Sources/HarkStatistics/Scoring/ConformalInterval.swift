/// Intervals around predictions that hold a share of what comes, whatever the distribution of errors.
///
/// Several models, each trained without a part of the rows, give the errors on the part that they had not seen. The
/// interval of a new row collects, over all these errors, the prediction of the model that made the error minus and
/// plus the error: CV+.
/// - Source: Barber, Candès, Ramdas, Tibshirani, "Predictive Inference with the Jackknife+" (2021), section 3: at least
///   1 − 2α of the intervals hold the truth, whatever the data; about 1 − α do unless the models are unstable.
public struct ConformalInterval: Sendable, Equatable, Codable {
    /// The share of intervals that hold the truth, such as 0.9.
    public let level: Double
    /// The absolute errors of each model on the rows that it had not seen, in rising order.
    /// - Shape: a list for each model.
    public let errors: [[Double]]

    /// More errors than that are thinned to evenly spaced ones.
    private static let mostErrors = 2_000

    /// Collects errors.
    ///
    /// - Parameters:
    ///   - errors: for each model the absolute errors on rows that it had not seen.
    ///   - level: the share of intervals that hold the truth.
    public init(errors: [[Double]], level: Double = 0.9) {
        self.level = level
        let count = errors.reduce(0) { $0 + $1.count }
        self.errors = errors.map { errors in
            let sorted = SortedNumbers(errors)
            guard count > Self.mostErrors, errors.count > 1 else { return sorted.numbers }
            let kept = max(2, errors.count * Self.mostErrors / count)
            return (0..<kept).map { sorted.quantile(Double($0) / Double(kept - 1)) }
        }
    }

    /// Where the truth of a row lies with probability `level`.
    ///
    /// - Parameter predictions: what each of the models predicts, in the order of their errors.
    /// - Returns: the interval; the whole line when there are too few errors for the level.
    public func interval(of predictions: [Double]) -> (low: Double, high: Double) {
        precondition(predictions.count == errors.count, "there is not one prediction for each model")
        let lows = zip(predictions, errors).flatMap { prediction, errors in errors.map { prediction - $0 } }.sorted()
        let highs = zip(predictions, errors).flatMap { prediction, errors in errors.map { prediction + $0 } }.sorted()
        let rank = Self.rank(level, of: lows.count)
        guard rank <= lows.count else { return (-.infinity, .infinity) }
        return (lows[lows.count - rank], highs[rank - 1])
    }

    /// The share of rows that intervals of this width would have held.
    ///
    /// Each row's error is compared with those of the other models.
    public var coverage: Double {
        var held = 0
        for (index, own) in errors.enumerated() {
            let others = errors.enumerated().filter { $0.offset != index }.flatMap(\.element).sorted()
            let rank = Self.rank(level, of: others.count)
            let reach = rank <= others.count && rank > 0 ? others[rank - 1] : .infinity
            held += own.count { $0 <= reach }
        }
        return Double(held) / Double(max(1, errors.reduce(0) { $0 + $1.count }))
    }

    /// Which error in rising order bounds a share of one more than these.
    /// - Source: Vovk, Gammerman, Shafer, "Algorithmic Learning in a Random World" (2005).
    public static func rank(_ level: Double, of count: Int) -> Int {
        // Rounding must not lift a whole number.
        Int((level * Double(count + 1) - 1e-9).rounded(.up))
    }
}
