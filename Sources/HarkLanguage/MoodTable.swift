/// What a model of sentiment knows about each feature: 32 bits under a 64-bit hash.
///
/// An open-addressing table with one slot of eight bytes per feature, so that a look-up touches one line of memory.
/// 32 bits of the hash are kept: an unknown feature meets a stranger's slot about once in a billion look-ups per
/// slot that it passes, which is noise.
package struct MoodTable: Sendable {
    /// The slots: upper half the fingerprint (0 where the slot is free), lower half the value.
    package private(set) var slots: [UInt64]
    /// How many features there are.
    package private(set) var count = 0

    /// Creates an empty table.
    package init() {
        slots = [UInt64](repeating: 0, count: 16)
    }

    /// Takes the slots of a file.
    /// - Throws: `LanguageModelError.damaged` when their number is no power of two, or none is free.
    package init(_ section: String, in file: ModelFile) throws(LanguageModelError) {
        slots = Array(try file.numbers(section, of: UInt64.self).numbers)
        guard !slots.isEmpty, slots.count & (slots.count - 1) == 0 else {
            throw .damaged(file: file.name, why: "\(section) has no power of two of slots")
        }
        count = slots.count { $0 != 0 }
        guard count < slots.count else { throw .damaged(file: file.name, why: "\(section) has no free slot") }
    }

    /// The value of a feature, or nil where it is not known.
    @inline(__always)
    package subscript(_ feature: UInt64) -> UInt32? { self[fingerprint: Self.fingerprint(of: feature)] }

    /// The value of the feature with a fingerprint.
    @inline(__always)
    package subscript(fingerprint wanted: UInt64) -> UInt32? {
        let slot = slots.withUnsafeBufferPointer { slots in slots[Self.index(of: wanted, in: slots)] }
        return slot == 0 ? nil : UInt32(truncatingIfNeeded: slot)
    }

    /// Sets the value of a feature.
    package mutating func set(_ feature: UInt64, to value: UInt32) {
        set(fingerprint: Self.fingerprint(of: feature), to: value)
    }

    /// Sets the value of the feature with a fingerprint.
    package mutating func set(fingerprint: UInt64, to value: UInt32) {
        if Double(count + 1) > 0.8 * Double(slots.count) { grow() }
        let index = slots.withUnsafeBufferPointer { Self.index(of: fingerprint, in: $0) }
        if slots[index] == 0 { count += 1 }
        slots[index] = fingerprint << 32 | UInt64(value)
    }

    /// The slot of a feature, or the free one where it would stand.
    @inline(__always)
    fileprivate static func index(of wanted: UInt64, in slots: UnsafeBufferPointer<UInt64>) -> Int {
        let mask = slots.count &- 1
        var index = place(of: wanted) & mask
        while slots[index] != 0, slots[index] >> 32 != wanted { index = (index &+ 1) & mask }
        return index
    }

    @inline(__always)
    fileprivate static func fingerprint(of feature: UInt64) -> UInt64 {
        (feature >> 32 ^ feature) & 0xFFFF_FFFF | 1
    }

    /// Where the search for a fingerprint starts: a function of it alone, so that a table can grow.
    @inline(__always)
    private static func place(of fingerprint: UInt64) -> Int {
        Int(truncatingIfNeeded: fingerprint &* 0x9E37_79B9_7F4A_7C15 >> 32)
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot != 0 {
            var index = Self.place(of: slot >> 32) & mask
            while slots[index] != 0 { index = (index + 1) & mask }
            slots[index] = slot
        }
    }
}

extension MoodTable {
    /// Runs `body` with a view of the table that looks features up without further ado.
    @inline(__always)
    package func withLookup<Result>(_ body: (MoodLookup) -> Result) -> Result {
        slots.withUnsafeBufferPointer { body(MoodLookup($0)) }
    }
}

/// A view of a table, valid only where `MoodTable.withLookup` gives it.
package struct MoodLookup {
    private let slots: UnsafeBufferPointer<UInt64>

    @inline(__always)
    fileprivate init(_ slots: UnsafeBufferPointer<UInt64>) { self.slots = slots }

    /// The value of a feature, or nil where it is not known.
    @inline(__always)
    package subscript(_ feature: UInt64) -> UInt32? {
        let slot = slots[MoodTable.index(of: MoodTable.fingerprint(of: feature), in: slots)]
        return slot == 0 ? nil : UInt32(truncatingIfNeeded: slot)
    }
}

/// The weights of one n-gram: how much it says about the mood, and how much about anger.
package struct GramWeights: Sendable, Hashable {
    /// One unit of a weight in the sum of a text.
    package static let unit: Float = 1 / 4096

    /// For the mood, in units.
    package var mood: Int16
    /// For anger, in units.
    package var anger: Int16

    /// Rounds two weights to units.
    package init(mood: Double, anger: Double) {
        self.mood = Self.rounded(mood)
        self.anger = Self.rounded(anger)
    }

    /// Reads the value of a slot.
    @inline(__always)
    package init(_ value: UInt32) {
        mood = Int16(truncatingIfNeeded: value)
        anger = Int16(truncatingIfNeeded: value >> 16)
    }

    /// The value of a slot.
    package var value: UInt32 { UInt32(UInt16(bitPattern: mood)) | UInt32(UInt16(bitPattern: anger)) << 16 }

    private static func rounded(_ weight: Double) -> Int16 {
        Int16(max(-32_767, min(32_767, (weight / Double(unit)).rounded())))
    }
}
