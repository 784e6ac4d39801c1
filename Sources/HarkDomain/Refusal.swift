/// Why a command was refused.
///
/// A refused command changes nothing.
public enum Refusal: Error, Hashable, Sendable {
    /// Who calls is not known.
    case unauthenticated
    /// The caller's role may not do this.
    case forbidden
    /// The object does not exist, or the caller may not see it: the same answer for both.
    case notFound
    /// The state moved on: another owner, offer gone, key used for other content.
    case conflict(String)
    /// The conversation is over.
    case closed
    /// A colleague or the bot wrote after what the caller has seen.
    case guarded(seq: Int, by: Author)
    /// The text is longer than the limit.
    case tooLarge(field: String)
    /// A parameter is missing, of the wrong type or out of range.
    case invalid(field: String, reason: String)
    /// Too many calls; come back after that many milliseconds.
    case rateLimited(retryAfterMs: Int)
    /// Hark can't store at the moment.
    case unavailable
}
