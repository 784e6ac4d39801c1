import HarkDomain

/// What conversations that ask for the same have in common: of these, who comes first has the most choice.
struct RoutingLike: Hashable, Sendable {
    let queue: QueueID
    let priority: Int
    let weight: Int
    let required: [SkillNeed]
    let preferred: [SkillNeed]
    let language: String?
    /// Who had it last, as long as it may be kept for that agent.
    let lastAgent: AgentID?
    /// Who is still excluded.
    let excluded: [AgentID: Timestamp]

    init(_ need: RoutingNeed, _ policy: RoutingPolicy, at now: Timestamp) {
        (queue, priority, weight) = (need.queue, need.priority, need.weight)
        (required, preferred, language) = (need.required, need.preferred, need.language)
        lastAgent = now < need.queuedAt + .seconds(policy.stickySeconds) ? need.lastAgent : nil
        excluded = need.excluded.isEmpty ? [:] : need.excluded.filter { $0.value > now }
    }
}
