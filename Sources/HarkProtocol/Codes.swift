public import HarkDomain

/// The one table of error codes: JSON-RPC number, slug, whether it passes, HTTP status.
///
/// The pages' constants and the documentation are checked against it by a test.
public enum ErrorCode: String, Sendable, CaseIterable {
    /// The frame was not JSON.
    case parseError
    /// The frame was not one JSON-RPC 2.0 request.
    case invalidRequest
    /// No such method.
    case methodNotFound
    /// A parameter is missing, of the wrong type or out of range; `field` names it.
    case invalidParams
    /// Hark failed; the log says how.
    case internalError
    /// Say hello first, or log in.
    case unauthenticated
    /// Your role may not do this.
    case forbidden
    /// It does not exist, or you may not see it.
    case notFound
    /// The state moved on.
    case conflict
    /// The conversation is over.
    case closed
    /// A colleague or the bot wrote after what you have seen.
    case guarded = "guard"
    /// The text is too long.
    case tooLarge
    /// Too many calls; `retryAfterMs` says when to come back.
    case rateLimited
    /// Hark can't store at the moment.
    case unavailable

    /// The short name on the wire.
    public var slug: String { rawValue }

    /// The JSON-RPC error number.
    public var number: Int {
        switch self {
        case .parseError: -32700
        case .invalidRequest: -32600
        case .methodNotFound: -32601
        case .invalidParams: -32602
        case .internalError: -32603
        case .unauthenticated: 1001
        case .forbidden: 1003
        case .notFound: 1004
        case .conflict: 1009
        case .closed: 1010
        case .guarded: 1011
        case .tooLarge: 1013
        case .rateLimited: 1029
        case .unavailable: 1050
        }
    }

    /// The HTTP status for the same trouble.
    public var httpStatus: Int {
        switch self {
        case .parseError, .invalidRequest, .invalidParams: 400
        case .unauthenticated: 401
        case .forbidden: 403
        case .notFound, .methodNotFound: 404
        case .conflict, .closed, .guarded: 409
        case .tooLarge: 413
        case .rateLimited: 429
        case .internalError: 500
        case .unavailable: 503
        }
    }

    /// True when the same call may succeed later.
    public var isTemporary: Bool { self == .rateLimited || self == .unavailable || self == .internalError }

    /// What it means, in one sentence for people.
    public var message: String {
        switch self {
        case .parseError: "The frame is not JSON"
        case .invalidRequest: "The frame is not one JSON-RPC 2.0 request"
        case .methodNotFound: "There is no such method"
        case .invalidParams: "A parameter is missing, of the wrong type or out of range"
        case .internalError: "Hark failed"
        case .unauthenticated: "Say hello or log in first"
        case .forbidden: "Your role may not do this"
        case .notFound: "It does not exist or is out of your sight"
        case .conflict: "The state moved on"
        case .closed: "The conversation is over"
        case .guarded: "Somebody wrote after what you have seen"
        case .tooLarge: "The text is too long"
        case .rateLimited: "Too many calls"
        case .unavailable: "Hark can't store at the moment"
        }
    }
}

/// The WebSocket close codes: 4000–4499 ask the client to come back, 4500–4999 to stop.
public enum CloseCode: Int, Sendable, CaseIterable {
    /// The server stops; come back after the hint.
    case draining = 4000
    /// The client reads too slowly; resume.
    case slowReader = 4001
    /// Nothing was heard for 45 s.
    case silent = 4002
    /// The client broke the protocol.
    case protocolBreach = 4500
    /// The session or token ended.
    case authenticationEnded = 4501
    /// The client floods.
    case flooding = 4502
    /// The client is blocked.
    case blocked = 4503
    /// Too many windows of one visitor or member of the staff.
    case tooManyWindows = 4504

    /// The name in the pages' constants.
    public var slug: String { "\(self)" }
}

extension Refusal {
    /// The code under which this refusal goes over the wire.
    public var code: ErrorCode {
        switch self {
        case .unauthenticated: .unauthenticated
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .conflict: .conflict
        case .closed: .closed
        case .guarded: .guarded
        case .tooLarge: .tooLarge
        case .invalid: .invalidParams
        case .rateLimited: .rateLimited
        case .unavailable: .unavailable
        }
    }

    /// The parameter that was wrong, when one was.
    public var field: String? {
        switch self {
        case .invalid(let field, _), .tooLarge(let field): field
        default: nil
        }
    }
}
