import HarkStatistics

/// What a model of dialogues has learnt from, and how it did on dialogues that it had not seen.
public struct DialogueReport: Sendable, Hashable, Codable {
    /// How many dialogues there were.
    public let dialogues: Int
    /// Of the ratings as of customer turns.
    public let turns: LevelReport
    /// Of the ratings of whole dialogues.
    public let overall: LevelReport
    /// Whether turns were taught by the ratings of their dialogues, because none had its own.
    public let turnsTaughtByOverall: Bool
}

/// What was learnt of turns, or of whole dialogues.
///
/// All measures are of dialogues in turn that the models had not seen; they are nil where there are too few ratings.
public struct LevelReport: Sendable, Hashable, Codable {
    /// How many ratings there were.
    public let ratings: Int
    /// How many of them were bad: below 3.
    public let bad: Int
    /// Whether the ratings were enough for models of their own; the prior stands in otherwise.
    public let hasLearnt: Bool
    /// The chance that a bad one gets a higher probability than another.
    public let areaUnderCurve: Double?
    /// The mean distance between probability and share, in ten bins.
    public let calibrationError: Double?
    /// The share of ratings that lay in their ranges.
    public let coverage: Double?
    /// The share of ratings that should have.
    public let nominalCoverage: Double

    /// Measures predictions of rows that had not been seen.
    init(_ table: RatedRows, _ held: HeldRows, hasLearnt: Bool) {
        ratings = table.rated.count
        bad = table.badCount
        self.hasLearnt = hasLearnt
        nominalCoverage = RatingInterval.level
        guard table.rated.count >= RatedRows.fewestRatings else {
            (areaUnderCurve, calibrationError, coverage) = (nil, nil, nil)
            return
        }
        let isBad = table.rated.map { table.isBad[$0] }
        areaUnderCurve = RankScores.areaUnderCurve(table.rated.map { held.logits[$0] }, isBad)
        calibrationError = ChanceScores.calibrationError(table.rated.map { logistic(held.logits[$0]) }, isBad)
        coverage = table.coverage(held)
    }
}

extension RatedRows {
    /// The share of ratings that lie in ranges which were learnt from other dialogues.
    fileprivate func coverage(_ held: HeldRows) -> Double {
        var covered = 0
        for part in 0..<GroupedFolds.count {
            let interval = interval(held, rows: rated.filter { folds.parts[groups[$0]] != part })
            covered += rated.count { row in
                guard folds.parts[groups[row]] == part else { return false }
                let chance = HarkStatistics.logistic(held.logits[row])
                let rating = min(max(held.ratings[row], 1), 5)
                return interval.range(around: rating, chance: chance).contains(ratings[row])
            }
        }
        return Double(covered) / Double(max(rated.count, 1))
    }
}
