/// A line, plane or hyperplane of least squares, with what can be said of its coefficients.
///
/// - Source: Draper, Smith, "Applied Regression Analysis", 3rd edition, chapters 1 and 5; the columns are scaled
///   first and those that other columns tell are left out, as in R's `lm`.
public struct LinearRegression: Sendable, Equatable, Codable {
    /// The constant, then the coefficient of each column; 0 for a column that was left out.
    public let coefficients: [Double]
    /// The columns left out because others tell them, from 0.
    public let dependent: [Int]
    /// How many rows it was fitted to.
    public let rows: Int
    /// The degrees of freedom left: rows minus coefficients.
    public let degrees: Int
    /// The standard deviation of the residuals, on `degrees`.
    public let residualDeviation: Double
    /// The share of the variance that the columns explain.
    public let rSquared: Double
    /// (XᵀX)⁻¹, the constant first.
    public let inverseGram: Matrix

    /// Fits to rows.
    ///
    /// - Parameters:
    ///   - matrix: a row of columns for each target.
    ///   - targets: what is to be explained.
    /// - Throws: `StatisticsError.tooFewRows` when no degree of freedom would be left.
    public init(_ matrix: Matrix, _ targets: [Double]) throws(StatisticsError) {
        precondition(matrix.rows == targets.count, "there is not one target for each row")
        guard matrix.rows > matrix.columns + 1 else {
            throw .tooFewRows(found: matrix.rows, needed: matrix.columns + 2)
        }
        let scale = ColumnScale(matrix)
        let factor = try QRFactor(scale.scaled(matrix).withOnes)
        let scaled = factor.leastSquares(targets)
        let turn = scale.unscaling
        coefficients = turn.times(scaled)
        inverseGram = turn.times(factor.inverseGram).times(turn.transposed)
        dependent = factor.dependent.map { $0 - 1 }
        rows = matrix.rows
        degrees = rows - factor.kept.count
        let line = coefficients
        let residuals = (0..<rows).map { targets[$0] - line[0] - dot(matrix[row: $0], line.dropFirst()) }
        let squares = residuals.reduce(0) { $0 + $1 * $1 }
        let total = targets.variance() * Double(rows)
        residualDeviation = (squares / Double(degrees)).squareRoot()
        rSquared = total > 0 ? 1 - squares / total : 0
    }

    /// The answer for a row.
    public func value(at row: some Collection<Double>) -> Double {
        coefficients[0] + dot(row, coefficients.dropFirst())
    }

    /// The share of variance explained, less what as many columns of noise would explain.
    public var adjustedRSquared: Double { 1 - (1 - rSquared) * Double(rows - 1) / Double(degrees) }

    /// How many columns count.
    public var columns: Int { rows - degrees - 1 }

    /// The statistic of the test that no column explains anything; nil when there is no column.
    public var fStatistic: Double? {
        guard columns > 0 else { return nil }
        return (rSquared / Double(columns)) / ((1 - rSquared) / Double(degrees))
    }

    /// The chance of such a statistic when no column explains anything.
    public var fPValue: Double? {
        fStatistic.map {
            FisherDistribution(numerator: Double(columns), denominator: Double(degrees)).chance(above: $0)
        }
    }

    /// Each coefficient with its t test and interval, the constant first.
    ///
    /// - Parameters:
    ///   - names: the names of the columns.
    ///   - scale: the scale that the columns were brought to before; the answer is for unscaled ones.
    ///   - level: the share of intervals that hold the true value.
    /// - Returns: the coefficients.
    public func estimates(
        names: [String],
        unscaling scale: ColumnScale? = nil,
        level: Double = 0.95
    ) -> [CoefficientEstimate] {
        [CoefficientEstimate](
            names: [CoefficientEstimate.constant] + names,
            coefficients: coefficients,
            covariance: inverseGram.times(residualDeviation * residualDeviation),
            turnedBy: scale?.unscaling,
            by: StudentDistribution(degrees: Double(degrees)),
            level: level
        )
    }

    /// Where a new answer lies with a probability, when residuals are normal and alike everywhere.
    public func predictionInterval(at row: [Double], level: Double = 0.95) -> (low: Double, high: Double) {
        let row = [1] + row
        let leverage = dot(row, inverseGram.times(row))
        let quantile = StudentDistribution(degrees: Double(degrees)).quantile((1 + level) / 2)
        let reach = quantile * residualDeviation * (1 + leverage).squareRoot()
        let middle = dot(row, coefficients)
        return (middle - reach, middle + reach)
    }
}
