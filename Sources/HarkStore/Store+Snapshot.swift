import GRDB
public import HarkDomain

/// A conversation as of one moment: its projection and its last events, up to exactly the projection's head.
public struct ConversationSnapshot: Hashable, Sendable {
    /// The projection.
    public var record: ConversationRecord
    /// The last events of the audience, ascending.
    public var rows: [EventRow]
    /// How far each party has read; a party that never did is absent.
    public var readMarks: [ReadParty: Int]
}

extension Store {
    /// Reads a conversation's projection, last events and read marks, all as of the same moment.
    ///
    /// - Shape: at most `limit` rows of at most `maxBytes` together; the last one always fits.
    /// - Returns: nil when there is no such conversation.
    /// - Throws: `StoreError` when the database fails.
    public func snapshot(
        _ conversation: ConversationID,
        audience: Audience,
        limit: Int = 50,
        maxBytes: Int = 96 * 1024
    ) throws(StoreError) -> ConversationSnapshot? {
        try read { db in
            guard let record = try Self.record(conversation, db) else { return nil }
            return ConversationSnapshot(
                record: record,
                rows: try Self.lastEvents(conversation, audience: audience, limit: limit, maxBytes: maxBytes, db),
                readMarks: try Self.readMarks(conversation, db)
            )
        }
    }

    /// Reads the events after a seq with the heads of the same moment.
    ///
    /// - Returns: nil when there is no such conversation.
    /// - Throws: `StoreError` when the database fails.
    public func history(
        _ conversation: ConversationID,
        after seq: Int,
        limit: Int,
        audience: Audience,
        maxBytes: Int = 256 * 1024
    ) throws(StoreError) -> (page: EventPage, head: Int)? {
        try read { db in
            guard let record = try Self.record(conversation, db) else { return nil }
            let page = try Self.events(
                conversation,
                after: seq,
                limit: limit,
                audience: audience,
                maxBytes: maxBytes,
                db
            )
            return (page, audience == .staff ? record.head : record.customerHead)
        }
    }
}
