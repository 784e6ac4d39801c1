/// Scheme, host and port of a web page or server.
public struct WebOrigin: Hashable, Sendable, CustomStringConvertible {
    /// `http` or `https`.
    public let scheme: String
    /// The host in lower case, an IPv6 address in brackets.
    public let host: String
    /// The port, also when it is the scheme's usual one.
    public let port: Int

    /// Reads an `Origin` header or an address without path; nil for `null` and all that is not http or https.
    public init?(url: some StringProtocol) {
        let parts = url.lowercased().split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "http" || parts[0] == "https" else { return nil }
        let rest = parts[1].hasSuffix("/") ? parts[1].dropLast() : parts[1]
        self.init(scheme: String(parts[0]), authority: rest)
    }

    /// Creates an origin from a scheme and a `Host` header; nil when that is not a host with or without port.
    public init?(scheme: String, authority: some StringProtocol) {
        var host = Substring(authority.lowercased())
        var port = scheme == "https" ? 443 : 80
        let hostEnd = host.lastIndex(of: "]") ?? host.startIndex
        if let colon = host.lastIndex(of: ":"), colon >= hostEnd {
            guard let number = UInt16(host[host.index(after: colon)...]), number > 0 else { return nil }
            port = Int(number)
            host = host[..<colon]
        }
        guard Self.isHost(host) else { return nil }
        (self.scheme, self.host, self.port) = (scheme, String(host), port)
    }

    private static func isHost(_ text: Substring) -> Bool {
        let isAddress = text.hasPrefix("[") && text.hasSuffix("]")
        let name = isAddress ? text.dropFirst().dropLast() : text
        let marks = isAddress ? ":." : "-._"
        return !name.isEmpty && name.count <= 253
            && name.allSatisfy { character in
                character.isASCII && (character.isLetter || character.isNumber) || marks.contains(character)
            }
    }

    /// True when the host can only be this machine, whatever a name server says.
    public var isLoopback: Bool {
        host == "localhost" || host == "[::1]"
            || host.hasPrefix("127.") && host.split(separator: ".").count == 4
                && host.allSatisfy { $0.isNumber || $0 == "." }
    }

    /// The origin as browsers write it, without the scheme's usual port.
    public var description: String {
        let isUsual = port == (scheme == "https" ? 443 : 80)
        return isUsual ? "\(scheme)://\(host)" : "\(scheme)://\(host):\(port)"
    }
}

/// Tells Hark's own pages from all others by the `Origin` header.
public struct OriginRule: Sendable {
    private let publicOrigin: WebOrigin?

    /// Creates the rule for the configured public address.
    public init(publicURL: String) {
        publicOrigin = WebOrigin(url: publicURL)
    }

    /// True when `origin` is the public address, or on this machine the address that was asked for.
    ///
    /// The `Host` header counts only from a peer on this machine and only when it names this machine: any
    /// other name could be made to point here by a hostile name server.
    public func isOwn(_ origin: String, host: String?, isTLS: Bool, isLoopback: Bool) -> Bool {
        guard let origin = WebOrigin(url: origin) else { return false }
        if origin == publicOrigin { return true }
        guard isLoopback, let host, let asked = WebOrigin(scheme: isTLS ? "https" : "http", authority: host)
        else { return false }
        return asked.isLoopback && asked == origin
    }
}
