import Dispatch
import HarkAnalytics
import HarkDomain

/// Makes reports of satisfaction, one after the other on a thread of its own, and keeps the last ones for a while.
struct SatisfactionReports: Sendable {
    /// More conversations are not looked at: of longer spans, the last ones, and the report says so.
    static let mostRows = 250_000

    private let bench = DispatchQueue(label: "hark.satisfaction", qos: .utility)
    private let desk = AnswerDesk<ChatQuery, SatisfactionReport>(most: 64, keep: .seconds(1_800))

    /// The report of the conversations that a query counts.
    ///
    /// - Throws: what reading the facts throws.
    func report(
        _ query: ChatQuery,
        from facts: any FactsSource,
        renewing isRenewing: Bool = false
    ) async throws -> SatisfactionReport {
        let subject = query.subject
        return try await desk.answer(to: subject, at: query.now, renewing: isRenewing, keepingIf: \.isComplete) {
            [bench] in
            let zone = facts.zone
            let start = ReportDay.start(query.days.lowerBound, in: zone)
            let end = ReportDay.start(query.days.upperBound, in: zone)
            let rows = try await facts.rows(from: start, to: end, most: Self.mostRows) { query.counts($0) }
            return await withCheckedContinuation { continuation in
                bench.async { continuation.resume(returning: SatisfactionReport(rows)) }
            }
        }
    }
}

extension ChatQuery {
    /// The same without what changes no set of conversations: the moment at which it was asked, and what is measured.
    var subject: ChatQuery {
        var query = ChatQuery(days, now: Timestamp(milliseconds: 0))
        (query.filters, query.queues, query.returns) = (filters, queues, returns)
        return query
    }
}
