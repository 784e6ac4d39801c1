/// How a customer will most likely rate a conversation, as of one of their messages.
public struct SatisfactionEstimate: Hashable, Sendable {
    /// Something that speaks for or against a bad rating.
    public struct Reason: Hashable, Sendable {
        /// What it is: the name of a signal such as `repeats`, or `customerWords`.
        public let feature: String
        /// The words, where it is words.
        public let words: String?
        /// What it adds to the log-odds of a bad rating.
        ///
        /// - Units: thousandths.
        public let contribution: Int

        /// Creates a reason.
        public init(feature: String, words: String? = nil, contribution: Int) {
            (self.feature, self.words, self.contribution) = (feature, words, contribution)
        }
    }

    /// The most reasons that are kept.
    public static let mostReasons = 5

    /// The chance that the rating is bad: 1 or 2 of 5.
    public let probabilityBad: Degree
    /// The expected rating.
    ///
    /// - Units: thousandths of a step, 1000…5000.
    public let rating: Int
    /// Where the range begins in which nine ratings of ten lie, in the units of `rating`.
    public let low: Int
    /// Where it ends.
    public let high: Int
    /// What speaks for or against a bad rating, the strongest first.
    public let reasons: [Reason]

    /// Creates the value from its parts; reasons beyond ``mostReasons`` are left out.
    public init(probabilityBad: Degree, rating: Int, low: Int, high: Int, reasons: [Reason]) {
        (self.probabilityBad, self.rating, self.low, self.high) = (probabilityBad, rating, low, high)
        self.reasons = Array(reasons.prefix(Self.mostReasons))
    }
}

/// The last estimate of a conversation, and since when a bad rating is likely.
public struct SatisfactionMark: Hashable, Sendable {
    /// The chance from which on a bad rating is likely.
    public static let riskFrom = Degree(thousandths: 500)
    /// The chance below which it no longer is, so that the mark does not come and go.
    public static let riskUntil = Degree(thousandths: 400)

    /// The last estimate.
    public let estimate: SatisfactionEstimate
    /// The seq of the event that told of the message with which a bad rating became likely; nil while it is not.
    public let riskSeq: Int?
    /// When that was.
    public let riskAt: Timestamp?

    /// Creates the value from its parts.
    public init(estimate: SatisfactionEstimate, riskSeq: Int? = nil, riskAt: Timestamp? = nil) {
        (self.estimate, self.riskSeq, self.riskAt) = (estimate, riskSeq, riskAt)
    }

    /// The mark after a further estimate.
    public static func after(
        _ last: SatisfactionMark?,
        _ estimate: SatisfactionEstimate,
        seq: Int,
        at: Timestamp
    ) -> SatisfactionMark {
        let wasLikely = last?.riskSeq != nil
        let isLikely = estimate.probabilityBad >= (wasLikely ? riskUntil : riskFrom)
        guard isLikely else { return SatisfactionMark(estimate: estimate) }
        return wasLikely
            ? SatisfactionMark(estimate: estimate, riskSeq: last?.riskSeq, riskAt: last?.riskAt)
            : SatisfactionMark(estimate: estimate, riskSeq: seq, riskAt: at)
    }
}
