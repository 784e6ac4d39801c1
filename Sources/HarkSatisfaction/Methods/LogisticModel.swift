import HarkStatistics

/// Logistic regression with a ridge penalty, of two classes or more.
struct LogisticModel: LabelModel {
    let fit: LogisticRegression
    /// The classes that occurred.
    let present: [Int]
    let classes: Int
    let cost: Double

    init(_ rows: LearningRows, cost: Double) throws(StatisticsError) {
        present = rows.present
        classes = rows.classes
        self.cost = cost
        fit = try LogisticRegression(
            rows.matrix,
            labels: rows.places(among: present),
            classes: present.count,
            prior: .ridge(1 / cost, columns: rows.matrix.columns)
        )
    }

    func reading(of row: ArraySlice<Double>) -> LabelReading {
        .oneOf(fit.chances(at: row), present: present, classes: classes)
    }

    func contributions(of row: [Double], bad: [Bool]) -> [Double]? {
        guard present.count == 2, bad[present[0]] != bad[present[1]] else { return nil }
        let sign: Double = bad[present[1]] ? 1 : -1
        return zip(row, fit.coefficients[row: 0].dropFirst()).map { sign * $0 * $1 }
    }
}
