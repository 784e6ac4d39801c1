import HarkStatistics

/// The net promoter score: the share of answers of 9 and 10 less the share of those up to 6.
/// - Source: Reichheld, "The One Number You Need to Grow" (2003); the range is Rocks, "Interval Estimation for the 'Net
///   Promoter Score'" (2016): Wald's, with three answers added of which half are passive, which holds for few answers too.
public struct PromoterScore: Hashable, Sendable {
    /// How many answered 9 or 10.
    public let promoters: Int
    /// How many answered 7 or 8.
    public let passives: Int
    /// How many answered 0 to 6.
    public let detractors: Int

    /// Counts answers from 0 to 10; others are left out.
    public init(_ answers: some Sequence<Int>) {
        var counts = (promoters: 0, passives: 0, detractors: 0)
        for answer in answers {
            switch answer {
            case 9...10: counts.promoters += 1
            case 7...8: counts.passives += 1
            case 0...6: counts.detractors += 1
            default: break
            }
        }
        (promoters, passives, detractors) = counts
    }

    /// The score with its range, −1…1; nil without an answer.
    public var estimate: ScoreEstimate? {
        let count = promoters + passives + detractors
        guard count > 0 else { return nil }
        let added = Double(count) + 3
        let (more, less) = ((Double(promoters) + 0.75) / added, (Double(detractors) + 0.75) / added)
        let reach = ScoreEstimate.width * ((more + less - (more - less) * (more - less)) / added).squareRoot()
        let value = Double(promoters - detractors) / Double(count)
        return ScoreEstimate(
            value: value,
            low: max(-1, min(value, more - less - reach)),
            high: min(1, max(value, more - less + reach)),
            count: count
        )
    }
}
