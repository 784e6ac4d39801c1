import Foundation

/// Small trees whose values add up to a logit.
///
/// - Source: J. H. Friedman, "Greedy function approximation: a gradient boosting machine" (2001), with the second-order
///   gains of T. Chen, C. Guestrin, "XGBoost" (2016).
struct BoostedTrees: Sendable {
    /// How many splits a row passes.
    static let depth = 3
    static let splitCount = 1 << depth - 1
    static let nodeCount = 2 << depth - 1

    /// The logit without any tree.
    let base: Double
    /// The feature of each split; a tree after the other, each from its root downwards.
    ///
    /// - Shape: `splitCount` for each tree; −1 where a node is not split, so that all rows go left.
    let features: [Int32]
    /// A row goes right where its feature is above.
    let limits: [Float]
    /// What each node says of the rows that pass it; the last level is what the tree adds.
    ///
    /// - Shape: `nodeCount` for each tree.
    let values: [Float]

    /// No tree.
    static let none = BoostedTrees(base: 0)

    private init(base: Double) {
        self.base = base
        (features, limits, values) = ([], [], [])
    }

    /// How many trees there are.
    var count: Int { values.count / Self.nodeCount }

    /// Takes the parts of other trees.
    ///
    /// - Returns: nil unless they fit each other.
    init?(base: Double, features: [Int32], limits: [Float], values: [Float], width: Int) {
        guard base.isFinite, features.count == limits.count, values.allSatisfy(\.isFinite),
            features.count.isMultiple(of: Self.splitCount), values.count.isMultiple(of: Self.nodeCount),
            features.count / Self.splitCount == values.count / Self.nodeCount,
            features.allSatisfy({ $0 >= -1 && $0 < width })
        else { return nil }
        self.base = base
        self.features = features
        self.limits = limits
        self.values = values
    }

    /// The logit of a row.
    func logit(_ row: [Float]) -> Double {
        (0..<count).reduce(base) { $0 + Double(values[$1 * Self.nodeCount + leaf(of: row, in: $1)]) }
    }

    /// What each feature adds to the logit of a row: the change of the node's value at each split.
    ///
    /// - Source: A. Saabas, "Interpreting random forests" (2014).
    func contributions(_ row: [Float]) -> [Double] {
        var added = [Double](repeating: 0, count: row.count)
        for tree in 0..<count {
            var node = 0
            for _ in 0..<Self.depth {
                let next = child(of: node, in: tree, row)
                let feature = features[tree * Self.splitCount + node]
                let first = tree * Self.nodeCount
                if feature >= 0 { added[Int(feature)] += Double(values[first + next] - values[first + node]) }
                node = next
            }
        }
        return added
    }

    private func leaf(of row: [Float], in tree: Int) -> Int {
        var node = 0
        for _ in 0..<Self.depth { node = child(of: node, in: tree, row) }
        return node
    }

    @inline(__always)
    private func child(of node: Int, in tree: Int, _ row: [Float]) -> Int {
        let split = tree * Self.splitCount + node
        let feature = Int(features[split])
        return 2 * node + (feature >= 0 && row[feature] > limits[split] ? 2 : 1)
    }
}
