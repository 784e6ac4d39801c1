import GRDB
package import HarkDomain
package import HarkStore

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
