/// How long the last conversations of a queue kept an agent: mean and spread.
public struct ServiceTimes: Hashable, Sendable {
    /// Enough for a spread, few enough to follow the day.
    private static let kept = 64

    private var seconds: [Double] = []
    private var next = 0

    /// Creates an empty ring.
    public init() {}

    /// How many are remembered, at most 64.
    public var count: Int { seconds.count }

    /// Remembers one, forgetting the oldest; what is no time is left out, and no more than a week counts.
    ///
    /// - Units: seconds.
    public mutating func add(seconds value: Double) {
        guard value.isFinite, value >= 0 else { return }
        let value = min(value, 604_800)
        if seconds.count < Self.kept {
            seconds.append(value)
        } else {
            seconds[next] = value
            next = (next + 1) % Self.kept
        }
    }

    /// The mean; 300 before anything was measured.
    ///
    /// - Units: seconds, above 0.
    public var mean: Double {
        seconds.isEmpty ? 300 : max(0.001, seconds.reduce(0, +) / Double(seconds.count))
    }

    /// The squared coefficient of variation (variance ÷ mean²); 1, as of exponential times, below 8 values.
    ///
    /// - Units: 0.1…4: beyond, so few values say little.
    public var squaredVariation: Double {
        guard seconds.count >= 8 else { return 1 }
        let mean = mean
        let sum = seconds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return min(4, max(0.1, sum / Double(seconds.count - 1) / (mean * mean)))
    }
}
