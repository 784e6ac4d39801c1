import HarkStatistics
import Testing

@testable import HarkAnalytics

struct ClusterCountTests {
    @Test func `the silhouette is what its definition gives`() {
        let points = Matrix([[0], [1], [10], [12], [40]])

        let means = Silhouette.means(of: points, labelings: [[0, 0, 1, 1, 2], [0, 0, 0, 0, 0]])

        // By hand: each point's mean distances to its own cluster and to the next one; the point alone counts as 0.
        let expected = [1 - 1 / 11.0, 1 - 1 / 10.0, 1 - 2 / 9.5, 1 - 2 / 11.5, 0].sum / 5
        #expect(abs((means[0] ?? 0) - expected) < 1e-12)
        #expect(means[1] == nil)
    }

    @Test func `a sample of a silhouette is near the whole`() throws {
        let blobs = Blobs(around: [[0, 0], [6, 6], [12, 0]], each: 200, deviation: 1, seed: 1)

        let whole = try #require(Silhouette.means(of: blobs.points, labelings: [blobs.truth])[0])
        let part = try #require(Silhouette.means(of: blobs.points, labelings: [blobs.truth], most: 300)[0])

        #expect(abs(whole - part) < 0.02)
        #expect(Silhouette.structure(whole) == .strong)
    }

    @Test func `two to six groups are counted right`() throws {
        let middles: [[Double]] = [[0, 0], [10, 0], [0, 10], [10, 10], [20, 5], [5, 20]]
        for count in 2...6 {
            let blobs = Blobs(around: Array(middles.prefix(count)), each: 20, deviation: 1, seed: UInt64(count))

            let found = try ClusterCount(of: blobs.points, seed: 1, most: 8)

            #expect(found.chosen == count && found.trials.map(\.clusters) == Array(1...8))
        }
    }

    @Test func `points that are all the same are one cluster`() throws {
        let same = Matrix(rows: 20, columns: 2)

        let count = try ClusterCount(of: same, seed: 1)

        #expect(count.chosen == 1 && count.elbow == 1)
        #expect(throws: DiagnosisError.self) { try ClusterCount(of: Matrix(rows: 0, columns: 2), seed: 1) }
    }
}

struct ClusterAnalysisTests {
    private let table: NumericTable = {
        let blobs = Blobs(around: [[0, 500, 1], [3, 500, 1]], each: 30, deviation: 0.3, seed: 1).points
        var rows = Matrix(rows: 0, columns: 3)
        for row in 0..<blobs.rows { rows.append([blobs[row, 0], blobs[row, 1] * 100, 7]) }
        return NumericTable(columns: ["waits", "length", "same"], values: rows)
    }()

    @Test func `standardised columns weigh alike, centres come in the columns' own units`() throws {
        let analysis = try ClusterAnalysis(of: table, clusters: 2, seed: 1)

        #expect(abs(abs(analysis.centres[0, 0] - analysis.centres[1, 0]) - 3) < 0.5)
        #expect(abs(analysis.centres[0, 1] - 50_000) < 20 && analysis.centres[0, 2] == 7)
        #expect(analysis.scale == .standardised && analysis.count == nil)
    }

    @Test func `a cluster is told by what sets it apart, and by nothing else`() throws {
        let analysis = try ClusterAnalysis(of: table, clusters: 2, seed: 1)

        let first = try #require(analysis.traits[0].first)
        #expect(first.feature == "waits" && first.size == .strongly)
        #expect(analysis.traits[0][0].direction != analysis.traits[1][0].direction)
        #expect(!analysis.traits.joined().contains { $0.feature == "same" })
    }

    @Test func `raw columns are clustered as they are`() throws {
        let analysis = try ClusterAnalysis(of: table, clusters: 2, seed: 1, scale: .raw)

        #expect(analysis.clustering.inertia == analysis.rawInertia)
        #expect(abs(analysis.clustering.centres[0, 1] - analysis.clustering.centres[1, 1]) > 30)
    }

    @Test func `a table without numbers is refused`() {
        let empty = NumericTable(columns: [], values: Matrix(rows: 3, columns: 0))

        #expect(throws: DiagnosisError.noColumns) { try ClusterAnalysis(of: empty, clusters: 2, seed: 1) }
    }
}
