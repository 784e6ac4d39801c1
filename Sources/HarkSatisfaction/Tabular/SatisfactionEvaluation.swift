public import HarkStatistics

/// How well a model tells rows that it had not seen.
public struct SatisfactionEvaluation: Sendable, Equatable, Codable {
    /// How many rows were held out.
    public let rows: Int
    /// How many folds they were split into.
    public let folds: Int
    /// Of classes: how many were told right.
    public let classes: ClassScores?
    /// Of classes: the area under the ROC curve; of more than two the mean of each against the others.
    public let areaUnderCurve: Double?
    /// Of numbers: how near they were told.
    public let numbers: NumberScores?
    /// The share of rows whose label is bad.
    public let badShare: Double
    /// The area under the ROC curve of the chance of a bad label; nil when all labels are bad or none.
    public let badAreaUnderCurve: Double?
    /// The mean squared error of the chance of a bad label.
    public let badBrier: Double
    /// How far the chance of a bad label is from what happens.
    /// - Source: `ChanceScores.calibrationError`.
    public let calibrationError: Double
    /// The share of intervals that held the truth; at least `level` is wanted.
    public let coverage: Double
    /// The share of intervals that should hold the truth.
    public let level: Double
}

extension SatisfactionEvaluation {
    /// Scores what was read out of rows by models that had not seen them.
    init(_ held: HeldOut, calibrated chances: [Double], coverage: Double, level: Double) {
        rows = held.labels.count
        folds = held.folds.count
        let label = held.label
        let told = held.readings.map { label.value($0) }
        let truths = label.indexes(held.labels)
        classes = label.isClass ? ClassScores(told: label.indexes(told), true: truths) : nil
        areaUnderCurve = Self.areaUnderCurve(held.readings, truths, classes: label.classes.count)
        numbers = label.isClass ? nil : NumberScores(told: told, true: held.labels)
        badShare = Double(held.bad.count { $0 }) / Double(max(1, held.bad.count))
        badAreaUnderCurve = RankScores.areaUnderCurve(held.badScores, held.bad)
        badBrier = ChanceScores.brier(chances, held.bad)
        calibrationError = ChanceScores.calibrationError(chances, held.bad)
        self.coverage = coverage
        self.level = level
    }

    private static func areaUnderCurve(_ readings: [LabelReading], _ truths: [Int], classes: Int) -> Double? {
        guard classes > 1 else { return nil }
        let areas = (classes == 2 ? 1..<2 : 0..<classes).compactMap { label in
            RankScores.areaUnderCurve(readings.map { $0.chance(of: label) }, truths.map { $0 == label })
        }
        return areas.isEmpty ? nil : areas.mean
    }
}

extension SatisfactionLabel {
    /// The value that a reading tells.
    func value(_ reading: LabelReading) -> Double {
        switch reading {
        case .number(let number): number
        case .oneOf(let best, _): classes[best]
        }
    }
}

extension LabelReading {
    /// The chance of a class; 0 of a number.
    func chance(of label: Int) -> Double {
        guard case .oneOf(_, let chances) = self else { return 0 }
        return chances[label]
    }
}
