public import HarkDomain
import HarkProtocol
public import HarkStore

extension Transcript {
    /// Reads a conversation's events from the store.
    ///
    /// - Throws: `StoreError` when the database fails or a row is not as it was written.
    public init(_ conversation: ConversationID, in store: Store) throws(StoreError) {
        var lines: [Line] = []
        var isComplete = false
        while !isComplete {
            let page = try store.events(
                conversation,
                after: lines.last?.seq ?? 0,
                limit: 1000,
                audience: .staff,
                maxBytes: 8_000_000
            )
            lines += page.rows.map(Line.init)
            isComplete = page.complete || page.rows.isEmpty
        }
        self.init(conversation: conversation, lines: lines)
    }
}

extension Transcript.Line {
    /// Takes a row of the log.
    init(_ row: EventRow) {
        let author = Author(
            kind: AuthorKind(rawValue: row.authorKind) ?? .system,
            id: row.authorID,
            name: row.authorName
        )
        self.init(seq: row.seq, at: row.at, type: row.type, by: author, payload: StoredPayload(bytes: row.payload))
    }
}
