internal import CLibUV
internal import Glibc

/// Where a connection comes from.
struct PeerAddress {
    /// What limits are counted by: an IPv4 address, or the /64 network of an IPv6 address.
    struct Key: Hashable {
        var high: UInt64
        var low: UInt64
    }

    let key: Key
    let text: String
    let isLoopback: Bool

    /// Reads what `accept` has filled in.
    init(_ storage: inout sockaddr_storage) {
        if storage.ss_family == sa_family_t(AF_INET6) {
            let address = withUnsafeBytes(of: &storage) { $0.load(as: sockaddr_in6.self).sin6_addr }
            self = Self.ipv6(withUnsafeBytes(of: address) { Array($0) })
        } else {
            let address = withUnsafeBytes(of: &storage) { $0.load(as: sockaddr_in.self).sin_addr }
            self = Self.ipv4(withUnsafeBytes(of: address) { Array($0) })
        }
    }

    private init(key: Key, text: String, isLoopback: Bool) {
        self.key = key
        self.text = text
        self.isLoopback = isLoopback
    }

    private static func ipv4(_ bytes: [UInt8]) -> PeerAddress {
        PeerAddress(
            key: Key(high: 0xffff, low: bytes.reduce(0) { $0 << 8 | UInt64($1) }),
            text: bytes.map { String($0) }.joined(separator: "."),
            isLoopback: bytes[0] == 127
        )
    }

    private static func ipv6(_ bytes: [UInt8]) -> PeerAddress {
        if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xff, bytes[11] == 0xff {
            return ipv4(Array(bytes.suffix(4)))
        }
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        _ = bytes.withUnsafeBytes { inet_ntop(AF_INET6, $0.baseAddress, &buffer, socklen_t(INET6_ADDRSTRLEN)) }
        let isLoopback = bytes.prefix(15).allSatisfy { $0 == 0 } && bytes[15] == 1
        return PeerAddress(
            key: Key(high: isLoopback ? 1 : 2, low: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }),
            text: String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self),
            isLoopback: isLoopback
        )
    }
}
