import HarkDomain
import HarkRouting
import HarkSimulator

/// What the log of some days gives to a trial: who came and who was there, and what rules look at.
struct TrialMaterial: Sendable {
    /// Which wait of which conversation.
    struct Wait: Hashable, Sendable {
        let conversation: ConversationID
        let queuedAt: Timestamp
    }

    /// What entry rules decide by when they are asked again.
    struct Entry: Sendable {
        let facts: EntryFacts
        /// The site's own queue.
        let home: QueueID
    }

    /// Who came and who was there.
    let log: TrialLog
    /// Waits that entry rules decided or would have decided, and no person or customer.
    let entries: [Wait: Entry]
}

extension TrialConversation {
    /// Which wait this is.
    var wait: TrialMaterial.Wait { TrialMaterial.Wait(conversation: id, queuedAt: queuedAt) }
}

extension TrialPlan {
    /// Takes what a trial can tell apart out of a routing plan.
    ///
    /// Who was sent to a queue by a person, or chose it, asks for what was decided then.
    init(_ plan: RoutingPlan, _ entries: [TrialMaterial.Wait: TrialMaterial.Entry]) {
        self.init(
            policies: plan.policies,
            default: plan.policy,
            agentCapacity: plan.queues.compactMapValues(\.agentCapacity)
        ) { conversation in
            guard let entry = entries[conversation.wait] else { return plan.kept(conversation.demand) }
            return plan.demand(of: entry, at: conversation.queuedAt, weight: conversation.demand.weight)
        }
    }
}

extension RoutingPlan {
    fileprivate func demand(of entry: TrialMaterial.Entry, at moment: Timestamp, weight: Int) -> TrialDemand {
        let route = route(entry.facts, at: moment)
        let queue = route.queue ?? entry.home
        let priority = route.priority ?? 0
        return TrialDemand(
            queue: queue,
            priority: priority,
            weight: weight,
            required: route.required,
            preferred: route.preferred,
            language: route.language,
            firstResponseSeconds: firstResponseSeconds(route.sla, queue, priority)
        )
    }

    fileprivate func kept(_ demand: TrialDemand) -> TrialDemand {
        var demand = demand
        demand.firstResponseSeconds = firstResponseSeconds(nil, demand.queue, demand.priority)
        return demand
    }

    private func firstResponseSeconds(_ sla: String?, _ queue: QueueID, _ priority: Int) -> Int? {
        (sla.flatMap { self.sla(named: $0) } ?? self.sla(of: queue))?.target(priority: priority)?.firstResponseSeconds
    }
}
