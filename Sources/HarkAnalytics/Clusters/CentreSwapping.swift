import HarkStatistics

/// Improves resting centres by moving one of them elsewhere, where that helps.
///
/// A centre drawn at random is put onto a point drawn at random; after a few rounds the new centres are kept if they
/// are better. Where breathing ends in a dead end, this still gets out.
/// - Source: Fränti, "Efficiency of random swap clustering" (2018).
struct CentreSwapping {
    let points: Matrix
    /// How little centres move when they rest (`CentreSearch.run`).
    let rest: Double
    /// How many swaps are tried.
    let swaps: Int

    /// How many rounds a swap gets to show that it helps.
    private static let rounds = 2

    /// The best that swapping finds from here; never worse.
    func improved(_ start: CentreSearch, _ random: inout SeededRandom) -> CentreSearch {
        var best = start
        for _ in 0..<swaps {
            var centres = best.centres
            let centre = random.below(best.count)
            let row = random.below(points.rows)
            for (column, value) in points[row: row].enumerated() { centres[centre * points.columns + column] = value }
            var other = CentreSearch(points, centres: centres)
            other.run(rest: rest, rounds: Self.rounds)
            if other.inertia < best.inertia * (1 + Self.hope) { other.run(rest: rest) }
            if other.inertia < best.inertia { best = other }
        }
        return best
    }

    /// How much worse, as a share, a swap may be after its rounds and still be pursued.
    private static let hope = 0.02
}
