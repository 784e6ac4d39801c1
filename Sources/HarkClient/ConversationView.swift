/// What one reader holds of one conversation: an unbroken run of events.
///
/// Each event names the one before it, so a reader knows that something is missing without asking.
public struct ConversationView: Sendable {
    /// What an event meant for the run.
    public enum Step: Hashable, Sendable {
        /// It was the next one and is held now.
        case next
        /// It is held already.
        case known
        /// Events before it are missing; it is not held.
        case gap
    }

    /// The events held, in order; empty when the view only follows.
    public private(set) var events: [ClientEvent] = []
    /// The last seq held; 0 at the start.
    public private(set) var last = 0
    /// How many events came a second time.
    public private(set) var repeats = 0
    /// How many gaps were found.
    public private(set) var gaps = 0
    private let keepsEvents: Bool

    /// Creates an empty view.
    ///
    /// - Parameter keepsEvents: false for a reader that only follows, so that it does not grow.
    public init(keepsEvents: Bool = true) {
        self.keepsEvents = keepsEvents
    }

    /// Takes an event that arrived.
    public mutating func take(_ event: ClientEvent) -> Step {
        if event.seq <= last {
            repeats += 1
            return .known
        }
        guard event.prev == last else {
            gaps += 1
            return .gap
        }
        append(event)
        return .next
    }

    /// Takes a snapshot as the new truth and forgets what was held.
    public mutating func adopt(_ snapshot: ClientSnapshot) {
        events = []
        last = snapshot.events.first?.prev ?? snapshot.head
        for event in snapshot.events where event.prev == last { append(event) }
    }

    /// Takes the events of a snapshot or page that follow what is held.
    ///
    /// - Returns: The events that were new.
    public mutating func merge(_ page: [ClientEvent]) -> [ClientEvent] {
        var fresh: [ClientEvent] = []
        for event in page where event.seq > last && event.prev == last {
            append(event)
            fresh.append(event)
        }
        return fresh
    }

    private mutating func append(_ event: ClientEvent) {
        last = event.seq
        if keepsEvents { events.append(event) }
    }
}
