/// Finds what YAML may take for an alias, by looking at the text alone.
///
/// It finds every alias, and also what stands in quotes or in a comment and looks like one: to know for sure takes
/// parsing, which is what a hostile alias would make endless.
struct YAMLAliases {
    private let bytes: [UInt8]

    init(_ yaml: String) { bytes = Array(yaml.utf8) }

    /// The first that may be an alias, with its line.
    var first: (name: String, line: Int)? {
        var line = 1
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A { line += 1 }
            guard byte == 0x2A, isStart(index) else { continue }
            let name = bytes[(index + 1)...].prefix(while: Self.isOfName)
            guard !name.isEmpty, endsName(at: name.endIndex) else { continue }
            return (String(decoding: name, as: UTF8.self), line)
        }
        return nil
    }

    /// True when a value may begin here: at the start of a line, or behind a sign of YAML's and blanks.
    private func isStart(_ index: Int) -> Bool {
        var before = index - 1
        while before >= 0, bytes[before] == 0x20 || bytes[before] == 0x09 { before -= 1 }
        guard before >= 0 else { return true }
        switch bytes[before] {
        case 0x0A, 0x0D, 0x2C, 0x2D, 0x3A, 0x3F, 0x5B, 0x7B: return true
        // The line breaks and the mark of the byte order beyond ASCII end with these bytes, as do some letters.
        case 0x85, 0xA8, 0xA9, 0xBF: return true
        default: return false
        }
    }

    private func endsName(at index: Int) -> Bool {
        guard index < bytes.count else { return true }
        switch bytes[index] {
        case 0...0x20, 0x2C, 0x3A, 0x3F, 0x5D, 0x7D, 0x25, 0x40, 0x60, 0x80...: return true
        default: return false
        }
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
    }
}
