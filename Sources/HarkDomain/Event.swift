/// One line of the log: what happened, where, when and by whom.
///
/// - Shape: `position` is dense over everything, `seq` dense from 1 within the stream.
public struct Event: Hashable, Sendable {
    /// The place in the order of all decisions, from 1, without gaps.
    public let position: Int64
    /// The conversation, or the floor's own stream.
    public let stream: Stream
    /// The place within the stream, from 1, without gaps.
    public let seq: Int
    /// The seq of the event before it that a customer may see, 0 when there is none; nil: hidden from customers.
    public let customerPrev: Int?
    /// When it was decided.
    public let at: Timestamp
    /// Who did it.
    public let by: Author
    /// What happened.
    public let body: EventBody

    /// Creates an event from its parts.
    public init(
        position: Int64,
        stream: Stream,
        seq: Int,
        customerPrev: Int?,
        at: Timestamp,
        by: Author,
        body: EventBody
    ) {
        (self.position, self.stream, self.seq, self.customerPrev) = (position, stream, seq, customerPrev)
        (self.at, self.by, self.body) = (at, by, body)
    }

    /// The seq of the event before it that the staff may see: staff see all.
    public var staffPrev: Int { seq - 1 }

    /// The conversation it belongs to; nil on the floor's stream.
    public var conversation: ConversationID? {
        if case .conversation(let id) = stream { id } else { nil }
    }
}

/// A dense sequence of events.
public enum Stream: Hashable, Sendable {
    /// The events of one conversation.
    case conversation(ConversationID)
    /// What changes the floor outside conversations.
    case floor
}
