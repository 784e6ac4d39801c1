import HarkStatistics

/// Conversations, or customers, that are alike.
///
/// They are grouped on the scale on which models read features (`FeatureScale`), where a few very long ones do not outweigh
/// all others; what sets a group apart is told in the features' own units.
public struct ChatClusters: Sendable, Equatable {
    /// The names of the columns.
    public let columns: [String]
    /// The groups, the largest first.
    public let clustering: Clustering
    /// The mean silhouette; nil for one group.
    public let silhouette: Double?
    /// What sets each group apart most.
    public let traits: [[ClusterTrait]]

    /// What conversations are grouped by: how they went, not how they were rated.
    public static let features: [ChatFeature] = [
        .wait, .firstResponse, .nextResponse, .handling, .customerMessages, .agentMessages, .botMessages, .botMisses,
        .repeats, .handoffs, .transfers, .meanMood, .lowestMood, .moodTrend, .hadPerson,
    ]

    /// How much is done to find the best groups.
    public enum Effort: Sendable {
        /// As much as helps.
        case thorough
        /// So much that somebody can wait for it: up to eight groups, tried on a sample without breathing.
        case quick

        fileprivate func count(of points: Matrix, seed: UInt64) throws(DiagnosisError) -> ClusterCount {
            guard self == .quick else { return try ClusterCount(of: points, seed: seed) }
            return try ClusterCount(of: points, seed: seed, most: 8, sample: 600, breathes: false)
        }

        fileprivate func means(_ clusters: Int, seed: UInt64) -> KMeans {
            var means = KMeans(clusters: clusters, seed: seed)
            if self == .quick { (means.breathes, means.restarts, means.swapsEach) = (false, 5, 2) }
            return means
        }

        fileprivate var mostExact: Int { self == .quick ? 1_000 : Silhouette.mostExact }
    }

    /// Groups rows of numbers.
    ///
    /// - Parameters:
    ///   - rows: what is grouped; NaN where a number is not known.
    ///   - columns: the name of each column, and what it is measured in.
    ///   - clusters: how many groups; nil to let silhouette and elbow decide.
    ///   - seed: what the random choices begin at.
    ///   - effort: how much is done to find the best groups.
    /// - Throws: `DiagnosisError` as `ClusterAnalysis` does.
    public init(
        of rows: [[Double]],
        _ columns: [(name: String, unit: ChatFeature.Unit)],
        clusters: Int? = nil,
        seed: UInt64 = 1,
        effort: Effort = .thorough
    ) throws(DiagnosisError) {
        guard !columns.isEmpty else { throw .noColumns }
        let points = FeatureScale(columns.map(\.unit), rows).scaled(rows)
        let wanted = if let clusters { clusters } else { try effort.count(of: points, seed: seed).chosen }
        clustering = try effort.means(wanted, seed: seed).fit(points)
        silhouette = Silhouette.means(of: points, labelings: [clustering.labels], most: effort.mostExact, seed: seed)[0]
        self.columns = columns.map(\.name)
        traits = ClusterTrait.traits(of: clustering, points: Self.filled(rows, columns.count), names: self.columns)
    }

    /// Groups conversations by how they went.
    /// - Throws: `DiagnosisError` as `ClusterAnalysis` does.
    public init(
        of rows: some Sequence<ChatRow>,
        clusters: Int? = nil,
        seed: UInt64 = 1,
        effort: Effort = .thorough
    ) throws(DiagnosisError) {
        let columns = Self.features.map { (name: $0.rawValue, unit: $0.unit) }
        try self.init(
            of: rows.map { Self.features.values(of: $0) },
            columns,
            clusters: clusters,
            seed: seed,
            effort: effort
        )
    }

    /// Groups customers by how their conversations went in the mean, and how many they had.
    ///
    /// - Parameters:
    ///   - rows: the conversations.
    ///   - clusters: how many groups; nil to let silhouette and elbow decide.
    ///   - seed: what the random choices begin at.
    ///   - effort: how much is done to find the best groups.
    /// - Returns: the groups, and the customers in the order of their labels: contacts or else visitors, by number.
    /// - Throws: `DiagnosisError` as `ClusterAnalysis` does.
    public static func customers(
        of rows: some Sequence<ChatRow>,
        clusters: Int? = nil,
        seed: UInt64 = 1,
        effort: Effort = .thorough
    ) throws(DiagnosisError) -> (groups: ChatClusters, customers: [Int64]) {
        let groups = Dictionary(grouping: rows, by: \.customer).sorted {
            $0.key < $1.key
        }
        let means = groups.map { customer in
            let table = features.table(of: customer.value.sorted { $0.id < $1.id })
            return [Double(customer.value.count)] + (0..<table.columns).map { Self.mean(of: table.column($0)) }
        }
        let columns = [(name: "conversations", unit: ChatFeature.Unit.count)] + features.map { ($0.rawValue, $0.unit) }
        let found = try ChatClusters(of: means, columns, clusters: clusters, seed: seed, effort: effort)
        return (found, groups.map(\.key))
    }

    /// The mean of the numbers that are known; NaN when none is.
    private static func mean(of numbers: [Double]) -> Double { numbers.filter(\.isFinite).mean }

    /// The rows with the mean of each column where a number is not known.
    private static func filled(_ rows: [[Double]], _ columns: Int) -> Matrix {
        let means = (0..<columns).map { column in mean(of: rows.map { $0[column] }) }.map { $0.isFinite ? $0 : 0 }
        var filled = Matrix(rows: 0, columns: columns)
        for row in rows { filled.append(zip(row, means).map { $0.isFinite ? $0 : $1 }) }
        return filled
    }
}
