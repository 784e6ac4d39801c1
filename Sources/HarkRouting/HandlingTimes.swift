/// How long the last conversations of a queue kept an agent, for a first estimate of the wait.
public struct HandlingTimes: Hashable, Sendable {
    /// Handling times kept: enough for quartiles, few enough to follow the day.
    private static let kept = 32
    /// What is assumed before anything was measured, in seconds.
    private static let assumed = (low: 180, high: 600)

    private var seconds: [Int] = []
    private var next = 0

    /// Creates an empty ring.
    public init() {}

    /// Remembers one handling time, forgetting the oldest.
    ///
    /// - Units: seconds.
    public mutating func add(seconds value: Int) {
        if seconds.count < Self.kept {
            seconds.append(max(0, value))
        } else {
            seconds[next] = max(0, value)
            next = (next + 1) % Self.kept
        }
    }

    /// The lower and upper quartile of what was measured.
    ///
    /// - Units: seconds.
    public var quartiles: (low: Int, high: Int) {
        guard seconds.count >= 4 else { return Self.assumed }
        let sorted = seconds.sorted()
        return (sorted[sorted.count / 4], sorted[sorted.count * 3 / 4])
    }

    /// Returns how long the conversation at `position` may wait when `slots` are worked on side by side.
    ///
    /// With `slots` conversations in hand, one ends every handling time ÷ slots on average; the one at
    /// place n is served at the n-th end. Without anybody at work one slot is assumed.
    ///
    /// - Units: seconds in and out; `position` counts from 1.
    public func wait(position: Int, slots: Int, free: Int) -> (low: Int, high: Int) {
        guard position > free else { return (0, quartiles.low / max(1, slots)) }
        let ahead = position - free
        let (low, high) = quartiles
        return (ahead * low / max(1, slots), ahead * high / max(1, slots))
    }
}
