import Foundation

/// How badly coefficients of a logistic regression explain rows, with the first and second derivatives.
struct LogisticLikelihood {
    /// The columns, a column of ones first.
    let rows: Matrix
    let labels: [Int]
    let classes: Int
    let weights: [Double]
    let prior: CoefficientPrior

    /// How many classes have coefficients: of two only the second.
    var free: Int { classes == 2 ? 1 : classes }
    private var first: Int { classes - free }

    /// What holds the sum of the constants, which nothing else does when each class has one.
    ///
    /// It is added to the curvature in that direction alone, where no gradient is, so that no step changes by it.
    private var anchor: Double { weights.sum / Double(classes * classes) }

    func point(_ coefficients: [Double]) -> NewtonPoint {
        let width = rows.columns
        let chances = chances(coefficients)
        var point = NewtonPoint(
            loss: loss(chances),
            gradient: [],
            curvature: Matrix(rows: free * width, columns: free * width)
        )
        for index in first..<classes {
            let shares = labels.indices.map { weights[$0] * (chances[index][$0] - (labels[$0] == index ? 1 : 0)) }
            point.gradient += rows.transposedTimes(shares)
        }
        addCurvature(chances, to: &point.curvature)
        for index in 0..<free { prior.add(to: &point, at: coefficients, from: index * width) }
        return point
    }

    /// The chance of each class in each row.
    /// - Shape: a list for each class.
    private func chances(_ coefficients: [Double]) -> [[Double]] {
        let width = rows.columns
        var chances = (0..<free).map { rows.times(Array(coefficients[$0 * width..<($0 + 1) * width])) }
        if first == 1 { chances.insert([Double](repeating: 0, count: rows.rows), at: 0) }
        for row in 0..<rows.rows {
            var most = chances[0][row]
            for index in 1..<classes { most = max(most, chances[index][row]) }
            var sum = 0.0
            for index in 0..<classes {
                chances[index][row] = exp(chances[index][row] - most)
                sum += chances[index][row]
            }
            for index in 0..<classes { chances[index][row] /= sum }
        }
        return chances
    }

    private func loss(_ chances: [[Double]]) -> Double {
        labels.indices.reduce(0) { sum, row in
            sum - weights[row] * log(max(chances[labels[row]][row], .leastNormalMagnitude))
        }
    }

    /// What the rows alone tell of the coefficients.
    func information(from curvature: Matrix) -> Matrix {
        var information = curvature
        for index in 0..<curvature.rows {
            information[index, index] -= prior.precisions[index % rows.columns]
        }
        if classes > 2 { addAnchor(-anchor, to: &information) }
        return information
    }

    private func addCurvature(_ chances: [[Double]], to curvature: inout Matrix) {
        let width = rows.columns
        for one in 0..<free {
            for other in one..<free {
                let shares = (0..<rows.rows).map { row in
                    let chance = chances[first + one][row]
                    return weights[row] * chance * ((one == other ? 1 : 0) - chances[first + other][row])
                }
                let block = rows.gram(weights: shares)
                for row in 0..<width {
                    for column in 0..<width {
                        curvature[one * width + row, other * width + column] = block[row, column]
                        curvature[other * width + column, one * width + row] = block[row, column]
                    }
                }
            }
        }
        if classes > 2 { addAnchor(anchor, to: &curvature) }
    }

    private func addAnchor(_ anchor: Double, to curvature: inout Matrix) {
        for one in 0..<free {
            for other in 0..<free { curvature[one * rows.columns, other * rows.columns] += anchor }
        }
    }
}
