import Foundation

/// How often durations came, in steps of a sixth of their size, so that two can be added and quantiles be read.
public struct DurationHistogram: Hashable, Sendable {
    /// Each step is this much longer than the one before.
    private static let growth = 1.17
    /// Everything below counts as this long.
    private static let shortest = 1.0

    /// How often each step came; empty at the end where nothing came.
    private(set) var counts: [Int] = []

    /// Creates an empty one.
    public init() {}

    /// How many durations there are.
    public var total: Int { counts.reduce(0, +) }

    /// Takes a duration.
    ///
    /// - Parameter seconds: 0 and up.
    public mutating func add(seconds: Double) {
        let step = Int((log(max(seconds, Self.shortest) / Self.shortest) / log(Self.growth)).rounded())
        if step >= counts.count { counts += Array(repeating: 0, count: step + 1 - counts.count) }
        counts[step] += 1
    }

    /// The duration below which a share of all lies.
    ///
    /// - Parameter share: 0…1.
    /// - Returns: seconds, exact to a twelfth of their size; nil when there are none.
    public func quantile(_ share: Double) -> Double? {
        guard total > 0 else { return nil }
        let wanted = max(1, Int((Double(total) * share).rounded(.up)))
        var seen = 0
        for (step, count) in counts.enumerated() {
            seen += count
            if seen >= wanted { return Self.shortest * pow(Self.growth, Double(step)) }
        }
        return nil
    }

    /// Adds what another one holds.
    public static func += (left: inout Self, right: Self) {
        if right.counts.count > left.counts.count {
            left.counts += Array(repeating: 0, count: right.counts.count - left.counts.count)
        }
        for (step, count) in right.counts.enumerated() { left.counts[step] += count }
    }
}
