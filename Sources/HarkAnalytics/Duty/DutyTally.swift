import HarkDomain

/// What the times of some agents on some days come to.
struct DutyTally: Hashable, Sendable {
    private(set) var time = DutyTime()
    /// Days on which an agent took conversations, each agent's counted by itself.
    private(set) var days = 0

    mutating func add(_ other: DutyTime) {
        guard other.available > 0 else { return }
        time += other
        days += 1
    }

    /// The share of the time with at least one conversation in hand.
    var occupancy: MeasureValue { value(time.busy, of: time.available) }

    /// How many conversations were in hand at a time, while there was at least one.
    var concurrency: MeasureValue { value(time.load, of: time.busy) }

    private func value(_ part: Int64, of whole: Int64) -> MeasureValue {
        whole > 0 ? MeasureValue(Double(part) / Double(whole), n: days) : MeasureValue(nil, n: 0)
    }
}

/// The tallies of a report: of all that it asks for, and of each row.
struct DutyTallies: Sendable {
    private(set) var total = DutyTally()
    private(set) var rows: [String: DutyTally] = [:]

    /// Sums up what a query asks for; nothing where it narrows by what the time of people can't be told by.
    init(_ query: ChatQuery, of book: DutyBook) {
        guard query.queues == nil, query.filters.keys.allSatisfy({ $0 == .agent }) else { return }
        for (day, time) in book.times(in: query.days) where query.filters[.agent].map({ $0 == day.agent.text }) ?? true
        {
            total.add(time)
            if let key = Self.key(of: day, query) { rows[key, default: DutyTally()].add(time) }
        }
    }

    private static func key(of day: DutyDay, _ query: ChatQuery) -> String? {
        switch query.by {
        case .agent: day.agent.text
        case .day: ReportDay.text(day.day)
        case .week: ReportDay.text(ReportDay.monday(day.day))
        case .month: ReportDay.month(day.day)
        case .weekday: "\(ReportDay.weekday(day.day) + 1)"
        default: nil
        }
    }
}

extension DutyBook {
    /// The times of the days in a range, with what goes on now up to the last sign of the server.
    func times(in range: Range<Int32>) -> [DutyDay: DutyTime] {
        var times = days.filter { range.contains($0.key.day) }
        guard let lastAt else { return times }
        for (id, post) in posts where post.isTaking && post.since < lastAt {
            cut.cut(post.since.milliseconds..<lastAt.milliseconds) { day, length in
                guard range.contains(day) else { return }
                times[DutyDay(agent: id, day: day), default: DutyTime()].add(length, inHand: post.count)
            }
        }
        return times
    }

    /// What an agent is called.
    func name(of agent: String) -> String { AgentID(agent).flatMap { posts[$0]?.name } ?? "" }
}
