import HarkDomain

extension ChatColumns {
    /// What conversations are looked at by for causes.
    public static let causeDimensions: [ChatDimension] = [
        .queue, .agent, .intent, .language, .site, .disposition, .label, .segment, .hour, .weekday, .returning,
    ]

    /// Explains how the conversations of some days differ from those of as many days before.
    ///
    /// What is still to come of the last day is no fall: the days before are cut at the same time of the day. Days before
    /// the first conversation are left out, and what was counted in the others is brought to the length of the present
    /// days; without any there is nothing to compare. Weekdays and hours are looked at only where both periods have each
    /// as often.
    /// - Complexity: O(n) for each dimension, over all conversations; no sample is drawn.
    public func causes(_ query: ChatQuery, _ measure: CauseMeasure) -> ChatCauses {
        let spans = CauseSpans(query.days, until: clock(at: query.now.milliseconds), first: firstDay)
        let now = rows(of: query, spans.days, until: spans.end)
        let before = rows(of: query, spans.before, until: spans.endBefore)
        let dimensions = Self.causeDimensions.filter(spans.areLike(in:))
        let compared = CauseColumns(self, measure, dimensions, now: now, before: before, scale: spans.scale)
        return ChatCauses(
            days: query.days,
            daysBefore: spans.before,
            measure: measure,
            counted: compared.now.count + compared.before.count,
            of: now.count + before.count,
            summary: compared.summary,
            names: compared.names
        )
    }

    /// The day of the first conversation; nil without any.
    private var firstDay: Int32? {
        startedAt.min().map { Int32(clamping: clock(at: $0) / CauseSpans.day) }
    }

    /// Milliseconds of the zone's clock from 1970 to a moment.
    private func clock(at moment: Int64) -> Int64 { moment + offsets.offsets[offsets.index(at: moment)] }

    /// The conversations of some days that began before a time of the clock.
    private func rows(of query: ChatQuery, _ days: Range<Int32>, until end: Int64) -> [Int32] {
        var query = query
        query.days = days
        return rows(of: query).filter { row in clock(at: startedAt[Int(row)]) < end }
    }
}

/// Rows of the columns as the search for causes adds them up.
private struct CauseColumns {
    private let columns: ChatColumns
    private let measure: CauseMeasure
    private let dimensions: [ChatDimension]
    let now: [Int32]
    let before: [Int32]
    /// How many times as long as the span before the present one is; nil when there was none before.
    private let scale: Double?

    init(
        _ columns: ChatColumns,
        _ measure: CauseMeasure,
        _ dimensions: [ChatDimension],
        now: [Int32],
        before: [Int32],
        scale: Double?
    ) {
        (self.columns, self.measure, self.dimensions, self.scale) = (columns, measure, dimensions, scale)
        func counts(_ row: Int32) -> Bool { measure == .count || columns.number(.score, at: Int(row)) != nil }
        (self.now, self.before) = (now.filter(counts), before.filter(counts))
    }

    var summary: CauseSummary {
        let search = CauseSearch(dimensions, measure: measure)
        guard let scale else { return CauseSummary(before: nil, now: present, groups: []) }
        let tallies = dimensions.indices.map { place in
            let reading = DimensionColumn(columns, dimensions[place])
            return CauseTally(
                dimension: place,
                now: sums(now, reading),
                before: sums(before, reading),
                scale: scale,
                measure
            )
        }
        return search.causes(of: tallies) { place, value, isRise in
            behind(DimensionColumn(columns, dimensions[place]), value, isRise: isRise, most: search.mostConversations)
        }
    }

    /// The measure of now.
    private var present: Double? {
        guard measure == .mean else { return Double(now.count) }
        return now.isEmpty ? nil : now.reduce(0) { $0 + score($1) } / Double(now.count)
    }

    /// What ids are called.
    var names: [String: [String: String]] {
        let named: [(ChatDimension, ChatKey)] = [(.queue, .queue), (.agent, .agent), (.site, .site)]
        return Dictionary(
            uniqueKeysWithValues: named.map { dimension, key in
                let entries = columns.tables[key.place].entries.dropFirst()
                return (dimension.rawValue, Dictionary(entries.map { ($0.key, $0.name) }) { first, _ in first })
            }
        )
    }

    private func score(_ row: Int32) -> Double { measure == .mean ? columns.number(.score, at: Int(row)) ?? 0 : 0 }

    private func sums(_ rows: [Int32], _ reading: DimensionColumn) -> [String?: CauseSums] {
        var sums = [CauseSums](repeating: CauseSums(), count: reading.names.count)
        for row in rows { sums[reading.code(of: row)].add(score(row)) }
        var named: [String?: CauseSums] = [:]
        for (name, own) in zip(reading.names, sums) where own.count > 0 { named[name, default: CauseSums()].add(own) }
        return named
    }

    private func behind(_ reading: DimensionColumn, _ value: String?, isRise: Bool, most: Int) -> CauseBehind {
        let wanted = reading.names.map { $0 == value }
        // Of fewer conversations than before, those that are missing are shown by what they were.
        var rows = (measure == .count && !isRise ? before : now).filter { wanted[reading.code(of: $0)] }
        let sign: Double = isRise ? -1 : 1
        // The worst rated first; of all alike, the newest.
        if measure == .mean { rows.sort { (sign * score($0), $0) < (sign * score($1), $1) } } else { rows.reverse() }
        return CauseBehind(
            first: rows.prefix(most).map { ConversationID(rawValue: columns.ids[Int($0)]) },
            count: rows.count
        )
    }
}

/// One dimension of the columns: each row's number, and what the numbers stand for.
private struct DimensionColumn {
    /// What each number stands for; nil for nothing.
    let names: [String?]
    private let columns: ChatColumns
    private let dimension: ChatDimension
    private let codes: [Int32]

    init(_ columns: ChatColumns, _ dimension: ChatDimension) {
        (self.columns, self.dimension) = (columns, dimension)
        guard let key = ChatKey(rawValue: dimension.rawValue), !key.isOfTime else {
            codes = []
            names =
                switch dimension {
                case .hour: (0..<24).map { "\($0)" }
                case .weekday: (1...7).map { "\($0)" }
                default: ["no", "yes"]
                }
            return
        }
        codes = columns.codes[key.place]
        let table = columns.tables[key.place]
        let keys = table.entries.map(\.key)
        names =
            key.isList
            ? table.lists.map { list in list == [0] ? nil : list.map { keys[Int($0)] }.sorted().joined(separator: ", ")
            }
            : keys.enumerated().map { $0.offset == 0 ? nil : $0.element }
    }

    func code(of row: Int32) -> Int {
        let place = Int(row)
        let hour = columns.hours[place]
        switch dimension {
        case .hour: return Int(hour % 24)
        case .weekday: return ReportDay.weekday(hour / 24)
        case .returning: return columns.flags[place].contains(.returning) ? 1 : 0
        default: return Int(codes[place])
        }
    }
}
