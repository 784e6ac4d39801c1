internal import HarkTransport

/// Where a request goes: scheme, host and port.
public struct FetchOrigin: Sendable, Hashable {
    /// The two protocols that are spoken.
    public enum Scheme: String, Sendable, Hashable {
        /// Without TLS.
        case http
        /// With TLS.
        case https

        var standardPort: Int { self == .http ? 80 : 443 }
    }

    /// The scheme.
    public let scheme: Scheme
    /// A name in lower case, or an address in its one canonical spelling, without brackets.
    public let host: String
    /// The port, 1…65535.
    public let port: Int

    /// Reads what stands before the path of a URL.
    ///
    /// - Parameters:
    ///   - scheme: The scheme, already read.
    ///   - authority: The host, and a port if it is not the scheme's own.
    /// - Throws: ``FetchError/badRequest(_:)`` for user info, and for every spelling that two readers could take for
    ///   two different hosts.
    init(_ scheme: Scheme, authority: Substring) throws(FetchError) {
        guard !authority.utf8.contains(UInt8(ascii: "@")) else { throw .badRequest("the URL names a user") }
        let (host, port) = try Self.split(authority)
        self.scheme = scheme
        self.host = try HostName.canonical(host)
        self.port = try port.map(Self.number) ?? scheme.standardPort
    }

    /// The origin as a URL without a path; the port is left out when it is the scheme's own.
    public var text: String {
        let host = host.contains(":") ? "[\(host)]" : host
        return "\(scheme.rawValue)://\(host)\(port == scheme.standardPort ? "" : ":\(port)")"
    }

    private static func split(_ authority: Substring) throws(FetchError) -> (host: Substring, port: Substring?) {
        let end = authority.first == "[" ? authority.firstIndex(of: "]") : authority.startIndex
        guard let end else { throw .badRequest("the URL's host has no closing bracket") }
        guard let colon = authority[end...].firstIndex(of: ":") else { return (authority, nil) }
        return (authority[..<colon], authority[authority.index(after: colon)...])
    }

    private static func number(_ text: Substring) throws(FetchError) -> Int {
        let isPlain = text.utf8.allSatisfy(\.isDecimal) && text.first != "0"
        guard isPlain, let port = UInt16(text) else { throw .badRequest("the URL's port is no plain number") }
        return Int(port)
    }
}
