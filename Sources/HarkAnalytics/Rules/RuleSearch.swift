import HarkStatistics

/// Finds rules of the kind "if these items, then those" in transactions.
///
/// Every frequent set is split in every way into a condition and an outcome, as mlxtend's `association_rules` does.
/// Then each rule is tested. All splits count as tests, not only those that reach the confidence, since all were looked
/// at; the p-values hold however the rules depend on each other.
/// - Source: Agrawal, Imieliński, Swami, "Mining Association Rules between Sets of Items" (1993); Webb, "Discovering
///   Significant Patterns" (2007) for the tests.
public struct RuleSearch: Hashable, Sendable {
    /// The least share of transactions with condition and outcome; above 0, up to 1.
    public var support: Double
    /// The least share of those with the condition that have the outcome; 0 to 1.
    public var confidence: Double
    /// The most frequent sets that are kept.
    public var mostSets = 1_000_000
    /// The most rules that are looked at.
    public var mostRules = 2_000_000

    /// Asks for rules of some support and confidence.
    public init(support: Double, confidence: Double) {
        self.support = support
        self.confidence = confidence
    }

    /// The rules, by falling lift, then support, then their items.
    ///
    /// - Throws: `outOfRange` for a setting outside of its range; `tooManyItemSets` and `tooManyRules` when the support
    ///   is so low that there are more than can be kept.
    public func rules(in transactions: TransactionSet) throws(DiagnosisError) -> [AssociationRule] {
        guard (0...1).contains(confidence) else { throw .outOfRange(setting: "the confidence", range: "0 to 1") }
        let sets = try PatternGrowth(support: support, mostSets: mostSets).sets(in: transactions)
        let looked = sets.reduce(0) { min($0 + splits(of: $1), Int.max / 4) }
        guard looked <= mostRules else { throw .tooManyRules(most: mostRules) }
        let counts = Dictionary(uniqueKeysWithValues: sets.map { ($0.items, $0.count) })
        var found: [Split] = []
        for set in sets where set.items.count > 1 { split(set, counts, transactions.count, &found) }
        let corrected = Holm.corrected(found.map(\.chance), of: looked)
        return zip(found, corrected).map { $0.rule(named: transactions.items, pValue: $1) }.sorted(by: Self.isBefore)
    }

    /// In how many ways a set falls in two.
    private func splits(of set: ItemSet) -> Int { set.items.count > 30 ? Int.max / 4 : (1 << set.items.count) - 2 }

    private func split(_ set: ItemSet, _ counts: [[Int]: Int], _ all: Int, _ found: inout [Split]) {
        for mask in 1..<(1 << set.items.count) - 1 {
            let condition = set.items.indices.filter { mask >> $0 & 1 == 1 }.map { set.items[$0] }
            let outcome = set.items.indices.filter { mask >> $0 & 1 == 0 }.map { set.items[$0] }
            guard let left = counts[condition], let right = counts[outcome] else { continue }
            let split = Split(condition, outcome, both: set.count, left: left, right: right, all: all)
            if split.confidence >= confidence { found.append(split) }
        }
    }

    private static func isBefore(_ one: AssociationRule, _ other: AssociationRule) -> Bool {
        if one.lift != other.lift { return one.lift > other.lift }
        if one.support != other.support { return one.support > other.support }
        if one.condition != other.condition { return one.condition.lexicographicallyPrecedes(other.condition) }
        return one.outcome.lexicographicallyPrecedes(other.outcome)
    }
}

/// A rule by the numbers of its items.
private struct Split {
    let condition: [Int]
    let outcome: [Int]
    let support: Double
    let confidence: Double
    let lift: Double
    let chance: Double

    /// Measures a rule; the order of the divisions is mlxtend's, so that rounding does not part the two.
    init(_ condition: [Int], _ outcome: [Int], both: Int, left: Int, right: Int, all: Int) {
        self.condition = condition
        self.outcome = outcome
        support = Double(both) / Double(all)
        confidence = support / (Double(left) / Double(all))
        lift = confidence / (Double(right) / Double(all))
        chance = HypergeometricDistribution(population: all, marked: right, drawn: left).chance(atLeast: both)
    }

    func rule(named names: [String], pValue: Double) -> AssociationRule {
        AssociationRule(
            condition: condition.map { names[$0] },
            outcome: outcome.map { names[$0] },
            support: support,
            confidence: confidence,
            lift: lift,
            chance: chance,
            pValue: pValue
        )
    }
}
