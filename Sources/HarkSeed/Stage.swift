import HarkDomain
import HarkFloor
import HarkHub
import HarkProtocol
import HarkStore

/// The real floor in invented time, and what its decisions write since the last batch.
final class Stage {
    private(set) var floor: Floor
    private(set) var now: Timestamp
    /// Events until now.
    private(set) var events = 0
    private var rows: [EventRow] = []
    private var conversations: Set<ConversationID> = []
    /// Records of conversations that the floor has forgotten since.
    private var forgotten: [ConversationRecord] = []
    private var agents: Set<AgentID> = []
    private var queues: [QueueProfile] = []
    private var sites: [SiteProfile] = []
    private var routing: [RoutingVersion] = []

    init(_ floor: Floor, at now: Timestamp) {
        (self.floor, self.now) = (floor, now)
    }

    /// Events that wait for the next batch.
    var waiting: Int { rows.count }

    /// Moves on; time never goes back.
    func move(to moment: Timestamp) { now = max(now, moment) }

    /// Lets the floor decide, and keeps what it decides.
    func act(_ command: Command, hash: UInt64 = 0) -> Decision {
        let decision = floor.handle(command, at: now)
        for event in decision.events { take(event, hash) }
        return decision
    }

    /// Lets a conversation go that nobody comes back to; false while the floor still needs it.
    func forget(_ id: ConversationID) -> Bool {
        guard floor.conversations[id, \.status] == .resolved else { return false }
        if conversations.remove(id) != nil, let record = floor.conversations[id] { forgotten.append(record) }
        floor.evict(id)
        return true
    }

    /// Takes what is to be committed.
    func takeBatch() -> Batch {
        var batch = Batch()
        batch.events = rows
        batch.conversations = forgotten + conversations.sorted().compactMap { floor.conversations[$0] }
        batch.agents = agents.sorted().compactMap { floor.agents[$0] }
        (batch.queues, batch.sites, batch.routing) = (queues, sites, routing)
        rows.removeAll(keepingCapacity: true)
        conversations.removeAll(keepingCapacity: true)
        (forgotten, agents, queues, sites, routing) = ([], [], [], [], [])
        return batch
    }

    private func take(_ event: Event, _ hash: UInt64) {
        events += 1
        rows.append(EventRow(event, payload: StoredPayload(event.body, by: event.by), contentHash: hash))
        switch event.body {
        case .queueChanged(let profile): queues.append(profile)
        case .siteChanged(let profile): sites.append(profile)
        case .routingPublished(let data): routing.append(RoutingVersion(data, at: event.at, by: "seed"))
        default: break
        }
        if let agent = event.touchedAgent { agents.insert(agent) }
        if let conversation = event.touchedConversation { conversations.insert(conversation) }
    }
}
