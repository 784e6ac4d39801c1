/// A network of addresses: `10.0.0.0/8`, `2001:db8::/32`, or one address alone.
public struct AddressNetwork: Sendable, Hashable {
    private let high: UInt64
    private let low: UInt64
    /// Bits that must agree, 1…128 of the mapped address.
    private let bits: Int

    /// Reads a network in CIDR form; nil when the text is none, or is all addresses at once.
    ///
    /// - Parameter text: An address, or an address and the length of its prefix, without a bit set behind it.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let address = parts.first.flatMap({ PeerAddress($0) }), parts.count <= 2 else { return nil }
        let width = address.isIPv4 && !text.contains(":") ? 32 : 128
        var length = width
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy(\.isDigit), let number = UInt8(parts[1]), (1...width).contains(Int(number))
            else { return nil }
            length = Int(number)
        }
        bits = 128 - width + length
        (high, low) = Self.masked(address, bits)
        guard (high, low) == (address.high, address.low) else { return nil }
    }

    /// Whether an address is of this network.
    package func contains(_ address: PeerAddress) -> Bool { Self.masked(address, bits) == (high, low) }

    private static func masked(_ address: PeerAddress, _ bits: Int) -> (UInt64, UInt64) {
        // Shifts by 64 and more leave nothing.
        (address.high & ~(UInt64.max >> min(bits, 64)), address.low & ~(UInt64.max >> max(0, bits - 64)))
    }
}

/// The proxies whose word about their clients counts.
///
/// Each proxy appends to `X-Forwarded-For` the address that it was called from. So the field is read from its end, for
/// as long as the address read is a trusted proxy itself; what stands before could have been written by anybody.
struct TrustedProxies {
    /// What stands where a trusted proxy should have written an address.
    struct Malformed: Error {}

    let networks: [AddressNetwork]

    func contains(_ address: PeerAddress) -> Bool { networks.contains { $0.contains(address) } }

    /// The address that limits are counted by.
    ///
    /// - Parameters:
    ///   - peer: Where the connection comes from.
    ///   - forwardedFor: The header field's value, its repetitions joined by commas.
    /// - Returns: The client's address; the peer's own when it is no proxy or names nobody.
    /// - Throws: `Malformed`; to take the proxy for the client then would lump strangers together, or exempt them.
    func client(behind peer: PeerAddress, forwardedFor: @autoclosure () -> String?) throws(Malformed) -> PeerAddress {
        guard !networks.isEmpty, contains(peer), let field = forwardedFor() else { return peer }
        var client = peer
        for entry in field.split(separator: ",", omittingEmptySubsequences: false).reversed() {
            guard let address = Self.address(entry) else { throw Malformed() }
            client = address
            guard contains(address) else { break }
        }
        return client
    }

    /// Reads an address with or without a port: `203.0.113.7`, `203.0.113.7:9`, `2001:db8::7`, `[2001:db8::7]:9`.
    private static func address(_ entry: Substring) -> PeerAddress? {
        var text = entry.drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]"), isPort(text[text.index(after: end)...]) else { return nil }
            return PeerAddress(text[text.index(after: text.startIndex)..<end])
        }
        guard let colon = text.firstIndex(of: ":"), text[colon...].dropFirst().firstIndex(of: ":") == nil else {
            return PeerAddress(text)
        }
        return isPort(text[colon...]) ? PeerAddress(text[..<colon]) : nil
    }

    private static func isPort(_ text: Substring) -> Bool {
        guard text.first == ":" else { return text.isEmpty }
        return text.utf8.dropFirst().allSatisfy(\.isDigit) && UInt16(text.dropFirst()) != nil
    }
}
