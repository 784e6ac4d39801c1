public import HarkDomain

extension RoutingPlan {
    /// Writes the plan as JSON, which is the same for equal plans; what ``read(_:queues:)`` reads back is this plan.
    ///
    /// Defaults of policies are written out, so that a plan keeps its meaning when a default changes. What is nil or
    /// empty is left out.
    ///
    /// - Parameter name: how a queue is called; by `\.text`, its id, the document outlives a change of its name.
    /// - Returns: one line of JSON with sorted keys.
    public func json(name: (QueueID) -> String) -> String {
        let queues = queues.sorted { $0.key < $1.key }.map { $0.value.json($0.key, name) }
        return PlanJSON.object([
            "policy": policy.json(name),
            "weighing": .bool(weighing),
            "skills": .list(skills.map(\.json), orNil: true),
            "businessHours": .list(businessHours.map(\.json), orNil: true),
            "sla": .list(sla.map(\.json), orNil: true),
            "queues": .list(queues, orNil: true),
            "rules": .list(rules.map { $0.json(name) }, orNil: true),
            "tiers": .list(tiers.map { $0.json(name) }, orNil: true),
        ]).written
    }
}

extension PlannedSkill {
    fileprivate var json: PlanJSON { .object(["name": .text(name), "description": description.map(PlanJSON.text)]) }
}

extension BusinessHours {
    fileprivate var json: PlanJSON {
        .object([
            "name": .text(name), "zone": .text(zone), "week": .texts(week),
            "holidays": .list(holidays.map(\.json), orNil: true),
        ])
    }
}

extension BusinessHours.Holiday {
    fileprivate var json: PlanJSON { .object(["date": .text(date), "name": .text(name), "open": .texts(open)]) }
}

extension SLAPolicy {
    fileprivate var json: PlanJSON {
        .object([
            "name": .text(name), "businessHours": businessHours.map(PlanJSON.text),
            "warnAtPercent": .whole(warnAtPercent), "targets": .list(targets.map(\.json)),
        ])
    }
}

extension SLATarget {
    fileprivate var json: PlanJSON {
        .object([
            "priority": priority.map(PlanJSON.whole),
            "firstResponseSeconds": firstResponseSeconds.map(PlanJSON.whole),
            "nextResponseSeconds": nextResponseSeconds.map(PlanJSON.whole),
            "resolutionSeconds": resolutionSeconds.map(PlanJSON.whole),
        ])
    }
}

extension QueuePlan {
    fileprivate func json(_ queue: QueueID, _ name: (QueueID) -> String) -> PlanJSON {
        .object([
            "queue": .text(name(queue)), "policy": policy.map { $0.json(name) },
            "businessHours": businessHours.map(PlanJSON.text), "sla": sla.map(PlanJSON.text),
            "agentCapacity": agentCapacity.map(PlanJSON.hundredths),
        ])
    }
}

extension Tier {
    fileprivate func json(_ name: (QueueID) -> String) -> PlanJSON {
        .object(["queue": .text(name(queue)), "next": .text(name(next)), "afterBreach": .bool(afterBreach)])
    }
}

extension EntryRule {
    fileprivate func json(_ name: (QueueID) -> String) -> PlanJSON {
        .object(["name": .text(self.name), "when": when.json, "then": then.json(name)])
    }
}

extension EntryConditions {
    fileprivate var json: PlanJSON? {
        guard self != EntryConditions() else { return nil }
        return .object([
            "site": .texts(site), "page": .texts(page.map(\.text)), "language": .texts(language),
            "intent": .texts(intent), "entity": .texts(entity), "mood": .texts(mood.map(\.rawValue)),
            "segment": .texts(segment),
            "hours": hours.map { .object(["name": .text($0.name), "are": .text($0.are.rawValue)]) },
            "returning": returning.map(PlanJSON.bool), "dissatisfied": dissatisfied.map(PlanJSON.bool),
        ])
    }
}

extension EntryAction {
    fileprivate func json(_ name: (QueueID) -> String) -> PlanJSON {
        .object([
            "queue": .text(name(queue)), "required": .list(required.map(\.json), orNil: true),
            "preferred": .list(preferred.map(\.json), orNil: true), "language": .bool(language),
            "priority": priority.map(PlanJSON.whole), "sla": sla.map(PlanJSON.text),
        ])
    }
}

extension SkillNeed {
    fileprivate var json: PlanJSON { .object(["name": .text(name), "level": .whole(level)]) }
}
