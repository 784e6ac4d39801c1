/// A rate limit that allows bursts: tokens drip in, each message takes one.
package struct TokenBucket {
    let perSecond: Double
    let burst: Double
    private var tokens: Double
    private var filledAt: Duration

    package init(perSecond: Double, burst: Double, now: Duration) {
        (self.perSecond, self.burst) = (perSecond, burst)
        (tokens, filledAt) = (burst, now)
    }

    /// True when it need not be remembered: a new one would be the same.
    package func isFull(now: Duration) -> Bool {
        tokens + (now - filledAt) / .seconds(1) * perSecond >= burst
    }

    /// Takes a token; returns nil when there was one, else the milliseconds until there is.
    package mutating func take(now: Duration) -> Int? {
        tokens = min(burst, tokens + (now - filledAt) / .seconds(1) * perSecond)
        filledAt = now
        guard tokens < 1 else {
            tokens -= 1
            return nil
        }
        return max(1, Int(((1 - tokens) / perSecond * 1000).rounded(.up)))
    }
}
