import Foundation
import HarkStatistics

/// What one value of a dimension has to do with a change.
struct CauseValue {
    /// Sums before and now.
    typealias Pair = (before: CauseSums, now: CauseSums)

    let name: String?
    let measureBefore: Double?
    let measureNow: Double?
    let contribution: Double
    let within: Double?
    let surprise: Double
    let chance: Double

    /// A value of a count: what it has more than before lies in it.
    init(_ name: String?, counts own: Pair, of all: Pair, scale: Double) {
        self.name = name
        measureBefore = own.before.count * scale
        measureNow = own.now.count
        contribution = own.now.count - own.before.count * scale
        within = nil
        surprise = Self.surprise(own.before.count, of: all.before.count, own.now.count, of: all.now.count)
        chance = Self.chanceOfShare(own, of: all)
    }

    /// A value of a mean: its own mean changed (within), or its share of all did (mix).
    ///
    /// The two add up, over all values, to the change of the mean.
    /// - Source: Kitagawa, "Components of a Difference between Two Rates" (1955).
    init(_ name: String?, means own: Pair, of all: Pair) {
        self.name = name
        measureBefore = own.before.mean
        measureNow = own.now.mean
        let share = (before: own.before.count / all.before.count, now: own.now.count / all.now.count)
        let before = own.before.mean ?? own.now.mean ?? 0
        let now = own.now.mean ?? before
        let middle = ((all.before.mean ?? 0) + (all.now.mean ?? 0)) / 2
        let within = (share.before + share.now) / 2 * (now - before)
        self.within = within
        contribution = within + (share.now - share.before) * ((before + now) / 2 - middle)
        surprise =
            Self.surprise(own.before.count, of: all.before.count, own.now.count, of: all.now.count)
            + Self.surprise(own.before.sum, of: all.before.sum, own.now.sum, of: all.now.sum)
        chance = min(1, 2 * min(Self.chanceOfShare(own, of: all), Self.chanceOfMean(own, of: all)))
    }

    /// How far a share moved: the value's part of the Jensen-Shannon divergence of all shares.
    private static func surprise(_ before: Double, of allBefore: Double, _ now: Double, of allNow: Double) -> Double {
        guard allBefore > 0, allNow > 0 else { return 0 }
        let (was, present) = (before / allBefore, now / allNow)
        func term(_ share: Double) -> Double { share > 0 ? share * log(2 * share / (was + present)) : 0 }
        return (term(was) + term(present)) / 2
    }

    /// The chance of so uneven a share of both spans, by Fisher's exact test, two-sided by twice the smaller tail.
    private static func chanceOfShare(_ own: Pair, of all: Pair) -> Double {
        let marked = Int(own.before.count + own.now.count)
        let population = Int(all.before.count + all.now.count)
        func tail(_ drawn: CauseSums, _ hits: CauseSums) -> Double {
            HypergeometricDistribution(population: population, marked: marked, drawn: Int(drawn.count))
                .chance(atLeast: Int(hits.count))
        }
        return min(1, 2 * min(tail(all.now, own.now), tail(all.before, own.before)))
    }

    /// The chance that the value's mean would change so otherwise than the mean of all others, had they changed alike.
    /// - Source: Welch, "The Generalization of Student's Problem when Several Different Population Variances are
    ///   Involved" (1947), of four means.
    private static func chanceOfMean(_ own: Pair, of all: Pair) -> Double {
        let others = (before: all.before.without(own.before), now: all.now.without(own.now))
        let parts = [own.now, own.before, others.now, others.before]
        let errors = parts.compactMap(\.error)
        let means = parts.compactMap(\.mean)
        let error = errors.reduce(0, +)
        guard errors.count == parts.count, means.count == parts.count, error > 0 else { return 1 }
        let squares = zip(errors, parts).reduce(0) { $0 + $1.0 * $1.0 / ($1.1.count - 1) }
        let difference = (means[0] - means[1]) - (means[2] - means[3])
        return StudentDistribution(degrees: error * error / squares).chance(beyond: difference / error.squareRoot())
    }
}
