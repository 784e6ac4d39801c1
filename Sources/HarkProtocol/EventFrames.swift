public import HarkDomain

// Events on the wire, in both views; each frame is encoded once for all who get it.
extension JSONWriter {
    /// Writes an event as the staff see it, as one object without its conversation.
    ///
    /// `wire` is the data as stored, one JSON object.
    public mutating func staffEvent(
        seq: Int,
        at: Timestamp,
        type: String,
        by: Author,
        wire: some Collection<UInt8>
    ) {
        beginObject()
        staffMembers(seq: seq, at: at, type: type, by: by, wire: wire)
        endObject()
    }

    /// Writes an event as a customer sees it, as one object without its conversation.
    public mutating func customerEvent(_ event: CustomerEvent) {
        beginObject()
        customerMembers(event)
        endObject()
    }

    fileprivate mutating func staffMembers(
        seq: Int,
        at: Timestamp,
        type: String,
        by: Author,
        wire: some Collection<UInt8>
    ) {
        member("seq", seq)
        member("prev", seq - 1)
        member("at", at)
        member("type", type)
        name("by")
        author(by)
        name("data")
        raw(wire)
    }

    fileprivate mutating func customerMembers(_ event: CustomerEvent) {
        member("seq", event.seq)
        member("prev", event.prev)
        member("at", event.at)
        member("type", event.body.type.rawValue)
        name("by")
        author(event.by)
        name("data")
        customerData(event)
    }
}

extension Frames {
    /// Returns the `event` notification for the staff.
    public static func event(_ event: Event, of conversation: ConversationID, payload: StoredPayload) -> [UInt8] {
        let wire = payload.wire
        return notification("event", capacity: wire.count + 256) { writer in
            writer.member("conversation", conversation)
            writer.staffMembers(
                seq: event.seq,
                at: event.at,
                type: event.body.type.rawValue,
                by: event.by,
                wire: wire
            )
        }
    }

    /// Returns the `event` notification for a customer.
    public static func event(_ event: CustomerEvent) -> [UInt8] {
        notification("event", capacity: 512) { writer in
            writer.member("conversation", event.conversation)
            writer.customerMembers(event)
        }
    }
}
