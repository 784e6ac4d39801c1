package import HarkDomain
package import HarkFloor

/// Watches a floor from outside, event by event, and says which promise was broken.
///
/// It folds each event into a shadow of its own, so that what held in the middle of a decision is known.
package struct FloorLaws {
    package private(set) var shadow: Floor
    private let breaches = Breaches()
    private var customerHeads: [ConversationID: Int] = [:]
    private var epochs: [ConversationID: Int] = [:]
    private var withPerson: Set<ConversationID> = []
    private var goneAt: [AgentID: Timestamp] = [:]
    /// When each visitor was asked for a rating last, unless that was called off.
    var askedAt: [VisitorID: Timestamp] = [:]
    private(set) var marks: [ConversationID: [AgentID: Timestamp]] = [:]
    private var lastAt = Timestamp(milliseconds: 0)

    package init(policy: FloorPolicy) { shadow = Floor(policy: policy) }

    /// A restart forgets marks and since when agents are gone.
    package mutating func restart(at now: Timestamp) {
        marks = [:]
        for agent in shadow.agents.keys { goneAt[agent] = now }
    }

    package mutating func evict(_ id: ConversationID) { shadow.evict(id) }

    /// What was broken so far, in words.
    package var broken: [String] { breaches.found }

    package func require(_ isKept: Bool, _ law: @autoclosure () -> String) {
        if !isKept { breaches.found.append(law()) }
    }

    private final class Breaches {
        var found: [String] = []
    }

    // MARK: Each event

    package mutating func observe(_ event: Event) {
        checkPlace(event)
        checkOwnership(event)
        checkRouting(event)
        checkSurvey(event)
        shadow.evolve(event)
        noteMarks(event)
        lastAt = event.at
    }

    private mutating func checkPlace(_ event: Event) {
        require(event.position == shadow.position + 1, "position \(event.position) follows \(shadow.position)")
        guard let id = event.conversation else {
            return require(event.seq == shadow.floorSeq + 1, "floor seq \(event.seq)")
        }
        let head = shadow.conversations[id]?.head ?? 0
        require(event.seq == head + 1, "seq \(event.seq) follows \(head) in \(id)")
        require((event.customerPrev != nil) == event.body.type.isForCustomers, "audience of \(event.body.type)")
        guard let prev = event.customerPrev else { return }
        require(prev == customerHeads[id] ?? 0, "prev \(prev) after \(customerHeads[id] ?? 0) in \(id)")
        customerHeads[id] = event.seq
    }

    private mutating func checkOwnership(_ event: Event) {
        guard let id = event.conversation else { return }
        switch event.body {
        case .messagePosted where event.by.kind == .bot:
            require(!withPerson.contains(id), "the bot spoke in \(id) after a person took it")
        case .assignmentMade(let data):
            withPerson.insert(id)
            grow(id, data.epoch, isStrict: true)
            let own = weight(of: id, on: data.agent.id)
            let capacity = shadow.agents[data.agent.id]?.profile.capacity ?? 0
            require(shadow.load(of: data.agent.id) - own + 100 <= capacity * 100, "\(data.agent.name) above capacity")
            if event.by.kind == .system, let record = shadow.conversations[id] {
                let isWithin = hasRoom(data.agent.id, for: record, beside: id)
                require(isWithin, "\(data.agent.name) above what the plan lets anybody hold of a queue")
            }
        case .conversationTransferred(let data):
            if data.to == .bot { withPerson.remove(id) }
            grow(id, data.epoch, isStrict: data.to == .bot)
        case .conversationQueued(let data): grow(id, data.epoch, isStrict: true)
        case .conversationReopened(let data): grow(id, data.epoch, isStrict: true)
        default: break
        }
    }

    private mutating func grow(_ id: ConversationID, _ epoch: Int, isStrict: Bool) {
        let old = epochs[id] ?? 1
        require(isStrict ? epoch == old + 1 : epoch == old, "epoch \(epoch) after \(old) in \(id)")
        epochs[id] = epoch
    }

    func weight(of id: ConversationID, on agent: AgentID) -> Int {
        guard let record = shadow.conversations[id] else { return 0 }
        if record.status == .offered { return record.offer?.agent.id == agent ? 100 : 0 }
        return record.status == .active && record.assignee?.id == agent && !record.isIdle ? 100 : 0
    }

    private mutating func noteMarks(_ event: Event) {
        if case .presenceChanged(let data) = event.body { goneAt[data.agent] = event.at }
        guard let id = event.conversation else { return }
        let until = event.at + shadow.policy.declineMarkFor
        switch event.body {
        case .offerDeclined(let data), .offerLapsed(let data): marks[id, default: [:]][data.agent.id] = until
        case .conversationTransferred(let data):
            guard case .queue = data.to, let agent = event.by.agent else { return }
            marks[id, default: [:]][agent] = until
        case .assignmentMade(let data):
            marks[id] = nil
            goneAt[data.agent.id] = event.at
        case .conversationResolved: marks[id] = nil
        default: break
        }
    }

    // MARK: After each command

    package mutating func check(_ floor: Floor, at now: Timestamp) {
        require(floor.position == shadow.position, "live and fold differ in position")
        let records = floor.conversations.ids.compactMap { floor.conversations[$0] }
        checkOwners(records, floor)
        checkLoads(records, floor)
        checkLine(records, floor)
        for record in records {
            if record.status == .queued { checkWaiting(record, at: now) }
            if record.status == .active { checkPresence(record, at: now) }
        }
    }

    /// The live records of what an event touched are what the fold makes of it.
    package func compare(_ floor: Floor, after events: [Event]) {
        for id in Set(events.compactMap(\.touchedConversation)) {
            require(floor.conversations[id] == shadow.conversations[id], "live and fold differ in \(id)")
        }
    }

    private func checkOwners(_ records: [ConversationRecord], _ floor: Floor) {
        var holders: [ConversationID: [AgentID]] = [:]
        for agent in floor.agents.keys {
            for id in floor.held(by: agent) { holders[id, default: []].append(agent) }
        }
        for record in records {
            let needsOwner = [.active, .wrapUp, .snoozed].contains(record.status)
            require((record.snoozedUntil != nil) == (record.status == .snoozed), "snooze of \(record.id)")
            require((record.assignee != nil) == needsOwner, "\(record.id) is \(record.status) without its owner")
            require(holders[record.id] == record.assignee.map { [$0.id] }, "\(record.id) lies on other desks")
            require((record.offer != nil) == (record.status == .offered), "offer of \(record.id)")
            checkOpen(record, floor)
        }
    }

    private func checkOpen(_ record: ConversationRecord, _ floor: Floor) {
        guard record.status.isOpen else { return }
        let open = floor.openConversation(of: record.visitor, at: record.site)
        require(open == record.id, "two open conversations of \(record.visitor)")
        require(floor.nextDeadline != nil || record.status == .queued, "\(record.id) can wait for ever")
    }

    private func checkPresence(_ record: ConversationRecord, at now: Timestamp) {
        guard let owner = record.assignee?.id, shadow.agents[owner]?.isConnected == false else { return }
        let end = goneAt[owner].map { $0 + shadow.policy.agentGoneAfter }
        require(end.map { now < $0 } ?? false, "\(record.id) stays with \(owner), who is gone")
    }

    private func checkWaiting(_ record: ConversationRecord, at now: Timestamp) {
        // When a clock was set back, what was decided may hold as of then alone.
        for agent in shadow.agents.keys
        where isEligible(agent, for: record, at: now) && isEligible(agent, for: record, at: max(now, lastAt)) {
            require(false, "\(record.id) waits while \(agent) is free")
        }
    }

    private func checkLoads(_ records: [ConversationRecord], _ floor: Floor) {
        var loads: [AgentID: Int] = [:]
        for record in records {
            guard let agent = record.status == .offered ? record.offer?.agent.id : record.assignee?.id else { continue }
            loads[agent, default: 0] += record.isIdle || record.status == .snoozed ? 0 : 100
        }
        for agent in floor.agents.keys {
            require(floor.load(of: agent) == loads[agent] ?? 0, "\(agent) has load \(floor.load(of: agent))")
        }
    }

    private func checkLine(_ records: [ConversationRecord], _ floor: Floor) {
        let waiting = records.filter { $0.queuedAt != nil }.sorted(by: isBefore).map(\.id)
        require(floor.waiting() == waiting, "the line is \(floor.waiting()), not \(waiting)")
    }
}
