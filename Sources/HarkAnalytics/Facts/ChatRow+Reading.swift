public import HarkDomain

extension ChatRow {
    /// The agent who answered last.
    public var agentReference: AgentReference? {
        agent.flatMap { agent in AgentID(agent.key).map { AgentReference(id: $0, name: agent.name) } }
    }

    /// The rating, 1…5.
    public var score: Int? { self[.score].map { Int($0) } }
}
