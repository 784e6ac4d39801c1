/// Fills the address of a call, so that a value can never leave its path segment or its query value.
enum FlowAddress {
    /// The longest address.
    static let mostBytes = 2_000

    /// Why an address is not usable; nil when it is.
    static func fault(of template: FlowTemplate) -> String? {
        guard case .text(let start)? = template.pieces.first,
            let scheme = ["http://", "https://"].first(where: start.hasPrefix)
        else { return "must start with http:// or https://" }
        let rest = start.dropFirst(scheme.count)
        guard let slash = rest.firstIndex(of: "/") else {
            return "needs a path before its first place: https://host/path"
        }
        let host = rest[..<slash]
        guard !host.isEmpty, !host.contains("@") else { return "must name a host without a user" }
        let isPlain = template.source.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard isPlain, !template.source.contains("#"), !template.source.contains("\\") else {
            return "must be ASCII without spaces, # and \\"
        }
        return nil
    }

    /// The address with its places filled; nil when a value would change the path, or the whole is too long.
    static func filled(_ template: FlowTemplate, _ value: (String) -> String) -> String? {
        let values = template.variables.map(value)
        guard values.allSatisfy({ !$0.isEmpty }) else { return nil }
        let address = template.filled { escaped(value($0)) }
        guard address.utf8.count <= mostBytes else { return nil }
        let path = address.prefix { $0 != "?" }
        let leavesItsPlace = path.split(separator: "/").contains { $0 == "." || $0 == ".." }
        return leavesItsPlace ? nil : address
    }

    /// A value with all but unreserved characters (RFC 3986) escaped.
    private static func escaped(_ value: String) -> String {
        value.utf8.reduce(into: "") { escaped, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                escaped += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
    }
}
