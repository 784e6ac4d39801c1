import HarkStatistics

/// Logistic regression that is drawn towards given coefficients, so that few rows change little.
///
/// - Source: the maximum a posteriori estimate under independent normal priors (Gelman et al., "A weakly informative
///   default prior distribution for logistic and other regression models", 2008).
struct ShrunkLogistic: Sendable, Equatable, Codable {
    /// What the logit has without any feature.
    let intercept: Double
    /// What each feature adds to the logit, times its value.
    let weights: [Double]

    /// Creates a model from its numbers.
    init(intercept: Double, weights: [Double]) {
        self.intercept = intercept
        self.weights = weights
    }

    /// The logit of a row.
    func logit(_ row: some Sequence<Double>) -> Double {
        zip(weights, row).reduce(intercept) { $0 + $1.0 * $1.1 }
    }

    /// Learns from rows; without a best fit it stays where it is drawn to.
    ///
    /// - Parameters:
    ///   - rows: the features of all rows.
    ///   - chosen: the rows to learn from.
    ///   - isBad: the target of every row.
    ///   - prior: the coefficients without evidence, and how strongly each is drawn there.
    init(_ rows: [[Double]], _ chosen: [Int], isBad: [Bool], prior: CoefficientPrior) {
        let matrix = Matrix(chosen.map { rows[$0] })
        let fit =
            chosen.isEmpty
            ? nil : try? LogisticRegression(matrix, labels: chosen.map { isBad[$0] ? 1 : 0 }, prior: prior)
        let coefficients = fit.map { Array($0.coefficients[row: 0]) } ?? prior.means
        self.init(intercept: coefficients[0], weights: Array(coefficients.dropFirst()))
    }
}
