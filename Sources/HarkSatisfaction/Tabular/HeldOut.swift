import HarkStatistics

/// What was read out of rows by models that had not seen them.
struct HeldOut {
    let label: SatisfactionLabel
    /// The labels of the rows, fold by fold.
    let labels: [Double]
    /// What was read out of the rows, in the same order.
    let readings: [LabelReading]
    /// Which of these rows each model had not seen, and the others, as places in that order.
    let folds: [Fold]

    /// Reads the rows of each fold by its model.
    init(by parts: [ScaledModel], _ folds: [Fold], _ label: SatisfactionLabel, _ labels: [Double], _ matrix: Matrix) {
        self.label = label
        self.labels = folds.flatMap { $0.held.map { labels[$0] } }
        readings = zip(parts, folds).flatMap { part, fold in fold.held.map { part.reading(of: matrix[row: $0]) } }
        let count = readings.count
        var start = 0
        self.folds = folds.map { fold in
            let held = start..<start + fold.held.count
            start = held.upperBound
            return Fold(training: Array(0..<held.lowerBound) + Array(held.upperBound..<count), held: Array(held))
        }
    }

    /// Which labels are bad.
    var bad: [Bool] { labels.map { label.bad.contains($0) } }
    /// How bad each reading is.
    var badScores: [Double] { readings.map { label.badScore($0) } }
}
