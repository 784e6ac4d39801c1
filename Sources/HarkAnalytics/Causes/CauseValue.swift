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

    /// Of fewer scores in one of the spans nothing is said of a mean: whatever they are, they are no bell.
    private static let fewestScores = 5.0

    /// The chance that the value's mean would change so otherwise than the mean of all others, had they changed alike.
    ///
    /// The variance of each mean's scores is its own, but at least that of all together with one more score a step off: a
    /// few that are all the same don't prove that no others come.
    /// - Source: Welch, "The Generalization of Student's Problem when Several Different Population Variances are
    ///   Involved" (1947), of four means; of the common variance Scheffé, "The Analysis of Variance" (1959), section 3.
    private static func chanceOfMean(_ own: Pair, of all: Pair) -> Double {
        guard min(own.before.count, own.now.count) >= fewestScores else { return 1 }
        let parts = [own.now, own.before, all.now.without(own.now), all.before.without(own.before)]
        let means = parts.compactMap(\.mean)
        guard means.count == parts.count else { return 1 }
        let squares = parts.map { max(0, $0.squares - $0.sum * $0.sum / $0.count) }
        let degrees = parts.map(\.count).sum - Double(parts.count)
        let common = (squares.sum + 1) / (degrees + 1)
        let errors = zip(parts, squares).map { part, squares in
            let own = part.count > 1 ? squares / (part.count - 1) : 0
            return (square: max(own, common) / part.count, degrees: own > common ? part.count - 1 : degrees)
        }
        let error = errors.map(\.square).sum
        let spread = error * error / errors.map { $0.square * $0.square / $0.degrees }.sum
        let difference = (means[0] - means[1]) - (means[2] - means[3])
        return StudentDistribution(degrees: spread).chance(beyond: difference / error.squareRoot())
    }
}
