public import Foundation
public import HarkAnalytics
public import HarkProtocol

/// A report as it is told: the question, the numbers, and whether all that was committed is in them.
public struct ChatReportAnswer: ReportAnswer {
    /// What was asked.
    public let query: ChatQuery
    /// The zone of the days.
    public let zone: TimeZone
    /// What was measured.
    public let report: ChatReport
    /// False while the facts are still being made from the log.
    public let isComplete: Bool

    /// Measures what a query asks for.
    public init(_ query: ChatQuery, of columns: ChatColumns, isComplete: Bool = true) {
        (self.query, zone, self.isComplete) = (query, columns.zone, isComplete)
        report = columns.report(query)
    }

    /// Writes the members, into an object that was begun.
    public func write(_ writer: inout JSONWriter) {
        writer.member("from", ReportDay.text(query.days.lowerBound))
        writer.member("to", ReportDay.text(query.days.upperBound))
        writer.member("zone", zone.identifier)
        writer.member("by", query.by?.rawValue)
        writer.name("filters")
        writer.beginObject()
        for key in ChatKey.filters {
            guard let value = query.filters[key] else { continue }
            writer.name(key.rawValue)
            writer.string(value)
        }
        writer.endObject()
        writer.member("complete", isComplete)
        writer.name("total")
        writer.beginObject()
        writer.row(report.total, query.measures)
        writer.endObject()
        writer.objects("rows", report.rows) { $0.row($1, query.measures) }
    }
}

extension JSONWriter {
    fileprivate mutating func row(_ row: ChatReport.Row, _ measures: [Measure]) {
        member("key", row.key)
        member("name", row.name)
        member("chats", row.chats)
        values("values", row.values, measures)
        guard let before = row.before else { return }
        values("before", before, measures)
        member("chatsBefore", row.chatsBefore ?? 0)
    }

    private mutating func values(_ name: StaticString, _ values: [Measure: MeasureValue], _ measures: [Measure]) {
        self.name(name)
        beginObject()
        for measure in measures {
            guard let value = values[measure] else { continue }
            self.name(measure.rawValue)
            self.value(value)
        }
        endObject()
    }

    private mutating func value(_ value: MeasureValue) {
        beginObject()
        name("value")
        double(value.value ?? .nan)
        member("n", value.n)
        number("p50", value.p50)
        number("p90", value.p90)
        number("low", value.low)
        number("high", value.high)
        endObject()
    }

    private mutating func number(_ name: StaticString, _ number: Double?) {
        guard let number else { return }
        self.name(name)
        double(number)
    }
}
