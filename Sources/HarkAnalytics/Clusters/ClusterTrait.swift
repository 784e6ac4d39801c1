public import HarkStatistics

/// One thing that sets a cluster apart: a feature that is higher or lower in it than in all.
///
/// It is a value, not a sentence, so that each language can put it into words.
public struct ClusterTrait: Hashable, Sendable {
    /// Which way a feature differs.
    public enum Direction: String, Hashable, Sendable, CaseIterable {
        case higher
        case lower
    }

    /// How much it differs.
    /// - Source: Cohen, "Statistical Power Analysis for the Behavioral Sciences" (1988): 0.2, 0.5 and 0.8 deviations.
    public enum Size: String, Hashable, Sendable, CaseIterable {
        case slightly
        case clearly
        case strongly
    }

    /// The name of the feature.
    public let feature: String
    /// Whether the cluster has more or less of it.
    public let direction: Direction
    /// How much, as a word.
    public let size: Size
    /// How far the cluster's mean lies from that of all, signed.
    ///
    /// - Units: standard deviations of all points.
    public let difference: Double
    /// The mean of the cluster, in the feature's own unit.
    public let mean: Double
    /// The mean of all, in the feature's own unit.
    public let meanOfAll: Double

    /// The features that set each cluster apart most, the largest difference first.
    ///
    /// - Parameters:
    ///   - clustering: what was made of the points, on any scale.
    ///   - points: the points in their own units.
    ///   - names: the name of each dimension.
    ///   - most: how many to name.
    /// - Returns: a list for each cluster; empty for one that differs in nothing by 0.2 deviations.
    public static func traits(
        of clustering: Clustering,
        points: Matrix,
        names: [String],
        most: Int = 3
    ) -> [[ClusterTrait]] {
        let scale = ColumnScale(points)
        return means(clustering, points).map { means in
            let traits = names.indices.compactMap { column in
                ClusterTrait(
                    feature: names[column],
                    mean: means[column],
                    meanOfAll: scale.means[column],
                    deviation: scale.deviations[column]
                )
            }
            return Array(traits.sorted { ($1.weight, $0.feature) < ($0.weight, $1.feature) }.prefix(most))
        }
    }

    private var weight: Double { abs(difference) }

    private init?(feature: String, mean: Double, meanOfAll: Double, deviation: Double) {
        difference = (mean - meanOfAll) / deviation
        switch abs(difference) {
        case 0.8...: size = .strongly
        case 0.5...: size = .clearly
        case 0.2...: size = .slightly
        default: return nil
        }
        direction = difference > 0 ? .higher : .lower
        self.feature = feature
        self.mean = mean
        self.meanOfAll = meanOfAll
    }

    private static func means(_ clustering: Clustering, _ points: Matrix) -> [[Double]] {
        var sums = Array(repeating: Array(repeating: 0.0, count: points.columns), count: clustering.count)
        for (row, label) in clustering.labels.enumerated() {
            for (column, value) in points[row: row].enumerated() { sums[label][column] += value }
        }
        return zip(sums, clustering.sizes).map { sums, size in sums.map { $0 / Double(size) } }
    }
}
