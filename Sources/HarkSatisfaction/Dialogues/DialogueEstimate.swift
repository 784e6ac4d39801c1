/// How satisfied a customer is likely to be.
public struct DialogueEstimate: Sendable, Hashable {
    /// The expected rating.
    ///
    /// - Units: 1 … 5
    public let prediction: Double
    /// Where the range begins in which the rating lies with a chance of 90 %.
    public let low: Double
    /// Where it ends.
    public let high: Double
    /// The chance that the rating is bad: below 3.
    public let probabilityBad: Double
    /// What speaks for or against a bad rating, the strongest first; at most five.
    public let reasons: [DialogueReason]
}

/// Something that speaks for or against a bad rating.
public struct DialogueReason: Sendable, Hashable {
    /// What it is: the name of a signal, `customerWords`, `agentWords` or `earlierTurns`.
    public let feature: String
    /// The words, where it is words.
    public let text: String?
    /// How much it adds to the log-odds of a bad rating.
    public let contribution: Double

    /// Whether it speaks for a bad rating.
    public var isWorse: Bool { contribution > 0 }
}

/// What is estimated of a whole dialogue, and as of each of its customer turns.
public struct DialogueEstimates: Sendable, Hashable {
    /// Of the whole.
    public let overall: DialogueEstimate
    /// As of each customer turn, from what was said up to it.
    public let turns: [DialogueEstimate]
}
