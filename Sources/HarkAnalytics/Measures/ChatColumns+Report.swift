extension ChatColumns {
    /// Measures what is asked for.
    ///
    /// - Complexity: O(n) for each measure.
    public func report(_ query: ChatQuery) -> ChatReport {
        var report = measured(query)
        guard query.compares else { return sorted(report, query.by) }
        let before = measured(query.before)
        report.total.compare(with: before.total)
        // Days, weeks and months are held against those at the same place of the period before.
        let isByPlace = query.by == .day || query.by == .week || query.by == .month
        let keyed = before.rows.enumerated().map { (isByPlace ? "\($0)" : $1.key, $1) }
        let others = Dictionary(keyed) { first, _ in first }
        for place in report.rows.indices {
            report.rows[place].compare(with: others[isByPlace ? "\(place)" : report.rows[place].key])
        }
        return sorted(report, query.by)
    }

    private func measured(_ query: ChatQuery) -> ChatReport {
        let rows = rows(of: query)
        let duty = DutyTallies(query, of: self.duty)
        let all = values(of: rows[...], duty.total, query)
        let total = ChatReport.Row(key: "", name: "", chats: rows.count, values: all)
        guard let key = query.by else { return ChatReport(total: total, rows: []) }
        let grouping = ChatGrouping(key, query.days)
        let groups = grouping.groups(rows, self)
        let named = (0..<grouping.count(self)).map { group in
            let (name, own) = (grouping.name(group, self), groups[group])
            let values = values(of: own, duty.rows[name.key] ?? DutyTally(), query)
            return ChatReport.Row(key: name.key, name: name.name, chats: own.count, values: values)
        }
        return ChatReport(total: total, rows: named + idleAgents(beside: named, duty, query))
    }

    /// Agents who took conversations and got none.
    private func idleAgents(
        beside rows: [ChatReport.Row],
        _ duty: DutyTallies,
        _ query: ChatQuery
    ) -> [ChatReport.Row] {
        guard query.by == .agent, query.measures.contains(where: \.isOfDuty) else { return [] }
        let known = Set(rows.map(\.key))
        return duty.rows.filter { !known.contains($0.key) }.map { key, tally in
            ChatReport.Row(key: key, name: self.duty.name(of: key), chats: 0, values: values(of: [], tally, query))
        }
    }

    private func values(of rows: ArraySlice<Int32>, _ duty: DutyTally, _ query: ChatQuery) -> [Measure: MeasureValue] {
        var values: [Measure: MeasureValue] = [:]
        for measure in query.measures { values[measure] = value(of: measure, rows, duty, query) }
        return values
    }

    /// Times stay in their order, with those of which there are none; of others the largest come first.
    private func sorted(_ report: ChatReport, _ key: ChatKey?) -> ChatReport {
        guard let key, !key.isOfTime else { return report }
        var report = report
        report.rows = report.rows.filter { $0.chats > 0 || ($0.chatsBefore ?? 0) > 0 || $0.hasDuty }
            .sorted { ($1.chats, $0.name, $0.key) < ($0.chats, $1.name, $1.key) }
        return report
    }

    // MARK: Which rows

    /// The rows of the conversations that count, in rising order.
    func rows(of query: ChatQuery) -> [Int32] {
        let span = query.days.lowerBound * 24..<query.days.upperBound * 24
        var rows = hours.indices.compactMap { span.contains(hours[$0]) ? Int32($0) : nil }
        for (key, name) in query.filters {
            let allowed = tables[key.place].allows(name, isList: key.isList)
            let codes = codes[key.place]
            rows.removeAll { !allowed[Int(codes[Int($0)])] }
        }
        if let queues = query.queues {
            let codes = codes[ChatKey.queue.place]
            let allowed = tables[ChatKey.queue.place].entries.map { queues.contains($0.key) }
            rows.removeAll { !allowed[Int(codes[Int($0)])] }
        }
        return rows
    }
}

extension Measure {
    fileprivate var isOfDuty: Bool { self == .occupancy || self == .concurrency }
}

extension ChatReport.Row {
    /// True when somebody was there to take conversations.
    fileprivate var hasDuty: Bool { values.contains { $0.key.isOfDuty && $0.value.n > 0 } }

    fileprivate mutating func compare(with other: ChatReport.Row?) {
        chatsBefore = other?.chats ?? 0
        before = other?.values ?? values.mapValues { _ in MeasureValue(nil, n: 0) }
    }
}
