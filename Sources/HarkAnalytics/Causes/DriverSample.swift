import Foundation
import HarkStatistics

/// The values of one feature in bad and in other conversations.
struct DriverSample {
    private let feature: String
    private let bad: [Double]
    private let other: [Double]
    private let isFlag: Bool
    private let order: MannWhitney?

    /// Parts the values that are known.
    init(_ feature: String, _ values: [Double], _ isBad: [Bool]) {
        self.feature = feature
        let known = zip(values, isBad).filter { $0.0.isFinite }
        bad = known.filter(\.1).map(\.0)
        other = known.filter { !$0.1 }.map(\.0)
        isFlag = known.allSatisfy { $0.0 == 0 || $0.0 == 1 }
        order = bad.isEmpty || other.isEmpty ? nil : MannWhitney(bad, other)
    }

    /// Whether there is enough to tell.
    var isClear: Bool {
        guard min(bad.count, other.count) >= DriverSearch.fewest else { return false }
        return (bad + other).contains { $0 != bad[0] }
    }

    /// The chance of so large a difference, uncorrected.
    var chance: Double { isFlag ? counts.chance : order?.chance ?? 1 }

    private var counts: FlagCounts {
        FlagCounts(
            badWith: bad.count { $0 == 1 },
            badWithout: bad.count { $0 == 0 },
            otherWith: other.count { $0 == 1 },
            otherWithout: other.count { $0 == 0 }
        )
    }

    /// The outcome.
    func driver(pValue: Double) -> Driver {
        Driver(
            feature: feature,
            badMean: bad.mean,
            otherMean: other.mean,
            effect: isFlag ? counts.effect : difference,
            oddsRatio: isFlag ? counts.oddsRatio : nil,
            auc: order?.auc ?? 0.5,
            pValue: pValue,
            badCount: bad.count,
            otherCount: other.count
        )
    }

    /// The difference of the means in pooled deviations, corrected for small samples.
    /// - Source: Hedges, Olkin, "Statistical Methods for Meta-Analysis" (1985), chapter 5: g = J · d with
    ///   J = 1 − 3 / (4 · degrees − 1), variance (n + m) / nm + g² / 2(n + m).
    private var difference: Driver.Estimate {
        let (few, many) = (Double(bad.count), Double(other.count))
        let degrees = few + many - 2
        let pooled = ((few - 1) * bad.variance(lost: 1) + (many - 1) * other.variance(lost: 1)) / degrees
        guard pooled > 0 else {
            let side: Double = bad.mean > other.mean ? .infinity : -.infinity
            return Driver.Estimate(value: side, low: side, high: side)
        }
        let size = (1 - 3 / (4 * degrees - 1)) * (bad.mean - other.mean) / pooled.squareRoot()
        let error = ((few + many) / (few * many) + size * size / (2 * (few + many))).squareRoot()
        return Driver.Estimate(value: size, low: size - error * Self.width, high: size + error * Self.width)
    }

    /// How many standard errors make a range of 95 %.
    fileprivate static let width = 1.959_963_984_540_054
}

/// How often a flag is set in bad and other conversations.
private struct FlagCounts {
    let badWith: Int
    let badWithout: Int
    let otherWith: Int
    let otherWithout: Int

    /// The odds ratio with Woolf's range; half a conversation is added everywhere when one of the four is none.
    /// - Source: Woolf, "On Estimating the Relation between Blood Group and Disease" (1955); Haldane, "The Estimation
    ///   and Significance of the Logarithm of a Ratio of Frequencies" (1956).
    var oddsRatio: Driver.Estimate {
        let log = logOdds
        return Driver.Estimate(value: exp(log.value), low: exp(log.low), high: exp(log.high))
    }

    /// The odds ratio as a difference in standard deviations.
    var effect: Driver.Estimate {
        let scale = 3.0.squareRoot() / Double.pi
        let log = logOdds
        return Driver.Estimate(value: log.value * scale, low: log.low * scale, high: log.high * scale)
    }

    /// Fisher's exact test, two-sided by twice the smaller tail.
    var chance: Double {
        let all = badWith + badWithout + otherWith + otherWithout
        let bad = HypergeometricDistribution(population: all, marked: badWith + otherWith, drawn: badWith + badWithout)
        let other = HypergeometricDistribution(
            population: all,
            marked: badWith + otherWith,
            drawn: otherWith + otherWithout
        )
        return min(1, 2 * min(bad.chance(atLeast: badWith), other.chance(atLeast: otherWith)))
    }

    private var logOdds: Driver.Estimate {
        let counts = [badWith, otherWithout, badWithout, otherWith]
        let cells = counts.map { Double($0) + (counts.contains(0) ? 0.5 : 0) }
        let value = log(cells[0] * cells[1] / (cells[2] * cells[3]))
        let error = cells.reduce(0) { $0 + 1 / $1 }.squareRoot() * DriverSample.width
        return Driver.Estimate(value: value, low: value - error, high: value + error)
    }
}
