import Foundation

/// The features of a text that a model knows, with their values.
struct SparseVector: Sendable {
    /// The numbers of the features, each once.
    var columns: [Int32] = []
    /// The value of each.
    var values: [Float] = []
}

/// The text features that a model knows, and how much each says.
struct TextSpace: Sendable {
    /// The features in a table with open addressing: a hash, or 0 where a slot is free.
    let slots: [UInt64]
    /// The number of the feature in each slot.
    let numbers: [Int32]
    /// How much each feature says: its inverse document frequency.
    let rarity: [Float]

    /// A feature that fewer turns have is no feature.
    private static let fewestTurns = 2

    /// Takes the parts of another space.
    ///
    /// - Returns: nil unless they fit each other.
    init?(slots: [UInt64], numbers: [Int32], rarity: [Float]) {
        guard slots.count == numbers.count, slots.count > 0, slots.count & (slots.count - 1) == 0, slots.contains(0),
            numbers.allSatisfy({ $0 >= 0 && $0 < max(1, rarity.count) }), rarity.allSatisfy(\.isFinite)
        else { return nil }
        self.slots = slots
        self.numbers = numbers
        self.rarity = rarity
    }

    /// Learns the features of turns.
    init(_ texts: [TurnText]) {
        var counts: [UInt64: Int32] = [:]
        for text in texts {
            for hash in Set(text.hashes) { counts[Self.filled(hash), default: 0] += 1 }
        }
        let kept = counts.filter { $0.value >= Self.fewestTurns }.keys.sorted()
        let all = Double(texts.count + 1)
        rarity = kept.map { Float(log(all / Double(counts[$0, default: 0] + 1)) + 1) }
        (slots, numbers) = Self.table(of: kept)
    }

    /// How many features there are.
    var count: Int { rarity.count }

    /// The number of a feature, or nil when it is not known.
    func number(of hash: UInt64) -> Int? {
        let hash = Self.filled(hash)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] == hash { return Int(numbers[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The vector of a turn: tf-idf, of length one, in which each group has its part.
    ///
    /// - Complexity: O(*n*) in the number of features.
    func vector(of text: TurnText) -> SparseVector {
        var vector = SparseVector()
        var length: Float = 0
        for (group, range) in text.groups {
            let start = vector.columns.count
            count(text.hashes[range], into: &vector)
            guard vector.columns.count > start else { continue }
            weigh(start..<vector.columns.count, of: &vector, to: group.weight)
            length += group.weight * group.weight
        }
        let scale = length > 0 ? 1 / length.squareRoot() : 0
        for index in vector.values.indices { vector.values[index] *= scale }
        return vector
    }

    private func count(_ hashes: ArraySlice<UInt64>, into vector: inout SparseVector) {
        let start = vector.columns.count
        var known = hashes.compactMap { number(of: $0).map(Int32.init) }
        known.sort()
        for column in known {
            if vector.columns.count > start, vector.columns.last == column {
                vector.values[vector.values.count - 1] += 1
            } else {
                vector.columns.append(column)
                vector.values.append(1)
            }
        }
    }

    /// Turns counts into tf-idf and brings the stretch to a length.
    private func weigh(_ stretch: Range<Int>, of vector: inout SparseVector, to length: Float) {
        var sum: Float = 0
        for index in stretch {
            let count = vector.values[index]
            let value = (count == 1 ? 1 : 1 + log(count)) * rarity[Int(vector.columns[index])]
            vector.values[index] = value
            sum += value * value
        }
        let scale = length / sum.squareRoot()
        for index in stretch { vector.values[index] *= scale }
    }

    /// A hash that is not the mark of a free slot.
    private static func filled(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

    private static func table(of hashes: [UInt64]) -> (slots: [UInt64], numbers: [Int32]) {
        var capacity = 16
        while hashes.count * 2 > capacity { capacity *= 2 }
        var slots = [UInt64](repeating: 0, count: capacity)
        var numbers = [Int32](repeating: 0, count: capacity)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = hash
            numbers[slot] = Int32(number)
        }
        return (slots, numbers)
    }
}
