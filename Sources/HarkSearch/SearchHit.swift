public import HarkDomain

/// An event in which something was found.
public struct SearchHit: Hashable, Sendable {
    /// The type of a hit that is no event: the contact of a conversation.
    public static let contactType = "contact"

    /// Where it was said.
    public let conversation: ConversationID
    /// The event's seq; 1 for a contact.
    public let seq: Int
    /// When.
    public let at: Timestamp
    /// The wire name of the event's type, or `contactType`.
    public let type: String
    /// Who said it.
    public let by: Author
    /// What was said, around the match.
    public let snippet: Snippet
}

/// Some hits, the best first.
public struct HitPage: Hashable, Sendable {
    /// The hits.
    public var hits: [SearchHit] = []
    /// Where to go on; nil when there is nothing further.
    ///
    /// A page may be short, even empty, and still go on.
    public var next: HitCursor?
    /// False while the index does not hold all of the log.
    public var isComplete: Bool

    /// Creates an empty page.
    public init(isComplete: Bool) { self.isComplete = isComplete }
}

/// A place in the order of hits, which stays where it is while messages are written.
public struct HitCursor: Hashable, Sendable, Comparable {
    let score: Int64
    let row: Int64

    init(score: Int64, row: Int64) { (self.score, self.row) = (score, row) }

    /// Reads the text of a cursor; nil when it is none.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let score = Int64(parts[0]), let row = Int64(parts[1]), score >= 0, row > 0 else {
            return nil
        }
        self.init(score: score, row: row)
    }

    /// The opaque text of the cursor.
    public var text: String { "\(score).\(row)" }

    /// Orders the worse before the better, and of two as good the older first.
    public static func < (left: Self, right: Self) -> Bool { (left.score, left.row) < (right.score, right.row) }
}

/// Conversations in which something was found, the youngest first.
public struct FoundConversations: Hashable, Sendable {
    /// The conversations.
    public var records: [ConversationRecord] = []
    /// Where to go on; nil when there is nothing further.
    ///
    /// A page may be short, even empty, and still go on.
    public var next: ConversationID?
    /// False while the index does not hold all of the log.
    public var isComplete: Bool

    /// Creates a page.
    public init(records: [ConversationRecord] = [], next: ConversationID? = nil, isComplete: Bool) {
        (self.records, self.next, self.isComplete) = (records, next, isComplete)
    }
}
