import HarkStatistics

/// Least squares.
struct LinearModel: LabelModel {
    let fit: LinearRegression

    init(_ rows: LearningRows) throws(StatisticsError) { fit = try LinearRegression(rows.matrix, rows.labels) }

    func reading(of row: ArraySlice<Double>) -> LabelReading { .number(fit.value(at: row)) }

    func contributions(of row: [Double], bad: [Bool]) -> [Double]? {
        zip(row, fit.coefficients.dropFirst()).map { $0 * $1 }
    }
}
