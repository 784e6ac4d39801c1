import HarkDomain

/// What lies on one agent's desk, derived from the conversations.
struct Desk: Hashable, Sendable {
    /// Conversations this agent owns, or finishes in wrap-up.
    var held: Set<ConversationID> = []
    /// Conversations proposed to this agent.
    var offered: Set<ConversationID> = []
    /// What is held and not idle, offered and in wrap-up weighs.
    ///
    /// - Units: hundredths of a unit.
    var load = 0
    /// What of it came through each queue.
    var loadByQueue: [QueueID: Int] = [:]
    /// Since when there is no socket; nil while there is one.
    var goneAt: Timestamp?

    init(goneAt: Timestamp? = nil) { self.goneAt = goneAt }

    mutating func weigh(_ change: Int, in queue: QueueID) {
        load += change
        let left = loadByQueue[queue, default: 0] + change
        loadByQueue[queue] = left == 0 ? nil : left
    }
}
