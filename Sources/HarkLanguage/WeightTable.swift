/// The weights of a linear model: for each feature a weight for each label.
///
/// Up to four labels have their weights in the slot itself; more have a row of 16 or 32 bytes, so that adding one is
/// a few instructions and no branch that the processor can't foresee.
package struct WeightTable: Sendable {
    private let slots: SlotTable
    private let rows: ModelNumbers<Int8>

    /// Reads the sections `NAME.slots` and `NAME.rows`.
    /// - Throws: `LanguageModelError.damaged` when the sections don't fit each other.
    package init(_ name: String, in file: ModelFile, labels: Int) throws(LanguageModelError) {
        slots = try SlotTable("\(name).slots", in: file)
        rows = try file.numbers("\(name).rows", of: Int8.self)
        let width = WeightLayout.lanes(of: labels)
        guard width <= 32, rows.count >= width else {
            throw .damaged(file: file.name, why: "\(name) has too many labels or no rows")
        }
        let count = UInt32(rows.count / width)
        guard width == 4 || slots.values.allSatisfy({ $0 < count }) else {
            throw .damaged(file: file.name, why: "\(name) points beyond its rows")
        }
    }

    /// The table as plain addresses, for loops; good as long as the table lives.
    @inline(__always)
    var reader: Reader { Reader(slots: slots.reader, rows: rows.start) }

    /// The addresses of a table.
    struct Reader {
        fileprivate let slots: SlotTable.Reader
        fileprivate let rows: UnsafePointer<Int8>

        /// Replaces each feature by the number of its row, or by its weights themselves; 0 where it is not known.
        @inline(__always)
        func resolve(_ features: UnsafeMutableBufferPointer<UInt64>) { slots.resolve(features) }

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
}

extension ModelWriter {
    /// Adds a table of weights as the sections `NAME.slots` and `NAME.rows`.
    ///
    /// - Parameters:
    ///   - name: the table's name.
    ///   - labels: how many labels there are, at most 32.
    ///   - weights: for each feature its labels with their weights, at least one.
    package mutating func add(
        _ name: String,
        labels: Int,
        weights: [(feature: UInt64, entries: [(label: Int, weight: Int8)])]
    ) {
        let lanes = WeightLayout.lanes(of: labels)
        precondition(lanes <= 32, "a table has at most 32 labels")
        var rows = [Int8](repeating: 0, count: lanes)
        let values = weights.map { feature, entries -> (hash: UInt64, value: UInt32) in
            var row = [Int8](repeating: 0, count: lanes)
            for entry in entries { row[entry.label] = entry.weight }
            guard lanes > 4 else {
                return (feature, row.reversed().reduce(0) { $0 << 8 | UInt32(UInt8(bitPattern: $1)) })
            }
            defer { rows += row }
            return (feature, UInt32(rows.count / lanes))
        }
        add(slots: "\(name).slots", values)
        add("\(name).rows", rows)
    }
}
