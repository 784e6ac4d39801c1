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

    /// Aligns days with a week by the logarithms of their totals.
    init(_ logTotals: [Double], length: Int) {
        days = logTotals.indices.map { $0 % length }
        effects = Self.effects(logTotals, days, length)
        for _ in 0..<6 {
            let next = Self.walk(logTotals, days, effects, length)
            guard next != days else { break }
            days = next
            effects = Self.effects(logTotals, days, length)
        }
    }

    /// How probable it is that a day was left out.
    private static let skipping = 0.02

    /// Each total's distance from the level around it, when the days' effects are taken out of the level.
    private static func distances(_ totals: [Double], _ days: [Int], _ effects: [Double]) -> [Double] {
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

    private static func walk(_ totals: [Double], _ days: [Int], _ effects: [Double], _ length: Int) -> [Int] {
        let distances = distances(totals, days, effects)
        let spread = max(1.4826 * zip(distances, days).map { abs($0 - effects[$1]) }.median, 1e-6)
        func fit(_ index: Int, _ day: Int) -> Double {
            -0.5 * min(pow((distances[index] - effects[day]) / spread, 2), 9)
        }
        let steps = (0..<length).map { skipped in
            skipped == 0 ? log(1 - skipping) : log(skipping * pow(0.4, Double(skipped - 1)) * 0.6)
        }
        var scores = (0..<length).map { fit(0, $0) }
        var origins: [[Int]] = []
        for index in totals.indices.dropFirst() {
            var (from, best) = ([Int](repeating: 0, count: length), [Double](repeating: -.infinity, count: length))
            for day in 0..<length {
                for skipped in 0..<length {
                    let before = (day - 1 - skipped + 2 * length) % length
                    let score = scores[before] + steps[skipped]
                    if score > best[day] { (from[day], best[day]) = (before, score) }
                }
                best[day] += fit(index, day)
            }
            origins.append(from)
            scores = best
        }
        var walk = [scores.indices.max { scores[$0] < scores[$1] } ?? 0]
        for origin in origins.reversed() { walk.append(origin[walk[walk.count - 1]]) }
        return walk.reversed()
    }
}
