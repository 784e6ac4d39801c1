import Foundation

/// The chances of classes as the logistic function of columns; of two classes or more.
///
/// With two classes there is one row of coefficients, for the second class against the first. With more there is one
/// for each class (the softmax form); only their differences matter.
/// - Source: Hastie, Tibshirani, Friedman, "The Elements of Statistical Learning", section 4.4; Newton's method.
public struct LogisticRegression: Sendable, Equatable, Codable {
    /// How many classes there are.
    public let classes: Int
    /// The coefficients, the constant first.
    /// - Shape: one row for two classes, else a row for each class.
    public let coefficients: Matrix
    /// The covariance of the coefficients, row after row.
    ///
    /// It is H⁻¹ I H⁻¹ with the curvature H of the penalised fit and the information I of the rows alone, which is the
    /// usual I⁻¹ when there is no penalty.
    public let covariance: Matrix

    /// Fits to rows.
    ///
    /// - Parameters:
    ///   - matrix: the columns; of similar size, when the prior is to be fair to all.
    ///   - labels: the class of each row, from 0.
    ///   - classes: how many classes there are, each with a row.
    ///   - weights: how much each row counts; 1 each when nil.
    ///   - prior: what is believed of the coefficients of each class.
    /// - Throws: `StatisticsError.notConverged` or `singular` when there is no best fit: columns that say the same, or
    ///   tell the classes apart without fail, need a prior.
    public init(
        _ matrix: Matrix,
        labels: [Int],
        classes: Int = 2,
        weights: [Double]? = nil,
        prior: CoefficientPrior
    ) throws(StatisticsError) {
        precondition(classes >= 2 && matrix.rows == labels.count, "there is not one class for each row")
        let likelihood = LogisticLikelihood(
            rows: matrix.withOnes,
            labels: labels,
            classes: classes,
            weights: weights ?? [Double](repeating: 1, count: labels.count),
            prior: prior
        )
        let start = [Double](repeating: 0, count: likelihood.free * (matrix.columns + 1))
        let (place, point) = try NewtonSearch.minimum(from: start) { likelihood.point($0) }
        // Nothing but a prior stops coefficients that explain every row from growing.
        let isFree = !prior.precisions.contains { $0 > 0 }
        guard !isFree || point.loss > 1e-9 * likelihood.weights.sum else { throw .singular }
        self.classes = classes
        coefficients = Matrix(rows: likelihood.free, columns: matrix.columns + 1, values: place)
        let inverse = try point.curvature.cholesky().inverse
        covariance = inverse.times(likelihood.information(from: point.curvature)).times(inverse)
    }

    /// The log-odds of each class, up to a number that is the same for all.
    public func scores(at row: some Collection<Double>) -> [Double] {
        let scores = (0..<coefficients.rows).map { index in
            let coefficients = coefficients[row: index]
            return coefficients[coefficients.startIndex] + dot(row, coefficients.dropFirst())
        }
        return classes == 2 ? [0] + scores : scores
    }

    /// The coefficients of each row with Wald tests and intervals, the constant first.
    ///
    /// With a penalty they are held near 0, and so are their intervals.
    /// - Parameters:
    ///   - names: the names of the columns.
    ///   - scale: the scale that the columns were brought to before; the answer is for unscaled ones.
    ///   - level: the share of intervals that hold the true value.
    /// - Returns: a list for each row of coefficients.
    public func estimates(
        names: [String],
        unscaling scale: ColumnScale? = nil,
        level: Double = 0.95
    ) -> [[CoefficientEstimate]] {
        let width = coefficients.columns
        return (0..<coefficients.rows).map { row in
            [CoefficientEstimate](
                names: [CoefficientEstimate.constant] + names,
                coefficients: Array(coefficients[row: row]),
                covariance: covariance.block(row * width..<(row + 1) * width),
                turnedBy: scale?.unscaling,
                by: NormalDistribution(),
                level: level
            )
        }
    }

    /// The chance of each class.
    public func chances(at row: some Collection<Double>) -> [Double] { softmax(scores(at: row)) }
}

/// Chances from log-odds.
func softmax(_ scores: [Double]) -> [Double] {
    let most = scores.max() ?? 0
    let powers = scores.map { exp($0 - most) }
    let sum = powers.sum
    return powers.map { $0 / sum }
}

/// The logistic function, which turns log-odds into a chance.
public func logistic(_ logOdds: Double) -> Double {
    logOdds >= 0 ? 1 / (1 + exp(-logOdds)) : exp(logOdds) / (1 + exp(logOdds))
}

/// The log-odds of a chance, which is kept at least 10⁻⁹ away from 0 and 1.
public func logOdds(_ chance: Double) -> Double {
    let chance = min(max(chance, 1e-9), 1 - 1e-9)
    return log(chance / (1 - chance))
}
