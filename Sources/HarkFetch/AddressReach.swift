internal import HarkTransport

/// How far an address reaches.
///
/// - Source: the IANA registries of special-purpose addresses for IPv4 and IPv6, RFC 6890.
enum AddressReach: Equatable {
    /// Anybody may have it.
    case `public`
    /// It stays in this machine, this house or the provider's network.
    case `private`
    /// Nobody is there: unspecified, multicast, reserved, for documents only.
    case nobody

    init(_ address: PeerAddress) {
        let plain = Self.embedded(in: address) ?? address
        if Self.privateNetworks.contains(where: { $0.contains(plain) }) {
            self = .private
        } else if Self.emptyNetworks.contains(where: { $0.contains(plain) }) {
            self = .nobody
        } else {
            // Of IPv6 only 2000::/3 has been given out.
            self = plain.isIPv4 || plain.high >> 61 == 1 ? .public : .nobody
        }
    }

    /// The IPv4 address that an IPv6 address stands for: NAT64, 6to4, IPv4-compatible, IPv4-translated, ISATAP.
    private static func embedded(in address: PeerAddress) -> PeerAddress? {
        let (high, low) = (address.high, address.low)
        let isTranslated = high == 0 && low >> 32 == 0xffff_0000
        if isTranslated || high == 0 && low > 1 && low >> 32 == 0 || high == 0x0064_ff9b_0000_0000 && low >> 32 == 0 {
            return .ofIPv4(low)
        }
        if high >> 48 == 0x2002 { return .ofIPv4(high >> 16) }
        return low >> 32 & ~0x0200_0000 == 0x0000_5efe ? .ofIPv4(low) : nil
    }

    private static let privateNetworks = networks(
        "127.0.0.0/8 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 169.254.0.0/16 100.64.0.0/10 "
            + "::1 fc00::/7 fe80::/10 fec0::/10 64:ff9b:1::/48"
    )
    private static let emptyNetworks = networks(
        "0.0.0.0/8 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 "
            + "224.0.0.0/4 240.0.0.0/4 2001::/32 2001:2::/48 2001:10::/28 2001:20::/28 2001:db8::/32 3fff::/20"
    )

    /// The lengths of the two tables.
    static var tableSizes: [Int] { [privateNetworks.count, emptyNetworks.count] }

    static func networks(_ text: String) -> [AddressNetwork] {
        text.split(separator: " ").compactMap { AddressNetwork(String($0)) }
    }
}

extension PeerAddress {
    /// The address of the lowest 32 bits.
    fileprivate static func ofIPv4(_ bits: UInt64) -> PeerAddress? {
        PeerAddress((0..<4).map { String(bits >> (24 - 8 * UInt64($0)) & 0xff) }.joined(separator: ".")[...])
    }
}
