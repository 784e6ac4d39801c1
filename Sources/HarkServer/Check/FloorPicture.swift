public import HarkDomain
import HarkFloor
import HarkProtocol
public import HarkStore

/// The whole floor as it was at a moment: who waited, who worked, and by which plan.
public struct FloorPicture: Sendable {
    /// The moment.
    public let at: Timestamp
    /// The last event that had been decided by then; 0 when none had.
    public let position: Int64
    /// When that was.
    public let lastEventAt: Timestamp?
    let routing: Plan?
    let queues: [Queue]
    let agents: [Agent]
    let withBot: [ConversationID]
    let attention: [AttentionItem]
    let resolved: Int
    /// The floor's projection, but for conversations that were over.
    let state: FloorProjection
    /// The fold of the whole log beside what is stored, when that was asked for.
    public var comparison: FloorComparison?

    /// The routing plan that held.
    struct Plan: Sendable {
        let version: Int
        let note: String
        let publishedAt: Timestamp?
        let publishedBy: String?
    }

    /// A queue and who waits in it.
    struct Queue: Sendable {
        let id: QueueID
        let name: String
        let waiting: [Waiting]
    }

    /// A conversation that waits for a person.
    struct Waiting: Sendable {
        let place: Int
        let conversation: ConversationID
        let since: Timestamp
        let seconds: Int
        let priority: Int
        let asks: RouteDemand
        let offer: StandingOffer?
    }

    /// A member of the staff and what this person holds.
    struct Agent: Sendable {
        let id: AgentID
        let name: String
        let role: Role
        let availability: Availability
        let awayReason: AwayReason?
        let isConnected: Bool
        let since: Timestamp
        let idleSince: Timestamp
        let loadUnits: Double
        let capacityUnits: Double
        let holds: [Held]
        let offers: [ConversationID]
    }

    /// A conversation at somebody's hands.
    struct Held: Sendable {
        let conversation: ConversationID
        let queue: String
        let status: ConversationStatus
        let isIdle: Bool
    }

    /// The picture as canonical JSON.
    public var json: [UInt8] { CanonicalJSON.bytes(self) }
}

extension FloorPicture {
    /// Folds the log up to a moment: to the first event that was decided later.
    ///
    /// - Throws: `StoreError` when the database fails, another error for an event that can't be read.
    /// - Complexity: O(events) time, O(conversations) memory.
    public init(of store: Store, at moment: Timestamp) throws {
        var replay = FloorReplay()
        try replay.fold(store) { $0.at <= moment }
        self.init(replay, at: moment)
    }

    init(_ replay: FloorReplay, at moment: Timestamp) {
        let floor = replay.floor
        var state = floor.projection
        let all = state.conversations.count
        state.conversations = state.conversations.filter { $0.value.status != .resolved }
        self.init(
            at: moment,
            position: floor.position,
            lastEventAt: replay.lastAt,
            routing: floor.routing.map {
                Plan(
                    version: $0.version,
                    note: $0.note,
                    publishedAt: replay.published?.at,
                    publishedBy: replay.published?.by
                )
            },
            queues: floor.queues.values.filter(\.isActive).sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map {
                Queue($0, floor, at: moment)
            },
            agents: floor.agents.values.filter(\.profile.isActive).map(\.profile)
                .sorted { ($0.name, $0.id) < ($1.name, $1.id) }.compactMap { Agent($0.id, floor) },
            withBot: state.conversations.values.filter { $0.status == .bot }.map(\.id).sorted(),
            attention: floor.attention(at: moment),
            resolved: all - state.conversations.count,
            state: state
        )
    }
}

extension FloorPicture.Queue {
    fileprivate init(_ profile: QueueProfile, _ floor: Floor, at moment: Timestamp) {
        let waiting = floor.waiting(in: profile.id).compactMap { floor.conversations[$0] }
        self.init(
            id: profile.id,
            name: profile.name,
            waiting: waiting.enumerated().map { index, record in
                let since = record.queuedAt ?? moment
                return FloorPicture.Waiting(
                    place: index + 1,
                    conversation: record.id,
                    since: since,
                    seconds: Int(max(0, moment.milliseconds - since.milliseconds) / 1000),
                    priority: record.priority,
                    asks: record.demand,
                    offer: record.offer
                )
            }
        )
    }
}

extension FloorPicture.Agent {
    fileprivate init?(_ id: AgentID, _ floor: Floor) {
        guard let record = floor.agents[id] else { return nil }
        self.init(
            id: id,
            name: record.profile.name,
            role: record.profile.role,
            availability: record.availability,
            awayReason: record.awayReason,
            isConnected: record.isConnected,
            since: record.since,
            idleSince: record.idleSince,
            loadUnits: Double(floor.load(of: id)) / 100,
            capacityUnits: Double(record.profile.capacity),
            holds: floor.held(by: id).compactMap { floor.conversations[$0] }.map {
                FloorPicture.Held(conversation: $0.id, queue: $0.queue.name, status: $0.status, isIdle: $0.isIdle)
            },
            offers: floor.offered(to: id)
        )
    }
}
