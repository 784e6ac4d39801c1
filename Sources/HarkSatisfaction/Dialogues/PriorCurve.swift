import HarkStatistics

/// The prior's estimate, corrected by ratings that are too few for models of their own.
struct PriorCurve: Sendable, Equatable, Codable {
    /// Over the prior's logit.
    let logistic: ShrunkLogistic
    /// Over the prior's rating.
    let rating: ShrunkLinear
    let interval: RatingInterval

    /// The prior as it stands.
    static let none = PriorCurve(
        logistic: ShrunkLogistic(intercept: 0, weights: [1]),
        rating: ShrunkLinear(intercept: 0, weights: [1]),
        interval: .unknown
    )

    /// Fewer ratings say nothing about their own spread.
    private static let fewestForInterval = 30
    /// A constant that is as likely to be 1 off as a normal number is, and a slope that hardly moves.
    private static let prior = CoefficientPrior(means: [0, 1], precisions: [1, 10])

    private init(logistic: ShrunkLogistic, rating: ShrunkLinear, interval: RatingInterval) {
        self.logistic = logistic
        self.rating = rating
        self.interval = interval
    }

    /// Learns from what ratings there are.
    ///
    /// - Returns: the curve, and what such curves say of each row that they have not seen.
    static func learnt(from priorLogits: [Double], _ table: RatedRows) -> (curve: PriorCurve, held: HeldRows) {
        let ratings = priorLogits.map { [SatisfactionPrior.rating(ofChance: HarkStatistics.logistic($0))] }
        let logistic = table.logistic(priorLogits.map { [$0] }, prior: prior)
        let rating = table.linear(ratings, prior: prior)
        let held = HeldRows(logits: logistic.held, ratings: rating.held)
        let isTooFew = table.rated.count < fewestForInterval
        let interval: RatingInterval = isTooFew ? .unknown : table.interval(held)
        return (PriorCurve(logistic: logistic.model, rating: rating.model, interval: interval), held)
    }

    /// The logit and the rating by the prior's logit.
    func view(_ priorLogit: Double) -> (logit: Double, rating: Double) {
        let rating = rating.value([SatisfactionPrior.rating(ofChance: HarkStatistics.logistic(priorLogit))])
        return (logistic.logit([priorLogit]), rating)
    }
}
