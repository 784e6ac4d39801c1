import Foundation
import HarkAnalytics
import HarkStore

/// Reads and writes the book of suggestions as rows of the store.
struct SuggestionShelf: Sendable {
    let store: Store

    /// The book as it is kept; a row that another version of Hark wrote in a way that this one can't read is left alone,
    /// also when what it suggests is found again.
    ///
    /// - Throws: `StoreError`.
    func book() async throws(StoreError) -> SuggestionBook {
        let rows = try await store.reading { store throws(StoreError) in try store.suggestions() }
        let decoder = JSONDecoder()
        var (records, sealed) = ([SuggestionRecord](), Set<String>())
        for row in rows {
            if let record = try? decoder.decode(SuggestionRecord.self, from: Data(row.record.utf8)) {
                records.append(record)
            } else {
                sealed.insert(row.key)
            }
        }
        return SuggestionBook(records, sealed: sealed)
    }

    /// What takes the store from one book to the next: those rows that differ.
    ///
    /// - Throws: what can't be written as JSON, which no record is.
    static func writes(from before: SuggestionBook, to after: SuggestionBook) throws -> [DatabaseWrite] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let gone = before.records.keys.filter { after.records[$0] == nil }.sorted()
        let changed = after.records.filter { before.records[$0.key] != $0.value }.sorted { $0.key < $1.key }
        let rows = try changed.map { key, record in
            SuggestionRow(key: key.text, record: String(decoding: try encoder.encode(record), as: UTF8.self))
        }
        let deletes = gone.map { key -> DatabaseWrite in { try SuggestionRow.delete(key.text, $0) } }
        return deletes + rows.map { row -> DatabaseWrite in { try SuggestionRow.write(row, $0) } }
    }
}
