public import HarkDomain

/// All of routing that is not the own profile of an agent or a queue, as one document.
///
/// A version of it that was published never changes. The empty plan is what holds without one: every conversation goes
/// to its site's own queue, which is always open, has no targets of service and the policy `RoutingPolicy()`.
public struct RoutingPlan: Hashable, Sendable {
    /// How queues pick agents that have no policy of their own.
    public var policy = RoutingPolicy()
    /// True when conversations weigh by their pace, length and mood; false: one unit each.
    public var weighing = false
    /// The vocabulary of skills.
    ///
    /// - Shape: as written, no name twice; empty: any name is taken.
    public var skills: [PlannedSkill] = []
    /// When people are there.
    ///
    /// - Shape: as written, no name twice.
    public var businessHours: [BusinessHours] = []
    /// Targets of service.
    ///
    /// - Shape: as written, no name twice.
    public var sla: [SLAPolicy] = []
    /// What single queues have of their own.
    public var queues: [QueueID: QueuePlan] = [:]
    /// Where conversations go.
    ///
    /// - Shape: the first that matches decides; no name twice.
    public var rules: [EntryRule] = []
    /// Who stands behind a queue.
    ///
    /// - Shape: as written, no queue twice, and no way leads back to where it began.
    public var tiers: [Tier] = []

    /// Creates the empty plan.
    public init() {}
}

/// A skill that rules and agents may name.
public struct PlannedSkill: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// What it means, for people; nil when nobody wrote it.
    public var description: String?

    /// Creates a skill.
    public init(_ name: String, description: String? = nil) {
        (self.name, self.description) = (name, description)
    }
}

/// What a plan says of one queue.
public struct QueuePlan: Hashable, Sendable {
    /// The queue's own policy; nil: the plan's.
    public var policy: RoutingPolicy?
    /// The name of its business hours; nil: always open.
    public var businessHours: String?
    /// The name of its SLA policy; nil: none.
    public var sla: String?
    /// How much of the queue an agent holds at once; nil: as much as the agent's whole capacity.
    ///
    /// - Units: hundredths of a unit of capacity, 25…10,000.
    public var agentCapacity: Int?

    /// Creates what a plan says of a queue.
    public init(
        policy: RoutingPolicy? = nil,
        businessHours: String? = nil,
        sla: String? = nil,
        agentCapacity: Int? = nil
    ) {
        (self.policy, self.businessHours, self.sla) = (policy, businessHours, sla)
        self.agentCapacity = agentCapacity
    }
}

/// One step up: who stands behind a queue.
public struct Tier: Hashable, Sendable {
    /// The queue that is left.
    public var queue: QueueID
    /// The queue that takes over.
    public var next: QueueID
    /// True when a breach of the SLA takes the step by itself.
    public var afterBreach: Bool

    /// Creates a step.
    public init(queue: QueueID, next: QueueID, afterBreach: Bool = false) {
        (self.queue, self.next, self.afterBreach) = (queue, next, afterBreach)
    }
}
