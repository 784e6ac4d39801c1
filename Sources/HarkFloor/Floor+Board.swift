import HarkDomain
import HarkRouting

// The routing board, kept in step with every fold: who waits, and who could serve.
extension Floor {
    /// Puts a waiting conversation on the board as it is now.
    mutating func putNeed(_ slot: Int) {
        guard conversations.slots[slot].record.status == .queued else { return }
        if asked.widen(by: conversations.slots[slot].record.demand) { for id in agents.keys { putSeat(id) } }
        board.put(need(of: slot))
        needsSettling = true
    }

    private func need(of slot: Int) -> RoutingNeed {
        let record = conversations.slots[slot].record
        return RoutingNeed(
            conversation: record.id,
            queue: record.queue.id,
            queuedAt: Timestamp(milliseconds: record.rank),
            priority: record.priority,
            weight: Self.ordinary,
            required: record.demand.required.map(\.need),
            preferred: record.demand.preferred.map(\.need),
            language: record.demand.language,
            lastAgent: record.lastAgent?.id,
            excluded: excluded(from: slot)
        )
    }

    /// Agents who let it pass and are kept from it; nobody when nobody else is left who could serve it.
    private func excluded(from slot: Int) -> [AgentID: Timestamp] {
        let marks = conversations.slots[slot].marks
        guard !marks.isEmpty else { return [:] }
        let record = conversations.slots[slot].record
        let isAnybodyLeft = agents.values.contains { marks[$0.profile.id] == nil && couldServe($0, record) }
        return isAnybodyLeft ? marks.mapValues(\.until) : [:]
    }

    /// True when an agent takes conversations and has what this one asks for, whatever the load.
    private func couldServe(_ agent: AgentRecord, _ record: ConversationRecord) -> Bool {
        let profile = agent.profile
        guard agent.isReady, profile.capacity > 0, profile.queues.contains(record.queue.id) else { return false }
        let seat = seat(of: agent)
        return record.demand.required.allSatisfy { seat.has($0.need) }
            && record.demand.language.map(seat.speaks) ?? true
    }

    /// Puts an agent on the board as that agent is now, or takes one off who works here no more.
    mutating func putSeat(_ id: AgentID) {
        let before = board.seat(id)
        let seat = agents[id].flatMap { $0.profile.isActive ? self.seat(of: $0) : nil }
        guard before != seat else { return }
        if let seat { board.put(seat) } else { board.remove(seat: id) }
        if let seat, seat.isAvailable, seat.spare > 0 { needsSettling = true }
        guard before.map(Service.init) != seat.map(Service.init) else { return }
        for id in marked { if let slot = conversations.slot(of: id) { putNeed(slot) } }
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
            skills: asked.skills(of: agent.profile),
            languages: asked.languages ? agent.profile.languages : [],
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
        guard let served = agents[agent]?.profile.queues, !served.contains(own) else { return own }
        return plan.policy(of: own).overflow.map(\.to).first(where: served.contains) ?? own
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
        board = RoutingBoard(policies: plan.policies, default: plan.policy)
        (lines, waitingCount) = ([:], 0)
        desks = desks.mapValues { Desk(goneAt: $0.goneAt) }
        for id in conversations.ids { if let slot = conversations.slot(of: id) { link(slot) } }
        for id in agents.keys { putSeat(id) }
        needsSettling = true
    }
}

/// What of a seat decides whom its agent could serve, the load aside.
private struct Service: Equatable {
    let isAvailable: Bool
    let queues: Set<QueueID>
    let skills: [String: Int]
    let languages: [String]

    init(_ seat: RoutingSeat) {
        (isAvailable, queues) = (seat.isAvailable, Set(seat.queues.keys))
        (skills, languages) = (seat.skills, seat.languages)
    }
}

/// What entry rules can ask of agents.
struct AskedOfAgents: Hashable, Sendable {
    /// Skills, by name.
    private(set) var skills: Set<String> = []
    /// Whether some rule asks for the customer's language.
    private(set) var languages = false

    /// Nothing is asked.
    init() {}

    init(_ plan: RoutingPlan) {
        for rule in plan.rules {
            skills.formUnion((rule.then.required + rule.then.preferred).map(\.name))
            languages = languages || rule.then.language
        }
    }

    /// Takes in what a conversation asks for that was queued under another plan; returns whether that is new.
    mutating func widen(by demand: RouteDemand) -> Bool {
        guard demand != .none else { return false }
        let before = self
        for skill in demand.required + demand.preferred { skills.insert(skill.name) }
        languages = languages || demand.language != nil
        return self != before
    }

    func skills(of profile: AgentProfile) -> [String: Int] {
        var levels: [String: Int] = [:]
        for skill in profile.skills where skills.contains(skill.name) {
            levels[skill.name] = max(skill.level, levels[skill.name] ?? 0)
        }
        return levels
    }
}

extension Skill {
    var need: SkillNeed { SkillNeed(name, level: level) }
}
