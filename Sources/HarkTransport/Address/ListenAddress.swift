/// An address to listen on.
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// A numeric IPv4 or IPv6 address, or a name that resolves to one.
    public var host: String
    /// The TCP port; 0 takes any free one.
    public var port: Int
    /// Whether connections speak TLS.
    public var tls: Bool

    /// Makes an address from its parts.
    public init(host: String, port: Int, tls: Bool = false) {
        self.host = host
        self.port = port
        self.tls = tls
    }

    /// Reads `127.0.0.1:8080`, `[::1]:8443+tls` or `localhost:0`; nil when the text is none of these.
    public init?(_ text: String) {
        var rest = Substring(text)
        let tls = rest.hasSuffix("+tls")
        if tls { rest = rest.dropLast(4) }
        guard let colon = rest.lastIndex(of: ":") else { return nil }
        guard let port = UInt16(rest[rest.index(after: colon)...]) else { return nil }
        var host = rest[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self.init(host: String(host), port: Int(port), tls: tls)
    }

    /// The text that ``init(_:)`` reads.
    public var description: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(name):\(port)\(tls ? "+tls" : "")"
    }
}

/// An address that a server listens on, with its real port.
public struct BoundAddress: Sendable, Hashable {
    /// The host as configured.
    public let host: String
    /// The port in use.
    public let port: Int
    /// Whether connections speak TLS.
    public let tls: Bool

    /// The address as a URL without a path: `http://127.0.0.1:8080`.
    public var url: String {
        "\(tls ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
