import GRDB
public import HarkDomain

extension Store {
    /// Reads the projection of a conversation, or nil when there is none.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func record(_ conversation: ConversationID) throws(StoreError) -> ConversationRecord? {
        try read { db in try Self.record(conversation, db) }
    }

    static func record(_ conversation: ConversationID, _ db: Database) throws -> ConversationRecord? {
        try db.first(ConversationQuery.one, only(conversation)) { try ConversationRecord(&$0) }
    }

    /// Reads the youngest conversation of a visitor at a site.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func lastConversation(
        visitor: VisitorID,
        site: SiteID
    ) throws(StoreError) -> ConversationRecord? {
        try read { db in
            let bind = { (binder: inout Binder) in
                binder.put(visitor)
                binder.put(site)
            }
            return try db.first(ConversationQuery.last, bind) { try ConversationRecord(&$0) }
        }
    }

    /// Reads how far each party has read a conversation; a party that never did is absent.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func readMarks(_ conversation: ConversationID) throws(StoreError) -> [ReadParty: Int] {
        try read { db in try Self.readMarks(conversation, db) }
    }

    static func readMarks(_ conversation: ConversationID, _ db: Database) throws -> [ReadParty: Int] {
        let marks = try db.all(ConversationQuery.readMarks, only(conversation)) { row in
            (try row.oneCase() as ReadParty, row.number())
        }
        return Dictionary(marks) { max($0, $1) }
    }

    /// Counts the conversations resolved since a moment.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func resolvedCount(since moment: Timestamp) throws(StoreError) -> Int {
        try read { db in try db.first(ConversationQuery.resolvedSince, only(moment)) { $0.number() } ?? 0 }
    }
}

/// The queries over single conversations, each served by an index.
enum ConversationQuery {
    static let one = "SELECT \(ConversationRow.columns) FROM conversation WHERE id = ?"
    static let last = """
        SELECT \(ConversationRow.columns) FROM conversation WHERE visitor = ? AND site = ? ORDER BY id DESC LIMIT 1
        """
    static let readMarks = "SELECT party, seq FROM readMark WHERE conversation = ?"
    static let resolvedSince = "SELECT count(*) FROM conversation WHERE resolvedAt >= ?"
}
