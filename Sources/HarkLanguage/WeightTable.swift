/// The weights of a linear model: for each feature a few labels with a weight each.
///
/// An open-addressing table over 64-bit feature hashes, of which 32 bits are kept: of a million features that are
/// not in a table of a million, about 200 meet a stranger's weights, which is noise.
package struct WeightTable: Sendable {
    private let slots: ModelNumbers<UInt64>
    private let entries: ModelNumbers<UInt16>
    private let mask: Int
    /// How many labels there are.
    package let labels: Int

    /// Reads the sections `NAME.slots` and `NAME.entries`.
    /// - Throws: `LanguageModelError.damaged` when the sections don't fit each other.
    package init(_ name: String, in file: ModelFile, labels: Int) throws(LanguageModelError) {
        slots = try file.numbers("\(name).slots", of: UInt64.self)
        entries = try file.numbers("\(name).entries", of: UInt16.self)
        mask = slots.count - 1
        self.labels = labels
        guard slots.count > 0, slots.count & mask == 0 else {
            throw .damaged(file: file.name, why: "\(name) has no power of two of slots")
        }
        var free = 0
        for slot in slots.numbers {
            if slot == 0 { free += 1 }
            let run = Self.run(of: slot)
            guard run.upperBound <= entries.count else {
                throw .damaged(file: file.name, why: "\(name) points beyond its entries")
            }
        }
        guard free > 0, entries.numbers.allSatisfy({ Int($0 >> 8) < labels }) else {
            throw .damaged(file: file.name, why: "\(name) has a label that does not exist, or no free slot")
        }
    }

    /// Adds the weights of a feature to a score for each label.
    @inline(__always)
    package func add(_ feature: UInt64, to scores: UnsafeMutablePointer<Int32>) {
        let wanted = Self.fingerprint(of: feature)
        var index = Int(truncatingIfNeeded: feature) & mask
        while true {
            let slot = slots.numbers[index]
            if slot == 0 { return }
            if UInt32(truncatingIfNeeded: slot >> 32) == wanted {
                let offset = Int(slot & 0x07FF_FFFF)
                for entry in entries.numbers[offset..<offset + Int(slot >> 27 & 31)] {
                    scores[Int(entry >> 8)] &+= Int32(Int8(truncatingIfNeeded: entry))
                }
                return
            }
            index = (index + 1) & mask
        }
    }

    /// The weight of a feature of a model with one label; 0 when the feature is not known.
    @inline(__always)
    package func weight(of feature: UInt64) -> Int32 {
        var weight: Int32 = 0
        add(feature, to: &weight)
        return weight
    }

    @inline(__always)
    private static func run(of slot: UInt64) -> Range<Int> {
        let offset = Int(slot & 0x07FF_FFFF)
        return offset..<offset + Int(slot >> 27 & 31)
    }

    @inline(__always)
    fileprivate static func fingerprint(of feature: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: feature >> 32) | 1
    }
}

extension ModelWriter {
    /// Adds a table of weights as the sections `NAME.slots` and `NAME.entries`.
    ///
    /// - Parameter weights: for each feature its labels (below 31) with their weights, none of them 0. Of two
    ///   features with the same fingerprint in the same chain of slots the first wins.
    package mutating func add(_ name: String, weights: [(feature: UInt64, entries: [(label: Int, weight: Int8)])]) {
        var capacity = 16
        while Double(weights.count) > 0.8 * Double(capacity) { capacity *= 2 }
        var slots = [UInt64](repeating: 0, count: capacity)
        var entries: [UInt16] = []
        for (feature, row) in weights where !row.isEmpty {
            let print = WeightTable.fingerprint(of: feature)
            var index = Int(truncatingIfNeeded: feature) & (capacity - 1)
            while slots[index] != 0, UInt32(slots[index] >> 32) != print { index = (index + 1) & (capacity - 1) }
            guard slots[index] == 0 else { continue }
            slots[index] = UInt64(print) << 32 | UInt64(row.count) << 27 | UInt64(entries.count)
            entries += row.map { UInt16($0.label) << 8 | UInt16(UInt8(bitPattern: $0.weight)) }
        }
        add("\(name).slots", slots)
        add("\(name).entries", entries)
    }
}
