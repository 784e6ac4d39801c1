/// A call that the server refused, as its error object says.
public struct ServerRefusal: Error, Hashable, Sendable {
    /// The JSON-RPC error number.
    public let number: Int
    /// The short name, such as `conflict`.
    public let slug: String
    /// The sentence for people.
    public let message: String
    /// Whether the same call may succeed later.
    public let isTemporary: Bool
    /// The parameter that was wrong, when one was.
    public let field: String?
    /// How long the server asks to wait.
    public let retryAfter: Duration?
}

/// Why a client could not do what it was asked for.
public enum ClientError: Error, Hashable, Sendable {
    /// The server refused the call.
    case refused(ServerRefusal)
    /// The socket ended and will not come back: close code and reason.
    case disconnected(code: Int, reason: String)
    /// What was awaited did not come in time.
    case timedOut(String)
    /// The server sent what the protocol does not allow.
    case malformed(String)
}

extension ClientError {
    /// One word for counting.
    var slug: String {
        switch self {
        case .refused(let refusal): refusal.slug
        case .disconnected(let code, _): "disconnected-\(code)"
        case .timedOut: "timedOut"
        case .malformed: "malformed"
        }
    }
}

extension ClientError: CustomStringConvertible {
    /// What happened, for people.
    public var description: String {
        switch self {
        case .refused(let refusal): "refused (\(refusal.slug)): \(refusal.message)"
        case .disconnected(let code, let reason): "disconnected (\(code)) \(reason)"
        case .timedOut(let what): "timed out waiting for \(what)"
        case .malformed(let what): "the server broke the protocol: \(what)"
        }
    }
}
