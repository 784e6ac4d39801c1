/// Finds all sets of items that occur together often enough, by FP-growth.
///
/// Each frequent item is joined to the frequent sets of the transactions that have it, which are found in the same
/// way. The support counts as mlxtend counts it: a set needs ⌈`support` · *n*⌉ transactions.
/// - Source: Han, Pei, Yin, "Mining Frequent Patterns without Candidate Generation" (2000), section 3.
public struct PatternGrowth: Hashable, Sendable {
    /// The least share of transactions that have a set; above 0, up to 1.
    public var support: Double
    /// The most sets that are kept.
    public var mostSets: Int

    /// Asks for sets of some support, and for no more than so many.
    public init(support: Double, mostSets: Int) {
        self.support = support
        self.mostSets = mostSets
    }

    /// All frequent sets of one item and more, smaller sets first, then by their items.
    ///
    /// - Throws: `outOfRange` for a support outside of its range, `tooManyItemSets` when there are more than are kept.
    public func sets(in transactions: TransactionSet) throws(DiagnosisError) -> [ItemSet] {
        guard support > 0, support <= 1 else { throw .outOfRange(setting: "the support", range: "above 0 and up to 1") }
        let all = Double(transactions.count)
        let fewest = max(1, Int((support * all).rounded(.up)))
        let paths = transactions.transactions.map { PatternTree.Path(items: $0, count: 1) }
        var found: [ItemSet] = []
        try grow(PatternTree(paths, fewest: fewest), joinedTo: [], fewest, &found)
        return found.filter { Double($0.count) / all >= support }.sorted(by: Self.isBefore)
    }

    private func grow(
        _ tree: PatternTree,
        joinedTo suffix: [Int],
        _ fewest: Int,
        _ found: inout [ItemSet]
    ) throws(DiagnosisError) {
        for item in tree.frequent {
            let items = item.items + suffix
            guard found.count < mostSets else { throw .tooManyItemSets(most: mostSets) }
            found.append(ItemSet(items: items.sorted(), count: item.count))
            let paths = tree.paths(above: item.items[0]).filter { !$0.items.isEmpty }
            guard !paths.isEmpty else { continue }
            try grow(PatternTree(paths, fewest: fewest), joinedTo: items, fewest, &found)
        }
    }

    private static func isBefore(_ one: ItemSet, _ other: ItemSet) -> Bool {
        guard one.items.count == other.items.count else { return one.items.count < other.items.count }
        return one.items.lexicographicallyPrecedes(other.items)
    }
}
