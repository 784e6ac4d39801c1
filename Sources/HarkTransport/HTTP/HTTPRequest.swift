/// A whole HTTP request.
public struct HTTPRequest: Sendable {
    /// The method in upper case.
    public var method: String
    /// The path, percent-decoded once and free of `.`, `..` and empty segments.
    public var path: String
    /// The parameters after `?`, percent-decoded, in order.
    public var query: [(String, String)]
    /// The header fields.
    public var headers: HTTPHeaders
    /// The body; empty when there is none.
    public var body: [UInt8]
    /// The client's numeric address, without port: the peer's, or the one that a trusted proxy tells.
    public var remoteAddress: String
    /// Whether the request came over TLS.
    public var isTLS: Bool
    /// Whether the client is on 127.0.0.0/8 or ::1.
    public var isLoopback: Bool

    /// Makes a request, for tests of handlers.
    public init(
        method: String = "GET",
        path: String = "/",
        query: [(String, String)] = [],
        headers: HTTPHeaders = [:],
        body: [UInt8] = [],
        remoteAddress: String = "127.0.0.1",
        isTLS: Bool = false,
        isLoopback: Bool = true
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.remoteAddress = remoteAddress
        self.isTLS = isTLS
        self.isLoopback = isLoopback
    }

    /// The first query parameter of this name.
    public subscript(query name: String) -> String? {
        query.first { $0.0 == name }?.1
    }

    /// The `Host` header, as sent by the client: never a base for links.
    public var host: String? { headers["host"] }

    /// The path as it would stand in a URL.
    public var rawPath: String {
        var raw = ""
        for byte in path.utf8 {
            if byte.isPathSafe {
                raw.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                raw += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return raw
    }
}

extension UInt8 {
    /// Whether RFC 3986 lets this byte stand in a path as it is.
    fileprivate var isPathSafe: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "/")...UInt8(ascii: ";"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "!"),
            UInt8(ascii: "$"), UInt8(ascii: "&")...UInt8(ascii: ","), UInt8(ascii: "="), UInt8(ascii: "@"):
            true
        default:
            false
        }
    }
}
