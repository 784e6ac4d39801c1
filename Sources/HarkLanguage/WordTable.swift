/// What is known of single words: 32 bits for each, found by the hash of the word in lower case.
package struct WordTable: Sendable {
    private let slots: ModelNumbers<UInt64>
    private let mask: Int

    /// Reads the section `NAME.words`.
    package init(_ name: String, in file: ModelFile) throws(LanguageModelError) {
        slots = try file.numbers("\(name).words", of: UInt64.self)
        mask = slots.count - 1
        guard slots.count > 0, slots.count & mask == 0, slots.numbers.contains(0) else {
            throw .damaged(file: file.name, why: "\(name) has no power of two of slots, or none free")
        }
    }

    /// The bits of the word of this hash; 0 when nothing is known of it.
    @inline(__always)
    package func bits(of word: UInt64) -> UInt32 {
        let wanted = UInt32(truncatingIfNeeded: word >> 32) | 1
        let slots = slots.start
        var index = Int(truncatingIfNeeded: word) & mask
        while true {
            let slot = slots[index]
            if slot == 0 { return 0 }
            if UInt32(truncatingIfNeeded: slot >> 32) == wanted { return UInt32(truncatingIfNeeded: slot) }
            index = (index + 1) & mask
        }
    }
}

extension ModelWriter {
    /// Adds the section `NAME.words`.
    package mutating func add(_ name: String, words: [(word: UInt64, bits: UInt32)]) {
        var capacity = 16
        while Double(words.count) > 0.7 * Double(capacity) { capacity *= 2 }
        var slots = [UInt64](repeating: 0, count: capacity)
        for (word, bits) in words {
            let print = UInt32(truncatingIfNeeded: word >> 32) | 1
            var index = Int(truncatingIfNeeded: word) & (capacity - 1)
            while slots[index] != 0, UInt32(slots[index] >> 32) != print { index = (index + 1) & (capacity - 1) }
            slots[index] |= UInt64(print) << 32 | UInt64(bits)
        }
        add("\(name).words", slots)
    }
}
