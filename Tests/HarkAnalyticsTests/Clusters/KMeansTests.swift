import HarkStatistics
import Testing

@testable import HarkAnalytics

struct KMeansTests {
    private let noise = Blobs.noise(400, dimensions: 3, seed: 1)

    @Test func `inertia never grows from one round to the next`() {
        var random = SeededRandom(seed: 2)
        var seeding = CentreSeeding(points: noise)
        var centres = seeding.centres(7, &random)
        var last = Double.infinity

        for _ in 0..<30 {
            var search = CentreSearch(noise, centres: centres)
            search.run(rest: .infinity)

            #expect(search.inertia <= last * (1 + 1e-12))
            last = search.inertia
            centres = search.centres
        }
    }

    @Test func `the bounds change nothing: a plain search ends at the same inertia`() {
        for seed in 0..<10 as Range<UInt64> {
            var random = SeededRandom(seed: seed)
            var seeding = CentreSeeding(points: noise)
            let centres = seeding.centres(6, &random)
            var bounded = CentreSearch(noise, centres: centres)
            var plain = bounded

            bounded.run(rest: 0)
            plain.settle()

            #expect(abs(bounded.inertia - plain.inertia) < 1e-9 * plain.inertia)
        }
    }

    @Test func `each point has the label of the nearest centre, and each centre is the mean of its points`() throws {
        let found = try KMeans(clusters: 5, seed: 3).fit(noise)

        for (row, label) in found.labels.enumerated() {
            let distances = (0..<5).map { squared(noise[row: row], found.centres[row: $0]) }
            #expect(distances[label] == distances.min())
        }
        for label in 0..<5 {
            let own = noise.picking(found.labels.indices.filter { found.labels[$0] == label })
            #expect(squared(own.meanRow[...], found.centres[row: label]) < 1e-20)
        }
    }

    @Test func `breathing and swapping are never worse than where they began`() {
        for seed in 0..<5 as Range<UInt64> {
            var random = SeededRandom(seed: seed)
            var seeding = CentreSeeding(points: noise)
            var start = CentreSearch(noise, centres: seeding.centres(8, &random))
            start.run(rest: 1e-6)

            let end = CentreBreathing(points: noise, rest: 1e-6).improved(start, &random)

            #expect(end.inertia <= start.inertia && end.count == 8)
            let last = CentreSwapping(points: noise, rest: 1e-6, swaps: 20).improved(end, &random)
            #expect(last.inertia <= end.inertia && last.count == 8)
        }
    }

    @Test func `well parted groups are found, the largest first, the same by the same seed`() throws {
        var blobs = Blobs(around: [[0, 0], [9, 0], [0, 9], [9, 9]], each: 40, deviation: 0.5, seed: 4).points
        for _ in 0..<10 { blobs.append([9, 9]) }

        let found = try KMeans(clusters: 4, seed: 5).fit(blobs)

        #expect(found.sizes == [50, 40, 40, 40])
        #expect(squared(found.centres[row: 0], [9, 9]) < 0.1)
        #expect(try KMeans(clusters: 4, seed: 5).fit(blobs) == found)
    }

    @Test func `as many clusters as different points have no inertia, and one more is refused`() throws {
        let doubled = Matrix([[1, 1], [1, 1], [2, 5], [2, 5], [7, 0], [7, 0]])

        let found = try KMeans(clusters: 3, seed: 0).fit(doubled)

        #expect(found.inertia == 0 && found.sizes == [2, 2, 2])
        #expect(throws: DiagnosisError.tooFewPoints(distinct: 3, clusters: 4)) {
            try KMeans(clusters: 4, seed: 0).fit(doubled)
        }
        #expect(throws: DiagnosisError.tooFewPoints(distinct: 0, clusters: 1)) {
            try KMeans(clusters: 1, seed: 0).fit(Matrix(rows: 0, columns: 2))
        }
    }

    @Test func `numbers beyond what squares can hold are refused`() {
        #expect(throws: DiagnosisError.tooLarge) {
            try KMeans(clusters: 2, seed: 0).fit(Matrix([[1e200], [2e200], [-1e200]]))
        }
        #expect(throws: DiagnosisError.tooFewPoints(distinct: 1, clusters: 2)) {
            try KMeans(clusters: 2, seed: 0).fit(Matrix([[1e-300], [2e-300], [3e-300]]))
        }
    }

    @Test func `many points are searched by a sample and still all settle`() throws {
        let many = Blobs.noise(1_200, dimensions: 2, seed: 6)
        var sampling = KMeans(clusters: 4, seed: 7)
        sampling.mostSearched = 200

        let found = try sampling.fit(many)

        #expect(found.labels.count == 1_200 && found.sizes.reduce(0, +) == 1_200)
        #expect(found.inertia < many.inertia / 3.9)
    }
}

/// The squared distance of two points.
func squared(_ one: ArraySlice<Double>, _ other: ArraySlice<Double>) -> Double {
    zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}
