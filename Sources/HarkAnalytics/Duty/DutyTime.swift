public import HarkDomain

/// How long an agent took conversations on one day, and what of that with some in hand.
///
/// - Units: milliseconds, all of them.
public struct DutyTime: Hashable, Sendable {
    /// How long the agent took conversations.
    public var available: Int64
    /// How long of that there was at least one in hand.
    public var busy: Int64
    /// The times that each conversation was in hand then, together.
    public var load: Int64

    /// Creates a time; nothing of each when it is not given.
    public init(available: Int64 = 0, busy: Int64 = 0, load: Int64 = 0) {
        (self.available, self.busy, self.load) = (available, busy, load)
    }

    /// Adds a span in which so many conversations were in hand.
    mutating func add(_ length: Int64, inHand count: Int) {
        available += length
        if count > 0 { busy += length }
        load += length * Int64(count)
    }

    static func += (left: inout DutyTime, right: DutyTime) {
        left.available += right.available
        left.busy += right.busy
        left.load += right.load
    }
}

/// One day of one agent.
public struct DutyDay: Hashable, Sendable {
    /// Who.
    public let agent: AgentID
    /// The day of the site's calendar, as ``ReportDay`` counts.
    public let day: Int32

    /// Creates the key from its parts.
    public init(agent: AgentID, day: Int32) { (self.agent, self.day) = (agent, day) }
}
