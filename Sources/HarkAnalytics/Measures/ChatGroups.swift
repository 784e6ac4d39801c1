/// Rows of the columns in groups.
struct ChatGroups {
    /// The rows, group by group, each group in rising order.
    private(set) var rows: [Int32]
    /// Where each group begins in `rows`, and where the last one ends.
    private(set) var starts: [Int]

    /// Puts rows into groups; `groups` tells the groups of a row.
    init(_ selected: [Int32], count: Int, each groups: (Int32, (Int) -> Void) -> Void) {
        var sizes = [Int](repeating: 0, count: count + 1)
        for row in selected { groups(row) { sizes[$0 + 1] += 1 } }
        for group in 0..<count { sizes[group + 1] += sizes[group] }
        var (rows, next) = ([Int32](repeating: 0, count: sizes[count]), sizes)
        for row in selected {
            groups(row) { group in
                rows[next[group]] = row
                next[group] += 1
            }
        }
        (self.rows, starts) = (rows, sizes)
    }

    /// The rows of one group.
    subscript(_ group: Int) -> ArraySlice<Int32> { rows[starts[group]..<starts[group + 1]] }
}

/// How the rows of a report are made: which there are, what they are called, and which conversation is in which.
struct ChatGrouping {
    let key: ChatKey
    let days: Range<Int32>
    /// Which month of the period each day is in.
    private let months: [Int]
    private let monthNames: [String]

    init(_ key: ChatKey, _ days: Range<Int32>) {
        (self.key, self.days) = (key, days)
        var (places, distinct) = ([Int](), [String]())
        for name in key == .month ? days.map(ReportDay.month) : [] {
            if distinct.last != name { distinct.append(name) }
            places.append(distinct.count - 1)
        }
        (months, monthNames) = (places, distinct)
    }

    /// How many groups there can be.
    func count(_ columns: ChatColumns) -> Int {
        switch key {
        case .day: days.count
        case .week: days.isEmpty ? 0 : week(days.upperBound - 1) + 1
        case .month: monthNames.count
        case .hour: 24
        case .weekday: 7
        default: columns.tables[key.place].entries.count
        }
    }

    /// What names a group.
    func name(_ group: Int, _ columns: ChatColumns) -> ChatRow.Named {
        switch key {
        case .day: plain(ReportDay.text(days.lowerBound + Int32(group)))
        case .week: week(named: ReportDay.monday(days.lowerBound) + 7 * Int32(group))
        case .month: plain(monthNames[group])
        case .hour: ChatRow.Named(key: "\(group)", name: "\(group < 10 ? "0" : "")\(group):00")
        case .weekday: ChatRow.Named(key: "\(group + 1)", name: Self.weekdays[group])
        default: columns.tables[key.place].entries[group]
        }
    }

    /// Puts the rows into their groups.
    func groups(_ rows: [Int32], _ columns: ChatColumns) -> ChatGroups {
        let count = count(columns)
        guard !key.isOfTime else {
            return ChatGroups(rows, count: count) { row, put in put(time(columns.hours[Int(row)])) }
        }
        let (codes, lists) = (columns.codes[key.place], columns.tables[key.place].lists)
        guard key.isList else { return ChatGroups(rows, count: count) { row, put in put(Int(codes[Int(row)])) } }
        return ChatGroups(rows, count: count) { row, put in
            for code in lists[Int(codes[Int(row)])] { put(Int(code)) }
        }
    }

    private func time(_ hour: Int32) -> Int {
        let day = hour / 24
        return switch key {
        case .day: Int(day - days.lowerBound)
        case .week: week(day)
        case .month: months[Int(day - days.lowerBound)]
        case .hour: Int(hour - day * 24)
        default: ReportDay.weekday(day)
        }
    }

    private func week(_ day: Int32) -> Int { Int((day - ReportDay.monday(days.lowerBound)) / 7) }

    private func week(named monday: Int32) -> ChatRow.Named {
        ChatRow.Named(key: ReportDay.text(monday), name: ReportDay.week(monday))
    }

    private func plain(_ text: String) -> ChatRow.Named { ChatRow.Named(key: text, name: text) }

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}
