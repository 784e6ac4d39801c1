/// What brings each column to mean 0 and deviation 1.
///
/// A column that is everywhere the same becomes 0.
public struct ColumnScale: Sendable, Equatable, Codable {
    /// The mean of each column.
    public let means: [Double]
    /// The standard deviation of each column, over all rows; 1 where it is 0.
    public let deviations: [Double]

    /// Measures the columns of a matrix.
    public init(_ matrix: Matrix) {
        var means: [Double] = []
        var deviations: [Double] = []
        for column in 0..<matrix.columns {
            let numbers = matrix.column(column)
            let mean = numbers.isEmpty ? 0 : numbers.mean
            let deviation = numbers.isEmpty ? 0 : numbers.deviation()
            means.append(mean)
            // What is left of a constant column is rounding.
            deviations.append(deviation > 1e-12 * max(abs(mean), 1e-300) ? deviation : 1)
        }
        self.means = means
        self.deviations = deviations
    }

    /// The row on the scale.
    public func scaled(_ row: some Collection<Double>) -> [Double] {
        zip(row, zip(means, deviations)).map { ($0 - $1.0) / $1.1 }
    }

    /// All rows on the scale.
    public func scaled(_ matrix: Matrix) -> Matrix {
        var scaled = Matrix(rows: 0, columns: matrix.columns)
        for row in 0..<matrix.rows { scaled.append(self.scaled(matrix[row: row])) }
        return scaled
    }

    /// What coefficients on the scale mean for unscaled columns: a matrix that turns the ones into the others.
    ///
    /// The first coefficient is the constant; the matrix also turns their covariance C into T C Tᵀ.
    public var unscaling: Matrix {
        var turn = Matrix(rows: means.count + 1, columns: means.count + 1)
        turn[0, 0] = 1
        for column in means.indices {
            turn[column + 1, column + 1] = 1 / deviations[column]
            turn[0, column + 1] = -means[column] / deviations[column]
        }
        return turn
    }
}
