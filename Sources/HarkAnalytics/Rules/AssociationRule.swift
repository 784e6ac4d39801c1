/// Where some items are, others are too: how often, and whether by more than chance.
public struct AssociationRule: Hashable, Sendable {
    /// What a transaction has, in order of the names.
    public let condition: [String]
    /// What it then has too, in order of the names.
    public let outcome: [String]
    /// The share of all transactions that have both.
    public let support: Double
    /// The share of those with the condition that have the outcome.
    public let confidence: Double
    /// How many times as often as in all transactions the outcome comes with the condition.
    public let lift: Double
    /// The chance of so many with both, if condition and outcome had nothing to do with each other.
    /// - Source: Fisher's exact test, one-sided.
    public let chance: Double
    /// That chance corrected for the number of rules that were looked at, so that not one in twenty searches tells of
    /// a rule below 0.05 where there is none.
    /// - Source: Holm, "A Simple Sequentially Rejective Multiple Test Procedure" (1979).
    public let pValue: Double
}
