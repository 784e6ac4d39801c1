/// Finds anchors that aliases repeat: a small text can grow without bound by them.
///
/// It looks at the text alone, before it is parsed, since parsing a hostile one may already take for ever.
struct YAMLAnchors {
    private enum Mark: UInt8 {
        case anchor = 0x26
        case alias = 0x2A
    }

    private let bytes: [UInt8]

    init(_ yaml: String) {
        bytes = Array(yaml.utf8)
    }

    /// The first alias of an anchor, with its line; nil when there is none.
    var firstRepeated: (name: String, line: Int)? {
        guard bytes.contains(Mark.anchor.rawValue), bytes.contains(Mark.alias.rawValue) else { return nil }
        let anchors = Set(names(behind: .anchor).map(\.name))
        return names(behind: .alias).first { anchors.contains($0.name) }
    }

    private func names(behind mark: Mark) -> [(name: String, line: Int)] {
        var names: [(name: String, line: Int)] = []
        var line = 1
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A { line += 1 }
            guard byte == mark.rawValue, index == 0 || Self.mayStandBefore(bytes[index - 1]) else { continue }
            let name = bytes[(index + 1)...].prefix { Self.isOfName($0) }
            if !name.isEmpty { names.append((String(decoding: name, as: UTF8.self), line)) }
        }
        return names
    }

    /// White space, brackets and the signs behind which a value begins.
    private static func mayStandBefore(_ byte: UInt8) -> Bool {
        byte <= 0x20 || [0x2C, 0x2D, 0x3A, 0x3F, 0x5B, 0x7B].contains(byte)
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x80...: true
        default: false
        }
    }
}
