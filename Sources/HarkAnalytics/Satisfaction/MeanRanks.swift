import HarkStatistics

/// Which places groups can have among each other, and which of them differ from the others at all.
///
/// Each pair is compared, and all comparisons are corrected together: a group can't be ranked above those that are better
/// beyond chance, nor below those that are worse. So all true places lie in their ranges 19 times in 20, and groups that
/// are alike can have every place.
/// - Source: Mohamad, Goeman, van Zwet, "An Improvement of Tukey's HSD with Application to Ranking Institutions" (2017);
///   Klein, Wright, Wieczorek, "A Joint Confidence Region for an Overall Ranking of Populations" (2020); Holm (1979).
struct MeanRanks {
    /// The places of each group, from 1, which is the best.
    let ranks: [ClosedRange<Int>]
    /// Whether each group can be told apart from all others together.
    let areTold: [Bool]

    private static let chance = 0.05

    /// Compares groups.
    ///
    /// - Parameters:
    ///   - means: the mean of each; more is better.
    ///   - counts: how many independent answers of equal weight each rests on; above 0.
    ///   - variance: the variance of one answer, the same in all groups.
    ///   - degrees: what that variance rests on.
    init(means: [Double], counts: [Double], variance: Double, degrees: Double) {
        let student = StudentDistribution(degrees: max(1, degrees))
        func chance(_ difference: Double, _ one: Double, _ other: Double) -> Double {
            student.chance(beyond: difference / (variance * (1 / one + 1 / other)).squareRoot())
        }
        let pairs = means.indices.flatMap { one in (one + 1..<max(one + 1, means.count)).map { (one, $0) } }
        let chances = Holm.corrected(pairs.map { chance(means[$0] - means[$1], counts[$0], counts[$1]) })
        var (better, worse) = (means.map { _ in 0 }, means.map { _ in 0 })
        for (pair, chance) in zip(pairs, chances) where chance <= Self.chance {
            let (first, last) = means[pair.0] > means[pair.1] ? (pair.0, pair.1) : (pair.1, pair.0)
            worse[first] += 1
            better[last] += 1
        }
        ranks = zip(better, worse).map { 1 + $0...max(1 + $0, means.count - $1) }
        let all = counts.sum
        let sum = dot(counts, means)
        let alone = means.indices.map { group in
            let rest = all - counts[group]
            guard rest > 0 else { return 1.0 }
            return chance(means[group] - (sum - counts[group] * means[group]) / rest, counts[group], rest)
        }
        areTold = Holm.corrected(alone).map { $0 <= Self.chance }
    }
}
