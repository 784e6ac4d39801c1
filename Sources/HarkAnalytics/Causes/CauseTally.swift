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
        let sums = (before: Self.sums(before, dimension, measure), now: Self.sums(now, dimension, measure))
        self.init(dimension: dimension, now: sums.now, before: sums.before, scale: now.length / before.length, measure)
    }

    /// Takes what was added up of both spans, of which `now` is so many times as long.
    init(
        dimension: Int,
        now: [String?: CauseSums],
        before: [String?: CauseSums],
        scale: Double,
        _ measure: CauseMeasure
    ) {
        self.dimension = dimension
        let names = Set(before.keys).union(now.keys)
            .sorted { ($0 ?? "") < ($1 ?? "") || ($0 == nil && $1 == "") }
        let own = names.map { (before: before[$0] ?? CauseSums(), now: now[$0] ?? CauseSums()) }
        let all = (before: own.map(\.before).total, now: own.map(\.now).total)
        measureBefore = measure == .count ? all.before.count * scale : all.before.mean
        measureNow = measure == .count ? all.now.count : all.now.mean
        values = zip(names, own).map { name, own in
            measure == .count
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
