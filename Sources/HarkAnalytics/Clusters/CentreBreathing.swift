import HarkStatistics

/// Improves resting centres: adds some where the error is large, lets them rest, takes away those of least use.
///
/// So centres get to where restarts alone seldom bring them. It goes on with as many at once as long as that helps,
/// then with fewer.
/// - Source: Fritzke, "The breathing k-means algorithm" (2020), with its constants.
struct CentreBreathing {
    let points: Matrix
    /// How little centres move when they rest (`CentreSearch.run`).
    let rest: Double

    /// How many centres come and go at first.
    private static let depth = 5
    /// How far a new centre starts from its neighbour, in parts of the neighbour's mean error.
    private static let offset = 0.01
    /// Centres nearer than so many mean gaps to one that goes must stay.
    private static let reach = 1.1

    /// The best that breathing finds from here; never worse.
    func improved(_ start: CentreSearch, _ random: inout SeededRandom) -> CentreSearch {
        var best = start
        var current = start
        var depth = min(Self.depth, start.count)
        while depth > 0 {
            current = exhaled(inhaled(current, depth, &random), depth)
            if current.inertia < best.inertia * (1 - 1e-9) {
                best = current
            } else {
                depth -= 1
                current = best
            }
        }
        return best
    }

    /// Adds a centre beside each of those with the largest error.
    private func inhaled(
        _ search: CentreSearch,
        _ depth: Int,
        _ random: inout SeededRandom
    ) -> CentreSearch {
        let worth = search.worth
        let step = Self.offset * (search.inertia / Double(points.values.count)).squareRoot()
        var centres = search.centres
        for centre in worth.indices.sorted(by: { worth[$0].inertia > worth[$1].inertia }).prefix(depth) {
            for value in search.centre(centre) { centres.append(value + step * (random.unit() - 0.5)) }
        }
        return rested(centres)
    }

    /// Takes away those that are missed least, but no two neighbours at once.
    private func exhaled(_ search: CentreSearch, _ depth: Int) -> CentreSearch {
        let worth = search.worth
        let gaps = search.gaps
        let nearest = gaps.map { $0.filter { $0 > 0 }.min() ?? 0 }
        let near = Self.reach * nearest.reduce(0, +) / Double(nearest.count)
        var kept: Set<Int> = []
        var gone: Set<Int> = []
        for centre in worth.indices.sorted(by: { worth[$0].loss < worth[$1].loss }) where gone.count < depth {
            guard !kept.contains(centre) else { continue }
            gone.insert(centre)
            let neighbours = gaps.indices.filter { $0 != centre && gaps[centre][$0] < near && !gone.contains($0) }
            for other in neighbours.sorted(by: { gaps[centre][$0] < gaps[centre][$1] })
            where kept.count + depth < gaps.count {
                kept.insert(other)
            }
        }
        return rested(gaps.indices.filter { !gone.contains($0) }.flatMap { search.centre($0) })
    }

    private func rested(_ centres: [Double]) -> CentreSearch {
        var search = CentreSearch(points, centres: centres)
        search.run(rest: rest)
        return search
    }
}
