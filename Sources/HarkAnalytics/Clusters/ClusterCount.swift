public import HarkStatistics

/// How many clusters points fall into, by two opinions: the silhouette and the elbow.
///
/// The number with the largest mean silhouette is taken. Where others are as good to within 0.01, the elbow decides if
/// it is one of them: the number after which more clusters no longer take much from the inertia.
/// - Source: Rousseeuw (1987) for the silhouette; Satopää and others, "Finding a 'Kneedle' in a Haystack" (2011) for
///   the elbow: the point of the curve that lies farthest below the line between its ends.
public struct ClusterCount: Hashable, Sendable {
    /// One number of clusters that was tried.
    public struct Trial: Hashable, Sendable {
        /// How many clusters.
        public let clusters: Int
        /// Their inertia, of the points that were tried.
        public let inertia: Double
        /// Their mean silhouette; nil for one cluster.
        public let silhouette: Double?
    }

    /// All that was tried, from one cluster on.
    public let trials: [Trial]
    /// Where the curve of inertia bends most.
    public let elbow: Int
    /// The number that was chosen; 1 only when all points are the same.
    public let chosen: Int

    /// Of more points than these, a sample is tried.
    public static let mostPoints = 3_000
    /// How often each number is begun anew.
    static let restarts = 3
    /// What silhouettes may differ by and still be as good.
    static let tie = 0.01

    /// Tries two clusters and up.
    ///
    /// - Parameters:
    ///   - points: what falls into clusters.
    ///   - seed: what the random choices begin at.
    ///   - most: the most clusters that are tried; people read no more than a dozen.
    ///   - sample: of more points, so many are tried.
    ///   - breathes: whether each number of clusters is improved by breathing (`KMeans`).
    /// - Throws: `tooFewPoints` when there is no point.
    public init(
        of points: Matrix,
        seed: UInt64,
        most: Int = 12,
        sample: Int = mostPoints,
        breathes: Bool = true
    ) throws(DiagnosisError) {
        guard points.rows > 0 else { throw .tooFewPoints(distinct: 0, clusters: 1) }
        var random = SeededRandom(seed: seed)
        let points = points.picking(random.pick(sample, of: points.rows))
        let last = min(most, max(2, points.rows / 4), points.distinctRows(upTo: most))
        var labelings = [Array(repeating: 0, count: points.rows)]
        var inertias = [points.inertia]
        for clusters in stride(from: 2, through: last, by: 1) {
            var means = KMeans(clusters: clusters, seed: seed)
            means.restarts = Self.restarts
            means.swapsEach = 0
            means.breathes = breathes
            // Of rows that differ by less than can be squared, there are fewer kinds than were counted.
            guard let clustering = try Self.clustering(points, by: means) else { break }
            labelings.append(clustering.labels)
            inertias.append(clustering.inertia)
        }
        let silhouettes = Silhouette.means(of: points, labelings: labelings)
        trials = zip(inertias, silhouettes).enumerated().map { index, found in
            Trial(clusters: index + 1, inertia: found.0, silhouette: found.1)
        }
        elbow = Self.elbow(inertias)
        chosen = Self.choice(trials, elbow: elbow)
    }

    private static func clustering(_ points: Matrix, by means: KMeans) throws(DiagnosisError) -> Clustering? {
        do throws(DiagnosisError) {
            return try means.fit(points)
        } catch {
            guard case .tooFewPoints = error else { throw error }
            return nil
        }
    }

    private static func choice(_ trials: [Trial], elbow: Int) -> Int {
        let best = trials.compactMap(\.silhouette).max() ?? 0
        let good = trials.filter { ($0.silhouette ?? -1) >= best - tie }.map(\.clusters)
        if good.contains(elbow) { return elbow }
        return trials.first { $0.silhouette == best }?.clusters ?? 1
    }

    private static func elbow(_ inertias: [Double]) -> Int {
        guard let first = inertias.first, let last = inertias.last, first > last else { return 1 }
        let steps = Double(inertias.count - 1)
        let depths = inertias.enumerated().map { index, inertia in
            1 - Double(index) / steps - (inertia - last) / (first - last)
        }
        return 1 + (depths.indices.max { depths[$0] < depths[$1] } ?? 0)
    }
}
