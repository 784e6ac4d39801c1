/// Sets of items that occurred together: the labels of a conversation, the pages of a visit.
///
/// Items are numbered by their names in order, so that results do not depend on the order of the sets.
public struct TransactionSet: Equatable, Sendable {
    /// The name of each item, in order.
    public let items: [String]
    /// The items of each transaction by number, each once, in rising order; empty for one without items.
    public let transactions: [[Int]]

    /// Takes items by name; one that is named twice in a transaction counts once.
    public init(_ named: some Sequence<[String]>) {
        let sets = named.map(Set.init)
        items = sets.reduce(into: Set()) { $0.formUnion($1) }.sorted()
        let numbers = Dictionary(uniqueKeysWithValues: zip(items, items.indices))
        transactions = sets.map { $0.compactMap { numbers[$0] }.sorted() }
    }

    /// How many transactions there are, those without items too.
    public var count: Int { transactions.count }
}
