public import HarkDomain

/// What fell due on a conversation's clocks.
public enum SLAEvent: Hashable, Sendable {
    /// A clock took so much of its target that somebody should hurry; it will be due at that time.
    case warned(SLAKind, dueAt: Timestamp)
    /// A clock took its whole target; it was due at that time.
    case breached(SLAKind, dueAt: Timestamp)
}
