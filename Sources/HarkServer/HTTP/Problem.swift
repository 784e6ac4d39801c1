public import HarkDomain
public import HarkProtocol
public import HarkRouting
public import HarkTransport

/// Why a request was not answered as asked: problem details for machines and people.
///
/// - Source: RFC 9457.
public struct Problem: Error, Hashable, Sendable {
    /// The HTTP status.
    public let status: Int
    /// The short name, the same as in the WebSocket protocol where that has the trouble too.
    public let code: String
    /// What happened, in one sentence.
    public let title: String
    /// What to do about this very request.
    public let detail: String?
    /// The member or parameter that was wrong.
    public let field: String?
    /// All that is wrong with a routing plan, of which `field` is the first.
    public internal(set) var faults: [RoutingFault] = []
    /// When to come back, in milliseconds.
    public let retryAfterMs: Int?
    /// Methods that the path does take.
    public let allow: String?

    init(
        status: Int,
        code: String,
        title: String,
        detail: String? = nil,
        field: String? = nil,
        retryAfterMs: Int? = nil,
        allow: String? = nil
    ) {
        (self.status, self.code, self.title, self.detail) = (status, code, title, detail)
        (self.field, self.retryAfterMs, self.allow) = (field, retryAfterMs, allow)
    }

    /// Creates a problem from the one table of codes.
    public init(_ code: ErrorCode, detail: String? = nil, field: String? = nil, retryAfterMs: Int? = nil) {
        self.init(
            status: code.httpStatus,
            code: code.slug,
            title: code.message,
            detail: detail,
            field: field,
            retryAfterMs: retryAfterMs
        )
    }

    /// Creates the problem that a refusal is.
    public init(_ refusal: Refusal) {
        var retryAfterMs: Int?
        if case .rateLimited(let milliseconds) = refusal { retryAfterMs = milliseconds }
        self.init(refusal.code, detail: refusal.detail, field: refusal.field, retryAfterMs: retryAfterMs)
    }

    static func methodNotAllowed(_ allowed: [String]) -> Problem {
        Problem(
            status: 405,
            code: "methodNotAllowed",
            title: "The path does not take this method",
            allow: allowed.joined(separator: ", ")
        )
    }

    static let unsupportedMediaType = Problem(
        status: 415,
        code: "unsupportedMediaType",
        title: "The body must be application/json"
    )

    /// The answer that tells it.
    public var response: HTTPResponse {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("type", "about:blank")
        writer.member("title", title)
        writer.member("status", status)
        writer.member("detail", detail)
        writer.member("code", code)
        writer.member("field", field)
        if let retryAfterMs { writer.member("retryAfterMs", retryAfterMs) }
        if !faults.isEmpty { writer.faults("faults", faults) }
        writer.endObject()
        var headers: HTTPHeaders = ["Content-Type": "application/problem+json"]
        if let retryAfterMs { headers["Retry-After"] = String(max(1, (retryAfterMs + 999) / 1000)) }
        if status == 503, retryAfterMs == nil { headers["Retry-After"] = "1" }
        headers["Allow"] = allow
        return HTTPResponse(status: status, headers: headers, body: writer.bytes)
    }
}
