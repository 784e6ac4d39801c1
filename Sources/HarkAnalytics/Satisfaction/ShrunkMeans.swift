import Foundation
import HarkStatistics

/// Means of groups, each drawn to the mean of all by how little it rests on.
///
/// How much the true means differ is not known either: each answer is the mean over all that it could be, weighed by how
/// well it explains what was measured. So the ranges hold the true means as often as they say also for few groups, where
/// one guess at the difference would make them too narrow.
/// - Source: Gelman and others, "Bayesian Data Analysis", 3rd edition, section 5.4 (the formulas); Gelman, "Prior
///   Distributions for Variance Parameters in Hierarchical Models" (2006) for the half-Cauchy prior; Efron, Morris, "Data
///   Analysis Using Stein's Estimator and its Generalizations" (1975) for why.
struct ShrunkMeans {
    /// A mean with its range.
    struct Shrunk {
        let value: Double
        let low: Double
        let high: Double
    }

    /// The mean of the true means.
    let centre: Double
    /// The deviation of the true means, in the mean over what it could be.
    let spread: Double
    private let groups: [(mean: Double, variance: Double)]
    private let choices: [Choice]

    /// One size that the differences of the true means could have.
    private struct Choice {
        let spread: Double
        let centre: Double
        let centreVariance: Double
        var weight: Double
    }

    private static let steps = 80

    /// Weighs what the differences could be.
    ///
    /// - Parameters:
    ///   - means: what was measured of each group; at least one.
    ///   - variances: the square of the standard error of each; above 0.
    ///   - unit: how large a difference would be no surprise; above 0.
    init(means: [Double], variances: [Double], unit: Double) {
        let groups = zip(means, variances).map { (mean: $0, variance: $1) }
        let most = 3 * max(unit, (means.max() ?? 0) - (means.min() ?? 0))
        var choices = (0..<Self.steps).map { step in
            // Small differences lie closer together, and each stands for its part of the scale.
            let place = (Double(step) + 0.5) / Double(Self.steps)
            return Self.choice(spread: most * place * place, width: place, groups, unit)
        }
        let best = choices.map(\.weight).max() ?? 0
        for index in choices.indices { choices[index].weight = exp(choices[index].weight - best) }
        let sum = choices.map(\.weight).sum
        for index in choices.indices { choices[index].weight /= sum }
        self.groups = groups
        self.choices = choices
        centre = choices.reduce(0) { $0 + $1.weight * $1.centre }
        spread = choices.reduce(0) { $0 + $1.weight * $1.spread }
    }

    /// The logarithm of the weight is kept until all are known.
    private static func choice(
        spread: Double,
        width: Double,
        _ groups: [(mean: Double, variance: Double)],
        _ unit: Double
    ) -> Choice {
        let square = spread * spread
        let precision = groups.reduce(0) { $0 + 1 / ($1.variance + square) }
        let centre = groups.reduce(0) { $0 + $1.mean / ($1.variance + square) } / precision
        let fit = groups.reduce(0.0) { sum, group in
            let variance = group.variance + square
            return sum - (log(variance) + (group.mean - centre) * (group.mean - centre) / variance) / 2
        }
        let prior = log(width) - log(1 + square / (unit * unit))
        return Choice(
            spread: spread,
            centre: centre,
            centreVariance: 1 / precision,
            weight: fit - log(precision) / 2 + prior
        )
    }

    /// The mean of a group, drawn to that of all, with the range of 95 %.
    func shrunk(_ group: Int) -> Shrunk {
        let parts = choices.map { choice in
            let (mean, variance) = groups[group]
            let pull = variance / (variance + choice.spread * choice.spread)
            let value = (1 - pull) * mean + pull * choice.centre
            let deviation = (variance * (1 - pull) + pull * pull * choice.centreVariance).squareRoot()
            return Part(weight: choice.weight, value: value, deviation: deviation)
        }
        return Shrunk(
            value: parts.reduce(0) { $0 + $1.weight * $1.value },
            low: Self.quantile(parts, (1 - ScoreEstimate.level) / 2),
            high: Self.quantile(parts, (1 + ScoreEstimate.level) / 2)
        )
    }

    /// A normal distribution that is part of a mixture.
    private struct Part {
        let weight: Double
        let value: Double
        let deviation: Double
    }

    private static func quantile(_ parts: [Part], _ share: Double) -> Double {
        let normal = NormalDistribution()
        var low = parts.map { $0.value - 8 * $0.deviation }.min() ?? 0
        var high = parts.map { $0.value + 8 * $0.deviation }.max() ?? 0
        for _ in 0..<50 {
            let middle = (low + high) / 2
            let below = parts.reduce(0) { sum, part in
                sum
                    + (part.weight > 1e-9
                        ? part.weight * normal.chance(atMost: (middle - part.value) / part.deviation) : 0)
            }
            if below < share { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
