import CSVM
import Foundation
import HarkStatistics

extension VectorMachine {
    /// Trains a machine.
    ///
    /// - Parameters:
    ///   - matrix: the rows.
    ///   - targets: the number of each, or the number of its class.
    ///   - kind: what it is to tell.
    ///   - cost: what an error costs.
    ///   - width: what the kernel multiplies squared distances with.
    /// - Throws: `StatisticsError.tooFewRows` when libsvm takes no rows.
    init(
        _ matrix: Matrix,
        _ targets: [Double],
        tells kind: Kind,
        cost: Double,
        width: Double
    ) throws(StatisticsError) {
        let problem = VectorProblem(matrix, targets)
        var parameter = svm_parameter()
        parameter.kernel_type = Int32(RBF)
        parameter.gamma = width
        parameter.C = cost
        parameter.cache_size = 100
        parameter.eps = 1e-3
        parameter.shrinking = 1
        switch kind {
        case .classes:
            parameter.svm_type = Int32(C_SVC)
        case .numbers(let freeError):
            parameter.svm_type = Int32(EPSILON_SVR)
            parameter.p = freeError
        }
        guard let machine = problem.solve(&parameter, columns: matrix.columns) else {
            throw .tooFewRows(found: matrix.rows, needed: 1)
        }
        self = machine
    }

    /// Finds what turns decisions into chances, from decisions on rows that a machine of two classes had not seen.
    ///
    /// - Parameters:
    ///   - matrix: the rows.
    ///   - targets: the number of the class of each.
    ///   - cost: what an error costs.
    /// - Throws: `StatisticsError` when there is no fit.
    mutating func findCurves(_ matrix: Matrix, _ targets: [Double], cost: Double) throws(StatisticsError) {
        var curves: [ChanceCalibration] = []
        for (first, second) in pairs {
            let members = targets.indices.filter { [classes[first], classes[second]].contains(Int(targets[$0])) }
            let isFirst = members.map { Int(targets[$0]) == classes[first] }
            let decisions = try heldOutDecisions(matrix.picking(members), isFirst, cost: cost)
            curves.append(try .platt(decisions, isFirst))
        }
        self.curves = curves
    }

    /// The decision for each row by a machine that had not seen it: above 0 for the first class.
    private func heldOutDecisions(
        _ matrix: Matrix,
        _ isFirst: [Bool],
        cost: Double
    ) throws(StatisticsError) -> [Double] {
        let labels = isFirst.map { $0 ? 1 : 0 }
        var decisions = [Double](repeating: 0, count: labels.count)
        for fold in Folds.stratified(labels, count: 5, seed: 1) {
            let machine = try VectorMachine(
                matrix.picking(fold.training),
                fold.training.map { Double(labels[$0]) },
                tells: .classes,
                cost: cost,
                width: width
            )
            let sign: Double = machine.classes.first == 1 ? 1 : -1
            for row in fold.held { decisions[row] = sign * (machine.decisions(at: matrix[row: row]).first ?? 1) }
        }
        return decisions
    }

    /// Copies a model of libsvm's, whose vectors are rows of the problem.
    fileprivate init(_ model: svm_model, width: Double, columns: Int) {
        let count = Int(model.l)
        let isNumber = model.label == nil
        let labels = isNumber ? 0 : Int(model.nr_class)
        let pairs = isNumber ? 1 : labels * (labels - 1) / 2
        self.width = width
        classes = (0..<labels).map { Int(model.label[$0]) }
        counts = (0..<labels).map { Int(model.nSV[$0]) }
        offsets = (0..<pairs).map { model.rho[$0] }
        var vectors = Matrix(rows: count, columns: columns)
        var weights = Matrix(rows: isNumber ? 1 : labels - 1, columns: count)
        for vector in 0..<count {
            for column in 0..<columns { vectors[vector, column] = model.SV[vector]?[column].value ?? 0 }
            for row in 0..<weights.rows { weights[row, vector] = model.sv_coef[row]?[vector] ?? 0 }
        }
        self.vectors = vectors
        self.weights = weights
    }
}

/// Rows as libsvm reads them.
private final class VectorProblem {
    private let nodes: UnsafeMutableBufferPointer<svm_node>
    private let rows: UnsafeMutableBufferPointer<UnsafeMutablePointer<svm_node>?>
    private let targets: UnsafeMutableBufferPointer<Double>

    init(_ matrix: Matrix, _ labels: [Double]) {
        nodes = .allocate(capacity: matrix.rows * (matrix.columns + 1))
        rows = .allocate(capacity: matrix.rows)
        targets = .allocate(capacity: matrix.rows)
        var next = 0
        for row in 0..<matrix.rows {
            rows[row] = nodes.baseAddress?.advanced(by: next)
            targets[row] = labels[row]
            for (column, value) in matrix[row: row].enumerated() {
                nodes[next] = svm_node(index: Int32(column + 1), value: value)
                next += 1
            }
            nodes[next] = svm_node(index: -1, value: 0)
            next += 1
        }
    }

    deinit {
        nodes.deallocate()
        rows.deallocate()
        targets.deallocate()
    }

    /// libsvm talks about its progress unless it is told not to.
    private static let isSilent: Bool = {
        svm_set_print_string_function { _ in }
        return true
    }()

    func solve(_ parameter: inout svm_parameter, columns: Int) -> VectorMachine? {
        var problem = svm_problem(l: Int32(rows.count), y: targets.baseAddress, x: rows.baseAddress)
        guard Self.isSilent, !rows.isEmpty, svm_check_parameter(&problem, &parameter) == nil else { return nil }
        var model = svm_train(&problem, &parameter)
        defer { svm_free_and_destroy_model(&model) }
        return model.map { VectorMachine($0.pointee, width: parameter.gamma, columns: columns) }
    }
}
