/// Items that occur together, and how often.
public struct ItemSet: Hashable, Sendable {
    /// The items by number, in rising order.
    public let items: [Int]
    /// How many transactions have them all.
    public let count: Int
}
