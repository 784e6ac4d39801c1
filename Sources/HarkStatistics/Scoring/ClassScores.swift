/// How well classes were told.
public struct ClassScores: Sendable, Equatable, Codable {
    /// The share of rows whose class was told right.
    public let accuracy: Double
    /// The mean over the classes of the harmonic mean of precision and recall.
    public let macroF1: Double

    /// Compares what was told with what is.
    ///
    /// A class that neither occurs nor is told does not count; one with neither precision nor recall counts as 0.
    /// - Source: scikit-learn, `f1_score(average="macro")`.
    /// - Precondition: there is a told class for each true one.
    public init(told: [Int], true labels: [Int]) {
        precondition(told.count == labels.count, "there is not one class for each row")
        let pairs = zip(told, labels).map { (told: $0, label: $1) }
        let classes = Set(told).union(labels).sorted()
        accuracy = Double(pairs.count { $0.told == $0.label }) / Double(max(1, pairs.count))
        let all = classes.map { label in
            let hits = pairs.count { $0.told == label && $0.label == label }
            let either = pairs.count { $0.told == label } + pairs.count { $0.label == label }
            return 2 * Double(hits) / Double(either)
        }
        macroF1 = all.isEmpty ? 0 : all.mean
    }
}

/// How near numbers were told.
public struct NumberScores: Sendable, Equatable, Codable {
    /// The share of the variance that is explained; below 0 when the mean would be nearer.
    public let rSquared: Double
    /// The mean distance.
    public let meanAbsoluteError: Double
    /// The square root of the mean squared distance.
    public let rootMeanSquaredError: Double

    /// Compares what was told with what is.
    /// - Precondition: there is a told number for each true one.
    public init(told: [Double], true numbers: [Double]) {
        precondition(told.count == numbers.count, "there is not one number for each row")
        let errors = zip(told, numbers).map { $0 - $1 }
        let squares = errors.map { $0 * $0 }.mean
        let variance = numbers.variance()
        rSquared = variance > 0 ? 1 - squares / variance : 0
        meanAbsoluteError = errors.map(abs).mean
        rootMeanSquaredError = squares.squareRoot()
    }
}
