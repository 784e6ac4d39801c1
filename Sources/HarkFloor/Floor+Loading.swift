public import HarkDomain

extension Floor {
    /// Starts from what the store holds of everything but conversations.
    public mutating func load(
        position: Int64,
        floorSeq: Int,
        queues: [QueueProfile],
        sites: [SiteProfile],
        agents: [AgentRecord],
        routing: RoutingPublished? = nil,
        surveys: SurveyPublished? = nil,
        acknowledgements: [String: AgentReference]
    ) {
        (self.position, self.floorSeq, self.acknowledgements) = (position, floorSeq, acknowledgements)
        for queue in queues { self.queues[queue.id] = queue }
        self.routing = routing
        if let routing { use(routing) }
        if let surveys { use(surveys) }
        for site in sites {
            self.sites[site.id] = site
            if site.isActive { siteKeys[site.key] = site.id }
        }
        for agent in agents {
            self.agents[agent.profile.id] = agent
            if !agent.isConnected { desks[agent.profile.id, default: Desk()].goneAt = agent.since }
            putSeat(agent.profile.id)
        }
    }

    /// Takes in the open conversations, without the keys used in them.
    ///
    /// - Complexity: O(n log n).
    public mutating func load(open records: [ConversationRecord], at now: Timestamp) {
        conversations.reserve(conversations.count + records.count)
        for record in records where conversations.slot(of: record.id) == nil {
            insert(record, keys: nil, at: now)
        }
        movedQueues.removeAll()
    }

    /// Learns how long a conversation of a queue kept somebody, by which waits are told.
    public mutating func load(handled seconds: Int, in queue: QueueID) {
        pace[queue, default: QueuePace()].finished(after: seconds)
    }

    /// Comes to life after a start: nobody has a socket yet, and what can be matched is.
    ///
    /// Customers count as gone from now on, as do agents; offers to agents lapse at once.
    public mutating func resume(at now: Timestamp) -> Decision {
        var course = Course()
        visitors.removeAll()
        dropStaleAcknowledgements(at: now)
        for slot in conversations.slots.indices { conversations.slots[slot].visitorGoneAt = now }
        for (id, agent) in agents.sorted(by: { $0.key < $1.key }) {
            disconnect(id, agent, at: now, &course)
        }
        needsSettling = true
        settle(at: now, &course)
        return Decision(outcome: .done(seq: floorSeq), events: course.events, effects: finish(&course))
    }

    private mutating func disconnect(
        _ id: AgentID,
        _ agent: AgentRecord,
        at now: Timestamp,
        _ course: inout Course
    ) {
        desks[id, default: Desk()].goneAt = now
        arm(id)
        if agent.isConnected {
            var draft = Draft(self, at: now)
            let change = PresenceChanged(agent: id, isConnected: false, isAfterRestart: true)
            draft.addToFloor(.presenceChanged(change), by: .system)
            apply(draft.events, to: &course)
        }
        withdrawOffers(to: id, at: now, &course)
    }

    private mutating func insert(_ record: ConversationRecord, keys: SentKeys?, at now: Timestamp) {
        let since = record.isIdle ? record.lastMessageAt : now
        let slot = conversations.insert(Slot(record: record, keys: keys, since: since, visitorGoneAt: now))
        link(slot)
        arm(slot)
        if record.callsForPeople { calls.insert(record.id) }
    }

    // MARK: Residency

    /// Returns whether a conversation is ready for decisions.
    public func residency(_ id: ConversationID) -> Residency {
        guard let slot = conversations.slot(of: id) else { return .absent }
        return conversations.slots[slot].keys == nil ? .needsKeys : .ready
    }

    /// Makes a conversation ready: its record when it was absent, the keys used in it and what the bot asked.
    ///
    /// A record of a conversation that is in memory already is ignored: the one in memory is newer.
    public mutating func admit(
        _ record: ConversationRecord?,
        keys: [SentKey],
        asks: FeedbackAsks = FeedbackAsks(),
        for id: ConversationID,
        at now: Timestamp
    ) {
        if let slot = conversations.slot(of: id) {
            if conversations.slots[slot].keys == nil { conversations.slots[slot].keys = SentKeys(keys) }
        } else if let record, record.id == id {
            insert(record, keys: SentKeys(keys), at: now)
            movedQueues.removeAll()
        }
        if let slot = conversations.slot(of: id) { conversations.slots[slot].asks.admit(asks) }
    }

    /// Forgets a conversation that is resolved and no longer wrapped up; does nothing for others.
    public mutating func evict(_ id: ConversationID) {
        guard conversations[id, \.status] == .resolved else { return }
        conversations.remove(id)
    }

    /// Returns the conversations that may be evicted and were resolved before `time`.
    ///
    /// - Complexity: O(conversations in memory).
    public func evictable(resolvedBefore time: Timestamp) -> [ConversationID] {
        conversations.ids.filter { id in
            guard conversations[id, \.status] == .resolved else { return false }
            return (conversations[id]?.resolvedAt).map { $0 < time } ?? true
        }
    }

    /// Returns the visitor's open conversation on a site, if there is one.
    public func openConversation(of visitor: VisitorID, at site: SiteID) -> ConversationID? {
        openByVisitor[Door(visitor: visitor, site: site)]
    }

    /// Returns how a command with this key ended when it came first, a refusal when its content was another.
    ///
    /// - Returns: nil for a new key, and while the conversation's keys are not in memory.
    public func prior(
        conversation id: ConversationID,
        author: Author,
        clientID: String,
        contentHash: UInt64
    ) -> Outcome? {
        guard let slot = conversations.slot(of: id) else { return nil }
        return conversations.slots[slot].keys?.outcome(author, clientID, contentHash)
    }

    func prior(_ slot: Int, _ author: Author, _ clientID: String, _ contentHash: UInt64) -> Ruling? {
        conversations.slots[slot].keys?.outcome(author, clientID, contentHash)
            .map { Ruling(outcome: $0, events: []) }
    }
}
