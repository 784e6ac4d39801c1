public import HarkStatistics

/// Groups points around *k* centres so that the squares of their distances are small.
///
/// Each of some restarts seeds centres by greedy k-means++, moves them until they rest, and improves them by breathing
/// (`CentreBreathing`); the best is improved by swaps (`CentreSwapping`). The same seed gives the same clusters.
/// - Source: Lloyd, "Least Squares Quantization in PCM" (1982); Arthur, Vassilvitskii, "k-means++" (2007).
public struct KMeans: Hashable, Sendable {
    /// How many clusters to make; 1 and up.
    public var clusters: Int
    /// What the random choices begin at.
    public var seed: UInt64
    /// How often to begin anew; 1 and up.
    public var restarts = 10
    /// How many swaps of a centre are tried in the end, for each centre.
    public var swapsEach = 20
    /// Whether restarts are improved by breathing, which takes most of the time.
    public var breathes = true
    /// Of more points than these, a sample is searched for centres, which then move among all.
    public var mostSearched = 10_000

    /// The most rounds of moving all centres.
    static let mostRounds = 300
    /// A restart rests when the centres move less than this share of the mean variance, as in scikit-learn.
    static let restShare = 1e-4

    /// Prepares to make so many clusters.
    public init(clusters: Int, seed: UInt64) {
        self.clusters = clusters
        self.seed = seed
    }

    /// Sorts points into clusters; none of them is empty.
    ///
    /// - Throws: `outOfRange` for less than one cluster, `tooFewPoints` when fewer points differ than clusters are
    ///   asked for, `tooLarge` when their squares can't be added up.
    /// - Complexity: O(*n* · *k* · dimensions) for each round at worst; mostly far less by the bounds of Hamerly.
    public func fit(_ points: Matrix) throws(DiagnosisError) -> Clustering {
        guard clusters >= 1 else { throw .outOfRange(setting: "the number of clusters", range: "1 and up") }
        let distinct = points.distinctRows(upTo: clusters)
        guard distinct == clusters else { throw .tooFewPoints(distinct: distinct, clusters: clusters) }
        guard points.inertia.isFinite else { throw .tooLarge }
        var random = SeededRandom(seed: seed)
        let few = points.picking(random.pick(mostSearched, of: points.rows))
        let sample = few.distinctRows(upTo: clusters) == clusters ? few : points
        var best = search(sample, &random)
        if sample.rows < points.rows {
            best = CentreSearch(points, centres: best.centres)
            best.run(rest: Self.rest(points))
        }
        best.settle()
        let clustering = best.clustering
        // Points that differ by less than a square can tell are one point after all.
        let filled = clustering.sizes.count { $0 > 0 }
        guard filled == clusters else { throw .tooFewPoints(distinct: filled, clusters: clusters) }
        return clustering
    }

    /// Restarts, takes the best, and swaps its centres.
    private func search(_ points: Matrix, _ random: inout SeededRandom) -> CentreSearch {
        let rest = Self.rest(points)
        var best = restart(points, rest, &random)
        for _ in 1..<max(1, restarts) {
            let other = restart(points, rest, &random)
            if other.inertia < best.inertia { best = other }
        }
        guard clusters > 1 else { return best }
        return CentreSwapping(points: points, rest: rest, swaps: swapsEach * clusters).improved(best, &random)
    }

    private static func rest(_ points: Matrix) -> Double {
        points.inertia / Double(points.values.count) * restShare
    }

    private func restart(_ points: Matrix, _ rest: Double, _ random: inout SeededRandom) -> CentreSearch {
        var seeding = CentreSeeding(points: points)
        var search = CentreSearch(points, centres: seeding.centres(clusters, &random))
        search.run(rest: rest)
        return breathes ? CentreBreathing(points: points, rest: rest).improved(search, &random) : search
    }
}
