import HarkDomain
import HarkRouting

/// The queues and agents of a trial by index, since the engine knows things by their index.
///
/// Indices are in the order of ids, which decide between equals.
struct TrialNames: Sendable {
    /// The queues in order of id.
    let queues: [QueueReference]
    private let indices: [QueueID: Int]
    private let agents: [AgentID: Int]

    /// Names all queues that are told of anywhere, and the agents.
    init(_ log: TrialLog, _ window: TrialWindow, others: Set<QueueID>) throws(PolicyTrialError) {
        let named = Dictionary(log.queues.map { ($0.id, $0) }) { first, _ in first }
        var all = others.union(named.keys)
        for customer in window.customers { all.insert(customer.conversation.demand.queue) }
        for agent in window.agents { all.formUnion(agent.queues.keys) }
        try PolicyTrial.check("queues", all.count, 0...PolicyTrial.mostQueues)
        queues = all.sorted().map { named[$0] ?? QueueReference(id: $0, name: $0.text) }
        indices = Dictionary(uniqueKeysWithValues: queues.enumerated().map { ($0.element.id, $0.offset) })
        agents = Dictionary(uniqueKeysWithValues: window.agents.enumerated().map { ($0.element.agent.id, $0.offset) })
    }

    /// A queue's index.
    ///
    /// - Precondition: the queue is named.
    func index(of queue: QueueID) -> Int { indices[queue, default: 0] }

    /// An agent's index; nil: not known.
    func index(of agent: AgentID) -> Int? { agents[agent] }

    /// The policy in the engine's ids.
    func simulated(_ policy: RoutingPolicy) -> RoutingPolicy {
        var policy = policy
        for index in policy.overflow.indices {
            policy.overflow[index].to = .simulated(self.index(of: policy.overflow[index].to))
        }
        return policy
    }

    /// How much of an agent a conversation takes, within the range.
    func weight(of asked: TrialDemand) -> Int { min(max(25, asked.weight), 300) }

    /// A demand in the engine's terms, within its ranges.
    func demand(_ asked: TrialDemand, _ plan: TrialPlan, lastAgent: AgentID?) -> RecordedDemand {
        let target = asked.firstResponseSeconds ?? plan.firstResponseSeconds[asked.queue]
        return RecordedDemand(
            priority: min(max(-10, asked.priority), 10),
            weight: weight(of: asked),
            required: asked.required,
            preferred: asked.preferred,
            language: asked.language,
            lastAgent: lastAgent.flatMap { agents[$0] },
            targetSeconds: target.map(Double.init)
        )
    }
}
