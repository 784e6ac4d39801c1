// What the floor's own stream tells.

/// A member of the staff became available or not.
public struct AvailabilityChanged: Hashable, Sendable {
    /// Who.
    public let agent: AgentID
    /// What was chosen.
    public let availability: Availability
    /// Why Hark chose it; nil when a person did.
    public let because: AwayReason?

    /// Creates the value from its parts.
    public init(agent: AgentID, availability: Availability, because: AwayReason? = nil) {
        self.agent = agent
        self.availability = availability
        self.because = because
    }
}

/// The last socket of a member of the staff closed, or the first opened.
public struct PresenceChanged: Hashable, Sendable {
    /// Who.
    public let agent: AgentID
    /// True with at least one socket.
    public let isConnected: Bool
    /// True when a server counts sockets anew, after its start or a failure of its disk: when they closed is not known.
    public let isAfterRestart: Bool

    /// Creates the value from its parts.
    public init(agent: AgentID, isConnected: Bool, isAfterRestart: Bool = false) {
        self.agent = agent
        self.isConnected = isConnected
        self.isAfterRestart = isAfterRestart
    }
}

/// An active conversation was silent so long that it weighs nothing.
public struct ConversationIdled: Hashable, Sendable {
    /// Which.
    public let conversation: ConversationID

    /// Creates the value from its parts.
    public init(conversation: ConversationID) {
        self.conversation = conversation
    }
}

/// A version of the routing plan holds from now on.
public struct RoutingPublished: Hashable, Sendable {
    /// The number, from 1, one more with each publication.
    public let version: Int
    /// Why, in a person's words.
    public let note: String
    /// The plan as canonical JSON, queues by their ids.
    public let plan: String

    /// Creates the value from its parts.
    public init(version: Int, note: String, plan: String) {
        (self.version, self.note, self.plan) = (version, note, plan)
    }
}

/// A version of the survey plan holds from now on.
public struct SurveyPublished: Hashable, Sendable {
    /// The number, from 1, one more with each publication.
    public let version: Int
    /// Why, in a person's words.
    public let note: String
    /// The plan as canonical JSON, queues by their ids.
    public let plan: String

    /// Creates the value from its parts.
    public init(version: Int, note: String, plan: String) {
        (self.version, self.note, self.plan) = (version, note, plan)
    }
}

/// A supervisor took an attention item on.
public struct AttentionAcknowledged: Hashable, Sendable {
    /// The item's id.
    public let item: String
    /// Who.
    public let by: AgentReference

    /// Creates the value from its parts.
    public init(item: String, by: AgentReference) {
        self.item = item
        self.by = by
    }
}
