import HarkStatistics

/// How often numbers of one group are larger than those of another.
/// - Source: Mann, Whitney, "On a Test of Whether One of Two Random Variables is Stochastically Larger than the Other"
///   (1947), with the correction for ties and for continuity, as in scipy's `mannwhitneyu(method="asymptotic")`.
struct MannWhitney {
    /// How often one of the first group is larger than one of the second, halves for equals.
    let auc: Double
    /// The chance of so large a difference, either way.
    let chance: Double

    /// Compares two groups, none of them empty.
    init(_ first: [Double], _ second: [Double]) {
        let all = (first.map { ($0, true) } + second.map { ($0, false) }).sorted { $0.0 < $1.0 }
        var ranks = 0.0
        var ties = 0.0
        var start = 0
        while start < all.count {
            let end = all[start...].firstIndex { $0.0 > all[start].0 } ?? all.count
            let size = Double(end - start)
            ranks += Double(all[start..<end].count { $0.1 }) * (Double(start) + (size + 1) / 2)
            ties += size * (size * size - 1)
            start = end
        }
        let (few, many) = (Double(first.count), Double(second.count))
        let wins = ranks - few * (few + 1) / 2
        let spread = (few * many / 12 * (few + many + 1 - ties / ((few + many) * (few + many - 1)))).squareRoot()
        auc = wins / (few * many)
        let distance = abs(wins - few * many / 2) - 0.5
        chance = spread > 0 ? min(1, 2 * NormalDistribution().chance(above: distance / spread)) : 1
    }
}
