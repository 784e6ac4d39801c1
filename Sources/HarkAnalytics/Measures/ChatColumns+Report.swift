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
        let total = ChatReport.Row(key: "", name: "", chats: rows.count, values: values(of: rows[...], query))
        guard let key = query.by else { return ChatReport(total: total, rows: []) }
        let grouping = ChatGrouping(key, query.days)
        let groups = grouping.groups(rows, self)
        let named = (0..<grouping.count(self)).map { group in
            let (name, own) = (grouping.name(group, self), groups[group])
            return ChatReport.Row(key: name.key, name: name.name, chats: own.count, values: values(of: own, query))
        }
        return ChatReport(total: total, rows: named)
    }

    private func values(of rows: ArraySlice<Int32>, _ query: ChatQuery) -> [Measure: MeasureValue] {
        var values: [Measure: MeasureValue] = [:]
        for measure in query.measures { values[measure] = value(of: measure, rows, query) }
        return values
    }

    /// Times stay in their order, with those of which there are none; of others the largest come first.
    private func sorted(_ report: ChatReport, _ key: ChatKey?) -> ChatReport {
        guard let key, !key.isOfTime else { return report }
        var report = report
        report.rows = report.rows.filter { $0.chats > 0 || ($0.chatsBefore ?? 0) > 0 }
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

extension ChatReport.Row {
    fileprivate mutating func compare(with other: ChatReport.Row?) {
        chatsBefore = other?.chats ?? 0
        before = other?.values ?? values.mapValues { _ in MeasureValue(nil, n: 0) }
    }
}
