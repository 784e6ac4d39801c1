public import HarkStatistics

/// All that is said of a table whose rows were grouped: the clusters, how good they are, and what sets them apart.
public struct ClusterAnalysis: Equatable, Sendable {
    /// What the distances between rows are measured in.
    public enum Scale: String, Hashable, Sendable, CaseIterable {
        /// Each column in its own standard deviations, so that no unit outweighs another.
        case standardised
        /// The columns as they are.
        case raw
    }

    /// What was clustered.
    public let scale: Scale
    /// The columns.
    public let columns: [String]
    /// The clusters, on the scale.
    public let clustering: Clustering
    /// The centres in the units of the columns.
    ///
    /// - Shape: a row for each cluster.
    public let centres: Matrix
    /// The inertia in the units of the columns, with the same clusters and centres.
    public let rawInertia: Double
    /// The mean silhouette, on the scale; nil for one cluster.
    public let silhouette: Double?
    /// The numbers of clusters that were tried; nil when one was asked for.
    public let count: ClusterCount?
    /// What sets each cluster apart most.
    public let traits: [[ClusterTrait]]

    /// Groups the rows of a table.
    ///
    /// - Parameters:
    ///   - table: the rows.
    ///   - clusters: how many; nil to let silhouette and elbow decide.
    ///   - seed: what the random choices begin at.
    ///   - scale: what the distances are measured in.
    /// - Throws: `noColumns` without a column, `noRows` without a row, `outOfRange` for less than one cluster, `tooFewPoints` when fewer rows
    ///   differ than clusters are asked for.
    public init(
        of table: NumericTable,
        clusters: Int?,
        seed: UInt64,
        scale: Scale = .standardised
    ) throws(DiagnosisError) {
        guard !table.columns.isEmpty else { throw .noColumns }
        guard table.rows > 0 else { throw .noRows }
        let unit = ColumnScale(table.values)
        let points = scale == .standardised ? unit.scaled(table.values) : table.values
        let count: ClusterCount? = if clusters == nil { try ClusterCount(of: points, seed: seed) } else { nil }
        let clustering = try KMeans(clusters: clusters ?? count?.chosen ?? 1, seed: seed).fit(points)
        self.scale = scale
        self.count = count
        self.clustering = clustering
        columns = table.columns
        centres = scale == .standardised ? unit.restored(clustering.centres) : clustering.centres
        rawInertia = Self.inertia(of: table.values, clustering.labels, centres)
        silhouette = Silhouette.means(of: points, labelings: [clustering.labels], seed: seed)[0]
        traits = ClusterTrait.traits(of: clustering, points: table.values, names: table.columns)
    }

    /// What the silhouette says of the clusters; nil for one.
    public var structure: Silhouette.Structure? { silhouette.map(Silhouette.structure) }

    private static func inertia(of points: Matrix, _ labels: [Int], _ centres: Matrix) -> Double {
        labels.enumerated().reduce(0) { sum, place in
            let pairs = zip(points[row: place.offset], centres[row: place.element])
            return sum + pairs.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
    }
}
