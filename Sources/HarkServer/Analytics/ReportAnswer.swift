public import HarkProtocol

/// What a report says, in each of the ways that it is told.
public protocol ReportAnswer: Sendable {
    /// Writes the members, into an object that was begun.
    func write(_ writer: inout JSONWriter)
    /// The report as CSV.
    var csv: [UInt8] { get }
    /// The report for people, on a terminal.
    var text: String { get }
    /// What `after` must be for the page behind this one; nil when there is none.
    var next: String? { get }
}

extension ReportAnswer {
    /// Most reports are all there is.
    public var next: String? { nil }

    /// The report as a JSON object.
    public var json: [UInt8] {
        var writer = JSONWriter(capacity: 4_096)
        writer.beginObject()
        write(&writer)
        writer.endObject()
        return writer.bytes
    }
}

/// A report that is one table, with a few words about it.
protocol TabledAnswer: ReportAnswer {
    /// What a terminal says before the table.
    var heading: [String] { get }
    /// The table.
    var table: ReportTable { get }
}

extension TabledAnswer {
    /// The table as CSV.
    public var csv: [UInt8] { table.csv }

    /// The heading, then the table.
    public var text: String { (heading + [""] + table.lines).joined(separator: "\n") + "\n" }
}
