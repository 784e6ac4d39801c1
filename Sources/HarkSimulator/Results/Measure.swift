/// A figure with the interval that holds the true one in 95 of 100 runs.
public struct Measure: Sendable, Hashable, Encodable {
    /// The best guess.
    public let value: Double
    /// The interval's lower end; nil when one replication does not tell.
    public let low: Double?
    /// The interval's upper end; nil when one replication does not tell.
    public let high: Double?

    /// Creates a measure.
    public init(value: Double, low: Double?, high: Double?) {
        (self.value, self.low, self.high) = (value, low, high)
    }

    /// True when the interval holds a number.
    public func holds(_ number: Double) -> Bool {
        guard let low, let high else { return false }
        return low <= number && number <= high
    }

    private enum CodingKeys: String, CodingKey {
        case value, low, high
    }

    /// Writes all three members, the ends as null when they are not known.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(value, forKey: .value)
        try container.encode(low, forKey: .low)
        try container.encode(high, forKey: .high)
    }
}

extension Measure {
    /// The ratio of two sums over replications, such as waits over customers.
    ///
    /// A mean of each replication's own ratio would be biased where replications are short; this is not.
    /// - Source: Law, "Simulation Modeling and Analysis" (5th ed.), chapter 9.4; Cochran, "Sampling Techniques", 6.3.
    static func ratio(_ parts: [(above: Double, below: Double)], in range: ClosedRange<Double>) -> Measure {
        let below = parts.reduce(0) { $0 + $1.below }
        guard below > 0 else { return Measure(value: 0, low: nil, high: nil) }
        let value = parts.reduce(0) { $0 + $1.above } / below
        let squares = parts.reduce(0) { sum, part in
            let rest = part.above - value * part.below
            return sum + rest * rest
        }
        guard let half = halfWidth(squares: squares, count: parts.count) else {
            return Measure(value: value, low: nil, high: nil)
        }
        let width = half / (below / Double(parts.count))
        return Measure(
            value: value,
            low: max(range.lowerBound, value - width),
            high: min(range.upperBound, value + width)
        )
    }

    /// The mean over replications.
    static func mean(_ values: [Double], in range: ClosedRange<Double>) -> Measure {
        ratio(values.map { ($0, 1) }, in: range)
    }

    /// The mean over replications, and where the value of one more would lie in 95 of 100 cases.
    ///
    /// It is for replications that draw what is not known of one reality: more of them do not make that known.
    /// - Source: Hahn, Meeker, "Statistical Intervals" (1991), section 4.7.
    static func spread(_ values: [Double], in range: ClosedRange<Double>) -> Measure {
        let mean = mean(values, in: range)
        guard let low = mean.low, let high = mean.high else { return mean }
        let squares = values.reduce(0) { $0 + ($1 - mean.value) * ($1 - mean.value) }
        guard squares > 0, let half = halfWidth(squares: squares, count: values.count) else {
            return Measure(value: mean.value, low: low, high: high)
        }
        let width = half * Double(values.count + 1).squareRoot()
        return Measure(
            value: mean.value,
            low: max(range.lowerBound, mean.value - width),
            high: min(range.upperBound, mean.value + width)
        )
    }

    /// A quantile of what all replications saw together.
    ///
    /// The interval is that of the share below the quantile, read back as quantiles: it needs no density.
    /// - Source: Law, "Simulation Modeling and Analysis" (5th ed.), chapter 9.4.
    static func quantile(_ share: Double, of samples: [[Float]]) -> Measure {
        let sorted = samples.joined().sorted()
        guard !sorted.isEmpty else { return Measure(value: 0, low: nil, high: nil) }
        func at(_ share: Double) -> Double {
            let rank = Int((share * Double(sorted.count)).rounded(.up)) - 1
            return Double(sorted[min(max(rank, 0), sorted.count - 1)])
        }
        let value = at(share)
        let shares = samples.map { sample in
            (above: Double(sample.count { Double($0) <= value }), below: Double(sample.count))
        }
        let found = ratio(shares, in: 0...1)
        guard let low = found.low, let high = found.high else { return Measure(value: value, low: nil, high: nil) }
        // Where many waits are equal, the share below jumps; the width is laid around the share asked for.
        let half = (high - low) / 2
        return Measure(value: value, low: min(value, at(share - half)), high: max(value, at(share + half)))
    }

    /// Half the width of the interval of a mean, from the sum of squared deviations.
    private static func halfWidth(squares: Double, count: Int) -> Double? {
        guard count > 1 else { return nil }
        let variance = squares / Double(count - 1)
        return StudentT.quantile975(freedom: count - 1) * (variance / Double(count)).squareRoot()
    }
}
