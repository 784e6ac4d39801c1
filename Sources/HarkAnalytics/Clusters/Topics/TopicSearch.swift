import HarkStatistics

/// Finds what conversations are about from the terms in them.
///
/// Documents become weighted terms (`TermTable`), then points in a space of few directions (`LatentSpace`), which
/// k-means groups. Each group is told by the terms that it has and others have less. The terms should come without
/// words that are in every text; what is in more than half of the documents is dropped here.
/// - Source: Dhillon, Modha, "Concept Decompositions for Large Sparse Text Data Using Clustering" (2001) for clustering
///   on the sphere.
public struct TopicSearch: Hashable, Sendable {
    /// How many topics; nil to let silhouette and elbow decide.
    public var topics: Int?
    /// What the random choices begin at.
    public var seed: UInt64
    /// The most topics when the number is not given.
    public var most = 20
    /// Whether somebody waits for the answer, which then may be a little less good.
    public var isQuick = false
    /// How many terms tell of a topic.
    public var termsEach = 10
    /// How many documents stand for a topic.
    public var representativesEach = 5

    /// Of more documents than these, a sample is searched for topics, and all are then sorted into them.
    static let mostSearched = 20_000

    /// Prepares to find so many topics.
    public init(topics: Int? = nil, seed: UInt64 = 0) {
        self.topics = topics
        self.seed = seed
    }

    /// Finds the topics of documents.
    ///
    /// - Parameter documents: the terms of each, repeated as often as they occur.
    /// - Returns: nothing but labels of nil when no term is in three documents.
    /// - Throws: `outOfRange` or `tooFewPoints` when the number of topics does not fit the documents.
    public func topics(of documents: [[String]]) throws(DiagnosisError) -> TopicSummary {
        var random = SeededRandom(seed: seed)
        let sample = random.pick(Self.mostSearched, of: documents.count).map { documents[$0] }
        let table = TermTable(sample)
        guard !table.terms.isEmpty, let space = try? LatentSpace(of: table, &random) else {
            return .none(of: documents.count)
        }
        let known = (0..<table.count).filter { !table.row($0).isEmpty }
        let points = space.points(of: table).picking(known)
        let clustering = try means(for: points).fit(points)
        let silhouette = Silhouette.means(of: points, labelings: [clustering.labels], most: 4_000, seed: seed)[0]
        // Piece by piece, so that memory does not grow with the points of all documents.
        let places = stride(from: 0, to: documents.count, by: Self.mostSearched).flatMap { start in
            let piece = table.reading(Array(documents[start..<min(start + Self.mostSearched, documents.count)]))
            return Self.places(of: piece, space.points(of: piece), among: clustering.centres)
        }
        return summary(documents, places, clusters: clustering.count, silhouette)
    }

    private func means(for points: Matrix) throws(DiagnosisError) -> KMeans {
        let sample = isQuick ? 1_000 : ClusterCount.mostPoints
        let wanted =
            if let topics { topics } else {
                try ClusterCount(of: points, seed: seed, most: most, sample: sample, breathes: !isQuick).chosen
            }
        var means = KMeans(clusters: wanted, seed: seed)
        if isQuick { (means.breathes, means.restarts, means.swapsEach) = (false, 5, 2) }
        return means
    }

    /// Where a document belongs, and how near it is to the middle of that topic.
    private typealias Place = (topic: Int, distance: Double)

    private static func places(of table: TermTable, _ points: Matrix, among centres: Matrix) -> [Place?] {
        let lanes = CentreLanes(centres.values, dimensions: centres.columns)
        return points.values.withUnsafeBufferPointer { values in
            (0..<points.rows).map { row in
                guard !table.row(row).isEmpty, let base = values.baseAddress else { return nil }
                let nearest = lanes.nearest(to: base + row * points.columns)
                return (nearest.label, nearest.distance)
            }
        }
    }

    private func summary(
        _ documents: [[String]],
        _ places: [Place?],
        clusters: Int,
        _ silhouette: Double?
    ) -> TopicSummary {
        let members = Dictionary(grouping: places.indices.filter { places[$0] != nil }) { places[$0]?.topic ?? 0 }
        let order = members.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.key)
        let number = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
        let terms = TopicWords(documents, members: order.map { members[$0] ?? [] }).distinctive(termsEach)
        let topics = zip(order, terms).map { topic, terms in
            let nearest = (members[topic] ?? []).sorted {
                (places[$0]?.distance ?? 0, $0) < (places[$1]?.distance ?? 0, $1)
            }
            return Topic(terms: terms, size: nearest.count, representatives: Array(nearest.prefix(representativesEach)))
        }
        let labels = places.map { $0.flatMap { number[$0.topic] } }
        return TopicSummary(topics: topics, labels: labels, silhouette: silhouette)
    }
}
