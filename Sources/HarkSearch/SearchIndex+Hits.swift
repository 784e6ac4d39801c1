import GRDB
public import HarkDomain
public import HarkStore

extension SearchIndex {
    /// Hits that are put in order for one page: of a word in more messages, the youngest are.
    static let mostRanked = 50_000
    /// Conversations that are looked at for one page.
    private static let mostLooked = 5_000
    /// Hits by the name or address of a contact, which come before the first page.
    private static let mostOfContacts = 20

    /// Finds messages and the like, the best first, the younger first of two about as good.
    ///
    /// - Parameters:
    ///   - query: what is looked for.
    ///   - scope: what may be found.
    ///   - conversation: the one to stay in; nil for all.
    ///   - cursor: where the page before ended.
    ///   - limit: how many at most.
    /// - Returns: The hits, each of a conversation that the scope holds.
    /// - Throws: `StoreError` when the store fails.
    public func hits(
        _ query: SearchQuery,
        in scope: Scope,
        of conversation: ConversationID? = nil,
        after cursor: HitCursor? = nil,
        limit: Int
    ) async throws(StoreError) -> HitPage {
        try await look(none: HitPage(isComplete: false)) { [store] db, isComplete in
            var page = HitPage(isComplete: isComplete)
            var reader = HitReader(query, scope, store)
            if cursor == nil, conversation == nil {
                page.hits = try reader.ofContacts(min(limit / 2, Self.mostOfContacts))
            }
            for place in try Self.places(query, of: conversation, after: cursor, db) {
                guard page.hits.count < limit, reader.looked < Self.mostLooked else { return page }
                page.next = place
                if let hit = try reader.hit(at: IndexRow(number: place.row), db) { page.hits.append(hit) }
            }
            page.next = nil
            return page
        }
    }

    /// The places of all hits after a cursor, in order.
    private static func places(
        _ query: SearchQuery,
        of conversation: ConversationID?,
        after cursor: HitCursor?,
        _ db: Database
    ) throws -> [HitCursor] {
        var rows: Range<Int64> = 0..<Int64.max
        if let conversation {
            guard let talk = try TalkQuery.number(of: conversation, db) else { return [] }
            rows = IndexRow.first(of: talk)..<IndexRow.first(of: talk + 1)
        }
        let sql = """
            SELECT rowid, \(HitScore.function)(message) FROM message WHERE message MATCH ? AND rowid >= ? AND rowid < ?
            ORDER BY rowid DESC LIMIT \(mostRanked)
            """
        let arguments: StatementArguments = [query.expression, rows.lowerBound, rows.upperBound]
        let cursorOfRows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
        var places: [HitCursor] = []
        while let row = try cursorOfRows.next() {
            let place = HitCursor(score: row[1], row: row[0])
            if cursor.map({ place < $0 }) ?? true { places.append(place) }
        }
        return places.sorted(by: >)
    }
}
