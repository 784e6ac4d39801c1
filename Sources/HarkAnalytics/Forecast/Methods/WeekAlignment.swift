import Foundation
import HarkStatistics

/// Which day of the week each day of a series is, when some days may be missing.
///
/// Days go round the week one after the other, but a closed day is simply left out of the series. The days' totals tell:
/// the most likely walk through the week is found, in which a day is rarely skipped.
/// - Source: a hidden Markov chain whose states are the days of the week; the walk by Viterbi, "Error Bounds for
///   Convolutional Codes" (1967).
struct WeekAlignment {
    /// The day of the week of each day, 0 up to the length of the week; which of them is Monday is not known.
    private(set) var days: [Int]
    /// How the logarithm of a day's total differs from the mean of its week.
    private(set) var effects: [Double]
    /// How probable it is of each day of the week that it is the last day's; they add up to 1.
    private(set) var last: [Double]

    /// Aligns days with a week by the logarithms of their totals.
    init(_ logTotals: [Double], length: Int) {
        days = logTotals.indices.map { $0 % length }
        effects = Self.effects(logTotals, days, length)
        last = []
        for _ in 0..<6 {
            let next = Chain(logTotals, days, effects).walk
            guard next != days else { break }
            days = next
            effects = Self.effects(logTotals, days, length)
        }
        last = Chain(logTotals, days, effects).last
    }

    /// Each total's distance from the level around it, when the days' effects are taken out of the level.
    fileprivate static func distances(_ totals: [Double], _ days: [Int], _ effects: [Double]) -> [Double] {
        let plain = zip(totals, days).map { $0 - effects[$1] }
        let level = MovingAverage.centred(plain, width: min(7, totals.count - 1 | 1))
        return zip(totals, level).map { $0 - $1 }
    }

    private static func effects(_ totals: [Double], _ days: [Int], _ length: Int) -> [Double] {
        var effects = [Double](repeating: 0, count: length)
        for _ in 0..<4 {
            let distances = distances(totals, days, effects)
            let medians = (0..<length).map { day in
                let own = zip(distances, days).compactMap { $1 == day ? $0 : nil }
                return own.isEmpty ? 0 : own.median
            }
            let mean = medians.mean
            effects = medians.map { $0 - mean }
        }
        return effects
    }
}

/// The chain of days of the week behind the days' totals.
private struct Chain {
    /// The logarithm of how well each day's total suits each day of the week, but for a constant.
    private let fits: [[Double]]
    /// The logarithm of how probable it is that so many days were left out.
    private let steps: [Double]

    /// How probable it is that a day was left out.
    private static let skipping = 0.02

    init(_ totals: [Double], _ days: [Int], _ effects: [Double]) {
        let distances = WeekAlignment.distances(totals, days, effects)
        let spread = max(1.4826 * zip(distances, days).map { abs($0 - effects[$1]) }.median, 1e-6)
        fits = distances.map { distance in effects.map { -0.5 * min(pow((distance - $0) / spread, 2), 9) } }
        steps = effects.indices.map { skipped in
            skipped == 0 ? log(1 - Self.skipping) : log(Self.skipping * pow(0.4, Double(skipped - 1)) * 0.6)
        }
    }

    /// The day of the week from which `day` is reached when so many days are left out.
    private func before(_ day: Int, _ skipped: Int) -> Int { (day - 1 - skipped + 2 * steps.count) % steps.count }

    /// The most likely day of the week of each day.
    var walk: [Int] {
        var scores = fits[0]
        var origins: [[Int]] = []
        for fit in fits.dropFirst() {
            let skips = steps.indices.map { day in
                steps.indices.max { steps[$0] + scores[before(day, $0)] < steps[$1] + scores[before(day, $1)] } ?? 0
            }
            scores = steps.indices.map { steps[skips[$0]] + scores[before($0, skips[$0])] + fit[$0] }
            origins.append(steps.indices.map { before($0, skips[$0]) })
        }
        var walk = [scores.indices.max { scores[$0] < scores[$1] } ?? 0]
        for origin in origins.reversed() { walk.append(origin[walk[walk.count - 1]]) }
        return walk.reversed()
    }

    /// The probability of each day of the week for the last day.
    /// - Source: the forward recursion of Baum and others (1970).
    var last: [Double] {
        var shares = Self.shares(fits[0].map(exp))
        for fit in fits.dropFirst() {
            shares = Self.shares(
                steps.indices.map { day in
                    exp(fit[day]) * steps.indices.reduce(0) { $0 + exp(steps[$1]) * shares[before(day, $1)] }
                }
            )
        }
        return shares
    }

    private static func shares(_ weights: [Double]) -> [Double] {
        let sum = weights.sum
        return weights.map { $0 / sum }
    }
}
