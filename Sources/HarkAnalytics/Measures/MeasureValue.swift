import HarkStatistics

/// What a measure came to in one row of a report.
public struct MeasureValue: Hashable, Sendable {
    /// The value; nil when nothing counted.
    public var value: Double?
    /// How many conversations counted.
    public var n: Int
    /// The middle one and the one that nine of ten are below; of times alone.
    public var p50: Double?, p90: Double?
    /// Where the value lies with 95 % certainty; of shares, scores, costs, and times from ten on.
    public var low: Double?, high: Double?

    /// Creates a value.
    public init(_ value: Double?, n: Int) { (self.value, self.n) = (value, n) }

    /// A share of `whole`, with the interval of Wilson.
    ///
    /// - Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference" (1927).
    public static func share(_ part: Int, of whole: Int) -> MeasureValue {
        guard whole > 0 else { return MeasureValue(nil, n: 0) }
        let share = Double(part) / Double(whole)
        var value = MeasureValue(share, n: whole)
        (value.low, value.high) = interval(of: share, n: Double(whole))
        return value
    }

    /// Where a share of `n` independent ones lies with 95 % certainty: exactly from 0 where none hit, to 1 where all did.
    static func interval(of share: Double, n: Double) -> (low: Double, high: Double) {
        let z = NormalDistribution().quantile(0.975)
        let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        return (share <= 0 ? 0 : max(0, middle - half), share >= 1 ? 1 : min(1, middle + half))
    }

    /// The mean of `n` numbers by their sum and the sum of their squares, with Student's interval within `bounds`.
    ///
    /// - Source: Student, "The Probable Error of a Mean" (1908).
    public static func mean(_ sum: Double, squares: Double, n: Int, in bounds: ClosedRange<Double>) -> MeasureValue {
        guard n > 0 else { return MeasureValue(nil, n: 0) }
        let (count, mean) = (Double(n), sum / Double(n))
        var value = MeasureValue(mean, n: n)
        guard n > 1 else { return value }
        let variance = max(0, (squares - sum * mean) / (count - 1))
        let half = StudentDistribution(degrees: count - 1).quantile(0.975) * (variance / count).squareRoot()
        value.low = min(max(mean - half, bounds.lowerBound), bounds.upperBound)
        value.high = min(max(mean + half, bounds.lowerBound), bounds.upperBound)
        return value
    }
}
