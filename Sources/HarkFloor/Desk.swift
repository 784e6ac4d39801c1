import HarkDomain

/// What lies on one agent's desk, derived from the conversations.
struct Desk: Hashable, Sendable {
    /// Conversations this agent owns, or finishes in wrap-up.
    var held: Set<ConversationID> = []
    /// Conversations proposed to this agent.
    var offered: Set<ConversationID> = []
    /// Held and not idle, offered and in wrap-up.
    var load = 0
    /// Since when there is no socket; nil while there is one.
    var goneAt: Timestamp?
}

extension ConversationRecord {
    /// What it weighs on whom it lies with: 1, or 0 when idle or put aside.
    var weight: Int {
        switch status {
        case .active: isIdle ? 0 : 1
        case .offered, .wrapUp: 1
        case .bot, .queued, .snoozed, .resolved: 0
        }
    }
}
