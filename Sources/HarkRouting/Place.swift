public import HarkDomain

/// A conversation's place among those that wait: priority first, then rank, then id.
public struct Place: Hashable, Comparable, Sendable {
    /// −10…10, higher first.
    public let priority: Int
    /// Smaller is nearer the head; the time of queueing in milliseconds unless it came back to the head.
    public let rank: Int64
    /// The conversation, which decides between equals.
    public let conversation: ConversationID

    /// Creates a place.
    public init(priority: Int, rank: Int64, conversation: ConversationID) {
        (self.priority, self.rank, self.conversation) = (priority, rank, conversation)
    }

    /// Orders places from the head of the line to its end.
    public static func < (left: Self, right: Self) -> Bool {
        if left.priority != right.priority { return left.priority > right.priority }
        if left.rank != right.rank { return left.rank < right.rank }
        return left.conversation < right.conversation
    }
}
