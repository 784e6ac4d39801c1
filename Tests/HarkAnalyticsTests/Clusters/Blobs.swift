import HarkStatistics

/// Invented points around known middles.
struct Blobs {
    let points: Matrix
    /// The middle that each point was made around.
    let truth: [Int]

    /// Makes so many points around each middle.
    init(around middles: [[Double]], each: Int, deviation: Double, seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var rows: [[Double]] = []
        var truth: [Int] = []
        for _ in 0..<each {
            for (label, middle) in middles.enumerated() {
                rows.append(middle.map { $0 + deviation * random.normal() })
                truth.append(label)
            }
        }
        points = Matrix(rows)
        self.truth = truth
    }

    /// Points without any structure.
    static func noise(_ count: Int, dimensions: Int, seed: UInt64) -> Matrix {
        var random = SeededRandom(seed: seed)
        return Matrix((0..<count).map { _ in (0..<dimensions).map { _ in random.unit() } })
    }
}
