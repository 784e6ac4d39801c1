/// A coefficient with how sure it is.
public struct CoefficientEstimate: Sendable, Equatable, Codable {
    /// The column it belongs to, or `constant`.
    public let name: String
    /// The change of the answer when the column grows by 1.
    public let estimate: Double
    /// The standard error; 0 for a column that other columns already tell.
    public let standardError: Double
    /// The estimate divided by its standard error; 0 where that is 0.
    public let statistic: Double
    /// The chance of a statistic at least that far from 0 when the coefficient is 0.
    public let pValue: Double
    /// Where the interval of confidence begins.
    public let low: Double
    /// Where the interval of confidence ends.
    public let high: Double

    /// The name of the coefficient that belongs to no column.
    public static let constant = "(constant)"

    /// Tests an estimate.
    ///
    /// - Parameters:
    ///   - name: the column.
    ///   - estimate: the coefficient.
    ///   - variance: its variance.
    ///   - distribution: what the statistic is distributed by when the coefficient is 0.
    ///   - level: the share of intervals that hold the true value, such as 0.95.
    public init(
        name: String,
        estimate: Double,
        variance: Double,
        by distribution: some Distribution,
        level: Double
    ) {
        let error = max(0, variance).squareRoot()
        let reach = error * distribution.quantile((1 + level) / 2)
        self.name = name
        self.estimate = estimate
        standardError = error
        statistic = error > 0 ? estimate / error : 0
        pValue = error > 0 ? distribution.chance(beyond: estimate / error) : 1
        low = estimate - reach
        high = estimate + reach
    }
}

extension [CoefficientEstimate] {
    /// Tests coefficients.
    ///
    /// - Parameters:
    ///   - names: a name for each.
    ///   - coefficients: the coefficients.
    ///   - covariance: their covariance.
    ///   - turn: what turns them into those that are asked for, such as `ColumnScale.unscaling`; nil for nothing.
    ///   - distribution: what the statistics are distributed by when a coefficient is 0.
    ///   - level: the share of intervals that hold the true value.
    public init(
        names: [String],
        coefficients: [Double],
        covariance: Matrix,
        turnedBy turn: Matrix? = nil,
        by distribution: some Distribution,
        level: Double = 0.95
    ) {
        let turned = turn.map { $0.times(coefficients) } ?? coefficients
        let spread = turn.map { $0.times(covariance).times($0.transposed) } ?? covariance
        self = names.enumerated().map { index, name in
            CoefficientEstimate(
                name: name,
                estimate: turned[index],
                variance: spread[index, index],
                by: distribution,
                level: level
            )
        }
    }
}
