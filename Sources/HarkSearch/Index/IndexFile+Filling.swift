import GRDB
import HarkDomain
import HarkStore

extension IndexFile {
    /// Takes events into the index and notes that it holds all up to `position`, both or neither.
    ///
    /// - Parameters:
    ///   - rows: events in the order of their positions.
    ///   - position: the last position that was looked at.
    /// - Throws: the database's error, and the file is as before.
    func take(_ rows: [EventRow], upTo position: Int64) throws {
        try pool.write { db in
            let texts = try rows.compactMap { row -> (row: IndexRow, text: String)? in
                guard let conversation = row.conversation else { return nil }
                let talk = try Self.talk(conversation, db)
                guard let text = row.searchedText, let number = IndexRow(talk: talk, seq: row.seq) else { return nil }
                return (number, text)
            }
            let insert = try db.cachedStatement(sql: "INSERT INTO message(rowid, text) VALUES (?, ?)")
            // FTS5 begins a new segment at each number that does not go up.
            for (row, text) in texts.sorted(by: { $0.row < $1.row }) {
                try insert.execute(arguments: [row.number, text])
            }
            try db.execute(sql: "UPDATE state SET position = ?", arguments: [position])
        }
    }

    /// The place of a conversation, a new one when it has none.
    private static func talk(_ conversation: ConversationID, _ db: Database) throws -> Int64 {
        if let known = try TalkQuery.number(of: conversation, db) { return known }
        let insert = try db.cachedStatement(sql: "INSERT INTO talk(conversation) VALUES (?)")
        try insert.execute(arguments: [conversation.rawValue])
        return db.lastInsertedRowID
    }
}

/// Which conversation has which place in the index.
enum TalkQuery {
    static func number(of conversation: ConversationID, _ db: Database) throws -> Int64? {
        let query = try db.cachedStatement(sql: "SELECT number FROM talk WHERE conversation = ?")
        return try Int64.fetchOne(query, arguments: [conversation.rawValue])
    }

    static func conversation(at number: Int64, _ db: Database) throws -> ConversationID? {
        let query = try db.cachedStatement(sql: "SELECT conversation FROM talk WHERE number = ?")
        return try Int64.fetchOne(query, arguments: [number]).map(ConversationID.init(rawValue:))
    }

    /// The place before which older conversations lie; the conversation itself may be unknown here.
    static func bound(of conversation: ConversationID, _ db: Database) throws -> Int64 {
        if let known = try number(of: conversation, db) { return known }
        let query = "SELECT number FROM talk WHERE conversation < ? ORDER BY conversation DESC LIMIT 1"
        return try Int64.fetchOne(db, sql: query, arguments: [conversation.rawValue]).map { $0 + 1 } ?? 1
    }
}
