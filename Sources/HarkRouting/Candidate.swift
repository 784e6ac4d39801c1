public import HarkDomain

/// An agent who can take one more conversation.
public struct Candidate: Hashable, Comparable, Sendable {
    /// Who.
    public let agent: AgentReference
    /// Conversations that weigh on this agent.
    public let load: Int
    /// Conversations this agent can hold.
    public let capacity: Int
    /// When the last assignment was made, or since when the agent can take any.
    public let idleSince: Timestamp
    /// Queues this agent serves.
    public let queues: [QueueID]

    /// Creates a candidate.
    public init(agent: AgentReference, load: Int, capacity: Int, idleSince: Timestamp, queues: [QueueID]) {
        (self.agent, self.load, self.capacity) = (agent, load, capacity)
        (self.idleSince, self.queues) = (idleSince, queues)
    }

    /// Orders candidates by who is to have the next conversation: the longest idle, then the lowest id.
    public static func < (left: Self, right: Self) -> Bool {
        left.idleSince == right.idleSince ? left.agent.id < right.agent.id : left.idleSince < right.idleSince
    }

    /// The candidate as an explanation names it.
    public func explained(at now: Timestamp) -> RoutingCandidate {
        let seconds = max(0, now.milliseconds - idleSince.milliseconds) / 1000
        return RoutingCandidate(agent: agent, load: load, capacity: capacity, idleSeconds: Int(seconds))
    }
}
