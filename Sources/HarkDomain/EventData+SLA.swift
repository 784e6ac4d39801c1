/// What a clock of an SLA measures.
public enum SLAKind: String, CaseIterable, Sendable, Codable {
    /// From the beginning to the first message of a person of the staff.
    case firstResponse
    /// From a customer's message to a person's answer.
    case nextResponse
    /// From the beginning to the resolution, without pauses.
    case resolution
}

/// A clock of a conversation took so much of its target that it warns, or all of it.
public struct SLANotice: Hashable, Sendable {
    /// What it measures.
    public let kind: SLAKind
    /// The policy's name.
    public let policy: String
    /// When it is, or was, due.
    public let dueAt: Timestamp

    /// Creates the value from its parts.
    public init(kind: SLAKind, policy: String, dueAt: Timestamp) {
        (self.kind, self.policy, self.dueAt) = (kind, policy, dueAt)
    }
}

/// A person put the conversation aside.
public struct ConversationSnoozed: Hashable, Sendable {
    /// Until when, unless the customer writes before.
    public let until: Timestamp

    /// Creates the value from its parts.
    public init(until: Timestamp) { self.until = until }
}
