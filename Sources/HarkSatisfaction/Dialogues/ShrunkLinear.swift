import HarkStatistics

/// Linear regression that is drawn towards given coefficients, so that few rows change little.
///
/// - Source: A. E. Hoerl, R. W. Kennard, "Ridge regression" (1970), with a centre other than zero.
struct ShrunkLinear: Sendable, Equatable, Codable {
    /// The value without any feature.
    let intercept: Double
    /// What each feature adds, times its value.
    let weights: [Double]

    /// Creates a model from its numbers.
    init(intercept: Double, weights: [Double]) {
        self.intercept = intercept
        self.weights = weights
    }

    /// The value of a row.
    func value(_ row: some Sequence<Double>) -> Double { zip(weights, row).reduce(intercept) { $0 + $1.0 * $1.1 } }

    /// Learns from rows.
    ///
    /// - Parameters: as of ``ShrunkLogistic``; `targets` are the ratings of every row.
    init(_ rows: [[Double]], _ chosen: [Int], targets: [Double], prior: CoefficientPrior) {
        let width = prior.means.count
        var right = [Double](repeating: 0, count: width)
        var squares = Matrix(rows: width, columns: width)
        for index in 0..<width { squares[index, index] = prior.precisions[index] + 1e-9 }
        for row in chosen {
            let values = [1] + rows[row]
            let rest = targets[row] - zip(values, prior.means).reduce(0) { $0 + $1.0 * $1.1 }
            for first in 0..<width where values[first] != 0 {
                right[first] += rest * values[first]
                for second in 0..<width { squares[first, second] += values[first] * values[second] }
            }
        }
        let change = (try? squares.cholesky().solve(right)) ?? [Double](repeating: 0, count: width)
        let coefficients = zip(prior.means, change).map { $0 + $1 }
        self.init(intercept: coefficients[0], weights: Array(coefficients.dropFirst()))
    }
}
