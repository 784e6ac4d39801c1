import HarkStatistics

/// A model in use and one that would replace it, on the same later ratings that neither has seen.
///
/// The new one takes over only when there is evidence that it is not worse, and it is better as far as can be told.
public struct ModelContest: Sendable, Equatable {
    /// What to do.
    public enum Verdict: String, Sendable, Hashable, CaseIterable, Codable {
        /// The challenger takes over.
        case promoted
        /// The champion stays: the challenger is worse beyond chance.
        case keptIsWorse
        /// The champion stays: the challenger is not worse, but no better either.
        case keptIsNoBetter
        /// The champion stays: there are too few ratings to tell.
        case keptNotEnoughEvidence
    }

    /// A measure of both, and their difference with the range of 95 %.
    public struct Comparison: Sendable, Equatable {
        /// Of the model in use.
        public let champion: Double
        /// Of the other.
        public let challenger: Double
        /// The lower end of the challenger's less the champion's.
        public let low: Double
        /// The upper end.
        public let high: Double

        /// The challenger's less the champion's.
        public var difference: Double { challenger - champion }
    }

    /// How many ratings there are.
    public let rows: Int
    /// How many of them are bad.
    public let bad: Int
    /// The area under the ROC curve, more is better; nil with too few ratings.
    public let area: Comparison?
    /// The Brier score, less is better; nil with too few ratings.
    public let brier: Comparison?
    /// What to do.
    public let verdict: Verdict

    /// So many bad and so many other ratings are needed.
    public static let fewest = 20
    /// What the challenger's area may be lower by and still not be worse.
    public static let areaMargin = 0.02
    /// What its Brier score may be higher by and still not be worse.
    public static let brierMargin = 0.005

    /// Compares two models.
    ///
    /// - Parameters:
    ///   - champion: the chances by the model in use.
    ///   - challenger: the chances by the other.
    ///   - isBad: whether each was rated badly.
    /// - Precondition: there are two chances for each rating.
    public init(champion: [Double], challenger: [Double], isBad: [Bool]) {
        rows = isBad.count
        bad = isBad.count { $0 }
        guard min(bad, rows - bad) >= Self.fewest, let areas = PairedAreas(champion, challenger, isBad) else {
            (area, brier, verdict) = (nil, nil, .keptNotEnoughEvidence)
            return
        }
        let range = areas.interval()
        let area = Comparison(champion: areas.first, challenger: areas.second, low: range.low, high: range.high)
        let brier = Self.brier(champion, challenger, isBad)
        (self.area, self.brier) = (area, brier)
        verdict = Self.verdict(area, brier)
    }

    /// The squared errors in pairs: the mean of their differences has a normal error.
    private static func brier(_ champion: [Double], _ challenger: [Double], _ isBad: [Bool]) -> Comparison {
        func squares(_ chances: [Double]) -> [Double] {
            zip(chances, isBad).map { ($0 - ($1 ? 1 : 0)) * ($0 - ($1 ? 1 : 0)) }
        }
        let (one, other) = (squares(champion), squares(challenger))
        let differences = zip(other, one).map { $0 - $1 }
        let error = (differences.variance(lost: 1) / Double(differences.count)).squareRoot()
        let reach = NormalDistribution().quantile(0.975) * error
        let mean = differences.mean
        return Comparison(champion: one.mean, challenger: other.mean, low: mean - reach, high: mean + reach)
    }

    private static func verdict(_ area: Comparison, _ brier: Comparison) -> Verdict {
        if area.high < 0 || brier.low > 0 { return .keptIsWorse }
        guard area.low > -areaMargin, brier.high < brierMargin else { return .keptNotEnoughEvidence }
        return area.difference >= 0 && brier.difference < 0 ? .promoted : .keptIsNoBetter
    }
}
