public import HarkStatistics

/// How much nearer points are to their own cluster than to the next one, from −1 to 1.
///
/// Above 0.7 clusters are held to be strong, above 0.5 reasonable, above 0.25 weak; below it there may be none.
/// - Source: Rousseeuw, "Silhouettes: A Graphical Aid to the Interpretation and Validation of Cluster Analysis" (1987);
///   Kaufman, Rousseeuw, "Finding Groups in Data" (1990), table 4 for the words.
public enum Silhouette {
    /// What a mean silhouette says of the clusters.
    public enum Structure: String, Hashable, Sendable, CaseIterable {
        case strong
        case reasonable
        case weak
        case none
    }

    /// Of more points than these, a sample is measured.
    public static let mostExact = 10_000

    /// The mean silhouette of each of some ways to sort the same points into clusters.
    ///
    /// - Parameters:
    ///   - points: what was sorted.
    ///   - labelings: for each way the cluster of each point.
    ///   - most: of more points, so many are measured, drawn by `seed`, among themselves.
    ///   - seed: what the drawing begins at.
    /// - Returns: nil for a way with one cluster. A point that is alone in its cluster counts as 0.
    /// - Complexity: O(*n*²) in the points that are measured.
    public static func means(
        of points: Matrix,
        labelings: [[Int]],
        most: Int = mostExact,
        seed: UInt64 = 0
    ) -> [Double?] {
        var random = SeededRandom(seed: seed)
        let rows = random.pick(most, of: points.rows)
        let points = points.picking(rows)
        var ways = labelings.map { labels in Way(rows.map { labels[$0] }) }
        for row in 0..<points.rows {
            let distances = distances(from: row, in: points)
            for way in ways.indices { ways[way].add(row, distances) }
        }
        return ways.map(\.mean)
    }

    /// What a mean silhouette says.
    public static func structure(_ mean: Double) -> Structure {
        switch mean {
        case 0.7...: .strong
        case 0.5...: .reasonable
        case 0.25...: .weak
        default: .none
        }
    }

    private static func distances(from row: Int, in points: Matrix) -> [Double] {
        let dimensions = points.columns
        return points.values.withUnsafeBufferPointer { values in
            (0..<points.rows).map { other in
                var sum = 0.0
                for column in 0..<dimensions {
                    let difference = values[row * dimensions + column] - values[other * dimensions + column]
                    sum += difference * difference
                }
                return sum.squareRoot()
            }
        }
    }

    /// One way to sort, with the sum of the silhouettes so far.
    private struct Way {
        let labels: [Int]
        let sizes: [Int]
        var sum = 0.0

        init(_ labels: [Int]) {
            self.labels = labels
            sizes = labels.reduce(into: Array(repeating: 0, count: (labels.max() ?? 0) + 1)) { $0[$1] += 1 }
        }

        var mean: Double? {
            sizes.count { $0 > 0 } > 1 ? sum / Double(labels.count) : nil
        }

        mutating func add(_ row: Int, _ distances: [Double]) {
            let own = labels[row]
            guard sizes[own] > 1 else { return }
            var sums = Array(repeating: 0.0, count: sizes.count)
            for (label, distance) in zip(labels, distances) { sums[label] += distance }
            let within = sums[own] / Double(sizes[own] - 1)
            var next = Double.infinity
            for label in sums.indices where label != own && sizes[label] > 0 {
                next = min(next, sums[label] / Double(sizes[label]))
            }
            let larger = max(within, next)
            if next.isFinite, larger > 0 { sum += (next - within) / larger }
        }
    }
}
