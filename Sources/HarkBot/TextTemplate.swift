/// A text with places for what is known: `{order}`, or `{name|there}` with what stands in for the unknown.
///
/// Only a name in braces is such a place; other braces are said as they stand.
struct TextTemplate {
    private enum Piece {
        case text(Substring)
        case variable(name: String, fallback: String?)
    }

    /// What customers wrote comes back at most this long.
    static let valueCharacters = 200

    private let pieces: [Piece]

    init(_ source: String) {
        var pieces: [Piece] = []
        var rest = source[...]
        while let open = rest.firstIndex(of: "{") {
            let inside = rest[rest.index(after: open)...]
            guard let close = inside.firstIndex(of: "}"), let variable = Self.variable(inside[..<close]) else {
                pieces.append(.text(rest[...open]))
                rest = inside
                continue
            }
            pieces += [.text(rest[..<open]), variable]
            rest = inside[inside.index(after: close)...]
        }
        self.pieces = pieces + [.text(rest)]
    }

    /// The names of the places that have no stand-in.
    var names: [String] {
        pieces.compactMap { piece in
            if case .variable(let name, nil) = piece { name } else { nil }
        }
    }

    /// The text with its places filled; nil when something unknown has no stand-in.
    func filled(_ value: (String) -> String?) -> String? {
        names.allSatisfy { value($0) != nil } ? squeezed(value) : nil
    }

    /// The text with its places filled, the unknown left out.
    func squeezed(_ value: (String) -> String?) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): String(text)
            case .variable(let name, let fallback): value(name).map(Self.oneLine) ?? fallback ?? ""
            }
        }.joined()
    }

    private static func variable(_ inside: Substring) -> Piece? {
        let parts = inside.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, (1...64).contains(name.utf8.count), name.utf8.allSatisfy(isOfName) else {
            return nil
        }
        return .variable(name: String(name), fallback: parts.count == 2 ? String(parts[1]) : nil)
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }

    private static func oneLine(_ value: String) -> String {
        String(value.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(valueCharacters))
    }
}
