import Foundation
import HarkAnalytics
import HarkDomain
import HarkStore

/// The facts of a directory, read beside the server that may be running on it; nothing is written.
struct StoredFacts: FactsSource {
    let zone: TimeZone
    private let columns: ChatColumns
    /// The conversations that went on after what the file holds.
    private let fresh: [ConversationID: ChatRow]
    /// The file; nil when there is none that can be used.
    private let path: String?

    /// Reads the file, and folds what it does not hold yet from the log.
    ///
    /// - Throws: `StoreError` when the log can't be read.
    init(_ store: Store, zone: TimeZone) throws(StoreError) {
        var (columns, fresh) = (ChatColumns(zone: zone), [ConversationID: ChatRow]())
        let (epoch, head) = (store.epoch, try store.head())
        let position = FactsFile.read(store.analyticsFile.path, epoch: epoch, head: head, into: &columns)
        var fold = FactsFold(columns, after: position ?? 0, hours: try HoursBook(store))
        while fold.position < head {
            let step = try fold.take(store, upTo: min(head, fold.position + FactsDesk.step))
            for row in step.rows { fresh[row.id] = row }
        }
        (self.zone, self.columns, self.fresh) = (zone, fold.columns, fresh)
        path = position == nil ? nil : store.analyticsFile.path
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (ChatColumns, _ isComplete: Bool) -> Value
    ) async throws -> Value {
        body(columns, true)
    }

    func rows(
        from start: Timestamp,
        to end: Timestamp,
        most: Int,
        where counts: @escaping @Sendable (ChatRow) -> Bool
    ) async throws -> FactRows {
        let kept = try path.map { try FactsFile.rows($0, from: start, to: end, most: .max) { _ in true }.rows } ?? []
        let young = fresh.values.filter { start <= $0.startedAt && $0.startedAt < end }
        let rows = merged(kept, young).filter(counts).sorted { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }
        return FactRows(rows: rows.suffix(most), total: rows.count, isComplete: true)
    }

    func rows(_ ids: [ConversationID]) async throws -> [ChatRow] {
        let kept = try path.map { try FactsFile.rows($0, of: ids) } ?? []
        return merged(kept, ids.compactMap { fresh[$0] }).sorted { $0.id < $1.id }
    }

    private func merged(_ kept: [ChatRow], _ young: [ChatRow]) -> [ChatRow] {
        kept.filter { fresh[$0.id] == nil } + young
    }
}
