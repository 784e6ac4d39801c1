public import HarkDomain

extension RoutingPlan {
    /// Returns the policy of a queue: its own, or the plan's.
    public func policy(of queue: QueueID) -> RoutingPolicy { queues[queue]?.policy ?? policy }

    /// The policies of the queues that the plan names with one of their own, as a board takes them.
    ///
    /// Those of other queues are not here, since a plan does not know them; see ``policies(of:)``.
    public var policies: [QueueID: RoutingPolicy] { queues.compactMapValues(\.policy) }

    /// Returns the policy of each of these queues.
    public func policies(of queues: some Sequence<QueueID>) -> [QueueID: RoutingPolicy] {
        var policies: [QueueID: RoutingPolicy] = [:]
        for queue in queues { policies[queue] = policy(of: queue) }
        return policies
    }

    /// Returns the business hours of that name.
    public func hours(named name: String) -> BusinessHours? { businessHours.first { $0.name == name } }

    /// Returns the SLA policy of that name.
    public func sla(named name: String) -> SLAPolicy? { sla.first { $0.name == name } }

    /// Returns the business hours of a queue; nil: it is always open.
    public func hours(of queue: QueueID) -> BusinessHours? {
        queues[queue]?.businessHours.flatMap { hours(named: $0) }
    }

    /// Returns the SLA policy of a queue; nil: it has none.
    public func sla(of queue: QueueID) -> SLAPolicy? { queues[queue]?.sla.flatMap { sla(named: $0) } }

    /// Returns the step up from a queue; nil: nobody stands behind it.
    public func tier(of queue: QueueID) -> Tier? { tiers.first { $0.queue == queue } }

    /// True when the plan names a queue anywhere.
    public func names(_ queue: QueueID) -> Bool {
        let policies = [policy] + queues.values.compactMap(\.policy)
        return queues[queue] != nil || rules.contains { $0.then.queue == queue }
            || tiers.contains { $0.queue == queue || $0.next == queue }
            || policies.contains { $0.overflow.contains { $0.to == queue } }
    }
}
