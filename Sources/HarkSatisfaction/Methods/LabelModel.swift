import HarkStatistics

/// What a model reads out of a row.
public enum LabelReading: Sendable, Equatable {
    /// A number.
    case number(Double)
    /// One of the classes, and the chance of each.
    case oneOf(best: Int, chances: [Double])
}

/// A trained way to tell a label from numbers.
///
/// Rows are on the scale of the table that it was trained on: each column with mean 0 and deviation 1.
protocol LabelModel: Sendable, Codable, Equatable {
    /// What it reads out of a row.
    func reading(of row: ArraySlice<Double>) -> LabelReading

    /// How much each column moves the answer away from that of the mean row, when the answer is a sum of such shares.
    ///
    /// Of a number it is the number, of classes the log-odds of the bad ones.
    /// - Returns: nil when the answer is no sum.
    func contributions(of row: [Double], bad: [Bool]) -> [Double]?
}

extension LabelModel {
    func contributions(of row: [Double], bad: [Bool]) -> [Double]? { nil }
}

/// Rows to learn from, on their scale.
struct LearningRows {
    /// The columns.
    let matrix: Matrix
    /// The label of each row; the number of its class when it is one.
    let labels: [Double]
    /// How many classes there are; 0 when the label is a number.
    let classes: Int

    /// The classes that occur, which may be fewer than there are.
    var present: [Int] { Set(labels.map { Int($0) }).sorted() }

    /// The label of each row as its place among the classes that occur.
    func places(among present: [Int]) -> [Int] {
        let places = Dictionary(uniqueKeysWithValues: present.enumerated().map { ($1, $0) })
        return labels.map { places[Int($0)] ?? 0 }
    }
}

extension LabelReading {
    /// The reading of a class when only some of the classes were known.
    static func oneOf(_ chances: [Double], present: [Int], classes: Int) -> LabelReading {
        var all = [Double](repeating: 0, count: classes)
        for (place, chance) in zip(present, chances) { all[place] = chance }
        return .oneOf(best: all.indices.max { all[$0] < all[$1] } ?? 0, chances: all)
    }
}
