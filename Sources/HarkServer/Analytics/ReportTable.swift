import HarkDomain

/// Rows of cells under a line of names.
struct ReportTable: Sendable {
    /// What stands in a cell.
    enum Cell: Sendable {
        /// A text, which may be a stranger's; nothing when there is none.
        case text(String?)
        /// A number to four places; nothing when there is none.
        case number(Double?)
        /// A moment.
        case time(Timestamp?)

        /// A whole number.
        static func count(_ count: Int?) -> Cell { .number(count.map(Double.init)) }
    }

    /// The names of the columns.
    let head: [String]
    /// The rows, each with a cell for each name.
    let rows: [[Cell]]

    /// The table as CSV, the names first.
    /// - Source: RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before it.
    var csv: [UInt8] {
        Self.lines([head]) + csvRows
    }

    /// The rows as CSV, to stand below those of a table before.
    var csvRows: [UInt8] { Self.lines(rows.map { $0.map(\.field) }) }

    private static func lines(_ lines: [[String]]) -> [UInt8] {
        Array(lines.map { $0.map(CSVField.quoted).joined(separator: ",") + "\r\n" }.joined().utf8)
    }

    /// The table as lines of a terminal.
    var lines: [String] { rows.isEmpty ? ["Nothing."] : TextTable([head] + rows.map { $0.map(\.shown) }).lines }
}

extension ReportTable.Cell {
    fileprivate var field: String {
        switch self {
        case .text(let text): CSVField.text(text ?? "")
        case .number(let number): CSVField.number(number.map { ($0 * 10_000).rounded() / 10_000 })
        case .time(let time): time?.iso8601 ?? ""
        }
    }

    fileprivate var shown: String {
        if case .text(let text?) = self { return text }
        return field.isEmpty ? "–" : field
    }
}
