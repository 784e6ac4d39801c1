import CLinear
import Foundation

/// What liblinear learns from: vectors as it reads them.
///
/// Each class is learnt by itself against all others, so that examples of no class serve as counterexamples.
final class LinearProblem {
    private let nodes: UnsafeMutableBufferPointer<feature_node>
    private let rows: UnsafeMutableBufferPointer<UnsafeMutablePointer<feature_node>?>
    private let width: Int

    /// Copies vectors.
    ///
    /// - Parameters:
    ///   - vectors: the examples.
    ///   - width: how many features there are.
    init(_ vectors: [SparseVector], width: Int) {
        self.width = width
        nodes = .allocate(capacity: vectors.reduce(0) { $0 + $1.features.count + 2 })
        rows = .allocate(capacity: vectors.count)
        var next = 0
        for (row, vector) in vectors.enumerated() {
            rows[row] = nodes.baseAddress?.advanced(by: next)
            for (feature, value) in zip(vector.features, vector.values).sorted(by: { $0.0 < $1.0 }) {
                nodes[next] = feature_node(index: feature + 1, value: Double(value))
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

    /// Learns to tell some examples from some others.
    ///
    /// - Parameters:
    ///   - members: the examples of the class.
    ///   - others: its counterexamples.
    ///   - way: how to learn.
    /// - Returns: a weight for each feature, then the bias.
    func weights(of members: [Int], against others: [Int], by way: LinearWay) -> [Float] {
        var rows = (members + others).map { self.rows[$0] }
        var targets = members.map { _ in 1.0 } + others.map { _ in -1.0 }
        var label: Int32 = 1
        var weight = way.memberWeight
        return rows.withUnsafeMutableBufferPointer { rows in
            targets.withUnsafeMutableBufferPointer { targets in
                let problem = problem(
                    l: Int32(rows.count),
                    n: Int32(width + 1),
                    y: targets.baseAddress,
                    x: rows.baseAddress,
                    bias: 1
                )
                return withUnsafeMutablePointer(to: &label) { label in
                    withUnsafeMutablePointer(to: &weight) { weight in
                        Self.solve(problem, way.parameter(label, weight, examples: rows.count))
                    }
                }
            }
        }
    }

    /// liblinear draws from the process's random numbers: one at a time, always from the same start.
    private static let turn = NSLock()

    private static func solve(_ problem: problem, _ parameter: parameter) -> [Float] {
        turn.withLock {
            var problem = problem
            var parameter = parameter
            set_print_string_function { _ in }
            srand(1)
            var model = train(&problem, &parameter)
            defer { free_and_destroy_model(&model) }
            guard let model, let weights = model.pointee.w else { return [] }
            let sign: Float = model.pointee.label[0] == 1 ? 1 : -1
            return (0..<Int(problem.n)).map { sign * Float(weights[$0]) }
        }
    }
}

/// One way to learn a linear model.
struct LinearWay {
    /// liblinear's number of the solver.
    let solver: Int
    /// What an error costs beside the length of the weights.
    let cost: Double
    /// How much more an error costs on a member of the class than on any other.
    let memberWeight: Double
    /// Where the solver stops with many examples; with few it goes on until it is exact.
    let tolerance: Double
    /// Fewer examples are few.
    private static let many = 3_000

    /// A support vector machine with squared hinge loss.
    static let machine = LinearWay(solver: L2R_L2LOSS_SVC_DUAL, cost: 2, memberWeight: 4, tolerance: 1)
    /// Logistic regression.
    static let logistic = LinearWay(solver: L2R_LR_DUAL, cost: 30, memberWeight: 4, tolerance: 2)

    fileprivate func parameter(
        _ label: UnsafeMutablePointer<Int32>,
        _ weight: UnsafeMutablePointer<Double>,
        examples: Int
    ) -> parameter {
        var parameter = CLinear.parameter()
        parameter.solver_type = Int32(solver)
        parameter.C = cost
        parameter.eps = examples < Self.many ? 0.01 : tolerance
        parameter.nr_weight = 1
        parameter.weight_label = label
        parameter.weight = weight
        return parameter
    }
}
