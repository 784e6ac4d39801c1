import HarkDomain
import HarkFloor
import HarkRouting

// Who may get what, worked out from the plan's words alone.
extension FloorLaws {
    /// What routing gives away is the first in line, to the one who waits longest for work.
    func checkRouting(_ event: Event) {
        guard let id = event.conversation, event.by.kind == .system, let record = shadow.conversations[id] else {
            return
        }
        let (chosen, explained): (AgentReference, RoutingExplanation)
        switch event.body {
        case .assignmentMade(let data): (chosen, explained) = (data.agent, data.explained)
        case .offerMade(let data): (chosen, explained) = (data.agent, data.explained)
        default: return
        }
        guard explained.waitedSeconds != nil else { return }
        require(record.status == .queued, "\(id) was given away while \(record.status)")
        let through = explained.through?.id ?? record.queue.id
        require(through == charged(chosen.id, record), "\(id) was given to \(chosen.name) through \(through)")
        guard explained.relaxed.isEmpty else { return }
        require(isEligible(chosen.id, for: record, at: event.at), "\(chosen.name) was not eligible for \(id)")
        let isPlain = explained.rule == .longestIdle && explained.spared == 0 && record.demand.preferred.isEmpty
        for other in shadow.agents.keys where isPlain && isEligible(other, for: record, at: event.at) {
            require(!goesBefore(other, chosen.id, for: record), "\(other) should have had \(id) before \(chosen.id)")
        }
        for earlier in waitingRecords where isBefore(earlier, record) {
            require(!isEligible(chosen.id, for: earlier, at: event.at), "\(id) overtook \(earlier.id)")
        }
    }

    var waitingRecords: [ConversationRecord] {
        shadow.conversations.ids.compactMap { shadow.conversations[$0] }.filter { $0.status == .queued }
    }

    func isBefore(_ left: ConversationRecord, _ right: ConversationRecord) -> Bool {
        // A point of priority is worth two minutes of waiting.
        let (one, other) = (left.rank - Int64(left.priority) * 120_000, right.rank - Int64(right.priority) * 120_000)
        return one == other ? left.id < right.id : one < other
    }

    /// More room goes first; between those who serve the same, the longest without new work.
    private func goesBefore(_ left: AgentID, _ right: AgentID, for record: ConversationRecord) -> Bool {
        guard let one = shadow.agents[left], let other = shadow.agents[right] else { return false }
        let own = record.queue.id
        if one.profile.queues.contains(own) != other.profile.queues.contains(own) {
            return one.profile.queues.contains(own)
        }
        guard one.profile.queues.contains(own) else { return false }
        let spare = [one, other].map { $0.profile.capacity * 100 - shadow.load(of: $0.profile.id) }
        if spare[0] != spare[1] { return spare[0] > spare[1] }
        let isAlike = Set(one.profile.queues) == Set(other.profile.queues) && one.profile.skills == other.profile.skills
        return isAlike && one.idleSince < other.idleSince
    }

    // MARK: Room

    /// The queue whose share of an agent a conversation takes.
    private func charged(_ agent: AgentID, _ record: ConversationRecord) -> QueueID {
        let served = shadow.agents[agent]?.profile.queues ?? []
        let helpers = shadow.routingPlan.policy(of: record.queue.id).overflow.map(\.to)
        return ([record.queue.id] + helpers).first(where: served.contains) ?? record.queue.id
    }

    /// What a plan lets an agent hold through one queue, `id` itself left out.
    func hasRoom(_ agent: AgentID, for record: ConversationRecord, beside id: ConversationID? = nil) -> Bool {
        let queue = charged(agent, record)
        guard let most = shadow.routingPlan.queues[queue]?.agentCapacity else { return true }
        let held = shadow.conversations.ids.compactMap { shadow.conversations[$0] }
            .filter { $0.id != id && charged(agent, $0) == queue }
        return held.reduce(100) { $0 + weight(of: $1.id, on: agent) + wrapUp($1, agent) } <= most
    }

    private func wrapUp(_ record: ConversationRecord, _ agent: AgentID) -> Int {
        record.status == .wrapUp && record.assignee?.id == agent ? 100 : 0
    }

    // MARK: Who may

    private func isReady(_ id: AgentID) -> Bool {
        guard let agent = shadow.agents[id] else { return false }
        return agent.profile.isActive && agent.availability == .online && agent.isConnected
            && agent.profile.capacity > 0
    }

    /// True for who could serve it now, whatever the load.
    private func serves(_ id: AgentID, _ record: ConversationRecord, at now: Timestamp) -> Bool {
        guard isReady(id), let agent = shadow.agents[id] else { return false }
        let helping = open(record, at: now).contains(where: agent.profile.queues.contains)
        return helping && hasSkills(agent, for: record)
    }

    private func hasSkills(_ agent: AgentRecord, for record: ConversationRecord) -> Bool {
        record.demand.required.allSatisfy { need in
            agent.profile.skills.contains { $0.name == need.name && $0.level >= need.level }
        }
    }

    /// The queues whose agents may serve it now.
    private func open(_ record: ConversationRecord, at now: Timestamp) -> [QueueID] {
        let own = record.queue.id
        let waited = record.queuedAt.map { now.milliseconds - $0.milliseconds } ?? 0
        let length = waitingRecords.count { $0.queue.id == own }
        let isManned = shadow.agents.contains { isReady($0.key) && $0.value.profile.queues.contains(own) }
        let helping = shadow.routingPlan.policy(of: own).overflow.filter { rule in
            rule.afterSeconds.map { waited >= $0 * 1000 } ?? false || rule.atLength.map { length >= $0 } ?? false
                || rule.whenNobodyIsOnline && !isManned
        }
        return [own] + helping.map(\.to)
    }

    /// Who had it last, while it is kept for that agent.
    private func keeper(_ record: ConversationRecord, _ kept: [AgentID: Timestamp], at now: Timestamp) -> AgentID? {
        let own = record.queue.id
        let seconds = shadow.routingPlan.policy(of: own).stickySeconds
        guard seconds > 0, let queuedAt = record.queuedAt, now < queuedAt + .seconds(seconds),
            let last = record.lastAgent?.id, kept[last] == nil, isReady(last), let agent = shadow.agents[last],
            agent.profile.queues.contains(own), hasSkills(agent, for: record),
            shadow.routingPlan.queues[own]?.agentCapacity ?? 100 >= 100
        else { return nil }
        return last
    }

    func isEligible(_ id: AgentID, for record: ConversationRecord, at now: Timestamp) -> Bool {
        guard serves(id, record, at: now), let agent = shadow.agents[id],
            shadow.load(of: id) + 100 <= agent.profile.capacity * 100, hasRoom(id, for: record)
        else { return false }
        let kept = marks[record.id, default: [:]].filter { $0.value > now }
        if let keeper = keeper(record, kept, at: now) { return keeper == id }
        let isAnybodyLeft = shadow.agents.keys.contains { serves($0, record, at: now) && kept[$0] == nil }
        return kept[id] == nil || !isAnybodyLeft
    }
}
