import GRDB
public import HarkDomain
import HarkLanguage
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

/// Reads hits from the log, as far as the asker may see them.
private struct HitReader {
    private let query: SearchQuery
    private let scope: SearchIndex.Scope
    private let store: Store
    private let tokenizer = SearchTokenizer()
    /// Conversations looked at so far; nil for one that the asker has no business with.
    private var records: [Int64: ConversationRecord?] = [:]

    init(_ query: SearchQuery, _ scope: SearchIndex.Scope, _ store: Store) {
        (self.query, self.scope, self.store) = (query, scope, store)
    }

    /// How many conversations were looked at.
    var looked: Int { records.count }

    /// Reads the hit in a row; nil when it is not for the asker, or when the log no longer says so.
    mutating func hit(at row: IndexRow, _ db: Database) throws -> SearchHit? {
        guard let record = try record(row.talk, db) else { return nil }
        let page = try store.events(record.id, after: row.seq - 1, limit: 1, audience: .staff)
        guard let event = page.rows.first, event.seq == row.seq, let text = event.searchedText,
            let snippet = Snippet(text, query, tokenizer)
        else { return nil }
        return SearchHit(
            conversation: record.id,
            seq: event.seq,
            at: event.at,
            type: event.type,
            by: Author(
                kind: AuthorKind(rawValue: event.authorKind) ?? .system,
                id: event.authorID,
                name: event.authorName
            ),
            snippet: snippet
        )
    }

    /// Reads hits by the name or address of a conversation's contact.
    func ofContacts(_ limit: Int) throws -> [SearchHit] {
        let ids = try store.conversations(ofContactsWith: query.words, limit: limit)
        return try store.conversations(ids, passing: scope.filter).filter(scope.sees).compactMap { record in
            guard let contact = try record.contact.flatMap({ try store.contact($0) }) else { return nil }
            let text = [contact.name, contact.email, contact.phone].compactMap { $0 }.joined(separator: " · ")
            return SearchHit(
                conversation: record.id,
                seq: 1,
                at: record.startedAt,
                type: SearchHit.contactType,
                by: .visitor(record.visitor, name: contact.name),
                snippet: Snippet(text, query, tokenizer) ?? Snippet(whole: text)
            )
        }
    }

    private mutating func record(_ talk: Int64, _ db: Database) throws -> ConversationRecord? {
        if let known = records[talk] { return known }
        let record = try TalkQuery.conversation(at: talk, db).flatMap { id in
            try store.conversations([id], passing: scope.filter).first(where: scope.sees)
        }
        records[talk] = .some(record)
        return record
    }
}

/// Where an event stands.
package struct EventPlace: Hashable, Sendable {
    package let conversation: ConversationID
    package let seq: Int

    /// Creates a place.
    package init(conversation: ConversationID, seq: Int) { (self.conversation, self.seq) = (conversation, seq) }
}

extension SearchIndex {
    /// All events that answer to a query, whoever may see them: for measuring alone.
    package func rows(_ query: SearchQuery) async throws(StoreError) -> [EventPlace] {
        try await look(none: []) { db, _ in
            let sql = "SELECT rowid FROM message WHERE message MATCH ?"
            return try Int64.fetchAll(db, sql: sql, arguments: [query.expression]).compactMap { number in
                let row = IndexRow(number: number)
                return try TalkQuery.conversation(at: row.talk, db).map { EventPlace(conversation: $0, seq: row.seq) }
            }
        }
    }
}
