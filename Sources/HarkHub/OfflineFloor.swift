public import HarkDomain
import HarkFloor
import HarkProtocol
public import HarkStore

/// The floor of a data directory that no server runs on: the same decisions, committed one by one.
public actor OfflineFloor {
    private let store: Store
    private var floor: Floor
    private nonisolated let clock = HubClock()

    /// Reads the floor from the store's projections.
    ///
    /// - Throws: `StoreError` when they can't be read.
    public init(store: Store) throws {
        self.store = store
        floor = Floor(image: try store.floorImage(), policy: FloorPolicy(), at: clock.now)
    }

    /// The time.
    public nonisolated var now: Timestamp { clock.now }

    /// Decides a command and commits its events with rows of administration.
    public func administer(_ command: Command, writes: [DatabaseWrite]) -> Outcome {
        let before = floor
        let decision = floor.handle(command, at: clock.now)
        guard case .done = decision.outcome else { return decision.outcome }
        do {
            try store.commit(batch(decision, writes))
            return decision.outcome
        } catch {
            floor = before
            return .refused(.conflict("\(error)"))
        }
    }

    /// Commits rows of administration.
    ///
    /// - Throws: `StoreError` when a row is refused or the disk takes no writes.
    public func write(_ writes: [DatabaseWrite]) throws {
        var batch = Batch()
        batch.joined = writes
        try store.commit(batch)
    }

    private func batch(_ decision: Decision, _ writes: [DatabaseWrite]) -> Batch {
        var batch = Batch()
        batch.events = decision.events.map { event in
            EventRow(event, payload: StoredPayload(event.body, by: event.by), contentHash: nil)
        }
        batch.conversations = Set(decision.events.compactMap(\.touchedConversation)).compactMap {
            floor.conversation($0)
        }
        for event in decision.events {
            if let agent = event.touchedAgent, let record = floor.agents[agent] { batch.agents.append(record) }
            if case .queueChanged(let profile) = event.body { batch.queues.append(profile) }
            if case .siteChanged(let profile) = event.body { batch.sites.append(profile) }
        }
        batch.joined = writes
        return batch
    }
}
