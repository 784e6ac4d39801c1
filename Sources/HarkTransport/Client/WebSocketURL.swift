/// The parts of a `ws://` or `wss://` URL.
struct WebSocketURL: Equatable {
    let isSecure: Bool
    let host: String
    let port: Int
    /// Path and query.
    let path: String

    init?(_ text: String) {
        var rest: Substring
        if text.hasPrefix("ws://") {
            isSecure = false
            rest = text.dropFirst(5)
        } else if text.hasPrefix("wss://") {
            isSecure = true
            rest = text.dropFirst(6)
        } else {
            return nil
        }
        let slash = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let tail = String(rest[slash...])
        path = tail.hasPrefix("/") ? tail : "/" + tail
        rest = rest[..<slash]
        guard let (host, port) = Self.split(rest, standard: isSecure ? 443 : 80) else { return nil }
        self.host = host
        self.port = port
    }

    private static func split(_ authority: Substring, standard: Int) -> (String, Int)? {
        var host = authority
        var port = standard
        let end = authority.lastIndex(of: "]") ?? authority.startIndex
        if let colon = authority[end...].lastIndex(of: ":") {
            guard let number = UInt16(authority[authority.index(after: colon)...]) else { return nil }
            port = Int(number)
            host = authority[..<colon]
        }
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        return host.isEmpty ? nil : (String(host), port)
    }
}
