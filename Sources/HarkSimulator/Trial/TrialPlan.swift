public import HarkDomain
public import HarkRouting

/// How conversations find agents, as far as a trial can tell one way from another.
///
/// Business hours, tiers and offers that lapse are not simulated: agents are there when they were, and who is assigned
/// answers at once.
public struct TrialPlan: Sendable {
    /// How each queue routes.
    public var policies: [QueueID: RoutingPolicy]
    /// How the queues left out route.
    public var common: RoutingPolicy
    /// How soon each queue's conversations should be answered, by clocks that run day and night.
    ///
    /// - Units: seconds; a queue left out has no target.
    public var firstResponseSeconds: [QueueID: Int]
    /// How much of a queue an agent holds at once, when that is less than the agent's own limit.
    ///
    /// - Units: hundredths of a unit.
    public var agentCapacity: [QueueID: Int]
    /// What a conversation asks for under this plan's entry rules; asked once for each, in order of `queuedAt`.
    public var demand: @Sendable (TrialConversation) -> TrialDemand

    /// Creates a plan.
    ///
    /// - Parameters:
    ///   - policies: how each queue routes.
    ///   - common: how the queues left out route.
    ///   - firstResponseSeconds: targets by queue.
    ///   - agentCapacity: limits by queue.
    ///   - demand: the entry rules; without, what was decided then.
    public init(
        policies: [QueueID: RoutingPolicy] = [:],
        default common: RoutingPolicy = RoutingPolicy(),
        firstResponseSeconds: [QueueID: Int] = [:],
        agentCapacity: [QueueID: Int] = [:],
        demand: @escaping @Sendable (TrialConversation) -> TrialDemand = { $0.demand }
    ) {
        (self.policies, self.common) = (policies, common)
        (self.firstResponseSeconds, self.agentCapacity) = (firstResponseSeconds, agentCapacity)
        self.demand = demand
    }
}

extension TrialPlan {
    /// The queues that the plan names.
    var queues: Set<QueueID> {
        let helpers = ([common] + policies.values).flatMap { $0.overflow.map(\.to) }
        return Set(policies.keys).union(helpers)
    }

    /// The first thing in a policy that is out of its range.
    var problem: RoutingPolicyProblem? {
        ([common] + policies.sorted { $0.key < $1.key }.map(\.value)).lazy.compactMap(\.problems.first).first
    }
}
