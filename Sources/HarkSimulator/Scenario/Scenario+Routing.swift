import HarkDomain
import HarkRouting

extension Scenario {
    /// The agents as the router sees them at the start, with their groups.
    func seats() -> [(group: Int, seat: RoutingSeat)] {
        let members = agents.indices.flatMap { group in Array(repeating: group, count: agents[group].count) }
        return members.enumerated().map { ($0.element, seat(of: $0.offset, in: agents[$0.element])) }
    }

    private func seat(of index: Int, in group: AgentGroup) -> RoutingSeat {
        let limits = queues.indices.compactMap { queue in
            group.limit(in: queues[queue].name).map { (QueueID.simulated(queue), $0) }
        }
        return RoutingSeat(
            agent: AgentReference(id: .simulated(index), name: "agent \(index + 1)"),
            queues: Dictionary(uniqueKeysWithValues: limits),
            skills: group.skills,
            languages: group.languages,
            capacity: group.capacity,
            isAvailable: group.isOnDuty(at: 0),
            idleSince: Timestamp(seconds: 0)
        )
    }

    /// A conversation as the router sees it when it begins to wait.
    func need(of customer: Int, in queue: Int, at moment: Timestamp, demand: RecordedDemand? = nil) -> RoutingNeed {
        if let demand { return demand.need(of: customer, in: queue, at: moment) }
        return RoutingNeed(
            conversation: .simulated(customer),
            queue: .simulated(queue),
            queuedAt: moment,
            priority: queues[queue].priority,
            weight: queues[queue].weight,
            required: queues[queue].skills,
            preferred: queues[queue].preferredSkills,
            language: queues[queue].language
        )
    }

    /// True when agents of a group may serve a queue.
    func serves(_ group: AgentGroup, _ queue: SimulatedQueue) -> Bool {
        guard group.limit(in: queue.name) != nil else { return false }
        if let language = queue.language, !group.languages.isEmpty, !group.languages.contains(language) { return false }
        return queue.skills.allSatisfy { group.skills[$0.name, default: 0] >= $0.level }
    }
}

extension AgentGroup {
    /// How its agents serve a queue; nil: not at all.
    fileprivate func limit(in queue: String) -> SeatLimit? {
        if let limits { return limits[queue] }
        return queues.isEmpty || queues.contains(queue) ? SeatLimit() : nil
    }
}

extension RecordedDemand {
    /// The conversation as the router sees it when it begins to wait.
    fileprivate func need(of customer: Int, in queue: Int, at moment: Timestamp) -> RoutingNeed {
        RoutingNeed(
            conversation: .simulated(customer),
            queue: .simulated(queue),
            queuedAt: moment,
            priority: priority,
            weight: weight,
            required: required,
            preferred: preferred,
            language: language,
            lastAgent: lastAgent.map { .simulated($0) }
        )
    }
}
