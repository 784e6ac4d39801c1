import HarkDomain
import HarkRouting

// Who in a plan uses what else it defines, in words.
extension RoutingPlan {
    /// Who uses these business hours; nil: nobody does.
    func user(ofHours name: String, _ queue: (QueueID) -> String) -> String? {
        if let rule = rules.first(where: { $0.when.hours?.name == name }) { return "the rule \(rule.name)" }
        if let policy = sla.first(where: { $0.businessHours == name }) { return "the SLA policy \(policy.name)" }
        return queues.filter { $0.value.businessHours == name }.keys.min().map { "the queue \(queue($0))" }
    }

    /// Who asks for a skill; nil: nobody does.
    func user(ofSkill name: String, _ queue: (QueueID) -> String) -> String? {
        if let rule = rules.first(where: { ($0.then.required + $0.then.preferred).contains { $0.name == name } }) {
            return "the rule \(rule.name)"
        }
        if policy.relaxes(name) { return "the common policy" }
        return queues.filter { $0.value.policy?.relaxes(name) ?? false }.keys.min().map { "the queue \(queue($0))" }
    }

    /// The names of all skills that anything asks for.
    var skillsAskedFor: Set<String> {
        let needs = rules.flatMap { $0.then.required + $0.then.preferred }.map(\.name)
        let policies = [policy] + queues.values.compactMap(\.policy)
        return Set(needs + policies.flatMap(\.relaxedSkills))
    }

    /// Who sends conversations to a queue or says how it is served; nil: nobody does.
    func user(ofQueue id: QueueID) -> String? {
        if let rule = rules.first(where: { $0.then.queue == id }) { return "the rule \(rule.name)" }
        if tiers.contains(where: { $0.queue == id || $0.next == id }) { return "a tier" }
        let policies = [policy] + queues.values.compactMap(\.policy)
        if policies.contains(where: { $0.overflow.contains { $0.to == id } }) { return "an overflow" }
        return queues[id] == nil ? nil : "its list of queues"
    }

    /// Calls business hours by another name, wherever they are used.
    mutating func renameHours(_ old: String, _ hours: BusinessHours) {
        for index in businessHours.indices where businessHours[index].name == old { businessHours[index] = hours }
        for index in sla.indices where sla[index].businessHours == old { sla[index].businessHours = hours.name }
        for (queue, own) in queues where own.businessHours == old { queues[queue]?.businessHours = hours.name }
        for index in rules.indices where rules[index].when.hours?.name == old {
            rules[index].when.hours?.name = hours.name
        }
    }

    /// Calls a skill by another name, wherever the plan asks for it.
    mutating func renameSkill(_ old: String, _ skill: PlannedSkill) {
        for index in skills.indices where skills[index].name == old { skills[index] = skill }
        for index in rules.indices {
            rules[index].then.required.rename(old, skill.name)
            rules[index].then.preferred.rename(old, skill.name)
        }
        policy.rename(old, skill.name)
        for queue in queues.keys { queues[queue]?.policy?.rename(old, skill.name) }
    }
}

extension RoutingPolicy {
    fileprivate func relaxes(_ skill: String) -> Bool { relaxedSkills.contains(skill) }

    fileprivate var relaxedSkills: [String] {
        relaxation.compactMap { if case .skill(let name) = $0.falls { name } else { nil } }
    }

    fileprivate mutating func rename(_ old: String, _ new: String) {
        for index in relaxation.indices where relaxation[index].falls == .skill(old) {
            relaxation[index].falls = .skill(new)
        }
    }
}

extension [SkillNeed] {
    fileprivate mutating func rename(_ old: String, _ new: String) {
        for index in indices where self[index].name == old { self[index].name = new }
    }
}
