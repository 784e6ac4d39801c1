import HarkDomain
public import HarkRouting

// The routing plan: published whole, and in force from the next decision on.
extension Floor {
    func decidePlan(_ text: String, _ note: String, base: Int, _ author: Author, _ now: Timestamp) -> Ruling {
        let version = routing?.version ?? 0
        guard base == version else {
            return .refused(.conflict("Version \(version) was published meanwhile"))
        }
        let (read, faults) = RoutingPlan.read(text, warns: false) { name in
            QueueID(name).flatMap { queues[$0]?.isActive == true ? $0 : nil }
        }
        guard let read else {
            let fault = faults.first.map { "\($0.at): \($0.message)" } ?? "is not a plan"
            return .refused(.invalid(field: "plan", reason: fault))
        }
        let plan = read.json(name: \.text)
        if routing?.plan == plan { return .unchanged(seq: floorSeq) }
        return noted(.routingPublished(RoutingPublished(version: version + 1, note: note, plan: plan)), author, now)
    }

    /// Routes by a published plan; what cannot be read was refused before it was published.
    mutating func use(_ published: RoutingPublished) {
        plan = RoutingPlan.read(published.plan, warns: false) { QueueID($0) }.plan ?? plan
        rebuildBoard()
    }

    /// The plan that holds, as read.
    public var routingPlan: RoutingPlan { plan }
}

// Where a conversation goes that comes to people.
extension Floor {
    /// Queues where the entry rules say; in its own queue when somebody chose that one.
    func route(_ slot: Int, at now: Timestamp) -> (queue: QueueReference, priority: Int, demand: RouteDemand) {
        let record = conversations.slots[slot].record
        let home = home(of: slot)
        guard record.queue.id == sites[record.site]?.queue || record.demand.rule != nil else {
            return (home, record.priority, .none)
        }
        return route(facts(of: record), home: home, priority: chosenPriority(record), at: now)
    }

    /// The priority without what a rule took off before, which holds no longer once another rule decides.
    private func chosenPriority(_ record: ConversationRecord) -> Int {
        let rule = plan.rules.first { $0.name == record.demand.rule }
        return record.priority < 0 && rule?.then.priority == record.priority ? 0 : record.priority
    }

    func route(
        _ facts: EntryFacts,
        home: QueueReference,
        priority: Int,
        at now: Timestamp
    ) -> (queue: QueueReference, priority: Int, demand: RouteDemand) {
        guard !plan.rules.isEmpty else { return (home, priority, .none) }
        let route = plan.route(facts, at: now)
        let queue = route.queue.flatMap { queues[$0] }.flatMap { $0.isActive ? $0.reference : nil }
        let demand = RouteDemand(
            rule: route.rule,
            required: route.required.map { Skill(name: $0.name, level: $0.level) },
            preferred: route.preferred.map { Skill(name: $0.name, level: $0.level) },
            language: route.language,
            sla: route.sla
        )
        // What a person lowered stays low, what was raised is raised at most.
        let raised = route.priority.map { priority < 0 ? priority : max($0, priority == 0 ? $0 : priority) }
        return (queue ?? home, raised ?? priority, demand)
    }

    /// What entry rules look at.
    func facts(of record: ConversationRecord) -> EntryFacts {
        EntryFacts(
            site: sites[record.site]?.key ?? "",
            page: record.context.page,
            language: record.language.flatMap { $0.isEmpty ? nil : $0 },
            intent: record.context.intent,
            entities: Set(record.context.entities),
            mood: record.flag?.level,
            segments: Set(record.context.segments),
            isReturning: record.context.isReturning,
            isLikelyDissatisfied: record.satisfaction?.riskSeq != nil
        )
    }
}
