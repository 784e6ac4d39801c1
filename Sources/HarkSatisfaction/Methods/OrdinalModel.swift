import HarkStatistics

/// The proportional odds model with a ridge penalty.
struct OrdinalModel: LabelModel {
    let fit: OrdinalRegression
    /// The classes that occurred.
    let present: [Int]
    let classes: Int
    let cost: Double

    init(_ rows: LearningRows, cost: Double) throws(StatisticsError) {
        present = rows.present
        classes = rows.classes
        self.cost = cost
        fit = try OrdinalRegression(
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
        // Bad are all classes up to one or from one on, so that one threshold parts them.
        let sign: Double = bad.first == true ? -1 : 1
        return zip(row, fit.slopes).map { sign * $0 * $1 }
    }
}
