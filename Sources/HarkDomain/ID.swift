/// An identifier of one kind of thing, told apart from all others by its phantom `Tag`.
///
/// The number holds 42 bits of milliseconds since 2020 and 21 bits of chance, so ids of things made at
/// the same time lie side by side in an index. On the wire an id is an opaque string of 13 characters.
public struct ID<Tag>: Hashable, Comparable, Sendable {
    /// The number behind the id, at least 1.
    public let rawValue: Int64

    /// Creates an id from its number, as a store keeps it.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Creates an id from its wire form, or nil when the text is not one.
    public init?(_ text: String) {
        guard let value = Base32.decode(text.utf8), value > 0 else { return nil }
        rawValue = value
    }

    /// The opaque wire form: 13 lower-case base32 characters.
    public var text: String { Base32.encode(rawValue) }

    /// Orders ids by their number, which is by time of making.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension ID: CustomStringConvertible {
    /// The wire form.
    public var description: String { text }
}

/// Tags a conversation's id.
public enum ConversationTag {}
/// Tags the id of a person on the staff.
public enum AgentTag {}
/// Tags an unidentified person's id in the widget.
public enum VisitorTag {}
/// Tags the record of an identified person.
public enum ContactTag {}
/// Tags a queue's id.
public enum QueueTag {}
/// Tags a site's id.
public enum SiteTag {}
/// Tags the id of an offer to one agent.
public enum OfferTag {}

/// Names a conversation.
public typealias ConversationID = ID<ConversationTag>
/// Names a member of the staff, whatever the role.
public typealias AgentID = ID<AgentTag>
/// Names a visitor.
public typealias VisitorID = ID<VisitorTag>
/// Names a contact.
public typealias ContactID = ID<ContactTag>
/// Names a queue.
public typealias QueueID = ID<QueueTag>
/// Names a site.
public typealias SiteID = ID<SiteTag>
/// Names an offer.
public typealias OfferID = ID<OfferTag>

/// Makes ids that never repeat within one process and hardly ever between two.
public struct IDSource<Random: RandomNumberGenerator & Sendable>: Sendable {
    private var last: Int64 = 0
    private var random: Random

    /// Creates a source that draws its chance bits from `random`.
    public init(random: Random) {
        self.random = random
    }

    /// Returns a fresh id of any kind for a thing made at `time`.
    public mutating func next<Tag>(at time: Timestamp) -> ID<Tag> {
        let milliseconds = max(0, time.milliseconds - Timestamp.idEpoch.milliseconds)
        let fresh = (milliseconds << 21) | Int64.random(in: 0..<(1 << 21), using: &random)
        last = max(last + 1, fresh)
        return ID(rawValue: last)
    }
}
