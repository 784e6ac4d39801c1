public import HarkDomain
package import HarkProtocol
public import HarkStore

// Between events and the rows they are stored in.
extension Event {
    /// Reads a row back into the event it was.
    ///
    /// - Throws: `StoredPayload.Corrupt` when the stored data does not fit its type.
    public init(_ row: EventRow) throws {
        self.init(
            position: row.position,
            stream: row.conversation.map { .conversation($0) } ?? .floor,
            seq: row.seq,
            customerPrev: row.customerPrev,
            at: row.at,
            by: row.author,
            body: try StoredPayload(bytes: row.payload).body(type: row.type)
        )
    }
}

extension EventRow {
    /// Puts an event and its encoded data into a row.
    package init(_ event: Event, payload: StoredPayload, contentHash: UInt64?) {
        let clientID = event.body.clientID
        self.init(
            position: event.position,
            stream: event.conversation?.rawValue ?? 0,
            seq: event.seq,
            customerPrev: event.customerPrev,
            at: event.at,
            type: event.body.type.rawValue,
            authorKind: event.by.kind.rawValue,
            authorID: event.by.id,
            authorName: event.by.name,
            clientID: clientID,
            contentHash: clientID == nil ? nil : contentHash,
            payload: payload.bytes
        )
    }

    var author: Author {
        Author(kind: AuthorKind(rawValue: authorKind) ?? .system, id: authorID, name: authorName)
    }
}
