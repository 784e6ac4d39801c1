import HarkStatistics

/// What was promised for one stretch of time, beside what came.
public struct ForecastOutcome: Hashable, Sendable {
    /// What was promised.
    public let promised: ForecastPoint
    /// What came.
    public let came: Double

    /// Puts a promise beside what came.
    public init(promised: ForecastPoint, came: Double) { (self.promised, self.came) = (promised, came) }

    /// How much more came than was promised.
    public var surprise: Double { came - promised.mean }
    /// Whether it lies in the range for four of five.
    public var isWithin80: Bool { promised.low80 <= came && came <= promised.high80 }
    /// Whether it lies in the range for nineteen of twenty.
    public var isWithin95: Bool { promised.low95 <= came && came <= promised.high95 }
}

/// How promises held over many stretches of time.
public struct ForecastRecord: Hashable, Sendable {
    /// Over how many stretches.
    public let count: Int
    /// The absolute surprises over all that came; nil when nothing came.
    public let wape: Double?
    /// The surprises over all that came: above 0 when too little was promised; nil when nothing came.
    public let bias: Double?
    /// The share within the range for four of five; nil of nothing.
    public let coverage80: Double?
    /// The share within the range for nineteen of twenty; nil of nothing.
    public let coverage95: Double?

    /// Sums up outcomes.
    public init(_ outcomes: [ForecastOutcome]) {
        count = outcomes.count
        let came = outcomes.map(\.came).sum
        wape = came > 0 ? outcomes.map { abs($0.surprise) }.sum / came : nil
        bias = came > 0 ? outcomes.map(\.surprise).sum / came : nil
        let total = Double(count)
        coverage80 = count > 0 ? Double(outcomes.count(where: \.isWithin80)) / total : nil
        coverage95 = count > 0 ? Double(outcomes.count(where: \.isWithin95)) / total : nil
    }
}
