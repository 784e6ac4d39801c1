import HarkStatistics

/// A line of least squares through weighted rows, its slopes drawn to 0.
/// - Source: A. E. Hoerl, R. W. Kennard, "Ridge Regression" (1970).
struct WeightedRidge {
    private let coefficients: [Double]

    /// Fits to rows; the mean alone when there is no best fit.
    init(_ rows: [[Double]], _ targets: [Double], weights: [Double], penalty: Double) {
        let mean = dot(weights, targets) / weights.sum
        let matrix = Matrix(rows).withOnes
        var gram = matrix.gram(weights: weights)
        for column in 1..<max(1, matrix.columns) { gram[column, column] += penalty }
        let right = matrix.transposedTimes(zip(weights, targets).map { $0 * ($1 - mean) })
        var found = (try? gram.cholesky().solve(right)) ?? [Double](repeating: 0, count: matrix.columns)
        found[0] += mean
        coefficients = found
    }

    /// What some say in the mean.
    init(meanOf models: [WeightedRidge]) {
        coefficients = (0..<(models.first?.coefficients.count ?? 0)).map { place in
            models.map { $0.coefficients[place] }.mean
        }
    }

    /// What it says of a row.
    func value(at row: [Double]) -> Double {
        var value = coefficients[0]
        for column in row.indices { value += coefficients[column + 1] * row[column] }
        return value
    }
}
