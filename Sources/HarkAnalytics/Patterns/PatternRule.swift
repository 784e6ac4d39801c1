/// Where some things are, something else happens too: a rule that tells more than chance.
public struct PatternRule: Sendable, Hashable {
    /// The rule.
    public let rule: AssociationRule
    /// How many conversations have both sides.
    public let count: Int

    /// The most rules that are told of.
    public static let most = 30
    /// The chance up to which a rule is told of, all that were looked at together.
    static let chance = 0.05
    /// So many conversations must have both sides.
    static let fewest = 10
    /// The share of them that must.
    static let share = 0.01
    /// The least confidence.
    static let confidence = 0.2
    /// How many times as often as elsewhere the outcome must come.
    static let lift = 1.2
    /// How much more often the outcome must come with a further condition.
    static let improvement = 0.05
    /// The most rules of one outcome, so that a frequent one does not hide the others.
    static let mostOfOutcome = 5
    /// What conversations are looked at by; why they ended is left out, for abandonment and containment follow from it.
    static let dimensions: [ChatDimension] = [.queue, .intent, .language, .disposition, .label, .segment]

    /// The rules that tell what happens where, the highest lift first.
    ///
    /// A rule with more conditions is told only where it says more than one with fewer of them.
    /// - Source: Bayardo, Agrawal, Gunopulos, "Constraint-Based Rule Mining in Large, Dense Databases" (2000), for the
    ///   least improvement.
    static func rules(in rows: [ChatRow]) -> [PatternRule] {
        let set = TransactionSet(of: rows, dimensions)
        guard set.count >= fewest else { return [] }
        let found = search(set).filter { rule in
            rule.outcome.count == 1 && isEvent(rule.outcome[0]) && rule.lift >= lift && rule.pValue < chance
        }
        return varied(improving(found)).prefix(most).map { rule in
            PatternRule(rule: rule, count: Int((rule.support * Double(set.count)).rounded()))
        }
    }

    /// The rules of the lowest support that there is room for.
    private static func search(_ set: TransactionSet) -> [AssociationRule] {
        var support = min(1, max(share, Double(fewest) / Double(set.count)))
        while true {
            var search = RuleSearch(support: support, confidence: confidence)
            (search.mostSets, search.mostRules) = (10_000, 60_000)
            if let rules = try? search.rules(in: set) { return rules }
            guard support < 1 else { return [] }
            support = min(1, support * 2)
        }
    }

    /// What is no `dimension:name` happened; so did ratings.
    private static func isEvent(_ item: String) -> Bool { !item.contains(":") || item.hasPrefix("rated:") }

    private static func varied(_ rules: [AssociationRule]) -> [AssociationRule] {
        var told: [[String]: Int] = [:]
        return rules.filter { rule in
            told[rule.outcome, default: 0] += 1
            return told[rule.outcome, default: 0] <= mostOfOutcome
        }
    }

    private static func improving(_ rules: [AssociationRule]) -> [AssociationRule] {
        let known = Dictionary(grouping: rules, by: \.outcome)
        return rules.filter { rule in
            let items = Set(rule.condition)
            return !(known[rule.outcome] ?? []).contains { other in
                other.condition.count < items.count && items.isSuperset(of: other.condition)
                    && other.confidence + improvement > rule.confidence
            }
        }
    }
}
