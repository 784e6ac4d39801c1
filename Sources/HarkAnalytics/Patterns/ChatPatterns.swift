import HarkDomain

/// What conversations have in common: kinds of them and of customers, what comes together, what goes with bad ratings,
/// and who will write again.
public struct ChatPatterns: Sendable, Equatable {
    /// How many conversations were looked at.
    public let counted: Int
    /// How many there are.
    public let of: Int
    /// Kinds of conversations; nil when there are too few, or all are alike.
    public let conversations: PatternGroups?
    /// Kinds of customers.
    public let customers: PatternGroups?
    /// What comes together.
    public let rules: [PatternRule]
    /// What goes with bad ratings, beyond chance, the strongest first.
    public let drivers: [Driver]
    /// Who will write again.
    public let repeats: RepeatWatch

    /// A driver is told of when its chance is below this.
    static let chance = 0.05

    /// Looks for patterns.
    ///
    /// - Parameters:
    ///   - rows: the conversations of the pick, in any order.
    ///   - pick: what was picked.
    public init(_ rows: [ChatRow], _ pick: PatternPick) {
        let sampled = Set(pick.sample)
        let sample = rows.filter { sampled.contains($0.id) }.sorted { $0.id < $1.id }
        (counted, of) = (sample.count, pick.of)
        conversations = PatternGroups(conversations: sample)
        customers = PatternGroups(customers: sample)
        rules = PatternRule.rules(in: sample)
        drivers = DriverSearch.drivers(of: sample).drivers.filter { $0.pValue < Self.chance }
        repeats = RepeatWatch(sample: sample, rows: rows, pick)
    }
}
