public import HarkStatistics

/// A model that tells satisfaction, or any other label, from the numbers of a table.
public struct SatisfactionModel: Sendable, Equatable, Codable {
    /// How it learnt.
    public let method: LearningMethod
    /// What it tells.
    public let label: SatisfactionLabel
    /// How many rows it learnt from.
    public let rows: Int
    /// The columns that it reads, with how they were distributed.
    public let features: [FeatureProfile]
    /// How well it tells rows that it had not seen.
    public let evaluation: SatisfactionEvaluation
    /// What turns its scores into chances of a bad label.
    public let calibration: ChanceCalibration
    let uncertainty: Uncertainty
    let trained: ScaledModel

    /// What is known of the errors.
    enum Uncertainty: Sendable, Equatable, Codable {
        /// Models that were trained without a part of the rows, and their errors on it.
        case number(ConformalInterval, parts: [ScaledModel])
        /// Which classes are likely enough.
        case classes(ConformalSet)
    }

    /// The names of the columns that it reads, in the order of its rows.
    public var columns: [String] { features.map(\.name) }

    /// The share of intervals that hold the truth.
    public var level: Double {
        switch uncertainty {
        case .number(let interval, _): interval.level
        case .classes(let set): set.level
        }
    }

    /// What it predicts for a row of its columns.
    ///
    /// - Parameters:
    ///   - row: a number for each of `columns`.
    ///   - reasons: how many reasons to give at most.
    /// - Returns: the prediction.
    public func prediction(of row: [Double], reasons: Int = 5) -> SatisfactionPrediction {
        let reading = trained.reading(of: row)
        let (prediction, low, high) = interval(reading, row)
        return SatisfactionPrediction(
            prediction: prediction,
            low: low,
            high: high,
            probabilityBad: calibration.chance(of: label.badScore(reading)),
            reasons: Array(self.reasons(row).prefix(reasons))
        )
    }

    /// The first column whose number lies so far from all that was learnt from that nothing can be told of the row.
    ///
    /// - Parameter row: a number for each of `columns`.
    /// - Returns: the column's name; nil when there is none.
    public func strangeColumn(of row: [Double]) -> String? {
        var models = [trained]
        if case .number(_, let parts) = uncertainty { models += parts }
        let faults = models.compactMap { model in
            model.scale.scaled(row).firstIndex { !(abs($0) <= NumericTable.largest) }
        }
        return faults.min().map { columns[$0] }
    }

    private func interval(_ reading: LabelReading, _ row: [Double]) -> (Double, low: Double, high: Double) {
        switch (reading, uncertainty) {
        case (.number(let number), .number(let interval, let parts)):
            let (low, high) = interval.interval(of: parts.map { $0.reading(of: row).number })
            return (number, min(low, number), max(high, number))
        case (.oneOf(let best, let chances), .classes(let set)):
            let likely = set.classes(chances) + [best]
            let classes = label.classes
            return (classes[best], classes[likely.min() ?? best], classes[likely.max() ?? best])
        case (.number(let number), _): return (number, number, number)
        case (.oneOf(let best, _), _): return (label.classes[best], label.classes[best], label.classes[best])
        }
    }

    private func reasons(_ row: [Double]) -> [SatisfactionReason] {
        let contributions = trained.contributions(of: row, bad: label.badClasses)
        let rises = label.isClass || !label.bad.isLow
        return columns.indices
            .filter { contributions[$0] != 0 }
            .sorted { abs(contributions[$0]) > abs(contributions[$1]) }
            .map { column in
                SatisfactionReason(
                    feature: columns[column],
                    value: row[column],
                    contribution: contributions[column],
                    isWorse: (contributions[column] > 0) == rises
                )
            }
    }
}

extension SatisfactionLabel {
    /// How bad a reading is: higher where a bad label is likelier; of classes it is the log-odds.
    func badScore(_ reading: LabelReading) -> Double {
        switch reading {
        case .number(let number): bad.isLow ? -number : number
        case .oneOf(_, let chances): logOdds(chances.chance(of: badClasses))
        }
    }
}

extension LabelReading {
    /// The number, where it is one.
    var number: Double {
        guard case .number(let number) = self else { return .nan }
        return number
    }
}
