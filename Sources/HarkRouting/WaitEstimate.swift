/// How long a conversation may wait yet: a range that should hold four times in five.
public struct WaitEstimate: Hashable, Sendable {
    /// One wait in ten is shorter.
    ///
    /// - Units: seconds.
    public let low: Int
    /// One wait in ten is longer.
    ///
    /// - Units: seconds.
    public let high: Int

    /// Creates a range.
    public init(low: Int, high: Int) {
        (self.low, self.high) = (low, high)
    }

    /// Estimates the wait of the conversation at a place in line.
    ///
    /// It is served at the `position`-th end of service. While all seats are busy, services end every mean ÷ seats on
    /// average, and sooner by those ahead who give up. So the wait is a sum of `position` gaps, of which the i-th from the
    /// last has the rate seats ÷ mean + (i ÷ patience). Gaps of exponential services are exponential; the variance of
    /// others grows with the services' squared variation as the ends are renewals. To it comes that the mean itself is
    /// only known from some values. The sum is taken as gamma distributed, whose quantiles Wilson and Hilferty give.
    ///
    /// - Parameters:
    ///   - position: the place in line, from 1; those at or before `free` are served at once.
    ///   - free: seats that can take one now.
    ///   - busy: conversations in hand side by side; without any, one seat is assumed.
    ///   - service: how long services took of late.
    ///   - patience: the mean time after which those who wait give up, in seconds; nil: they never do.
    /// - Source: W. Whitt, “Predicting Queueing Delays”, Management Science 45(6), 1999, sections 2 and 3 (with those
    ///   who give up); E. B. Wilson and M. M. Hilferty, “The Distribution of Chi-Square”, PNAS 17(12), 1931.
    /// - Complexity: O(position), at most 10,000 steps.
    public init(position: Int, free: Int = 0, busy: Int, service: ServiceTimes, patience: Double? = nil) {
        let ends = min(position - max(0, free), 10_000)
        guard ends > 0 else {
            self.init(low: 0, high: 0)
            return
        }
        let rate = Double(max(1, busy)) / service.mean
        let loss = patience.map { 1 / max(1, $0) } ?? 0
        var (mean, variance) = (0.0, 0.0)
        for ahead in 0..<ends {
            let gap = 1 / (rate + Double(ahead) * loss)
            mean += gap
            variance += gap * gap
        }
        let known = service.squaredVariation / Double(max(4, service.count))
        variance = variance * service.squaredVariation + mean * mean * known
        self.init(
            low: Int(Self.quantile(-1.2816, mean, variance).rounded(.down)),
            high: Int(Self.quantile(1.2816, mean, variance).rounded(.up))
        )
    }

    /// The quantile of a gamma distribution at a normal deviate.
    private static func quantile(_ deviate: Double, _ mean: Double, _ variance: Double) -> Double {
        let shape = mean * mean / variance
        let root = 1 - 1 / (9 * shape) + deviate / (3 * shape.squareRoot())
        return mean * max(0, root * root * root)
    }
}
