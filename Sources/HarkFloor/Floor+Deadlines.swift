public import HarkDomain

extension Floor {
    /// When `.tick` should be sent next; nil when nothing will ever fall due by itself.
    ///
    /// May be early: a tick then finds nothing due and moves it on.
    public var nextDeadline: Timestamp? { deadlines.first?.at }

    /// Makes sure that a conversation comes up when it falls due.
    mutating func arm(_ slot: Int) {
        guard let due = deadline(of: slot) else { return }
        deadlines.arm(.conversation(conversations.slots[slot].record.id), at: due)
    }

    /// Makes sure that an agent without a socket comes up when the time is over.
    mutating func arm(_ agent: AgentID) {
        guard let due = deadline(of: agent) else { return }
        deadlines.arm(.agent(agent), at: due)
    }

    func deadline(of thing: DeadlineHeap.Thing) -> Timestamp? {
        switch thing {
        case .conversation(let id): conversations.slot(of: id).flatMap { deadline(of: $0) }
        case .agent(let id): deadline(of: id)
        case .routing: routingMoment
        }
    }

    func deadline(of agent: AgentID) -> Timestamp? { earliest(goneMoment(agent), inactiveMoment(agent)) }

    /// When what an agent without a socket holds goes to others.
    func goneMoment(_ agent: AgentID) -> Timestamp? {
        guard let desk = desks[agent], let gone = desk.goneAt,
            desk.held.contains(where: { conversations[$0, \.status] == .active })
        else { return nil }
        return gone + policy.agentGoneAfter
    }

    func deadline(of slot: Int) -> Timestamp? { earliest(statusDeadline(slot), slaMoment(slot)) }

    /// When something falls due by where a conversation stands.
    func statusDeadline(_ slot: Int) -> Timestamp? {
        switch conversations.slots[slot].record.status {
        case .bot: silentSince(slot) + policy.botSilenceAfter
        case .queued: earliest(abandonedAt(slot), conversations.slots[slot].marks.values.map(\.until).min())
        case .offered: earliest(abandonedAt(slot), conversations.slots[slot].record.offer?.expiresAt)
        case .active: silentSince(slot) + silenceAllowed(slot)
        case .wrapUp: conversations.slots[slot].record.wrapUpUntil
        case .snoozed: conversations.slots[slot].record.snoozedUntil
        case .resolved: nil
        }
    }

    /// When a customer without a socket counts as gone; nil while there is one.
    func abandonedAt(_ slot: Int) -> Timestamp? {
        guard !visitors.contains(conversations.slots[slot].record.visitor) else { return nil }
        let gone = conversations.slots[slot].visitorGoneAt
        let isReachable = conversations.slots[slot].record.context.isReachable
        let allowed = isReachable ? policy.reachableAbandonAfter : policy.queuedAbandonAfter
        return max(gone, conversations.slots[slot].since) + allowed
    }

    /// The last message, or the last change of owner when that came later.
    func silentSince(_ slot: Int) -> Timestamp {
        max(conversations.slots[slot].record.lastMessageAt, conversations.slots[slot].since)
    }

    private func silenceAllowed(_ slot: Int) -> Duration {
        conversations.slots[slot].record.isIdle ? policy.idleResolveAfter : policy.idleAfter
    }

    private func earliest(_ left: Timestamp?, _ right: Timestamp?) -> Timestamp? {
        guard let left, let right else { return left ?? right }
        return min(left, right)
    }
}
