import HarkStatistics

/// How much lower some ratings are than others, within groups such as agents.
///
/// Each group's difference counts by how well it is known; the variance of a rating is taken to be the same in all.
/// - Source: the stratified difference of means, as in Cochran, "The Combination of Estimates from Different Experiments"
///   (1954), with equal variances.
struct RatingDifference {
    /// The mean difference.
    let value: Double
    /// Its standard error.
    let error: Double
    /// How well it is known: one over its variance, in units of that of a rating.
    let weight: Double
    /// What the variance rests on.
    let degrees: Double
    /// In how many groups there are both.
    let strata: Int
    /// The share of the groups, by their weight, in which the difference is below 0.
    let shareBelow: Double

    /// The ratings of one group: those that are looked at, and the others.
    typealias Group = (own: CauseSums, others: CauseSums)

    /// Compares ratings within groups; groups without both count for nothing.
    init(_ groups: [Group]) {
        let both = groups.filter { $0.own.count > 0 && $0.others.count > 0 }
        let parts = both.map { group in
            let (one, other) = (group.own.count, group.others.count)
            return (difference: (group.own.mean ?? 0) - (group.others.mean ?? 0), weight: one * other / (one + other))
        }
        let weight = parts.map(\.weight).sum
        strata = both.count
        self.weight = weight
        value = weight > 0 ? parts.reduce(0) { $0 + $1.weight * $1.difference } / weight : 0
        shareBelow = weight > 0 ? parts.reduce(0) { $0 + ($1.difference < 0 ? $1.weight : 0) } / weight : 0
        let squares = both.flatMap { [$0.own, $0.others] }.map { max(0, $0.squares - $0.sum * $0.sum / $0.count) }.sum
        degrees = both.reduce(0) { $0 + $1.own.count + $1.others.count - 2 }
        error = weight > 0 ? ((squares + 1) / (max(0, degrees) + 1) / weight).squareRoot() : .infinity
    }

    /// The groups without the one that lowers the difference most.
    static func withoutWorst(_ groups: [Group]) -> [Group] {
        let pulls = groups.map { group in
            let alone = RatingDifference([group])
            return alone.strata > 0 ? alone.value * alone.weight : 0
        }
        guard let worst = pulls.indices.min(by: { pulls[$0] < pulls[$1] }) else { return groups }
        return groups.indices.filter { $0 != worst }.map { groups[$0] }
    }

    /// The chance of so large a difference if there were none.
    var chance: Double {
        degrees >= 1 && error.isFinite ? StudentDistribution(degrees: degrees).chance(beyond: value / error) : 1
    }

    /// The range that holds the difference 19 times in 20.
    var range: (low: Double, high: Double) {
        let reach = StudentDistribution(degrees: max(1, degrees)).quantile(0.975) * error
        return (value - reach, value + reach)
    }
}
