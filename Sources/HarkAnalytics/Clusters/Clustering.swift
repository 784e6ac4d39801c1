public import HarkStatistics

/// Points sorted into clusters, the largest first.
public struct Clustering: Equatable, Sendable {
    /// The cluster of each point, from 0.
    public let labels: [Int]
    /// The middle of each cluster: the mean of its points.
    ///
    /// - Shape: a row for each cluster.
    public let centres: Matrix
    /// The sum of squared distances of points from the centres of their clusters.
    public let inertia: Double

    /// How many clusters there are.
    public var count: Int { centres.rows }

    /// How many points each cluster has.
    public var sizes: [Int] {
        labels.reduce(into: Array(repeating: 0, count: count)) { $0[$1] += 1 }
    }

    /// Numbers clusters anew by size, and among equals by their first point, so that the numbers mean something.
    init(labels: [Int], centres: Matrix, inertia: Double) {
        var sizes = Array(repeating: 0, count: centres.rows)
        var first = Array(repeating: Int.max, count: centres.rows)
        for (row, label) in labels.enumerated() {
            sizes[label] += 1
            first[label] = min(first[label], row)
        }
        let order = (0..<centres.rows).sorted { (sizes[$1], first[$0]) < (sizes[$0], first[$1]) }
        var place = order
        for (new, old) in order.enumerated() { place[old] = new }
        self.labels = labels.map { place[$0] }
        self.centres = centres.picking(order)
        self.inertia = inertia
    }
}
