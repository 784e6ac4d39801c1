/// 32 bits for each of many things that are known by a 64-bit hash.
///
/// An open-addressing table in a model file, one slot of eight bytes each: 32 bits of the hash above the value. Of a
/// million hashes that are not in a table of a million, about 200 meet a stranger's value, which is noise.
package struct SlotTable: Sendable {
    private let slots: ModelNumbers<UInt64>
    private let mask: Int

    /// Reads a section.
    /// - Throws: `LanguageModelError.damaged` when it has no power of two of slots, or none free.
    package init(_ section: String, in file: ModelFile) throws(LanguageModelError) {
        slots = try file.numbers(section, of: UInt64.self)
        mask = slots.count - 1
        guard slots.count > 0, slots.count & mask == 0, slots.numbers.contains(0) else {
            throw .damaged(file: file.name, why: "\(section) has no power of two of slots, or none free")
        }
    }

    /// The value of a hash; 0 when it is not known.
    @inline(__always)
    package func value(of hash: UInt64) -> UInt32 { reader.value(of: hash) }

    /// All values, in no order; 0 for slots that are free.
    var values: some Sequence<UInt32> { slots.numbers.lazy.map { UInt32(truncatingIfNeeded: $0) } }

    /// The table as plain addresses, for loops; good as long as the table lives.
    @inline(__always)
    var reader: Reader { Reader(slots: slots.start, mask: mask) }

    /// The addresses of a table.
    struct Reader {
        fileprivate let slots: UnsafePointer<UInt64>
        fileprivate let mask: Int

        /// The value of a hash; 0 when it is not known.
        @inline(__always)
        func value(of hash: UInt64) -> UInt32 {
            let wanted = SlotTable.fingerprint(of: hash)
            var index = Int(truncatingIfNeeded: hash) & mask
            while true {
                let slot = slots[index]
                if UInt32(truncatingIfNeeded: slot >> 32) == wanted { return UInt32(truncatingIfNeeded: slot) }
                if slot == 0 { return 0 }
                index = (index &+ 1) & mask
            }
        }

        /// Replaces each hash by its value.
        ///
        /// In two passes: the first touches all slots without waiting for any of them, the second finds them near.
        @inline(__always)
        func resolve(_ hashes: UnsafeMutableBufferPointer<UInt64>) {
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: hashes.count) { near in
                for index in hashes.indices { near[index] = slots[Int(truncatingIfNeeded: hashes[index]) & mask] }
                for index in hashes.indices {
                    let slot = near[index]
                    let isHit = UInt32(truncatingIfNeeded: slot >> 32) == SlotTable.fingerprint(of: hashes[index])
                    hashes[index] = isHit || slot == 0 ? slot & 0xFFFF_FFFF : UInt64(value(of: hashes[index]))
                }
            }
        }
    }

    @inline(__always)
    fileprivate static func fingerprint(of hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) | 1 }
}

extension ModelWriter {
    /// Adds a section that `SlotTable` reads; of two hashes that it can't tell apart the first wins.
    package mutating func add(slots section: String, _ values: [(hash: UInt64, value: UInt32)]) {
        var capacity = 16
        while Double(values.count) > 0.7 * Double(capacity) { capacity *= 2 }
        var slots = [UInt64](repeating: 0, count: capacity)
        for (hash, value) in values {
            let print = SlotTable.fingerprint(of: hash)
            var index = Int(truncatingIfNeeded: hash) & (capacity - 1)
            while slots[index] != 0, UInt32(slots[index] >> 32) != print { index = (index + 1) & (capacity - 1) }
            if slots[index] == 0 { slots[index] = UInt64(print) << 32 | UInt64(value) }
        }
        add(section, slots)
    }
}
