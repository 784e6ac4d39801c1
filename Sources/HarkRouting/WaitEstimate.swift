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
    /// It is served at the `position`-th end of a service. While all seats are busy, services end every mean ÷ seats on
    /// average, and the line moves sooner by those ahead who give up: the wait is a sum of gaps with the rates
    /// seats ÷ mean + i ÷ patience, i being those still ahead. Exponential gaps have variances that add up; for other
    /// services mean and variance are set right by how evenly ends come (`dispersion`). To it comes that the mean
    /// itself is only known from so many services. The sum is taken as gamma distributed.
    ///
    /// - Source: the sum of gaps, without and with those who give up: W. Whitt, “Predicting Queueing Delays”,
    ///   Management Science 45(6), 1999; the quantiles: E. B. Wilson and M. M. Hilferty, “The Distribution of
    ///   Chi-Square”, PNAS 17(12), 1931.
    /// - Parameters:
    ///   - position: the place in line, from 1; those at or before `free` are served at once.
    ///   - free: seats that can take one now.
    ///   - busy: conversations in hand side by side; without any, one seat is assumed.
    ///   - service: how long services took of late.
    ///   - patience: the mean time after which those who wait give up, in seconds; nil: they never do.
    /// - Complexity: O(position), at most 10,000 steps.
    public init(position: Int, free: Int = 0, busy: Int, service: ServiceTimes, patience: Double? = nil) {
        let ends = min(max(0, position) - max(0, free), 10_000)
        guard ends > 0 else {
            self.init(low: 0, high: 0)
            return
        }
        let rate = Double(max(1, busy)) / service.mean
        let loss = patience.map { $0.isFinite ? 1 / max(1, $0) : 0 } ?? 0
        var (mean, variance) = (0.0, 0.0)
        for ahead in 0..<ends {
            let gap = 1 / (rate + Double(ahead) * loss)
            mean += gap
            variance += gap * gap
        }
        let dispersion = Self.dispersion(service.squaredVariation, rounds: Double(ends) / Double(max(1, busy)))
        let known = service.squaredVariation / Double(max(4, service.count))
        mean *= 1 - (1 - dispersion) / (2 * Double(ends))
        variance = variance * dispersion + mean * mean * known
        self.init(
            low: Int(Self.quantile(-1.2816, mean, variance).rounded(.down)),
            high: Int(Self.quantile(1.2816, mean, variance).rounded(.up))
        )
    }

    /// Variance ÷ mean of the number of ends when each seat has had so many.
    ///
    /// 1 at first, where the ends of many seats mix as if by chance; in the long run the services' squared variation.
    ///
    /// - Source: both ends: D. R. Cox, “Renewal Theory”, 1962; the way from one to the other is Hark's own, chosen so that
    ///   ranges hold for 1 to 20 seats and squared variations of 0.25 to 2 (see the tests).
    private static func dispersion(_ variation: Double, rounds: Double) -> Double {
        variation + (1 - variation) / ((1 + rounds) * (1 + rounds) * (1 + rounds))
    }

    /// The quantile of a gamma distribution at a normal deviate.
    private static func quantile(_ deviate: Double, _ mean: Double, _ variance: Double) -> Double {
        let shape = mean * mean / variance
        let root = 1 - 1 / (9 * shape) + deviate / (3 * shape.squareRoot())
        return mean * max(0, root * root * root)
    }
}
