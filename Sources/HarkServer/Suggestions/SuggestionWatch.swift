import Foundation
import HarkAnalytics
import HarkDomain

/// Which suggestions are measured at a moment, and what conversations that takes.
struct SuggestionWatch: Sendable {
    /// What is measured, by key: since when it holds.
    let since: [SuggestionKey: Timestamp]
    /// The first conversations that searches and outcomes need began then.
    let start: Timestamp
    private let measures: [SuggestionKey: SuggestionMeasure]

    /// Looks through a book.
    ///
    /// What was done longer ago than the span has its outcome, which stays.
    init(_ book: SuggestionBook, at now: Timestamp) {
        let span = SuggestionDesk.span
        since = book.records.compactMapValues { record in
            record.measuredSince.flatMap { now - $0 <= span ? $0 : nil }
        }
        measures = book.records.mapValues(\.suggestion.gain.measure)
        start = ([now] + since.values).map { $0 - span }.min() ?? now - span
    }

    /// Whether some of them are about topics, which are known by what was said alone.
    var hasTopics: Bool { since.keys.contains { $0.subject.matter?.kind == .topic } }

    /// What came of each, nil where there is not enough evidence yet.
    func outcomes(in chats: [SuggestionChat], zone: TimeZone) -> [SuggestionKey: SuggestionOutcome?] {
        Dictionary(
            uniqueKeysWithValues: since.compactMap { key, moment in
                measures[key].map { measure in
                    let day = Int(ReportDay.today(moment, in: zone))
                    let first = Int(ReportDay.today(moment - SuggestionDesk.span, in: zone))
                    let own = chats.lazy.filter { $0.moment.day >= first }
                    return (key, SuggestionOutcome(of: key.subject, measure, in: own, since: day))
                }
            }
        )
    }
}
