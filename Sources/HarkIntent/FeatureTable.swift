/// Numbers for hashes: a table that knows only what it was made of.
struct FeatureTable: Sendable {
    private(set) var slots: [UInt64]
    private let mask: Int

    /// Numbers hashes by their place.
    ///
    /// - Parameter hashes: each once.
    init(_ hashes: [UInt64]) {
        var capacity = 16
        while hashes.count * 2 > capacity { capacity *= 2 }
        slots = [UInt64](repeating: 0, count: capacity)
        mask = capacity - 1
        for (number, hash) in hashes.enumerated() {
            var index = Int(truncatingIfNeeded: hash) & mask
            while slots[index] != 0 { index = (index + 1) & mask }
            slots[index] = Self.print(hash) | UInt64(number)
        }
    }

    /// Takes the slots of another table.
    ///
    /// - Returns: nil unless they are a power of two, one of them free, and all numbers below `count`.
    init?(slots: [UInt64], count: Int) {
        guard slots.count > 0, slots.count & (slots.count - 1) == 0, slots.contains(0),
            slots.allSatisfy({ $0 == 0 || Self.number($0) < count })
        else { return nil }
        self.slots = slots
        mask = slots.count - 1
    }

    /// The number of a hash, or nil when it is not known.
    @inline(__always)
    subscript(hash: UInt64) -> Int? {
        let wanted = Self.print(hash)
        var index = Int(truncatingIfNeeded: hash) & mask
        while slots[index] != 0 {
            if slots[index] & ~Self.numbers == wanted { return Self.number(slots[index]) }
            index = (index &+ 1) & mask
        }
        return nil
    }

    private static let numbers: UInt64 = 0xFF_FFFF

    @inline(__always)
    private static func number(_ slot: UInt64) -> Int { Int(truncatingIfNeeded: slot & numbers) }

    /// The upper 40 bits of a hash, which tell it from its neighbours; never 0.
    @inline(__always)
    private static func print(_ hash: UInt64) -> UInt64 { (hash | 1 << 63) & ~numbers }
}
