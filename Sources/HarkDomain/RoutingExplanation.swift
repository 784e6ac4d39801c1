/// Why an agent was chosen.
public struct RoutingExplanation: Hashable, Sendable {
    /// What decided.
    public let rule: RoutingRule
    /// Who could have had it, best first; at most 10.
    public let candidates: [RoutingCandidate]
    /// What the person who decided gave as reason; nil when routing did.
    public let reason: String?

    /// Creates the value from its parts.
    public init(rule: RoutingRule, candidates: [RoutingCandidate] = [], reason: String? = nil) {
        self.rule = rule
        self.candidates = candidates
        self.reason = reason
    }
}

/// An agent who could take a conversation.
public struct RoutingCandidate: Hashable, Sendable {
    /// Who.
    public let agent: AgentReference
    /// Conversations that weighed on this agent.
    public let load: Int
    /// Conversations this agent can hold.
    public let capacity: Int
    /// Since the last assignment or since becoming available.
    public let idleSeconds: Int

    /// Creates the value from its parts.
    public init(agent: AgentReference, load: Int, capacity: Int, idleSeconds: Int) {
        self.agent = agent
        self.load = load
        self.capacity = capacity
        self.idleSeconds = idleSeconds
    }
}

/// What decided who gets a conversation.
public enum RoutingRule: String, Sendable, CaseIterable {
    /// The free agent who has waited longest.
    case longestIdle
    /// The agent who had it last.
    case lastAgent
    /// The agent picked it from the queue.
    case pickedUp
    /// A supervisor assigned it.
    case assigned
    /// A supervisor took it over.
    case takenOver
    /// A colleague transferred it to this agent.
    case transferred
}
