public import HarkDomain
public import HarkHub
public import HarkStore

/// Where the operator's commands write: the running server's hub, or a data directory that no server holds.
public struct FloorDoor: Sendable {
    /// The store, for reading.
    public let store: Store
    /// Decides a command and commits its events with the rows beside them.
    public let administer: @Sendable (Command, [DatabaseWrite]) async -> Outcome
    /// Commits rows that are no matter of the floor.
    public let write: @Sendable ([DatabaseWrite]) async throws -> Void
    /// The time.
    public let now: @Sendable () -> Timestamp

    /// Goes through a running hub.
    public init(hub: Hub, store: Store) {
        self.store = store
        administer = { await hub.administer($0, writes: $1) }
        write = { try await hub.write($0) }
        now = { hub.now }
    }

    /// Goes straight to a store that this process alone holds.
    ///
    /// - Throws: `StoreError` when the projections can't be read.
    public init(offline store: Store) throws {
        self.store = store
        let floor = try OfflineFloor(store: store)
        administer = { await floor.administer($0, writes: $1) }
        write = { try await floor.write($0) }
        now = { floor.now }
    }
}
