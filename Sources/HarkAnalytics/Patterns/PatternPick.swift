public import HarkDomain
import HarkStatistics

/// Which conversations are looked at closely, of all that a query counts.
public struct PatternPick: Sendable, Equatable {
    /// How many conversations the query counts.
    public let of: Int
    /// Those that are looked at, in the order of their ids.
    public let sample: [ConversationID]
    /// Those that ended of late, in the order of their ids.
    public let ended: [ConversationID]
    /// The earlier and later conversations of the customers of these.
    public let related: [ConversationID]
    /// When what is known ends: the end of the days, or now.
    public let until: Timestamp

    /// How soon a customer must write again; those that ended so lately are asked for their chance.
    public var repeatDays = ReturnWindows().repeatDays

    /// The most conversations that are looked at.
    public static let mostSampled = 20_000
    /// The most conversations of late that are asked for their chance of a repeat.
    public static let mostEnded = 5_000
    /// How long before that a customer's earlier conversations count.
    static let earlierDays: Int64 = 30

    /// All ids that must be read, each once, in order.
    public var ids: [ConversationID] { Set(sample).union(ended).union(related).sorted() }
}

extension ChatColumns {
    /// Picks what is looked at closely.
    ///
    /// Of more conversations than `most`, customers are drawn by their numbers, so that each one's story is whole and the
    /// same question draws the same ones.
    /// - Complexity: O(n).
    public func pick(_ query: ChatQuery, most: Int = PatternPick.mostSampled) -> PatternPick {
        let rows = rows(of: query)
        let until = min(query.now.milliseconds, ReportDay.start(query.days.upperBound, in: zone).milliseconds)
        let late = until - Int64(query.returns.repeatDays) * Self.day
        let ended = rows.filter { late <= endedAt[Int($0)] && endedAt[Int($0)] <= until }.suffix(PatternPick.mostEnded)
        let whose = Set(ended.map { customers[Int($0)] })
        let first = late - PatternPick.earlierDays * Self.day
        let related = rows.filter { startedAt[Int($0)] >= first && whose.contains(customers[Int($0)]) }
        return PatternPick(
            of: rows.count,
            sample: named(drawn(rows, most: most)),
            ended: named(Array(ended)),
            related: named(related),
            until: Timestamp(milliseconds: until),
            repeatDays: query.returns.repeatDays
        )
    }

    private static let day: Int64 = 86_400_000

    private func named(_ rows: [Int32]) -> [ConversationID] { rows.map { ConversationID(rawValue: ids[Int($0)]) } }

    private func drawn(_ rows: [Int32], most: Int) -> [Int32] {
        guard rows.count > most else { return rows }
        let limit = UInt64(Double(most) / Double(rows.count) * Double(UInt64.max))
        let lots = rows.map { (lot: Self.lot(of: customers[Int($0)]), row: $0) }.filter { $0.lot <= limit }
        guard lots.count > most else { return lots.map(\.row) }
        return lots.sorted { ($0.lot, $0.row) < ($1.lot, $1.row) }.prefix(most).map(\.row).sorted()
    }

    /// A number that says nothing of its customer but which one it is.
    private static func lot(of customer: Int64) -> UInt64 {
        var random = SeededRandom(seed: UInt64(bitPattern: customer))
        return random.next()
    }
}
