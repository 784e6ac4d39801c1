/// The weights of a linear model: for each feature a weight for each label.
///
/// An open-addressing table over 64-bit feature hashes, of which 32 bits are kept: of a million features that are
/// not in a table of a million, about 200 meet a stranger's weights, which is noise. Up to four labels have their
/// weights in the slot itself; more have a row of 16 or 32 bytes, so that adding one is a few instructions and no
/// branch that the processor can't foresee.
package struct WeightTable: Sendable {
    private let slots: ModelNumbers<UInt64>
    private let rows: ModelNumbers<Int8>
    private let mask: Int
    /// How many labels there are, at most 32.
    package let labels: Int

    /// Reads the sections `NAME.slots` and `NAME.rows`.
    /// - Throws: `LanguageModelError.damaged` when the sections don't fit each other.
    package init(_ name: String, in file: ModelFile, labels: Int) throws(LanguageModelError) {
        slots = try file.numbers("\(name).slots", of: UInt64.self)
        rows = try file.numbers("\(name).rows", of: Int8.self)
        mask = slots.count - 1
        self.labels = labels
        guard slots.count > 0, slots.count & mask == 0, slots.numbers.contains(0) else {
            throw .damaged(file: file.name, why: "\(name) has no power of two of slots, or none free")
        }
        let width = WeightLayout.lanes(of: labels)
        guard width <= 32, rows.count >= width else {
            throw .damaged(file: file.name, why: "\(name) has too many labels or no rows")
        }
        let count = UInt32(rows.count / width)
        guard width == 4 || slots.numbers.allSatisfy({ UInt32(truncatingIfNeeded: $0) < count }) else {
            throw .damaged(file: file.name, why: "\(name) points beyond its rows")
        }
    }

    /// The table as plain addresses, for loops; good as long as the table lives.
    @inline(__always)
    package var reader: Reader {
        Reader(slots: slots.start, rows: rows.start, mask: mask)
    }

    /// The weight of a feature of a model with one label; 0 when the feature is not known.
    @inline(__always)
    package func weight(of feature: UInt64) -> Int32 {
        Int32(Int8(truncatingIfNeeded: reader.find(feature)))
    }

    /// The addresses of a table.
    package struct Reader {
        private let slots: UnsafePointer<UInt64>
        private let rows: UnsafePointer<Int8>
        private let mask: Int

        @inline(__always)
        fileprivate init(slots: UnsafePointer<UInt64>, rows: UnsafePointer<Int8>, mask: Int) {
            self.slots = slots
            self.rows = rows
            self.mask = mask
        }

        /// The number of a feature's row, or its weights themselves; 0 for a feature that is not known.
        @inline(__always)
        package func find(_ feature: UInt64) -> UInt32 {
            let wanted = WeightLayout.fingerprint(of: feature)
            var index = Int(truncatingIfNeeded: feature) & mask
            while true {
                let slot = slots[index]
                if UInt32(truncatingIfNeeded: slot >> 32) == wanted { return UInt32(truncatingIfNeeded: slot) }
                if slot == 0 { return 0 }
                index = (index &+ 1) & mask
            }
        }

        /// Replaces each feature by the number of its row, or by its weights themselves; see ``find(_:)``.
        ///
        /// In two passes: the first touches all slots without waiting for any of them, the second finds them near.
        @inline(__always)
        func resolve(_ features: UnsafeMutableBufferPointer<UInt64>) {
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: features.count) { near in
                for index in features.indices { near[index] = slots[Int(truncatingIfNeeded: features[index]) & mask] }
                for index in features.indices {
                    let slot = near[index]
                    let isHit = UInt32(truncatingIfNeeded: slot >> 32) == WeightLayout.fingerprint(of: features[index])
                    features[index] = isHit || slot == 0 ? slot & 0xFFFF_FFFF : UInt64(find(features[index]))
                }
            }
        }

        /// The sum of resolved features, for up to four labels.
        ///
        /// Four sums of 16 bits in one word: a weight is raised by 128, so that no sum borrows from its neighbour.
        @inline(__always)
        func sum4(_ rows: UnsafeMutableBufferPointer<UInt64>) -> SIMD4<Int16> {
            var sum: UInt64 = 0
            for row in rows {
                let raised = (row ^ 0x8080_8080) & 0xFFFF_FFFF
                let halves = (raised | raised << 16) & 0x0000_FFFF_0000_FFFF
                sum &+= (halves | halves << 8) & 0x00FF_00FF_00FF_00FF
            }
            let lanes = unsafeBitCast(sum, to: SIMD4<UInt16>.self) &- UInt16(truncatingIfNeeded: 128 &* rows.count)
            return SIMD4<Int16>(truncatingIfNeeded: lanes)
        }

        /// The sum of resolved features, for up to 16 labels.
        @inline(__always)
        func sum16(_ rows: UnsafeMutableBufferPointer<UInt64>) -> SIMD16<Int16> {
            var sum = SIMD16<Int16>()
            for row in rows { sum &+= row16(Int(truncatingIfNeeded: row) * 16) }
            return sum
        }

        /// The sum of resolved features, for up to 32 labels.
        @inline(__always)
        func sum32(_ rows: UnsafeMutableBufferPointer<UInt64>) -> (SIMD16<Int16>, SIMD16<Int16>) {
            var low = SIMD16<Int16>()
            var high = SIMD16<Int16>()
            for row in rows {
                let offset = Int(truncatingIfNeeded: row) * 32
                low &+= row16(offset)
                high &+= row16(offset + 16)
            }
            return (low, high)
        }

        @inline(__always)
        private func row16(_ offset: Int) -> SIMD16<Int16> {
            let bytes = UnsafeRawPointer(rows + offset).loadUnaligned(as: SIMD16<Int8>.self)
            return SIMD16<Int16>(truncatingIfNeeded: bytes)
        }
    }
}

/// What reader and writer of tables agree on.
enum WeightLayout {
    /// How many bytes a row has.
    static func lanes(of labels: Int) -> Int { labels <= 4 ? 4 : labels <= 16 ? 16 : labels <= 32 ? 32 : 64 }

    @inline(__always)
    static func fingerprint(of feature: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: feature >> 32) | 1 }
}

extension ModelWriter {
    /// Adds a table of weights as the sections `NAME.slots` and `NAME.rows`.
    ///
    /// - Parameters:
    ///   - name: the table's name.
    ///   - labels: how many labels there are, at most 32.
    ///   - weights: for each feature its labels with their weights. Of two features with the same fingerprint in
    ///     the same chain of slots the first wins.
    package mutating func add(
        _ name: String,
        labels: Int,
        weights: [(feature: UInt64, entries: [(label: Int, weight: Int8)])]
    ) {
        let lanes = WeightLayout.lanes(of: labels)
        precondition(lanes <= 32, "a table has at most 32 labels")
        var capacity = 16
        while Double(weights.count) > 0.7 * Double(capacity) { capacity *= 2 }
        var slots = [UInt64](repeating: 0, count: capacity)
        var rows = [Int8](repeating: 0, count: lanes)
        for (feature, entries) in weights where !entries.isEmpty {
            let print = WeightLayout.fingerprint(of: feature)
            var index = Int(truncatingIfNeeded: feature) & (capacity - 1)
            while slots[index] != 0, UInt32(slots[index] >> 32) != print { index = (index + 1) & (capacity - 1) }
            guard slots[index] == 0 else { continue }
            var row = [Int8](repeating: 0, count: lanes)
            for entry in entries { row[entry.label] = entry.weight }
            slots[index] = UInt64(print) << 32
            if lanes == 4 {
                for (place, weight) in row.enumerated() {
                    slots[index] |= UInt64(UInt8(bitPattern: weight)) << UInt64(8 * place)
                }
            } else {
                slots[index] |= UInt64(rows.count / lanes)
                rows += row
            }
        }
        add("\(name).slots", slots)
        add("\(name).rows", rows)
    }
}
