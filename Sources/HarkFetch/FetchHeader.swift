/// A header field of a request; its value may name secrets, which are filled in only while the request is sent.
public struct FetchHeader: Sendable, Hashable {
    /// A piece of a value.
    public enum Part: Sendable, Hashable {
        /// Text as it is.
        case text(String)
        /// The secret of this name.
        case secret(String)
    }

    /// The name.
    public let name: String
    /// The value's pieces.
    public let value: [Part]

    /// Makes a field of plain text: what looks like a secret's name in it is not one.
    ///
    /// Use this for whatever a customer wrote.
    public init(_ name: String, _ text: String) {
        self.name = name
        value = [.text(text)]
    }

    /// Makes a field of pieces.
    public init(_ name: String, parts: [Part]) {
        self.name = name
        value = parts
    }

    /// Makes a field of a text of the site's own, in which `{secret.NAME}` stands for a secret.
    ///
    /// - Throws: ``FetchError/badRequest(_:)`` when what follows `{secret.` is no name.
    public init(_ name: String, template: String) throws(FetchError) {
        self.name = name
        value = try Self.parts(of: template)
    }

    private static func parts(of template: String) throws(FetchError) -> [Part] {
        let pieces = template.split(separator: "{secret.", omittingEmptySubsequences: false)
        var parts: [Part] = pieces.first.map { $0.isEmpty ? [] : [.text(String($0))] } ?? []
        for piece in pieces.dropFirst() {
            guard let end = piece.firstIndex(of: "}"), SecretStore.isName(piece[..<end]) else {
                throw .badRequest("after {secret. there must be a name of capitals, digits and underscores, and }")
            }
            parts.append(.secret(String(piece[..<end])))
            let rest = piece[piece.index(after: end)...]
            if !rest.isEmpty { parts.append(.text(String(rest))) }
        }
        return parts
    }
}

extension FetchHeader {
    /// The line that curl sends.
    ///
    /// - Throws: ``FetchError/badRequest(_:)``, ``FetchError/missingSecret(_:)``; neither holds a value.
    func line(_ secrets: SecretStore) throws(FetchError) -> String {
        guard Self.isName(name) else { throw .badRequest("a header has a name that is none") }
        guard !Self.reserved.contains(name.lowercased()), !name.lowercased().hasPrefix("proxy-") else {
            throw .badRequest("the header \(name) is not the caller's to set")
        }
        var text = ""
        for part in value {
            switch part {
            case .text(let plain): text += plain
            case .secret(let secret): text += try secrets.value(of: secret)
            }
        }
        guard text.utf8.count <= 8192 else { throw .badRequest("the header \(name) is too long") }
        guard text.utf8.allSatisfy({ 0x20...0x7E ~= $0 || $0 == 0x09 }) else {
            throw .badRequest("the header \(name) holds a line break, a control character or a letter outside ASCII")
        }
        // curl takes "Name:" for "do not send this field".
        let isEmpty = text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        return isEmpty ? name + ";" : "\(name): \(text)"
    }

    private static func isName(_ name: String) -> Bool {
        (1...128).contains(name.utf8.count)
            && name.utf8.allSatisfy { $0.isASCIILetter || $0.isDecimal || $0 == 0x2D || $0 == 0x5F }
    }

    /// What belongs to the connection.
    private static let reserved: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "te", "trailer", "expect",
        "accept-encoding",
    ]
}
