import HarkStatistics

/// The rows nearest to a row: of numbers their mean, of classes their vote, of equal votes the lowest class.
///
/// The chances of classes are those of the votes and one more voice, which all rows share: a class that few neighbours
/// can't have voted for is not impossible, and a rare one less likely than a common one.
/// - Source: Hastie, Tibshirani, Friedman, "The Elements of Statistical Learning", section 13.3; distances are Euclidean.
struct NeighbourModel: LabelModel {
    let matrix: Matrix
    let labels: [Double]
    let classes: Int
    let neighbours: Int

    init(_ rows: LearningRows, neighbours: Int?) {
        matrix = rows.matrix
        labels = rows.labels
        classes = rows.classes
        self.neighbours = min(neighbours ?? (rows.classes > 0 ? 5 : 10), rows.labels.count)
    }

    func reading(of row: ArraySlice<Double>) -> LabelReading {
        let nearest = nearest(to: Array(row))
        guard classes > 0 else { return .number(nearest.map { labels[$0] }.mean) }
        let votes = counts(of: nearest.map { labels[$0] })
        let most = votes.max() ?? 0
        let chances = zip(votes, counts(of: labels)).map { votes, all in
            (votes + all / Double(labels.count)) / Double(nearest.count + 1)
        }
        return .oneOf(best: votes.firstIndex { $0 >= most } ?? 0, chances: chances)
    }

    /// How many there are of each class.
    private func counts(of labels: [Double]) -> [Double] {
        labels.reduce(into: [Double](repeating: 0, count: classes)) { $0[Int($1)] += 1 }
    }

    /// The nearest rows; of equally near ones the earlier.
    private func nearest(to row: [Double]) -> [Int] {
        var nearest: [(distance: Double, row: Int)] = []
        for other in 0..<matrix.rows {
            let distance = distance(row, other)
            if nearest.count == neighbours, distance >= nearest[neighbours - 1].distance { continue }
            if nearest.count == neighbours { nearest.removeLast() }
            let place = nearest.firstIndex { $0.distance > distance } ?? nearest.count
            nearest.insert((distance, other), at: place)
        }
        return nearest.map(\.row)
    }

    private func distance(_ row: [Double], _ other: Int) -> Double {
        matrix.values.withUnsafeBufferPointer { values in
            let start = other * matrix.columns
            var sum = 0.0
            for column in 0..<matrix.columns {
                let difference = row[column] - values[start + column]
                sum += difference * difference
            }
            return sum
        }
    }
}
