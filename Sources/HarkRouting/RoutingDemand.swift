import HarkDomain

/// How far a wait and the crowd have opened a demand: which steps and which rules of the policy apply.
struct RoutingStage: Hashable, Sendable {
    /// One bit for each step of the relaxation, of the first 64.
    var steps: UInt64 = 0
    /// One bit for each rule of overflow, of the first 64.
    var rules: UInt64 = 0

    /// The stage of one that has just come.
    init() {}

    /// The stage after a wait, in milliseconds.
    init(_ policy: RoutingPolicy, waited: Int64, crowd: RoutingCrowd) {
        for (index, step) in policy.relaxation.prefix(64).enumerated() where waited >= Int64(step.afterSeconds) * 1000 {
            steps |= 1 << UInt64(index)
        }
        for (index, rule) in policy.overflow.prefix(64).enumerated() where rule.isOpen(waited: waited, crowd: crowd) {
            rules |= 1 << UInt64(index)
        }
    }
}

/// How full a queue is.
struct RoutingCrowd: Hashable, Sendable {
    /// How many wait in it.
    var waiting = 0
    /// How many of its agents are available.
    var online = 0
}

extension Overflow {
    func isOpen(waited: Int64, crowd: RoutingCrowd) -> Bool {
        if whenNobodyIsOnline, crowd.online == 0 { return true }
        if let atLength, crowd.waiting >= atLength { return true }
        return afterSeconds.map { waited >= Int64($0) * 1000 } ?? false
    }

    func isOpen(_ crowd: RoutingCrowd) -> Bool { isOpen(waited: .min, crowd: crowd) }
}

/// What conversations ask for at one stage of waiting.
struct RoutingDemand: Sendable {
    /// What an agent must have.
    private(set) var skills: [SkillNeed]
    /// What an agent must speak.
    private(set) var language: String?
    /// Whose agents may serve it, its own queue first.
    private(set) var open: [QueueID]
    /// What has fallen.
    private(set) var falls: [Relaxation.Fall] = []

    init(_ asked: RoutingAsked, _ policy: RoutingPolicy, _ stage: RoutingStage) {
        (skills, language, open) = (asked.required, asked.language, [asked.queue])
        for (index, step) in policy.relaxation.prefix(64).enumerated() where stage.steps >> UInt64(index) & 1 == 1 {
            falls.append(step.falls)
            relax(step.falls)
        }
        let isBinding = policy.relaxation.contains { $0.falls == .preferredSkills }
        if isBinding, !falls.contains(.preferredSkills) { skills += asked.preferred }
        for (index, rule) in policy.overflow.prefix(64).enumerated() where stage.rules >> UInt64(index) & 1 == 1 {
            open.append(rule.to)
        }
    }

    private mutating func relax(_ fall: Relaxation.Fall) {
        switch fall {
        case .preferredSkills: break
        case .level: for index in skills.indices { skills[index].level = max(1, skills[index].level - 1) }
        case .lastSkill: _ = skills.popLast()
        case .skill(let name): skills.removeAll { $0.name == name }
        case .language: language = nil
        }
    }

    /// Why the agent cannot serve it whatever the load; nil when nothing bars it.
    func bar(_ seat: RoutingSeat) -> RoutingBar? {
        guard seat.isAvailable else { return .offline }
        guard open.contains(where: { seat.queues[$0] != nil }) else { return .queue }
        if let lacking = skills.first(where: { !seat.has($0) }) { return .skill(lacking) }
        if let language, !seat.speaks(language) { return .language(language) }
        return nil
    }
}

/// What a conversation asks for when it comes.
struct RoutingAsked: Hashable, Sendable {
    let queue: QueueID
    let required: [SkillNeed]
    let preferred: [SkillNeed]
    let language: String?

    /// The part of the fit that neither load nor wait changes.
    func fit(_ seat: RoutingSeat) -> Int {
        let lacking = required.count { !seat.has($0) } + (language.map { seat.speaks($0) ? 0 : 1 } ?? 0)
        return 10 * preferred.count(where: seat.has) - 20 * lacking
    }
}
