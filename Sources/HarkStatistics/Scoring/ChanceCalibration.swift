/// What turns a score into a chance that agrees with what happens.
public enum ChanceCalibration: Sendable, Equatable, Codable {
    /// One chance for all: too little has happened to know better.
    case level(Double)
    /// The score already is the log-odds.
    case asIs
    /// The logistic function of `slope` × score + `offset`.
    case platt(slope: Double, offset: Double)
    /// A rising curve, and a little of the logistic function so that scores on a level part keep their order.
    case isotonic(IsotonicCurve, slope: Double, offset: Double)

    /// How much of a rising curve's chance is that of the logistic function.
    private static let blend = 0.01

    /// The chance of what a score belongs to; a higher score never has a lower one.
    public func chance(of score: Double) -> Double {
        switch self {
        case .level(let chance): chance
        case .asIs: logistic(score)
        case .platt(let slope, let offset): logistic(slope * score + offset)
        case .isotonic(let curve, let slope, let offset):
            (1 - Self.blend) * curve.height(at: score) + Self.blend * logistic(slope * score + offset)
        }
    }

    /// What it is called in reports.
    public var name: String {
        switch self {
        case .level: "level"
        case .asIs: "none"
        case .platt: "platt"
        case .isotonic: "isotonic"
        }
    }

    /// Fits a rising curve to scores and what happened.
    /// - Throws: `StatisticsError` when the logistic function has no best fit.
    public static func isotonic(_ scores: [Double], _ happened: [Bool]) throws(StatisticsError) -> ChanceCalibration {
        guard case .platt(let slope, let offset) = try platt(scores, happened) else { return .asIs }
        return .isotonic(IsotonicCurve(scores, happened.map { $0 ? 1 : 0 }), slope: slope, offset: offset)
    }

    /// Fits the logistic function to scores and what happened, with targets that keep a little doubt.
    ///
    /// - Source: J. Platt, "Probabilistic Outputs for Support Vector Machines" (1999).
    /// - Throws: `StatisticsError` when there is no best fit.
    public static func platt(_ scores: [Double], _ happened: [Bool]) throws(StatisticsError) -> ChanceCalibration {
        let positives = Double(happened.count { $0 })
        let negatives = Double(happened.count) - positives
        let scale = ColumnScale(Matrix(rows: scores.count, columns: 1, values: scores))
        // Each row counts as happened by its target and as not happened by the rest.
        let rows = Matrix(rows: 2 * scores.count, columns: 1, values: (scores + scores).map { scale.scaled([$0])[0] })
        let targets = happened.map { $0 ? (positives + 1) / (positives + 2) : 1 / (negatives + 2) }
        let fit = try LogisticRegression(
            rows,
            labels: scores.map { _ in 1 } + scores.map { _ in 0 },
            weights: targets + targets.map { 1 - $0 },
            prior: .ridge(1e-6, columns: 1)
        )
        let slope = max(0, fit.coefficients[0, 1]) / scale.deviations[0]
        return .platt(slope: slope, offset: fit.coefficients[0, 0] - slope * scale.means[0])
    }
}

extension ChanceCalibration {
    /// A calibration, and how well chances of this kind agree with what they were not fitted to.
    public struct Choice: Sendable, Equatable {
        /// The calibration, fitted to all scores.
        public let calibration: ChanceCalibration
        /// The chance of each row, by a calibration that was fitted to the other folds.
        public let heldOut: [Double]
    }

    /// Takes the calibration whose chances have the best Brier score on rows that it was not fitted to.
    ///
    /// - Parameters:
    ///   - scores: a score for each row from a model that had not seen it; higher where it is likelier.
    ///   - happened: what happened.
    ///   - areLogOdds: whether the scores may be taken as they are.
    ///   - folds: how the rows are split to compare.
    /// - Returns: the choice; one level for all when fewer than five of either kind happened.
    public static func best(
        _ scores: [Double],
        _ happened: [Bool],
        areLogOdds: Bool,
        folds: [Fold]
    ) -> Choice {
        let positives = happened.count { $0 }
        let level = ChanceCalibration.level(Double(positives + 1) / Double(happened.count + 2))
        let fallback = Choice(calibration: level, heldOut: scores.map { _ in level.chance(of: 0) })
        guard min(positives, happened.count - positives) >= 5 else { return fallback }
        let ways: [Way] = (areLogOdds ? [.asIs] : []) + [.platt, .isotonic]
        let choices = ways.compactMap { choice(by: $0, scores, happened, folds) }
        return choices.min { ChanceScores.brier($0.heldOut, happened) < ChanceScores.brier($1.heldOut, happened) }
            ?? fallback
    }

    /// How a calibration is fitted.
    private enum Way {
        case asIs
        case platt
        case isotonic

        func fitted(_ scores: [Double], _ happened: [Bool]) throws(StatisticsError) -> ChanceCalibration {
            switch self {
            case .asIs: .asIs
            case .platt: try .platt(scores, happened)
            case .isotonic: try .isotonic(scores, happened)
            }
        }
    }

    private static func choice(
        by way: Way,
        _ scores: [Double],
        _ happened: [Bool],
        _ folds: [Fold]
    ) -> Choice? {
        var heldOut = [Double](repeating: 0, count: scores.count)
        for fold in folds {
            guard let fit = try? way.fitted(fold.training.map { scores[$0] }, fold.training.map { happened[$0] }) else {
                return nil
            }
            for row in fold.held { heldOut[row] = fit.chance(of: scores[row]) }
        }
        return (try? way.fitted(scores, happened)).map { Choice(calibration: $0, heldOut: heldOut) }
    }
}
