import HarkDomain

/// What a visitor proves itself by: visitor, site and time of issue, signed, never stored.
struct VisitorToken: Hashable {
    let visitor: VisitorID
    let site: SiteID
    let issuedAt: Timestamp

    /// Returns the token's text: 56 bytes in unpadded base64url.
    func text(_ hash: KeyedHash) -> String {
        Base64URL.encode(claims + hash.code(of: claims))
    }

    /// Reads and verifies a token; nil when it is forged or malformed.
    ///
    /// Age is the caller's business.
    init?(_ text: String, _ hash: KeyedHash) {
        guard text.utf8.count == 75, let bytes = Base64URL.decode(text), bytes.count == 56,
            hash.isValid(bytes[24...], of: bytes[..<24])
        else { return nil }
        func number(_ offset: Int) -> Int64 {
            Int64(bitPattern: bytes[offset..<(offset + 8)].reduce(0) { $0 << 8 | UInt64($1) })
        }
        visitor = VisitorID(rawValue: number(0))
        site = SiteID(rawValue: number(8))
        issuedAt = Timestamp(milliseconds: number(16))
    }

    init(visitor: VisitorID, site: SiteID, issuedAt: Timestamp) {
        (self.visitor, self.site, self.issuedAt) = (visitor, site, issuedAt)
    }

    private var claims: [UInt8] {
        [visitor.rawValue, site.rawValue, issuedAt.milliseconds].flatMap { number in
            stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> Int64($0)) }
        }
    }
}

/// Unpadded base64 in the URL alphabet (RFC 4648 §5).
enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count * 4 + 2) / 3)
        var bits = 0
        var value: UInt32 = 0
        for byte in bytes {
            value = value << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                out.append(alphabet[Int(value >> UInt32(bits) & 63)])
            }
        }
        if bits > 0 { out.append(alphabet[Int(value << UInt32(6 - bits) & 63)]) }
        return String(decoding: out, as: UTF8.self)
    }

    static func decode(_ text: String) -> [UInt8]? {
        var out: [UInt8] = []
        var bits = 0
        var value: UInt32 = 0
        for byte in text.utf8 {
            guard let digit = alphabet.firstIndex(of: byte) else { return nil }
            value = value << 6 | UInt32(digit)
            bits += 6
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(truncatingIfNeeded: value >> UInt32(bits)))
            }
        }
        // Bits that no byte needs must be zero, else one token would have several texts.
        return value & ((1 << UInt32(bits)) - 1) == 0 ? out : nil
    }
}
