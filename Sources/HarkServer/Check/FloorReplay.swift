import HarkDomain
import HarkFloor
import HarkHub
import HarkStore

/// Folds the log anew, up to a moment and then on to a position.
struct FloorReplay {
    private(set) var floor = Floor(policy: FloorPolicy())
    /// When the last event was decided; nil before the first.
    private(set) var lastAt: Timestamp?
    /// The last publication of a routing plan: when, by whom.
    private(set) var published: (at: Timestamp, by: String)?

    /// Folds what follows, as long as `isWanted` says so of each event.
    ///
    /// - Throws: `StoreError` when the database fails, `StoredPayload.Corrupt` for an event that can't be read.
    mutating func fold(_ store: Store, while isWanted: (EventRow) -> Bool) throws {
        var trouble: (any Error)?
        try store.forEachRow(after: floor.position) { row in
            guard isWanted(row) else { return false }
            do { try fold(row) } catch { trouble = error }
            return trouble == nil
        }
        if let trouble { throw trouble }
    }

    private mutating func fold(_ row: EventRow) throws {
        let event = try Event(row)
        floor.evolve(event)
        lastAt = event.at
        if case .routingPublished = event.body { published = (event.at, event.by.name ?? "configuration") }
    }
}
