import HarkAnalytics

extension ChatReportAnswer {
    /// What a table of rows shows when nobody says what.
    private static let usual: [Measure] = [
        .handled, .firstResponse, .abandonment, .containment, .resolutionRate, .csat,
    ]

    /// The report for people: all measures of the total, then a table of the rows.
    public var text: String { Self.text(of: [self]) }

    /// Reports of the same conversations by different rows: their total once, then a table of each.
    static func text(of reports: [ChatReportAnswer]) -> String {
        var lines = (reports.first?.totals ?? []) + reports.flatMap(\.table)
        if !reports.allSatisfy(\.isComplete) {
            lines += ["", "Not complete: the facts are still being made from the log."]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var totals: [String] {
        let days = "\(ReportDay.text(query.days.lowerBound)) to \(ReportDay.text(query.days.upperBound - 1))"
        let filters = ChatKey.filters.compactMap { key in query.filters[key].map { ", \(key) \($0)" } }.joined()
        let head = "Conversations that began \(days) (\(zone.identifier))\(filters)"
        return [head, ""] + TextTable(query.measures.map(summary)).lines
    }

    private var table: [String] {
        guard let key = query.by else { return [] }
        return [""] + TextTable([head(key)] + report.rows.map(line)).lines
    }

    private func summary(_ measure: Measure) -> [String] {
        let (card, value) = (measure.card, report.total.values[measure] ?? MeasureValue(nil, n: 0))
        func shown(_ number: Double?) -> String { card.unit.shown(number) }
        var cells = [card.name, shown(value.value)]
        if card.unit != .count { cells.append("n \(value.n)") }
        if let p50 = value.p50 { cells.append("half below \(shown(p50)), 9 of 10 below \(shown(value.p90))") }
        if let low = value.low { cells.append("\(shown(low)) to \(shown(value.high))") }
        if let before = report.total.before?[measure] { cells.append("before \(shown(before.value))") }
        return cells
    }

    private var shownInRows: [Measure] {
        guard query.measures == Measure.allCases else { return query.measures.filter { $0 != .chats } }
        return Self.usual + (query.by == .agent ? [.occupancy] : [])
    }

    private func head(_ key: ChatKey) -> [String] {
        [key.rawValue, "chats"] + (query.compares ? ["before"] : []) + shownInRows.map(\.rawValue)
    }

    private func line(_ row: ChatReport.Row) -> [String] {
        let before = query.compares ? ["\(row.chatsBefore ?? 0)"] : []
        let values = shownInRows.map { $0.card.unit.shown(row.values[$0]?.value) }
        return [row.name.isEmpty ? row.key : row.name, "\(row.chats)"] + before + values
    }
}

extension Measure.Unit {
    /// A value as people read it.
    fileprivate func shown(_ number: Double?) -> String {
        guard let number, number.isFinite else { return "–" }
        switch self {
        case .count: return "\(Int(number))"
        case .milliseconds: return Self.time(Int64(number) / 1_000)
        case .share: return "\(Self.rounded(number * 100, digits: 1)) %"
        case .score, .money: return Self.rounded(number, digits: 2)
        }
    }

    private static func rounded(_ number: Double, digits: Int) -> String {
        let scale = digits == 1 ? 10.0 : 100.0
        let whole = Int64((abs(number) * scale).rounded())
        let rest = "\(whole % Int64(scale))"
        let sign = number < 0 && whole > 0 ? "−" : ""
        return "\(sign)\(whole / Int64(scale)).\(String(repeating: "0", count: digits - rest.count))\(rest)"
    }

    private static func time(_ seconds: Int64) -> String {
        switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3_600: "\(seconds / 60) min \(seconds % 60) s"
        case ..<172_800: "\(seconds / 3_600) h \(seconds / 60 % 60) min"
        default: "\(seconds / 86_400) d \(seconds / 3_600 % 24) h"
        }
    }
}

/// Cells in columns, as a terminal shows them.
struct TextTable {
    private let rows: [[String]]

    init(_ rows: [[String]]) { self.rows = rows.map { $0.map(Self.plain) } }

    /// The lines, without blanks at their ends.
    var lines: [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { $1 + String(repeating: " ", count: widths[$0] - $1.count) }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// Names are strangers' texts: a terminal gets no control characters.
    private static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    }
}
