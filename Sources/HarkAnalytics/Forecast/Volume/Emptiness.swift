import Foundation
import HarkStatistics

/// Where in a week nothing came, although by what came elsewhere it is too unlikely that this is chance.
///
/// Runs of neighbours (days, times of the day over all days, slots of the week) go on around the end of the week or of the
/// day. Nothing came in a run, and something in as long a stretch on both sides: were all as open, each arrival would
/// have had its share of a chance to fall into the run. Times of single days are held against the same times of the other
/// days: had the day their course, so much of what it brought would have come then.
/// - Source: the comparison of two Poisson rates, given both counts together, Przyborowski, Wilenski, "Homogeneity of
///   Results in Testing Samples from Poisson Series" (1940); of a day and others, Fisher's exact test (1935).
struct Emptiness {
    /// What came in each slot of the week, all weeks together.
    private let came: [Double]
    private let perDay: Int
    /// What each day of the week brought, and each slot of the day.
    private let days: [Double], slots: [Double]
    /// What brought less than one in four weeks is hardly open.
    private let least: Double

    /// So likely may it be, in all the places of a week together, that an open one is taken as closed.
    private static let risk = 0.01

    init(_ came: [Double], perDay: Int, weeks: Int) {
        (self.came, self.perDay, least) = (came, perDay, Double(weeks) / 4)
        let count = came.count / perDay
        days = (0..<count).map { came[$0 * perDay..<($0 + 1) * perDay].sum }
        slots = (0..<perDay).map { slot in (0..<count).map { came[$0 * perDay + slot] }.sum }
    }

    /// The days of the week that are closed all day.
    var closedDays: Set<Int> { Self.closed(days) { days[$0] == 0 } }

    /// The slots of the day that are closed on every day.
    var closedSlots: Set<Int> { Self.closed(slots) { slots[$0] == 0 } }

    /// The slots of the week that are closed though their day and their time may be open.
    var closedCells: Set<Int> {
        let hardly = Self.closed(came) { came[$0] == 0 && isHardlyOpen($0) }
        return hardly.union(closedUnlikeOtherDays)
    }

    /// Such as a night into which one stray contact fell in months.
    private func isHardlyOpen(_ place: Int) -> Bool {
        days[place / perDay] < least || slots[place % perDay] < least
    }

    private var closedUnlikeOtherDays: Set<Int> {
        let all = came.sum
        let runs = Self.runs(came.indices.map { came[$0] == 0 && !isHardlyOpen($0) })
        let open = came.indices.count { !isHardlyOpen($0) }
        return Set(runs.filter { chance(of: $0, all) * Double(open) < Self.risk }.joined())
    }

    /// How likely it is that nothing of what its days brought fell into a run.
    private func chance(of run: [Int], _ all: Double) -> Double {
        days.indices.reduce(1.0) { chance, day in
            let own = run.filter { $0 / perDay == day }.map { slots[$0 % perDay] }.sum
            // Each of the day's arrivals is drawn from what is left of all, and has to be of other times.
            return stride(from: 0, to: own > 0 ? days[day].rounded() : 0, by: 1).reduce(chance) { chance, drawn in
                chance > 1e-12 ? chance * max(0, all - own - drawn) / (all - drawn) : chance
            }
        }
    }

    /// The places of a circle that are in runs of such that are candidates, and empty beyond chance.
    private static func closed(_ sums: [Double], where isCandidate: (Int) -> Bool) -> Set<Int> {
        let count = sums.count
        let closed = runs(sums.indices.map(isCandidate)).filter { run in
            let reach = min(2 * run.count, count - run.count)
            guard let first = run.first, let last = run.last, reach > 0 else { return false }
            let (before, after) = (reach - reach / 2, reach / 2)
            let beside =
                (1...before).map { sums[(first - $0 + count) % count] }.sum
                + stride(from: 1, through: after, by: 1).map { sums[(last + $0) % count] }.sum
            return pow(Double(reach) / Double(reach + run.count), beside) * Double(count) < risk
        }
        return Set(closed.joined())
    }

    /// The longest runs of places that hold, around a circle; none where all do.
    private static func runs(_ holds: [Bool]) -> [[Int]] {
        guard let start = holds.firstIndex(of: false) else { return [] }
        var runs: [[Int]] = [[]]
        for step in 1...holds.count {
            let place = (start + step) % holds.count
            if holds[place] { runs[runs.count - 1].append(place) } else { runs.append([]) }
        }
        return runs.filter { !$0.isEmpty }
    }
}
