public import HarkDomain

/// Which customers wrote again, and how often they had written before.
public struct RepeatContacts: Sendable {
    /// The conversations that have ended, in the order of their ends.
    public let rows: [RepeatContactRow]
    /// Whether each customer wrote again on the same matter in time; nil where the time is not over.
    public let labels: [Bool?]
    /// How many conversations each customer had begun in the 30 days before.
    public let earlier: [Int]
    /// The time in which a customer must write again.
    public let days: Int

    private static let day: Int64 = 86_400_000
    private static let earlierDays: Int64 = 30

    /// Looks for later conversations of the same customers.
    ///
    /// - Parameters:
    ///   - rows: conversations, in any order.
    ///   - days: in how many days after an end a customer must write again.
    ///   - until: up to when conversations are known; what ended less than `days` before has no label.
    public init(_ rows: some Sequence<RepeatContactRow>, within days: Int, until: Timestamp) {
        let ordered = rows.sorted {
            ($0.endedAt?.milliseconds ?? .max, $0.id) < ($1.endedAt?.milliseconds ?? .max, $1.id)
        }
        let visits = Dictionary(grouping: ordered, by: \.customer).mapValues(Visits.init)
        let horizon = Int64(days) * Self.day
        self.days = days
        self.rows = ordered.filter { $0.endedAt != nil }
        labels = self.rows.map { row in
            let end = row.endedAt?.milliseconds ?? .max
            guard end + horizon <= until.milliseconds, let own = visits[row.customer] else { return nil }
            return own.range(after: end, through: end + horizon).contains { own.matters[$0] == row.matter }
        }
        earlier = self.rows.map { row in
            let start = row.startedAt.milliseconds - 1
            return visits[row.customer]?.range(after: start - Self.earlierDays * Self.day, through: start).count ?? 0
        }
    }

    /// The columns of conversation number `index` as the model reads them: the features, then `earlier`.
    func columns(_ index: Int) -> [Double] { rows[index].features + [Double(earlier[index])] }
}

/// The conversations of one customer, in the order in which they began.
private struct Visits {
    let starts: [Int64]
    let matters: [String?]

    init(_ rows: [RepeatContactRow]) {
        let sorted = rows.sorted { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }
        starts = sorted.map(\.startedAt.milliseconds)
        matters = sorted.map(\.matter)
    }

    /// The places of those that began after a moment and not after another.
    func range(after: Int64, through: Int64) -> Range<Int> {
        let low = count(upTo: after)
        return low..<max(low, count(upTo: through))
    }

    /// How many began up to a moment.
    private func count(upTo moment: Int64) -> Int {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= moment { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
