public import HarkDomain

/// A conversation's place among those that wait in its queue.
public struct Place: Hashable, Comparable, Sendable {
    private let order: RoutingRank
    /// When it was queued in milliseconds, or an earlier moment for one that came back to the head.
    public let rank: Int64
    /// The conversation, which decides between equals.
    public var conversation: ConversationID { order.conversation }

    /// Creates the place that a policy gives.
    ///
    /// - Parameters:
    ///   - conversation: the conversation.
    ///   - rank: when it was queued in milliseconds, or an earlier moment for one that came back to the head.
    ///   - priority: −10…10, higher first.
    ///   - policy: how its queue weighs priority against age.
    public init(_ conversation: ConversationID, rank: Int64, priority: Int, policy: RoutingPolicy) {
        let need = RoutingNeed(
            conversation: conversation,
            queue: QueueID(rawValue: 0),
            queuedAt: Timestamp(milliseconds: rank),
            priority: priority
        )
        (order, self.rank) = (RoutingRank(need, policy), rank)
    }

    /// Orders places from the head of the line to its end.
    public static func < (left: Self, right: Self) -> Bool { left.order < right.order }
}
