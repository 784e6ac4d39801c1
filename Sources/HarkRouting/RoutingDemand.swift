import HarkDomain

/// What a conversation asks for at one moment, once the wait has relaxed it.
struct RoutingDemand: Hashable, Sendable {
    /// A queue whose agents may serve it.
    struct OpenQueue: Hashable, Sendable {
        let queue: QueueID
        /// 0 for its own, else the place of the rule in the list of overflow, counted from 1.
        let hop: Int
    }

    /// What an agent must have.
    var skills: [SkillNeed]
    /// What an agent must speak.
    var language: String?
    /// Its own queue first.
    var open: [OpenQueue]
    /// What has fallen.
    var falls: [Relaxation.Fall] = []

    /// The demand of one that has not waited yet.
    init(of need: RoutingNeed, _ policy: RoutingPolicy) {
        let bindsPreferred = policy.relaxation.contains { $0.falls == .preferredSkills }
        skills = need.required + (bindsPreferred ? need.preferred : [])
        language = need.language
        open = [OpenQueue(queue: need.queue, hop: 0)]
    }

    /// The demand after that wait.
    init(of need: RoutingNeed, _ policy: RoutingPolicy, waited: Int64, crowd: RoutingCrowd) {
        self.init(of: need, policy)
        falls = policy.relaxation.filter { Int64($0.afterSeconds) * 1000 <= waited }.map(\.falls)
        var required = need.required
        for fall in falls { relax(&required, fall) }
        let isBound = skills.count > need.required.count && !falls.contains(.preferredSkills)
        skills = required + (isBound ? need.preferred : [])
        for (index, rule) in policy.overflow.enumerated() where rule.isOpen(waited: waited, crowd: crowd) {
            open.append(OpenQueue(queue: rule.to, hop: index + 1))
        }
    }

    private mutating func relax(_ required: inout [SkillNeed], _ fall: Relaxation.Fall) {
        switch fall {
        case .preferredSkills: break
        case .level: for index in required.indices { required[index].level = max(1, required[index].level - 1) }
        case .lastSkill: _ = required.popLast()
        case .skill(let name): required.removeAll { $0.name == name }
        case .language: language = nil
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
        return afterSeconds.map { Int64($0) * 1000 <= waited } ?? false
    }
}
