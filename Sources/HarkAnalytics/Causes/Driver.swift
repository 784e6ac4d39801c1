/// What sets badly rated conversations apart from the others, in one feature.
public struct Driver: Equatable, Sendable {
    /// An estimate with the range that holds it 19 times in 20.
    public struct Estimate: Equatable, Sendable {
        /// The best guess.
        public let value: Double
        /// The lower end of the range.
        public let low: Double
        /// The upper end of the range.
        public let high: Double
    }

    /// The name of the feature.
    public let feature: String
    /// The mean of the feature in badly rated conversations; of a flag, how often it is set.
    public let badMean: Double
    /// The mean of the feature in the others.
    public let otherMean: Double
    /// How far the two lie apart; above 0 when bad ones have more of it.
    ///
    /// It is the same scale for numbers and flags, so drivers can be ordered by it.
    /// - Units: standard deviations.
    /// - Source: Hedges, "Distribution Theory for Glass's Estimator of Effect Size" (1981) for numbers; for flags
    ///   ln(odds ratio) · √3/π, Chinn, "A Simple Method for Converting an Odds Ratio to Effect Size" (2000).
    public let effect: Estimate
    /// Of a flag: how many times larger the odds of a bad rating are with it; nil for a number.
    public let oddsRatio: Estimate?
    /// How often a bad conversation has more of the feature than another one, halves for equals; 0.5 says nothing.
    ///
    /// - Units: 0…1.
    public let auc: Double
    /// The chance of so large a difference if there were none, corrected for the number of features by Holm.
    public let pValue: Double
    /// How many badly rated conversations have a value.
    public let badCount: Int
    /// How many others have a value.
    public let otherCount: Int
}

/// What goes with bad ratings, and what there is too little of to tell.
public struct DriverSummary: Equatable, Sendable {
    /// The features, the largest effect first.
    public let drivers: [Driver]
    /// Features with fewer than ten bad or ten other conversations, or with the same value in all.
    public let unclear: [String]
}
