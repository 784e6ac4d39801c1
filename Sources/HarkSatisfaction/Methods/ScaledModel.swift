import HarkStatistics

/// A model with the scale of the rows that it was trained on.
struct ScaledModel: Sendable, Codable, Equatable {
    /// How many rows that were.
    let rows: Int
    let scale: ColumnScale
    let method: MethodModel

    /// Trains on some rows of a table.
    init(
        _ matrix: Matrix,
        _ labels: [Double],
        classes: Int,
        rows: [Int],
        settings: TrainingSettings
    ) throws(StatisticsError) {
        let picked = matrix.picking(rows)
        self.rows = rows.count
        scale = ColumnScale(picked)
        let learning = LearningRows(matrix: scale.scaled(picked), labels: rows.map { labels[$0] }, classes: classes)
        method = try MethodModel(learning, settings)
    }

    func reading(of row: some Collection<Double>) -> LabelReading { method.model.reading(of: scale.scaled(row)[...]) }

    /// How much each column moves the answer away from what it would be at the column's mean.
    ///
    /// Of a number it is the number, of classes the log-odds of the bad ones. Where the answer is no sum of shares of
    /// the columns, it is the change of the answer when the column alone is set to its mean.
    func contributions(of row: [Double], bad: [Bool]) -> [Double] {
        let scaled = scale.scaled(row)
        if let exact = method.model.contributions(of: scaled, bad: bad) { return exact }
        let answer = answer(scaled, bad: bad)
        return scaled.indices.map { column in
            var changed = scaled
            changed[column] = 0
            return answer - self.answer(changed, bad: bad)
        }
    }

    private func answer(_ scaled: [Double], bad: [Bool]) -> Double {
        switch method.model.reading(of: scaled[...]) {
        case .number(let number): number
        // No chance is so sure that a reason would be worth more than this.
        case .oneOf(_, let chances): logOdds(min(max(chances.chance(of: bad), 0.001), 0.999))
        }
    }
}

extension [Double] {
    /// The chance that one of some classes is right.
    func chance(of classes: [Bool]) -> Double { zip(self, classes).reduce(0) { $0 + ($1.1 ? $1.0 : 0) } }
}
