import Foundation

/// The features that a model knows, and how much each says.
struct FeatureSpace: Sendable {
    let table: FeatureTable
    /// How much each feature says: its inverse document frequency, damped.
    let rarity: [Float]

    /// The power that damps it: of 0.5, 0.75 and 1 the best on held-out parts of five data sets.
    private static let damping = 0.75

    /// What a feature says that no example has.
    let unknownRarity: Float

    /// Takes the parts of another space.
    init(table: FeatureTable, rarity: [Float], unknownRarity: Float) {
        self.table = table
        self.rarity = rarity
        self.unknownRarity = unknownRarity
    }

    /// Learns the features of examples.
    init(_ examples: [IntentFeatures]) {
        var counts: [UInt64: Int32] = [:]
        var last: [UInt64: Int32] = [:]
        var groups: [UInt64: Int] = [:]
        for (number, example) in examples.enumerated() {
            for group in FeatureGroup.allCases {
                for hash in example.hashes[example.groups[group.rawValue]]
                where last.updateValue(Int32(number), forKey: hash) != Int32(number) {
                    counts[hash, default: 0] += 1
                    groups[hash] = group.fewestExamples
                }
            }
        }
        let kept = counts.filter { $0.value >= groups[$0.key, default: 1] }.keys.sorted()
        table = FeatureTable(kept)
        let all = Double(examples.count + 1)
        func rarity(_ count: Int32) -> Float { Float(pow(log(all / Double(count + 1)) + 1, Self.damping)) }
        self.rarity = kept.map { rarity(counts[$0, default: 0]) }
        unknownRarity = rarity(0)
    }

    /// The vector of a text.
    ///
    /// Features that no example has aren't in it but make the others smaller: what a text says beyond what is known
    /// makes it less likely to be in scope.
    /// - Complexity: O(*n*) in the number of features.
    func vector(of text: IntentFeatures) -> SparseVector {
        var vector = SparseVector(features: [], values: [])
        vector.features.reserveCapacity(text.hashes.count)
        vector.values.reserveCapacity(text.hashes.count)
        var length: Float = 0
        for group in FeatureGroup.allCases {
            let start = vector.features.count
            let unknown = count(text.hashes[text.groups[group.rawValue]], into: &vector)
            guard vector.features.count > start else { continue }
            let strange = group == .pairs ? 0 : Float(unknown) * unknownRarity * unknownRarity
            weigh(start..<vector.features.count, of: &vector, to: group.weight, strange: strange)
            length += group.weight * group.weight
        }
        let scale = length > 0 ? 1 / length.squareRoot() : 0
        for index in vector.values.indices { vector.values[index] *= scale }
        return vector
    }

    /// Appends each known feature with how often it occurs, and counts the others.
    private func count(_ hashes: ArraySlice<UInt64>, into vector: inout SparseVector) -> Int {
        var unknown = 0
        var capacity = 16
        while capacity < 2 * hashes.count { capacity *= 2 }
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: capacity) { seen in
            seen.initialize(repeating: -1)
            for hash in hashes {
                guard let number = table[hash] else {
                    unknown += 1
                    continue
                }
                var slot = number & (capacity - 1)
                while seen[slot] >= 0, vector.features[Int(seen[slot])] != Int32(number) {
                    slot = (slot + 1) & (capacity - 1)
                }
                if seen[slot] >= 0 {
                    vector.values[Int(seen[slot])] += 1
                } else {
                    seen[slot] = Int32(vector.features.count)
                    vector.features.append(Int32(number))
                    vector.values.append(1)
                }
            }
        }
        return unknown
    }

    /// Turns counts into tf-idf and brings the stretch to a length, of which what is strange has its part.
    private func weigh(_ stretch: Range<Int>, of vector: inout SparseVector, to length: Float, strange: Float) {
        var sum = strange
        for index in stretch {
            let count = vector.values[index]
            let frequency = count == 1 ? 1 : 1 + log(count)
            let value = frequency * rarity[Int(vector.features[index])]
            vector.values[index] = value
            sum += value * value
        }
        let scale = length / sum.squareRoot()
        for index in stretch { vector.values[index] *= scale }
    }
}
