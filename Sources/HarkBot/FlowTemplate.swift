/// A text with places that a flow fills in, such as `{order}`.
///
/// Filling goes through the text once, so a value that looks like a place stays what it is.
struct FlowTemplate: Sendable, Hashable, Codable {
    /// A stretch of the text.
    enum Piece: Sendable, Hashable {
        case text(String)
        case variable(String)
        /// `{secret.NAME}`, which stays as it stands: the keeper of the secrets fills it in.
        case secret(String)
    }

    /// Why a text is no template.
    struct Invalid: Error {
        let reason: String
    }

    let source: String
    let pieces: [Piece]

    init(_ source: String) throws(Invalid) {
        self.source = source
        pieces = try Self.pieces(of: source)
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do throws(Invalid) {
            self = try FlowTemplate(try container.decodeText())
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.reason)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(source)
    }

    /// The names of the places.
    var variables: [String] {
        pieces.compactMap { if case .variable(let name) = $0 { name } else { nil } }
    }

    /// The names of the secrets.
    var secrets: [String] {
        pieces.compactMap { if case .secret(let name) = $0 { name } else { nil } }
    }

    /// The text with its places filled.
    func filled(_ value: (String) -> String) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .variable(let name): value(name)
            case .secret(let name): "{secret.\(name)}"
            }
        }.joined()
    }

    private static func pieces(of source: String) throws(Invalid) -> [Piece] {
        var pieces: [Piece] = []
        var rest = source[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            let inside = rest[rest.index(after: brace)...]
            guard rest[brace] == "{", let end = inside.firstIndex(of: "}") else {
                throw Invalid(reason: "holds a brace that belongs to no {name}")
            }
            if brace > rest.startIndex { pieces.append(.text(String(rest[..<brace]))) }
            pieces.append(try place(String(inside[..<end])))
            rest = inside[inside.index(after: end)...]
        }
        return rest.isEmpty ? pieces : pieces + [.text(String(rest))]
    }

    private static func place(_ name: String) throws(Invalid) -> Piece {
        let prefix = "secret."
        if name.hasPrefix(prefix) {
            let secret = String(name.dropFirst(prefix.count))
            if secret.wholeMatch(ofName: true) { return .secret(secret) }
        } else if name.wholeMatch(ofName: false) {
            return .variable(name)
        }
        throw Invalid(reason: "{\(name)} is no name: write letters and digits, such as {order} or {secret.TOKEN}")
    }
}

extension String {
    /// Whether this is a name: a letter, then letters and digits (and underscores, for secrets), up to 40.
    func wholeMatch(ofName isSecret: Bool) -> Bool {
        guard let first = utf8.first, Self.isLetter(first), utf8.count <= 40 else { return false }
        return utf8.allSatisfy { Self.isLetter($0) || (0x30...0x39).contains($0) || isSecret && $0 == 0x5F }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

extension SingleValueDecodingContainer {
    /// A text that is not blank.
    fileprivate func decodeText() throws(FlowTemplate.Invalid) -> String {
        guard let text = try? decode(String.self) else { throw FlowTemplate.Invalid(reason: "must be a text") }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw FlowTemplate.Invalid(reason: "must not be empty")
        }
        return text
    }
}
