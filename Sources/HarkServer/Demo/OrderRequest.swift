import FoundationEssentials

/// One request to the order service, taken apart.
struct OrderRequest {
    let method: String
    /// The path between its slashes, decoded: an escaped slash stays within its segment.
    let segments: [String]
    let query: [String: String]
    let body: [UInt8]

    init(method: String, path: String, body: [UInt8]) {
        self.method = method
        self.body = body
        let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        segments = (parts.first ?? "").split(separator: "/").map { Self.decoded($0) }
        query = Self.query(parts.count == 2 ? parts[1] : "")
    }

    /// What tells this call from others that come under the same key.
    var fingerprint: String {
        ([method] + segments).joined(separator: "\n") + "\n" + String(decoding: body, as: UTF8.self)
    }

    /// What was sent, as an object of texts; nil when it is anything else.
    var fields: [String: String]? {
        try? JSONDecoder().decode([String: String].self, from: Data(body))
    }

    /// The number of an order as the shop keeps it, such as `KO-123456` of `ko 123456` or `123456`.
    static func number(_ text: String) -> String? {
        let plain = text.uppercased().filter { $0 != " " && $0 != "-" }
        let digits = plain.hasPrefix("KO") ? plain.dropFirst(2) : plain[...]
        guard digits.utf8.count == 6, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return "KO-\(digits)"
    }

    private static func query(_ text: Substring) -> [String: String] {
        let pairs = text.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map { decoded($0) } }
        return Dictionary(
            pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == 0x25, digits.count == 2, let value = UInt8(Substring(digits), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
