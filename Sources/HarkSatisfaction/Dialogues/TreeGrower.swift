import Foundation
import HarkStatistics

/// Grows boosted trees from rows of numbers.
struct TreeGrower {
    /// How much of each tree is added.
    static let rate = 0.05
    /// How strongly leaves are drawn to 0.
    ///
    /// - Units: those of the second derivatives of the loss.
    static let penalty = 4.0
    /// A leaf with less evidence is not made; in the units of `penalty`.
    static let leastEvidence = 2.0
    /// Which share of the rows, and of the features, a tree sees.
    static let share = 0.6
    /// Numbers are read as one of so many steps.
    private static let mostSteps = 32

    private let limits: [[Float]]
    private let steps: [[UInt8]]

    /// Reads rows.
    ///
    /// - Parameter rows: all rows, also those that are not learnt from.
    init(_ rows: [[Float]]) {
        let width = rows.first?.count ?? 0
        limits = (0..<width).map { feature in Self.limits(of: rows.map { $0[feature] }) }
        steps = limits.enumerated().map { feature, limits in
            rows.map { row in UInt8(limits.count { row[feature] > $0 }) }
        }
    }

    /// The limits between steps that hold about as many rows each.
    private static func limits(of column: [Float]) -> [Float] {
        let sorted = column.sorted()
        var limits: [Float] = []
        for step in 1..<mostSteps {
            let place = step * sorted.count / mostSteps
            guard place > 0, let below = sorted[..<place].last, below < sorted[sorted.count - 1] else { continue }
            if limits.last.map({ below > $0 }) ?? true { limits.append(below) }
        }
        return limits
    }

    /// Grows trees.
    ///
    /// - Parameters:
    ///   - chosen: the rows to learn from.
    ///   - isBad: the target of every row.
    ///   - count: how many trees.
    ///   - each: called after each tree with the logits of all rows.
    /// - Returns: the trees.
    func trees(
        _ chosen: [Int],
        isBad: [Bool],
        count: Int,
        each: (Int, [Double]) -> Void = { _, _ in }
    ) -> BoostedTrees? {
        let bad = Double(chosen.count { isBad[$0] }) + 0.5
        let base = log(bad / (Double(chosen.count) + 1 - bad))
        var logits = [Double](repeating: base, count: isBad.count)
        var random = SeededRandom(seed: 1)
        var grown = Grown()
        for number in 0..<count {
            let rows = chosen.filter { _ in random.unit() < Self.share }
            let features = limits.indices.filter { _ in random.unit() < Self.share }
            let slopes = Slopes(logits: logits, isBad: isBad, rows: rows)
            let start = grown.values.count
            let nodes = grow(rows, features, slopes, into: &grown)
            for row in logits.indices { logits[row] += Double(grown.values[start + nodes(row)]) }
            each(number, logits)
        }
        return BoostedTrees(
            base: base,
            features: grown.features,
            limits: grown.limits,
            values: grown.values,
            width: limits.count
        )
    }

    private struct Grown {
        var features: [Int32] = []
        var limits: [Float] = []
        var values: [Float] = []
    }

    /// The first and second derivatives of the loss at each row.
    private struct Slopes {
        var first: [Double]
        var second: [Double]

        init(logits: [Double], isBad: [Bool], rows: [Int]) {
            first = [Double](repeating: 0, count: logits.count)
            second = first
            for row in rows {
                let chance = 1 / (1 + exp(-logits[row]))
                first[row] = chance - (isBad[row] ? 1 : 0)
                second[row] = chance * (1 - chance)
            }
        }

        func sum(_ rows: [Int]) -> (first: Double, second: Double) {
            rows.reduce(into: (0, 0)) { sum, row in
                sum.first += first[row]
                sum.second += second[row]
            }
        }
    }

    /// Grows one tree.
    ///
    /// - Returns: the leaf of any row.
    private func grow(_ rows: [Int], _ features: [Int], _ slopes: Slopes, into grown: inout Grown) -> (Int) -> Int {
        var members: [[Int]] = [rows]
        var splits: [(feature: Int, step: Int)?] = []
        for node in 0..<BoostedTrees.nodeCount {
            let sum = slopes.sum(members[node])
            grown.values.append(Float(-Self.rate * sum.first / (sum.second + Self.penalty)))
            guard node < BoostedTrees.splitCount else { continue }
            let split = best(members[node], features, slopes, sum)
            splits.append(split)
            grown.features.append(Int32(split?.feature ?? -1))
            grown.limits.append(split.map { limits[$0.feature][$0.step] } ?? 0)
            let isRight = { (row: Int) in split.map { steps[$0.feature][row] > $0.step } ?? false }
            members.append(members[node].filter { !isRight($0) })
            members.append(members[node].filter(isRight))
        }
        return { row in
            var node = 0
            for _ in 0..<BoostedTrees.depth {
                let isRight = splits[node].map { steps[$0.feature][row] > $0.step } ?? false
                node = 2 * node + (isRight ? 2 : 1)
            }
            return node
        }
    }

    /// The split of some rows that lowers the loss most, or nil when none does.
    private func best(
        _ rows: [Int],
        _ features: [Int],
        _ slopes: Slopes,
        _ all: (first: Double, second: Double)
    ) -> (feature: Int, step: Int)? {
        guard all.second >= 2 * Self.leastEvidence else { return nil }
        func score(_ first: Double, _ second: Double) -> Double { first * first / (second + Self.penalty) }
        var best: (feature: Int, step: Int)?
        var bestScore = score(all.first, all.second) + 0.1
        var sums = [SIMD2<Double>](repeating: .zero, count: Self.mostSteps)
        for feature in features where !limits[feature].isEmpty {
            for step in 0...limits[feature].count { sums[step] = .zero }
            for row in rows { sums[Int(steps[feature][row])] += SIMD2(slopes.first[row], slopes.second[row]) }
            var left = SIMD2<Double>.zero
            for step in limits[feature].indices {
                left += sums[step]
                let right = SIMD2(all.first, all.second) - left
                guard left.y >= Self.leastEvidence, right.y >= Self.leastEvidence else { continue }
                let score = score(left.x, left.y) + score(right.x, right.y)
                if score > bestScore { (best, bestScore) = ((feature, step), score) }
            }
        }
        return best
    }
}
