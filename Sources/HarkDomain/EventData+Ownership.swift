// Who owns a conversation, from the queue to the next queue.

/// The conversation waits in a queue.
public struct ConversationQueued: Hashable, Sendable {
    /// The queue; customers see its name.
    public let queue: QueueReference
    /// −10…10, higher first.
    ///
    /// Staff only.
    public let priority: Int
    /// The place within the priority: smaller is nearer the head.
    ///
    /// Kept for the fold, not shown.
    public let rank: Int64
    /// The ownership epoch: nobody owns it.
    ///
    /// Kept for the fold, not shown.
    public let epoch: Int
    /// What it asks of those who may serve it.
    ///
    /// Staff only.
    public let demand: RouteDemand

    /// Creates the value from its parts.
    public init(queue: QueueReference, priority: Int, rank: Int64, epoch: Int, demand: RouteDemand = .none) {
        self.queue = queue
        self.priority = priority
        self.rank = rank
        self.epoch = epoch
        self.demand = demand
    }
}

/// The conversation is proposed to one agent.
public struct OfferMade: Hashable, Sendable {
    /// The offer's id.
    public let offer: OfferID
    /// To whom.
    public let agent: AgentReference
    /// When it lapses.
    public let expiresAt: Timestamp
    /// Why this agent.
    public let explained: RoutingExplanation

    /// Creates the value from its parts.
    public init(offer: OfferID, agent: AgentReference, expiresAt: Timestamp, explained: RoutingExplanation) {
        self.offer = offer
        self.agent = agent
        self.expiresAt = expiresAt
        self.explained = explained
    }
}

/// An offer was declined or lapsed.
public struct OfferEnded: Hashable, Sendable {
    /// The offer's id.
    public let offer: OfferID
    /// Who let it pass.
    public let agent: AgentReference

    /// Creates the value from its parts.
    public init(offer: OfferID, agent: AgentReference) {
        self.offer = offer
        self.agent = agent
    }
}

/// A person owns the conversation from now on.
public struct AssignmentMade: Hashable, Sendable {
    /// The owner; customers see the name.
    public let agent: AgentReference
    /// The ownership epoch, which only grows.
    ///
    /// Staff only.
    public let epoch: Int
    /// Why this agent.
    ///
    /// Staff only.
    public let explained: RoutingExplanation

    /// Creates the value from its parts.
    public init(agent: AgentReference, epoch: Int, explained: RoutingExplanation) {
        self.agent = agent
        self.epoch = epoch
        self.explained = explained
    }
}

/// A person owns the conversation no longer.
public struct AssignmentEnded: Hashable, Sendable {
    /// The owner until now.
    public let agent: AgentReference
    /// The epoch that ended.
    public let epoch: Int
    /// Why it ended.
    public let reason: AssignmentEnd

    /// Creates the value from its parts.
    public init(agent: AgentReference, epoch: Int, reason: AssignmentEnd) {
        self.agent = agent
        self.epoch = epoch
        self.reason = reason
    }
}

/// Why an assignment ended.
public enum AssignmentEnd: String, Sendable, CaseIterable {
    /// The conversation was resolved.
    case resolved
    /// The time after the talk is over.
    case wrapUpEnded
    /// It was handed on.
    case transferred
    /// A supervisor or colleague took it.
    case takenOver
    /// The agent had no socket for too long.
    case agentGone
    /// The agent was deactivated.
    case agentRetired
}

/// The conversation was handed on.
public struct ConversationTransferred: Hashable, Sendable {
    /// Where to; customers see its name.
    public let to: TransferTarget
    /// Why.
    ///
    /// Staff only.
    public let reason: String
    /// The ownership epoch from here on.
    ///
    /// Kept for the fold, not shown.
    public let epoch: Int

    /// Creates the value from its parts.
    public init(to: TransferTarget, reason: String, epoch: Int) {
        self.to = to
        self.reason = reason
        self.epoch = epoch
    }
}

/// Where a conversation was handed to.
public enum TransferTarget: Hashable, Sendable {
    case queue(QueueReference)
    case agent(AgentReference)
    case bot

    /// The name that everybody sees.
    public var name: String {
        switch self {
        case .queue(let queue): queue.name
        case .agent(let agent): agent.name
        case .bot: "bot"
        }
    }
}
