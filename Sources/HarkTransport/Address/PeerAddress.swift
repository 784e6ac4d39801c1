internal import CLibUV
internal import Glibc

/// Where a connection or a request comes from.
package struct PeerAddress: Hashable, Sendable {
    /// What limits are counted by: an IPv4 address, or the /64 network of an IPv6 address.
    struct Key: Hashable, Sendable {
        var high: UInt64
        var low: UInt64
    }

    /// The 128 bits of the address; IPv4 is `::ffff:a.b.c.d`, as RFC 4291 maps it.
    package let high: UInt64
    /// The lower half.
    package let low: UInt64

    /// Reads what `accept` has filled in.
    init(_ storage: inout sockaddr_storage) {
        if storage.ss_family == sa_family_t(AF_INET6) {
            let address = withUnsafeBytes(of: &storage) { $0.load(as: sockaddr_in6.self).sin6_addr }
            self.init(withUnsafeBytes(of: address) { Array($0) })
        } else {
            let address = withUnsafeBytes(of: &storage) { $0.load(as: sockaddr_in.self).sin_addr }
            self.init(withUnsafeBytes(of: address) { Array($0) })
        }
    }

    /// Reads `203.0.113.7` or `2001:db8::7`; nil when the text is neither.
    package init?(_ text: Substring) {
        var bytes = [UInt8](repeating: 0, count: 16)
        let text = String(text)
        guard !text.utf8.contains(0), text.utf8.count < Int(INET6_ADDRSTRLEN) else { return nil }
        if inet_pton(AF_INET, text, &bytes) == 1 {
            self.init(Array(bytes.prefix(4)))
        } else if inet_pton(AF_INET6, text, &bytes) == 1 {
            self.init(bytes)
        } else {
            return nil
        }
    }

    /// Takes the 4 or 16 bytes of an address in network order.
    package init(_ bytes: [UInt8]) {
        func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        if bytes.count == 4 {
            (high, low) = (0, Self.mapped | number(bytes[...]))
        } else {
            (high, low) = (number(bytes.prefix(8)), number(bytes.suffix(8)))
        }
    }

    private static let mapped: UInt64 = 0xffff << 32

    /// Whether it is an IPv4 address, written as such or mapped.
    package var isIPv4: Bool { high == 0 && low >> 32 == 0xffff }

    /// Whether it is on 127.0.0.0/8 or ::1.
    var isLoopback: Bool { isIPv4 ? low >> 24 & 0xff == 127 : high == 0 && low == 1 }

    var key: Key { isIPv4 || isLoopback ? Key(high: 0, low: low) : Key(high: high, low: 0) }

    /// The key as text.
    var network: String { isIPv4 ? text : "\(String(high, radix: 16))/64" }

    /// The address as numbers.
    package var text: String {
        if isIPv4 { return (0..<4).map { String(low >> (24 - 8 * UInt64($0)) & 0xff) }.joined(separator: ".") }
        let bytes = [high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * $0)) } }
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        _ = bytes.withUnsafeBytes { inet_ntop(AF_INET6, $0.baseAddress, &buffer, socklen_t(INET6_ADDRSTRLEN)) }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
