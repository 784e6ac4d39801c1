import HarkDomain

/// What conversations that ask for the same have in common: of these, who comes first has the most choice.
struct RoutingLike: Hashable, Sendable {
    let asked: RoutingAsked
    let priority: Int
    let weight: Int
    /// How much earlier their places are than they came, in milliseconds.
    let headStart: Int64
    /// Who had it last, as long as it may be kept for that agent.
    let lastAgent: AgentID?
    /// Who is still excluded.
    let excluded: [AgentID: Timestamp]

    init(_ need: RoutingNeed, _ policy: RoutingPolicy, at now: Timestamp) {
        asked = RoutingAsked(
            queue: need.queue,
            required: need.required,
            preferred: need.preferred,
            language: need.language
        )
        (priority, weight, headStart) = (need.priority, need.weight, need.headStart)
        let isKept = policy.stickySeconds > 0 && now < need.queuedAt + .seconds(policy.stickySeconds)
        lastAgent = isKept ? need.lastAgent : nil
        excluded = need.excluded.isEmpty ? [:] : need.excluded.filter { $0.value > now }
    }
}
