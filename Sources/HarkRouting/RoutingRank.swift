import HarkDomain

/// Where a conversation stands among all that wait: smaller goes first.
struct RoutingRank: Hashable, Comparable, Sendable {
    /// Minus the priority under strict priority, else 0.
    var band: Int
    /// When it would have come, had it no priority.
    ///
    /// - Units: milliseconds since 1970.
    var at: Int64
    /// Decides between equals.
    var conversation: ConversationID

    init(_ need: RoutingNeed, _ policy: RoutingPolicy) {
        conversation = need.conversation
        let place = need.queuedAt.milliseconds - need.headStart
        if let credit = policy.priorityCreditSeconds {
            band = 0
            at = place - Int64(need.priority) * Int64(credit) * 1000
        } else {
            band = -need.priority
            at = place
        }
    }

    static func < (left: Self, right: Self) -> Bool {
        if left.band != right.band { return left.band < right.band }
        if left.at != right.at { return left.at < right.at }
        return left.conversation < right.conversation
    }
}
