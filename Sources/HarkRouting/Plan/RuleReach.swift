import HarkDomain

/// Which conversations a rule matches, in a form in which two rules can be compared.
struct RuleReach {
    private let when: EntryConditions
    private let site: Set<String>
    private let intent: Set<String>
    private let entity: Set<String>
    private let segment: Set<String>
    private let mood: Set<MoodLevel>

    /// Takes in a rule's conditions, less the hours when these are always as the rule wants them.
    init(_ when: EntryConditions, isAlwaysSo: (EntryConditions.Hours) -> Bool) {
        var when = when
        if let hours = when.hours, isAlwaysSo(hours) { when.hours = nil }
        if Set(when.mood).count == MoodLevel.allCases.count { when.mood = [] }
        self.when = when
        (site, intent) = (Set(when.site), Set(when.intent))
        (entity, segment, mood) = (Set(when.entity), Set(when.segment), Set(when.mood))
    }

    /// Finds out whether this rule matches whenever the other does.
    ///
    /// - Parameters:
    ///   - other: the other rule.
    ///   - budget: how many more pairs of patterns and languages may be compared.
    /// - Returns: true when it surely does.
    func covers(_ other: RuleReach, _ budget: inout Int) -> Bool {
        guard covers(site, other.site), covers(intent, other.intent), covers(entity, other.entity),
            covers(segment, other.segment), covers(mood, other.mood),
            when.hours == nil || when.hours == other.when.hours,
            when.returning == nil || when.returning == other.when.returning,
            when.dissatisfied == nil || when.dissatisfied == other.when.dissatisfied
        else { return false }
        return covers(when.language, other.when.language, &budget) { $0.isOrHolds($1) }
            && covers(when.page, other.when.page, &budget) { $0.covers($1) }
    }

    private func covers<Item>(_ mine: Set<Item>, _ others: Set<Item>) -> Bool {
        mine.isEmpty || !others.isEmpty && others.isSubset(of: mine)
    }

    private func covers<Item>(
        _ mine: [Item],
        _ others: [Item],
        _ budget: inout Int,
        by covers: (Item, Item) -> Bool
    ) -> Bool {
        guard !mine.isEmpty else { return true }
        budget -= mine.count * others.count
        guard !others.isEmpty, budget >= 0 else { return false }
        return others.allSatisfy { other in mine.contains { covers($0, other) } }
    }
}

extension String {
    /// True when whatever language matches `tag` matches this one: they are the same, or `tag` adds to this one.
    fileprivate func isOrHolds(_ tag: String) -> Bool {
        let (mine, other) = (lowercased(), tag.lowercased())
        return mine == other || other.hasPrefix(mine + "-")
    }
}
