import GRDB
public import HarkDomain

/// Whose view of a conversation's events is read.
public enum Audience: Sendable, CaseIterable {
    /// All of them.
    case staff
    /// Those that a customer may see.
    case customer
}

/// Some events in the order of their seqs.
public struct EventPage: Hashable, Sendable {
    /// The events, ascending.
    public var rows: [EventRow]
    /// True when no further events follow for this audience.
    public var complete: Bool
}

/// What a sender used an idempotency key for.
public struct SentRow: Hashable, Sendable {
    /// The kind of party that sent it, by its raw value.
    public var authorKind: String
    /// The number of that party's id.
    public var authorID: Int64?
    /// The key.
    public var clientID: String
    /// The seq that came of it.
    public var seq: Int
    /// When.
    public var at: Timestamp
    /// Keyed hash of the content.
    public var contentHash: UInt64
}

/// A conversation that was opened under some idempotency key.
public struct StartRow: Hashable, Sendable {
    /// The conversation.
    public var conversation: ConversationID
    /// The seq of the event that carries the key.
    public var seq: Int
    /// When.
    public var at: Timestamp
    /// Keyed hash of the content.
    public var contentHash: UInt64
}

extension Store {
    /// The bytes that an event takes in a page beside its payload.
    static let envelopeBytes = 192

    /// Reads the events of a conversation that follow `seq`.
    ///
    /// - Shape: at most `limit` rows, ascending, of at most `maxBytes` together; one row always fits.
    /// - Throws: `StoreError.damaged` for a row that is not as written, else when the database fails.
    public func events(
        _ conversation: ConversationID,
        after seq: Int,
        limit: Int,
        audience: Audience,
        maxBytes: Int = 256 * 1024
    ) throws(StoreError) -> EventPage {
        try read { db in
            try Self.events(conversation, after: seq, limit: limit, audience: audience, maxBytes: maxBytes, db)
        }
    }

    static func events(
        _ conversation: ConversationID,
        after seq: Int,
        limit: Int,
        audience: Audience,
        maxBytes: Int,
        _ db: Database
    ) throws -> EventPage {
        var page = EventPage(rows: [], complete: true)
        var budget = PageBudget(rows: limit, bytes: maxBytes)
        let stream = try StreamPositions(conversation, db)
        for position in stream.positions[try stream.index(after: seq, db)...] {
            guard let row = try EventQuery.row(at: position, for: audience, db) else { continue }
            page.complete = budget.take(row)
            guard page.complete else { break }
            page.rows.append(row)
        }
        return page
    }

    /// Reads the last events of a conversation.
    ///
    /// - Shape: at most `limit` rows, ascending, of at most `maxBytes` together; the last one always fits.
    /// - Throws: `StoreError.damaged` for a row that is not as written, else when the database fails.
    public func lastEvents(
        _ conversation: ConversationID,
        audience: Audience,
        limit: Int = 50,
        maxBytes: Int = 96 * 1024
    ) throws(StoreError) -> [EventRow] {
        try read { db in
            try Self.lastEvents(conversation, audience: audience, limit: limit, maxBytes: maxBytes, db)
        }
    }

    static func lastEvents(
        _ conversation: ConversationID,
        audience: Audience,
        limit: Int,
        maxBytes: Int,
        _ db: Database
    ) throws -> [EventRow] {
        var rows: [EventRow] = []
        var budget = PageBudget(rows: limit, bytes: maxBytes)
        for position in try StreamPositions(conversation, db).positions.reversed() {
            guard let row = try EventQuery.row(at: position, for: audience, db) else { continue }
            guard budget.take(row) else { break }
            rows.append(row)
        }
        return rows.reversed()
    }

    /// Reads all idempotency keys that were used in a conversation, by seq.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func sentKeys(_ conversation: ConversationID) throws(StoreError) -> [SentRow] {
        try read { db in
            try db.all(EventQuery.sentKeys, only(conversation)) { row in
                var sent = SentRow(
                    authorKind: row.text(),
                    authorID: row.int(),
                    clientID: row.text(),
                    seq: row.number(),
                    at: row.time(),
                    contentHash: UInt64(bitPattern: row.int())
                )
                if sent.authorID == 0 { sent.authorID = nil }
                return sent
            }
        }
    }

    /// Reads what the bot said in a conversation, and whether that helped, by seq.
    ///
    /// - Throws: `StoreError.damaged` for a row that is not as written, else when the database fails.
    public func botTalk(_ conversation: ConversationID) throws(StoreError) -> [EventRow] {
        try read { db in try db.all(EventQuery.botTalk, only(conversation)) { try EventRow(&$0) } }
    }

    /// Reads what the staff said of how messages of a conversation feel, by seq.
    ///
    /// - Throws: `StoreError.damaged` for a row that is not as written, else when the database fails.
    public func corrections(in conversation: ConversationID) throws(StoreError) -> [EventRow] {
        try read { db in try db.all(EventQuery.corrections, only(conversation)) { try EventRow(&$0) } }
    }

    /// Reads in which conversations the staff said so, by id.
    ///
    /// - Throws: `StoreError` when the database fails.
    /// - Complexity: O(events of the whole log).
    public func correctedConversations() throws(StoreError) -> [ConversationID] {
        try read { db in try db.all(EventQuery.correctedStreams, { _ in }) { $0.id() } }
    }

    /// Finds the conversation that a visitor opened at a site under an idempotency key, however long ago.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func findStart(
        visitor: VisitorID,
        site: SiteID,
        clientID: String
    ) throws(StoreError) -> StartRow? {
        try read { db in
            let bind = { (binder: inout Binder) in
                binder.put(clientID)
                binder.put(visitor)
                binder.put(site)
            }
            return try db.first(EventQuery.start, bind) { row in
                StartRow(
                    conversation: row.id(),
                    seq: row.number(),
                    at: row.time(),
                    contentHash: UInt64(bitPattern: row.int())
                )
            }
        }
    }

    /// Hands over all events after a position, in order, until `body` answers false.
    ///
    /// - Throws: `StoreError.damaged` for a row that is not as written, what `body` throws, else when the
    ///   database fails.
    public func forEachRow(
        after position: Int64 = 0,
        _ body: (EventRow) throws -> Bool
    ) throws(StoreError) {
        try read { db in
            try db.each(LogCheck.rows, only(position)) { reader in
                var reader = reader
                return try body(try EventRow(&reader))
            }
        }
    }
}

/// The queries over the log, each served by one of its indexes.
enum EventQuery {
    static let one = "SELECT \(EventRow.columns) FROM event WHERE position = ?"

    /// Reads an event; nil when the audience may not see it.
    static func row(at position: Int64, for audience: Audience, _ db: Database) throws -> EventRow? {
        let row = try db.first(one, only(position)) { try EventRow(&$0) }
        return audience == .customer && row?.customerPrev == nil ? nil : row
    }

    static let sentKeys = """
        SELECT authorKind, authorID, clientID, seq, at, contentHash FROM event
        WHERE stream = ? AND clientID IS NOT NULL ORDER BY seq
        """

    static let botTalk = """
        SELECT \(EventRow.columns) FROM event WHERE stream = ? AND (type = '\(EventType.botFeedback.rawValue)'
        OR authorKind = '\(AuthorKind.bot.rawValue)' AND type = '\(EventType.messagePosted.rawValue)') ORDER BY seq
        """

    static let corrections = """
        SELECT \(EventRow.columns) FROM event
        WHERE stream = ? AND type = '\(EventType.sentimentCorrected.rawValue)' ORDER BY seq
        """

    static let correctedStreams = """
        SELECT DISTINCT stream FROM event WHERE type = '\(EventType.sentimentCorrected.rawValue)' ORDER BY stream
        """

    /// A start's key is carried by its first two events; later messages may not be taken for one.
    static let start = """
        SELECT c.id, e.seq, e.at, e.contentHash FROM conversation c
        JOIN event e ON e.stream = c.id AND e.authorID = c.visitor AND e.clientID = ?
        WHERE c.visitor = ? AND c.site = ? AND e.seq <= 2 ORDER BY c.id DESC LIMIT 1
        """
}

/// What a page may still take.
struct PageBudget {
    private var rows: Int
    private var bytes: Int
    private var isFresh = true

    init(rows: Int, bytes: Int) {
        (self.rows, self.bytes) = (rows, bytes)
    }

    mutating func take(_ row: EventRow) -> Bool {
        rows -= 1
        bytes -= row.payload.count + (row.authorName?.utf8.count ?? 0) + Store.envelopeBytes
        defer { isFresh = false }
        return rows >= 0 && (bytes >= 0 || isFresh)
    }
}
