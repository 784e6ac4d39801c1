import HarkDomain
import HarkRouting

// The routing board, kept in step with every fold: who waits, and who could serve.
extension Floor {
    /// Puts a waiting conversation on the board as it is now.
    mutating func putNeed(_ slot: Int) {
        guard conversations.slots[slot].record.status == .queued else { return }
        board.put(need(of: slot))
        needsSettling = true
    }

    private func need(of slot: Int) -> RoutingNeed {
        let record = conversations.slots[slot].record
        let queuedAt = record.queuedAt ?? Timestamp(milliseconds: record.rank)
        return RoutingNeed(
            conversation: record.id,
            queue: record.queue.id,
            queuedAt: queuedAt,
            headStart: queuedAt.milliseconds - record.rank,
            priority: record.priority,
            weight: Self.ordinary,
            required: record.demand.required.map(\.need),
            preferred: record.demand.preferred.map(\.need),
            language: record.demand.language,
            lastAgent: record.lastAgent?.id,
            excluded: conversations.slots[slot].marks.mapValues(\.until)
        )
    }

    /// Puts an agent on the board as that agent is now, or takes one off who works here no more.
    mutating func putSeat(_ id: AgentID) {
        let before = board.seat(id)
        let seat = agents[id].flatMap { $0.profile.isActive ? self.seat(of: $0) : nil }
        guard before != seat else { return }
        if let seat { board.put(seat) } else { board.remove(seat: id) }
        if let seat, seat.isAvailable, seat.spare > 0 { needsSettling = true }
    }

    func seat(of agent: AgentRecord) -> RoutingSeat {
        let desk = desks[agent.profile.id] ?? Desk()
        var queues: [QueueID: SeatLimit] = [:]
        for queue in agent.profile.queues {
            queues[queue] = SeatLimit(capacity: plan.queues[queue]?.agentCapacity)
        }
        return RoutingSeat(
            agent: agent.profile.reference,
            queues: queues,
            skills: agent.profile.levels,
            languages: agent.profile.languages,
            capacity: agent.profile.capacity * 100,
            load: desk.load,
            loadByQueue: desk.loadByQueue,
            isAvailable: agent.isReady && agent.profile.capacity > 0,
            idleSince: agent.idleSince,
            lastAssignedAt: agent.idleSince
        )
    }

    /// The queue whose share of an agent's capacity a conversation takes: its own, or the one that helps it out.
    func queueCharged(_ record: ConversationRecord, to agent: AgentID) -> QueueID {
        let own = record.queue.id
        guard let served = agents[agent]?.profile.queues else { return own }
        return plan.policy(of: own).queueCharged(own, where: served.contains)
    }

    /// Counts anew which queues an agent's conversations take their share of, after the agent's queues have changed.
    mutating func recharge(_ id: AgentID) {
        guard let desk = desks[id] else { return }
        desks[id]?.loadByQueue = [:]
        for conversation in desk.held.union(desk.offered) {
            guard let record = conversations[conversation] else { continue }
            let queue = queueCharged(record, to: id)
            let sum = (desks[id]?.loadByQueue[queue] ?? 0) + weight(record)
            desks[id]?.loadByQueue[queue] = sum == 0 ? nil : sum
        }
    }

    /// Weighs and ranks everything anew, for another plan.
    mutating func rebuildBoard() {
        board = RoutingBoard(policies: plan.policies, default: plan.policy, counting: plan.counted)
        (lines, waitingCount) = ([:], 0)
        desks = desks.mapValues { Desk(goneAt: $0.goneAt) }
        for id in conversations.ids { if let slot = conversations.slot(of: id) { link(slot) } }
        for id in agents.keys { putSeat(id) }
        needsSettling = true
    }
}

extension RoutingPlan {
    /// What entry rules ask of agents: the rest is not worth sparing.
    var counted: CountedTraits {
        CountedTraits(
            skills: Set(rules.flatMap { $0.then.required + $0.then.preferred }.map(\.name)),
            languages: rules.contains { $0.then.language }
        )
    }
}

extension AgentProfile {
    /// The level of each skill, the best where one is named twice.
    fileprivate var levels: [String: Int] {
        Dictionary(skills.map { ($0.name, $0.level) }, uniquingKeysWith: max)
    }
}

extension Skill {
    var need: SkillNeed { SkillNeed(name, level: level) }
}
