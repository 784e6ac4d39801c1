import HarkDomain

/// Conversations that ask for the same, in order; when the first cannot be served, none of them can.
///
/// The longer one waits, the more agents may serve it, so the first has the widest choice.
struct NeedLine: Sendable {
    let like: RoutingLike
    let policy: RoutingPolicy
    /// The index of what they ask for.
    let ask: Int
    /// The queue's column.
    let column: Int
    var ranks = RankedLine()
    /// The stage of the first; −1 before it is known.
    var stage = -1
    /// The slot of the agent for whom they are kept.
    var keeper: Int?
    /// Slots of those whom nothing bars but load.
    var able = RoutingBits()
    /// When mere time changes the stage of the first; `Int64.max`: never.
    var until = Int64.max
    /// True when it waits to be looked at.
    var isDirty = false
    /// True when agents have changed since `able` was worked out.
    var isStale = true

    init(_ like: RoutingLike, _ policy: RoutingPolicy, ask: Int, column: Int) {
        (self.like, self.policy, self.ask, self.column) = (like, policy, ask, column)
    }

    /// When a conversation of this line came.
    func queuedAt(_ rank: RoutingRank) -> Int64 {
        rank.at + like.headStart + Int64(like.priority) * Int64(policy.priorityCreditSeconds ?? 0) * 1000
    }

    /// When, after a moment, mere time changes what the first asks for; `Int64.max`: never.
    func moment(after now: Int64) -> Int64 {
        guard let first = ranks.first else { return .max }
        let queuedAt = queuedAt(first)
        var moment = Int64.max
        func note(_ time: Int64) { if time > now { moment = min(moment, time) } }
        for step in policy.relaxation.prefix(64) { note(queuedAt + Int64(step.afterSeconds) * 1000) }
        for rule in policy.overflow.prefix(64) {
            if let seconds = rule.afterSeconds { note(queuedAt + Int64(seconds) * 1000) }
        }
        if like.lastAgent != nil { note(queuedAt + Int64(policy.stickySeconds) * 1000) }
        for until in like.excluded.values { note(until.milliseconds) }
        return moment
    }

    /// True when the stage is always the same.
    var isTimeless: Bool { policy.relaxation.isEmpty && policy.overflow.isEmpty }
}
