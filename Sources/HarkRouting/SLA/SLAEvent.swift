public import HarkDomain

/// What a clock measures.
public enum SLAKind: String, CaseIterable, Sendable, Codable {
    /// From the beginning to the first message of a person of the staff.
    case firstResponse
    /// From a customer's message to a person's answer.
    case nextResponse
    /// From the beginning to the resolution, without pauses.
    case resolution
}

/// What fell due on a conversation's clocks.
public enum SLAEvent: Hashable, Sendable {
    /// A clock took so much of its target that somebody should hurry; it will be due at that time.
    case warned(SLAKind, dueAt: Timestamp)
    /// A clock took its whole target; it was due at that time.
    case breached(SLAKind, dueAt: Timestamp)
}
