/// A URL that every reader understands alike.
public struct FetchURL: Sendable, Hashable {
    /// Where it leads.
    public let origin: FetchOrigin
    /// Path and query, as they are sent.
    public let target: String

    /// Reads a URL.
    ///
    /// - Parameter text: `http://` or `https://`, a host, perhaps a port, path and query; only the signs that RFC 3986
    ///   allows there, the rest percent-encoded; no user, no fragment, no `.` or `..` in the path.
    /// - Throws: ``FetchError/badRequest(_:)``, which says what is wrong without repeating the text.
    public init(_ text: String) throws(FetchError) {
        guard text.utf8.count <= Self.mostBytes else { throw .badRequest("the URL is too long") }
        guard text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else {
            throw .badRequest("the URL holds a space, a control character or a letter outside ASCII")
        }
        let (scheme, rest) = try Self.scheme(of: text)
        let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" || $0 == "\\" } ?? rest.endIndex
        origin = try FetchOrigin(scheme, authority: rest[..<end])
        target = try Self.target(rest[end...])
    }

    /// The whole URL in its one spelling.
    public var text: String { origin.text + target }

    private static let mostBytes = 8192

    private static func scheme(of text: String) throws(FetchError) -> (FetchOrigin.Scheme, Substring) {
        let end = text.firstIndex(of: ":") ?? text.endIndex
        guard let scheme = FetchOrigin.Scheme(rawValue: text[..<end].lowercased()) else {
            throw .badRequest("the URL is neither http nor https")
        }
        let rest = text[end...]
        guard rest.hasPrefix("://") else { throw .badRequest("the URL has no // after its scheme") }
        return (scheme, rest.dropFirst(3))
    }

    private static func target(_ text: Substring) throws(FetchError) -> String {
        guard text.utf8.allSatisfy(isAllowed), isEncodedWell(Array(text.utf8)) else {
            throw .badRequest("the URL's path or query holds a sign that must be percent-encoded, or a fragment")
        }
        let path = text.prefix { $0 != "?" }
        for segment in path.split(separator: "/") where isDots(segment) {
            throw .badRequest("the URL's path goes up or stays (. or ..)")
        }
        return path.isEmpty ? "/" + text : String(text)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isDecimal || signs.contains(byte)
    }

    /// Unreserved, sub-delims, and `:` `@` `/` `?` `%` of RFC 3986.
    private static let signs = Set("-._~!$&'()*+,;=:@/?%".utf8)

    private static func isEncodedWell(_ bytes: [UInt8]) -> Bool {
        bytes.indices.allSatisfy { index in
            bytes[index] != UInt8(ascii: "%")
                || index + 2 < bytes.count && bytes[index + 1].isHexadecimal && bytes[index + 2].isHexadecimal
        }
    }

    /// Whether a segment is `.` or `..`, also in its encoded spellings.
    private static func isDots(_ segment: Substring) -> Bool {
        let plain = segment.lowercased().replacing("%2e", with: ".")
        return plain == "." || plain == ".."
    }
}
