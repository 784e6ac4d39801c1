public import HarkDomain

/// What a report is asked for.
public struct ChatQuery: Hashable, Sendable {
    /// The days in which conversations began, by the clock of the columns' zone.
    public var days: Range<Int32>
    /// What makes a row; nil: the total alone.
    public var by: ChatKey?
    /// What conversations must have, by its key.
    public var filters: [ChatKey: String] = [:]
    /// Queues outside of which nothing counts; nil: all count.
    public var queues: Set<String>?
    /// What is measured.
    public var measures: [Measure] = Measure.allCases
    /// Whether the period before, of the same length, is measured too.
    public var compares = false
    /// What an hour of a person costs; nil: not known.
    public var costPerHour: Double?
    /// How soon a customer must come back to count as back.
    public var returns = ReturnWindows()
    /// The time now: what is too young to have come back does not count as lost.
    public var now: Timestamp

    /// Asks for all measures of the conversations of some days.
    public init(_ days: Range<Int32>, by: ChatKey? = nil, now: Timestamp) {
        (self.days, self.by, self.now) = (days, by, now)
    }

    /// Whether a row has what the filters want; the days are not looked at.
    public func counts(_ row: ChatRow) -> Bool {
        if let queues, !queues.contains(row.queue?.key ?? "") { return false }
        return filters.allSatisfy { key, wanted in
            let names = key.names(of: row).map(\.key)
            return wanted == ChatKey.none ? names.isEmpty : names.contains(wanted)
        }
    }

    /// The same, of the period before.
    var before: ChatQuery {
        var query = self
        query.days = days.lowerBound - Int32(days.count)..<days.lowerBound
        return query
    }
}

/// What was measured.
public struct ChatReport: Sendable {
    /// One row, of a group or of all.
    public struct Row: Sendable {
        /// What names the group: an id, a name, a date, or `-` for "none".
        public var key: String
        /// What people call it.
        public var name: String
        /// How many conversations there are.
        public var chats: Int
        /// What was measured of them.
        public var values: [Measure: MeasureValue]
        /// How many there were in the period before.
        public var chatsBefore: Int?
        /// What was measured then.
        public var before: [Measure: MeasureValue]?
    }

    /// All conversations, each once.
    public var total: Row
    /// The groups: times in their order, others by their number of conversations.
    public var rows: [Row]
}
