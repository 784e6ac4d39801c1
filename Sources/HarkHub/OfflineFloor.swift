public import HarkDomain
import HarkFloor
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
            try store.commit(Batch(decision, of: floor, with: writes))
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
}
