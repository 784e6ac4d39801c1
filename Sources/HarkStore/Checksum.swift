/// A 64-bit sum over the stored bytes of a row that tells damage from what was written.
///
/// Each step is a bijection of the state, so a change in any one word always changes the result. It guards
/// against disks, not against people: no key is involved.
struct Checksum: ColumnSink {
    private var state: UInt64 = 0x6861_726B_0000_0001

    /// The sum so far, as a column holds it.
    var value: Int64 { Int64(bitPattern: state) }

    mutating func put(_ value: Int64?) {
        mix(value == nil ? 0x5A : 0xA5)
        if let value { mix(UInt64(bitPattern: value)) }
    }

    mutating func put(_ text: String?) {
        guard var text else { return mix(0x5B) }
        text.withUTF8 { put(UnsafeRawBufferPointer($0)) }
    }

    mutating func put(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { put($0) }
    }

    mutating func put(_ texts: [String]) {
        mix(UInt64(truncatingIfNeeded: texts.count))
        for text in texts { put(text) }
    }

    mutating func put(_ numbers: some Collection<Int64>) {
        mix(UInt64(truncatingIfNeeded: numbers.count))
        for number in numbers { mix(UInt64(bitPattern: number)) }
    }

    mutating func put(_ bytes: UnsafeRawBufferPointer) {
        mix(UInt64(truncatingIfNeeded: bytes.count) ^ 0xB500)
        var offset = 0
        while offset + 8 <= bytes.count {
            mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        var tail: UInt64 = 0
        while offset < bytes.count {
            tail = tail << 8 | UInt64(bytes[offset])
            offset += 1
        }
        mix(tail)
    }

    private mutating func mix(_ word: UInt64) {
        state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
        state ^= state >> 29
    }
}
