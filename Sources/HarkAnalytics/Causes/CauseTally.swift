import Foundation
import HarkStatistics

/// The sums of one dimension: what each of its values had before and has now.
struct CauseTally {
    /// Which dimension it is.
    let dimension: Int
    /// Its values, by name; the one without a name first.
    private(set) var values: [CauseValue] = []
    /// The measure of all, before and now; nil for a mean without scores.
    let measureBefore: Double?
    let measureNow: Double?

    /// What there is to explain.
    var change: Double? { measureBefore.flatMap { before in measureNow.map { $0 - before } } }

    /// Adds up the rows of both spans.
    init(dimension: Int, now: CauseWindow, before: CauseWindow, _ measure: CauseMeasure) {
        self.dimension = dimension
        let counted = (before: Self.sums(before, dimension, measure), now: Self.sums(now, dimension, measure))
        let all = (before: counted.before.values.total, now: counted.now.values.total)
        let scale = now.length / before.length
        measureBefore = measure == .count ? all.before.count * scale : all.before.mean
        measureNow = measure == .count ? all.now.count : all.now.mean
        let names = Set(counted.before.keys).union(counted.now.keys)
        values = names.sorted { ($0 ?? "") < ($1 ?? "") || ($0 == nil && $1 == "") }.map { name in
            let own = (before: counted.before[name] ?? CauseSums(), now: counted.now[name] ?? CauseSums())
            return measure == .count
                ? CauseValue(name, counts: own, of: all, scale: scale) : CauseValue(name, means: own, of: all)
        }
    }

    private static func sums(_ window: CauseWindow, _ dimension: Int, _ measure: CauseMeasure) -> [String?: CauseSums] {
        window.rows.reduce(into: [:]) { sums, row in
            switch (measure, row.score) {
            case (.count, _): sums[row.values[dimension], default: CauseSums()].add(0)
            case (.mean, let score?): sums[row.values[dimension], default: CauseSums()].add(score)
            case (.mean, nil): break
            }
        }
    }
}

/// How many there are of something, with the sums of their scores and of the squares of these.
struct CauseSums {
    private(set) var count = 0.0
    private(set) var sum = 0.0
    private(set) var squares = 0.0

    /// The mean score; nil of none.
    var mean: Double? { count > 0 ? sum / count : nil }

    /// The variance of a mean; nil of less than two.
    var error: Double? {
        guard let mean, count > 1 else { return nil }
        return max(0, squares / count - mean * mean) / (count - 1)
    }

    /// Takes a score.
    mutating func add(_ score: Double) {
        count += 1
        sum += score
        squares += score * score
    }

    /// What is left without another one, all of which it holds.
    func without(_ other: CauseSums) -> CauseSums {
        var rest = self
        rest.count -= other.count
        rest.sum -= other.sum
        rest.squares -= other.squares
        return rest
    }

    /// Takes what another one holds.
    mutating func add(_ other: CauseSums) {
        count += other.count
        sum += other.sum
        squares += other.squares
    }
}

extension Sequence<CauseSums> {
    fileprivate var total: CauseSums { reduce(into: CauseSums()) { $0.add($1) } }
}
