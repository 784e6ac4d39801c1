import HarkAnalytics

extension ChatReportAnswer {
    /// The report as CSV: one line for each row, the total last.
    ///
    /// No name stands twice: a row's own count is left out where the measure `chats` tells it.
    /// - Source: RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before it.
    public var csv: [UInt8] {
        let header = ["key", "name"] + (countsRows ? ["chats"] : []) + query.measures.flatMap(heads)
        let lines = [header] + (report.rows + [total]).map(line)
        return Array(lines.map { $0.map(CSVField.quoted).joined(separator: ",") + "\r\n" }.joined().utf8)
    }

    private var total: ChatReport.Row {
        var row = report.total
        (row.key, row.name) = ("total", "Total")
        return row
    }

    private func line(_ row: ChatReport.Row) -> [String] {
        let names = [CSVField.text(row.key), CSVField.text(row.name)]
        return names + (countsRows ? ["\(row.chats)"] : []) + query.measures.flatMap { cells($0, row) }
    }

    private var countsRows: Bool { !query.measures.contains(.chats) }

    /// The columns of a measure: the value, how many counted, and what else there is of its kind.
    private func heads(_ measure: Measure) -> [String] {
        let further = further(measure).map { "\(measure).\($0.name)" }
        return ["\(measure)", "\(measure).n"] + further + (query.compares ? ["\(measure).before"] : [])
    }

    private func cells(_ measure: Measure, _ row: ChatReport.Row) -> [String] {
        let value = row.values[measure] ?? MeasureValue(nil, n: 0)
        let further = further(measure).map { CSVField.number(value[keyPath: $0.path]) }
        let before = query.compares ? [CSVField.number(row.before?[measure]?.value)] : []
        return [CSVField.number(value.value), "\(value.n)"] + further + before
    }

    private func further(_ measure: Measure) -> [(name: String, path: KeyPath<MeasureValue, Double?>)] {
        switch measure.card.unit {
        case .count: []
        case .milliseconds: [("p50", \.p50), ("p90", \.p90), ("low", \.low), ("high", \.high)]
        case .share, .score, .money: [("low", \.low), ("high", \.high)]
        }
    }
}

/// How things look in a CSV file.
enum CSVField {
    /// A number; nothing when there is none.
    static func number(_ number: Double?) -> String {
        guard let number, number.isFinite else { return "" }
        return number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
    }

    /// A text of a stranger, which no spreadsheet takes for a formula.
    static func text(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, text.unicodeScalars.count > 1 else { return text }
        return "=+-@\t\r".unicodeScalars.contains(first) ? "'" + text : text
    }

    /// A field as it stands between commas.
    static func quoted(_ field: String) -> String {
        let signs: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D]
        guard field.utf8.contains(where: signs.contains) else { return field }
        // Byte by byte: with a combining mark behind it, a quotation mark is another character, but no other sign of CSV.
        let doubled = field.utf8.flatMap { $0 == 0x22 ? [$0, $0] : [$0] }
        return "\"\(String(decoding: doubled, as: UTF8.self))\""
    }
}
