import CLinear
import Foundation

/// Sparse vectors as liblinear reads them, and its solvers.
///
/// - Source: R.-E. Fan et al., "LIBLINEAR: a library for large linear classification", JMLR 9 (2008).
final class LinearTrainer {
    private let nodes: UnsafeMutableBufferPointer<feature_node>
    private let rows: UnsafeMutableBufferPointer<UnsafeMutablePointer<feature_node>?>
    private let width: Int

    /// Copies vectors.
    ///
    /// - Parameters:
    ///   - vectors: one for each row.
    ///   - width: how many columns there are.
    init(_ vectors: [SparseVector], width: Int) {
        self.width = width
        nodes = .allocate(capacity: vectors.reduce(1) { $0 + $1.columns.count + 2 })
        rows = .allocate(capacity: max(1, vectors.count))
        var next = 0
        for (row, vector) in vectors.enumerated() {
            rows[row] = nodes.baseAddress?.advanced(by: next)
            // Within a group columns rise, and groups share none; liblinear's gradient solvers take any order.
            for (column, value) in zip(vector.columns, vector.values) {
                nodes[next] = feature_node(index: column + 1, value: Double(value))
                next += 1
            }
            nodes[next] = feature_node(index: Int32(width + 1), value: 1)
            nodes[next + 1] = feature_node(index: -1, value: 0)
            next += 2
        }
    }

    deinit {
        nodes.deallocate()
        rows.deallocate()
    }

    /// Learns the chance that rows are bad: logistic regression in which both classes weigh the same.
    ///
    /// - Parameters:
    ///   - rows: the rows to learn from.
    ///   - isBad: the target of every row, also of those not learnt from.
    ///   - cost: what an error costs beside the length of the weights.
    /// - Returns: a weight for each column, then the bias; of logits.
    func logistic(_ rows: [Int], isBad: [Bool], cost: Double) -> LinearWeights {
        let bad = Double(rows.count { isBad[$0] })
        let half = Double(rows.count) / 2
        var labels: [Int32] = [1, -1]
        var weights = [half / max(bad, 1), half / max(Double(rows.count) - bad, 1)]
        return labels.withUnsafeMutableBufferPointer { labels in
            weights.withUnsafeMutableBufferPointer { weights in
                var parameter = Self.parameter(L2R_LR, cost)
                parameter.nr_weight = 2
                parameter.weight_label = labels.baseAddress
                parameter.weight = weights.baseAddress
                return solve(rows, rows.map { isBad[$0] ? 1 : -1 }, parameter)
            }
        }
    }

    /// Learns ratings: support vector regression with squared loss.
    ///
    /// - Parameters: as of ``logistic(_:isBad:cost:)``; `targets` are the ratings of every row.
    func regression(_ rows: [Int], targets: [Double], cost: Double) -> LinearWeights {
        var parameter = Self.parameter(L2R_L2LOSS_SVR, cost)
        parameter.p = 0.05
        return solve(rows, rows.map { targets[$0] }, parameter)
    }

    private static func parameter(_ solver: Int, _ cost: Double) -> parameter {
        var parameter = CLinear.parameter()
        parameter.solver_type = Int32(solver)
        parameter.C = cost
        parameter.eps = 0.001
        return parameter
    }

    private func solve(_ chosen: [Int], _ targets: [Double], _ parameter: parameter) -> LinearWeights {
        var pointers = chosen.map { rows[$0] }
        var targets = targets
        var parameter = parameter
        return pointers.withUnsafeMutableBufferPointer { pointers in
            targets.withUnsafeMutableBufferPointer { targets in
                var problem = problem(
                    l: Int32(pointers.count),
                    n: Int32(width + 1),
                    y: targets.baseAddress,
                    x: pointers.baseAddress,
                    bias: 1
                )
                set_print_string_function { _ in }
                var model = train(&problem, &parameter)
                defer { free_and_destroy_model(&model) }
                guard let model, let weights = model.pointee.w else { return LinearWeights(values: [0]) }
                let isTurned = model.pointee.label != nil && model.pointee.label[0] == -1
                return LinearWeights(values: (0...width).map { Float(isTurned ? -weights[$0] : weights[$0]) })
            }
        }
    }
}

/// The weights of a linear model: one for each column, then the bias.
struct LinearWeights: Sendable {
    var values: [Float]

    /// The value of a row.
    func value(_ vector: SparseVector) -> Double {
        var sum = values[values.count - 1]
        for (column, value) in zip(vector.columns, vector.values) { sum += values[Int(column)] * value }
        return Double(sum)
    }
}
