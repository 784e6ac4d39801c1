import HarkStatistics

/// How much a site's own model counts beside the prior: nothing without ratings, all of it in the end.
///
/// The log-odds are those of the prior plus a share of the site model's difference from it. The share is learnt from
/// ratings that the site model had not seen, and drawn to 0 as strongly as about seventy ratings speak; so a model that
/// explains nothing never counts, however many ratings there are.
/// - Source: the stacking of Wolpert, "Stacked Generalization" (1992), under the normal prior of Gelman and others, "A
///   Weakly Informative Default Prior Distribution for Logistic and Other Regression Models" (2008).
public struct ModelBlend: Sendable, Equatable, Codable {
    /// The share of the site model, 0…1.
    public let siteShare: Double
    /// What is added to the log-odds, because the site rates worse or better than the prior knows.
    public let offset: Double
    /// How many ratings it rests on.
    public let ratings: Int

    /// The prior alone.
    public static let prior = ModelBlend(siteShare: 0, offset: 0, ratings: 0)

    private static let offsetPrecision = 1.0
    private static let sharePrecision = 10.0
    /// What holds the prior's own coefficient where it is.
    private static let fixed = 1e6

    private init(siteShare: Double, offset: Double, ratings: Int) {
        (self.siteShare, self.offset, self.ratings) = (siteShare, offset, ratings)
    }

    /// Learns the share.
    ///
    /// - Parameters:
    ///   - prior: the log-odds of a bad rating by the prior.
    ///   - site: those by a site model that had not seen the rating.
    ///   - isBad: whether each was rated badly.
    /// - Precondition: there are two log-odds for each rating.
    public init(prior: [Double], site: [Double], isBad: [Bool]) {
        precondition(prior.count == isBad.count && site.count == isBad.count, "log-odds and ratings don't fit")
        let rows = zip(prior, site).map { [$0, $1 - $0] }
        let fit =
            rows.isEmpty
            ? nil
            : try? LogisticRegression(
                Matrix(rows),
                labels: isBad.map { $0 ? 1 : 0 },
                prior: CoefficientPrior(
                    means: [0, 1, 0],
                    precisions: [Self.offsetPrecision, Self.fixed, Self.sharePrecision]
                )
            )
        self.init(
            siteShare: min(max(fit?.coefficients[0, 2] ?? 0, 0), 1),
            offset: fit?.coefficients[0, 0] ?? 0,
            ratings: isBad.count
        )
    }

    /// The log-odds of a bad rating.
    public func logOdds(prior: Double, site: Double) -> Double { offset + prior + siteShare * (site - prior) }

    /// The chance of a bad rating.
    public func chance(prior: Double, site: Double) -> Double { logistic(logOdds(prior: prior, site: site)) }
}
