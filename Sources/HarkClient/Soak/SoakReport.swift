/// What came of a soak, as its clients tell it.
public struct SoakReport: Sendable {
    /// Messages written, each counted once however often it had to be sent.
    public internal(set) var sent = 0
    /// Messages that the server has promised to keep.
    public internal(set) var acked = 0
    /// Calls that the server refused for good, by their short name.
    public internal(set) var refusals: [String: Int] = [:]
    /// Calls without an answer at the end.
    public internal(set) var unanswered = 0
    /// Clients without a welcome at the end.
    public internal(set) var away = 0
    /// Clients who gave up although nobody told them to.
    public internal(set) var ended = 0
    /// Conversations of a client that are not what the server has.
    public internal(set) var diverged = 0
    /// Conversations begun.
    public internal(set) var talks = 0
    /// How often a socket had to come back.
    public internal(set) var returns = 0

    /// Whether everybody came to rest with all that there is.
    public var isGood: Bool { unanswered == 0 && away == 0 && ended == 0 && diverged == 0 }

    /// The result on one line of `name=number`.
    public var summary: String {
        let refused = refusals.sorted { $0.key < $1.key }.map { " refused.\($0.key)=\($0.value)" }.joined()
        return """
            talks=\(talks) sent=\(sent) acked=\(acked) returns=\(returns) unanswered=\(unanswered) away=\(away) \
            ended=\(ended) diverged=\(diverged)\(refused)
            """
    }
}
