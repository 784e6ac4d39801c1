import GRDB
public import HarkDomain
public import HarkStore

extension SearchIndex {
    /// Conversations that are looked at for one page.
    private static let mostLooked = 2_000
    /// Conversations of contacts by name that are looked at.
    private static let mostOfContacts = 500

    /// Finds conversations in which somebody said something, or whose contact is called so, the youngest first.
    ///
    /// - Shape: at most `limit`, of a bounded number that are looked at for a page.
    /// - Throws: `StoreError` when the store fails.
    public func conversations(
        _ query: SearchQuery,
        in scope: Scope,
        after cursor: ConversationID?,
        limit: Int
    ) async throws(StoreError) -> FoundConversations {
        try await look(none: FoundConversations(isComplete: false)) { [store] db, isComplete in
            var walk = try TalkWalk(query, db, after: cursor, store)
            var found = FoundConversations(isComplete: isComplete)
            var looked = 0
            while looked < Self.mostLooked, found.records.count < limit {
                let talks = try walk.next(max(2 * limit, looked), db)
                guard !talks.isEmpty else {
                    found.next = nil
                    return found
                }
                let records = try store.conversations(talks, passing: scope.filter).filter(scope.sees)
                found.records += records.prefix(limit - found.records.count)
                looked += talks.count
                found.next = found.records.count < limit ? talks.last : found.records.last?.id
            }
            return found
        }
    }

    /// The conversations that answer to a query, by falling place.
    private struct TalkWalk {
        private let expression: String
        /// Conversations of contacts, by falling place.
        private var ofContacts: ArraySlice<Int64>
        private var bound: Int64

        init(_ query: SearchQuery, _ db: Database, after cursor: ConversationID?, _ store: Store) throws {
            expression = query.expression
            let bound = try cursor.map { try TalkQuery.bound(of: $0, db) } ?? .max >> 20
            self.bound = bound
            ofContacts = try store.conversations(ofContactsWith: query.words, limit: mostOfContacts)
                .compactMap { try TalkQuery.number(of: $0, db) }.filter { $0 < bound }.sorted(by: >)[...]
        }

        mutating func next(_ count: Int, _ db: Database) throws -> [ConversationID] {
            var talks: [Int64] = []
            let sql = "SELECT rowid FROM message WHERE message MATCH ? AND rowid < ? ORDER BY rowid DESC"
            let rows = try Int64.fetchCursor(db, sql: sql, arguments: [expression, IndexRow.first(of: bound)])
            while talks.count < count, let number = try rows.next() {
                let talk = IndexRow(number: number).talk
                while let other = ofContacts.first, other >= talk, talks.count < count {
                    ofContacts.removeFirst()
                    if other > talk { talks.append(other) }
                }
                if talks.last != talk, talks.count < count { talks.append(talk) }
            }
            let rest = ofContacts.prefix(count - talks.count)
            talks += rest
            ofContacts = ofContacts.dropFirst(rest.count)
            bound = talks.last ?? bound
            return try talks.compactMap { try TalkQuery.conversation(at: $0, db) }
        }
    }
}
