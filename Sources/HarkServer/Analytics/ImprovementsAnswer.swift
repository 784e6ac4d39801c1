import HarkAnalytics
import HarkProtocol

/// What to improve, what was decided about it, and when it was looked for last.
struct ImprovementsAnswer: TabledAnswer {
    let records: [SuggestionRecord]
    /// The last search; nil when there was none.
    let last: SuggestionDesk.Search?

    func write(_ writer: inout JSONWriter) {
        writer.objects("suggestions", records) { $0.improvement($1) }
        guard let last else { return }
        writer.member("searchedAt", last.at)
        writer.member("conversations", last.conversations)
    }

    var heading: [String] {
        guard let last else { return ["\(records.count) suggestions; nobody has searched yet"] }
        return ["\(records.count) suggestions, searched \(last.at.iso8601) in \(last.conversations) conversations"]
    }

    var table: ReportTable {
        ReportTable(
            head: [
                "id", "kind", "status", "title", "count", "measure", "gain", "low", "high", "effort", "owner", "at",
            ],
            rows: records.map { record in
                let suggestion = record.suggestion
                return [
                    .text(suggestion.key.id), .text(suggestion.kind.rawValue), .text(record.status.rawValue),
                    .text(suggestion.title), .count(suggestion.count), .text(suggestion.gain.measure.rawValue),
                    .number(suggestion.gain.value), .number(suggestion.gain.low), .number(suggestion.gain.high),
                    .text(suggestion.effort.rawValue), .text(record.owner?.name), .time(record.at),
                ]
            }
        )
    }
}
