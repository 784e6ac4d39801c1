public import HarkDomain

/// Whether an agent takes conversations, and up to when the time is reckoned.
public struct DutyPost: Hashable, Sendable {
    /// The name.
    public var name = ""
    /// False once the account was closed.
    public var isActive = true
    /// Whether the agent chose to be online.
    public var isOnline = false
    /// Whether the agent has a socket.
    public var isConnected = false
    /// Up to when the time is in the days.
    public var since: Timestamp
    /// Conversations in hand.
    var count = 0

    /// Creates the post of somebody who is not there.
    public init(since: Timestamp) { self.since = since }

    /// True while the agent takes conversations.
    var isTaking: Bool { isActive && isOnline && isConnected }
}

/// A conversation that an agent has.
public struct DutyHold: Hashable, Sendable {
    /// Whose it is.
    public let agent: AgentID
    /// Whether it is put aside until a time.
    public var isAside = false
    /// Whether it was silent so long that it weighs nothing.
    public var isIdle = false

    /// Creates the hold of one that was just given to somebody.
    public init(agent: AgentID) { self.agent = agent }

    /// True while it is in hand.
    var isInHand: Bool { !isAside && !isIdle }
}
