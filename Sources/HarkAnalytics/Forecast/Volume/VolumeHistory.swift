import Foundation
import HarkDomain

/// What arrived in each whole stretch up to now, and the same by the clock on the wall.
struct VolumeHistory: Sendable {
    let clock: WallClock
    /// The whole stretches, in order.
    let stretches: [WallStretch]
    /// How many arrived in each.
    let counts: [Int]
    /// The slot of the first value.
    let firstSlot: Int64
    /// What each slot of the wall's clock brought, from the first on: slots that come twice by their mean, slots that are
    /// left out as a week before.
    let values: [Double]
    /// When the stretch begins that is not whole yet.
    let end: Int64

    /// Counts arrivals, in any order, from the first whole day (or week) after the log begins.
    init(_ arrivals: [Timestamp], _ clock: WallClock, zone: TimeZone, since: Timestamp?, now: Timestamp) {
        let step = clock.step
        let moments = arrivals.map(\.milliseconds).sorted()
        let begin = min(since?.milliseconds ?? moments.first ?? now.milliseconds, now.milliseconds)
        let most = Int64(step.mostKnown) * step.length
        let days = step.isPartOfDay ? WallClock(zone, .day) : clock
        let start = days.start(from: max(begin, now.milliseconds - most))
        let known = clock.stretches(from: start).prefix { $0.end <= now.milliseconds }
        let stretches = Array(known)
        self.clock = clock
        self.stretches = stretches
        end = stretches.last?.end ?? start
        counts = Self.counts(of: moments, in: stretches)
        let first = clock.slot(at: start)
        firstSlot = step.isPartOfDay ? days.slot(at: start) * Int64(step.perDay) : first
        values = Self.values(stretches, counts, from: firstSlot, step)
    }

    private static func counts(of moments: [Int64], in stretches: [WallStretch]) -> [Int] {
        var counts = [Int](repeating: 0, count: stretches.count)
        var place = 0
        for moment in moments where moment >= stretches.first?.start ?? .max {
            while place < stretches.count, stretches[place].end <= moment { place += 1 }
            guard place < stretches.count else { break }
            counts[place] += 1
        }
        return counts
    }

    /// Counts by slot; parts of days as if each slot were as long as any other.
    private static func values(
        _ stretches: [WallStretch],
        _ counts: [Int],
        from first: Int64,
        _ step: VolumeStep
    ) -> [Double] {
        guard let last = stretches.map(\.slot).max() else { return [] }
        let size = Int(last - first) + 1
        var (sums, lengths) = ([Double](repeating: 0, count: size), [Int64](repeating: 0, count: size))
        for (stretch, count) in zip(stretches, counts) {
            sums[Int(stretch.slot - first)] += Double(count)
            lengths[Int(stretch.slot - first)] += stretch.end - stretch.start
        }
        let week = step.perDay * step.daysInCycle
        for slot in sums.indices {
            if lengths[slot] == 0 {
                sums[slot] = slot >= week ? sums[slot - week] : 0
            } else if step.isPartOfDay {
                sums[slot] *= Double(step.length) / Double(lengths[slot])
            }
        }
        return sums
    }
}
