/// A text as its author wrote it, from which stretches are cut by offsets in Unicode scalars.
struct OriginalText {
    private let bytes: [UInt8]
    /// Where each scalar starts, and the end; empty for ASCII, where a scalar is a byte.
    private let starts: [Int32]

    /// Reads a text once.
    init(_ text: String) {
        var text = text
        bytes = text.withUTF8 { Array($0) }
        starts = bytes.allSatisfy { $0 < 0x80 } ? [] : Self.starts(bytes)
    }

    private static func starts(_ bytes: [UInt8]) -> [Int32] {
        var starts: [Int32] = []
        starts.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 { starts.append(Int32(index)) }
        starts.append(Int32(bytes.count))
        return starts
    }

    /// The text of a range of scalars.
    subscript(_ range: Range<Int>) -> String {
        let range = starts.isEmpty ? range : Int(starts[range.lowerBound])..<Int(starts[range.upperBound])
        return String(decoding: bytes[range], as: UTF8.self)
    }
}
