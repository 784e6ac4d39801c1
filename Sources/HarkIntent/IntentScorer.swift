/// The trained weights: for each feature a row of bytes, one for each intent, and what a byte of the row is worth.
struct IntentScorer: Sendable {
    let space: FeatureSpace
    /// How many intents there are.
    let count: Int
    /// The rows, one after the other.
    let rows: [Int8]
    /// The worth of a byte in each row.
    let scales: [Float]
    /// The score of each intent before any feature is seen.
    let bias: [Float]
    /// For each feature a bit for each intent: whether one of its examples has it.
    let seen: [UInt8]

    /// How many bytes a row has.
    var lanes: Int { Self.lanes(of: count) }

    /// Bytes are added in groups of so many.
    static func lanes(of count: Int) -> Int { (count + 7) / 8 * 8 }

    /// How many bytes the bits of a feature take.
    static func seenBytes(of count: Int) -> Int { (count + 7) / 8 }

    /// Reads a text.
    /// - Complexity: O(*n*) in the length of the text, up to `IntentWords.longestText`.
    func read(_ text: IntentFeatures) -> RawReading {
        let vector = space.vector(of: text)
        let scores = scores(vector)
        guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }) else {
            return RawReading(scores: [], best: -1, familiarity: 0)
        }
        return RawReading(scores: scores, best: best, familiarity: familiarity(of: vector, to: best))
    }

    private func scores(_ vector: SparseVector) -> [Float] {
        let lanes = lanes
        return rows.withUnsafeBytes { rows in
            withUnsafeTemporaryAllocation(of: SIMD8<Float>.self, capacity: lanes / 8) { sums in
                sums.initialize(repeating: .zero)
                for (feature, value) in zip(vector.features, vector.values) {
                    let worth = SIMD8<Float>(repeating: value * scales[Int(feature)])
                    let start = Int(feature) * lanes
                    for group in sums.indices {
                        let bytes = rows.loadUnaligned(fromByteOffset: start + group * 8, as: SIMD8<Int8>.self)
                        sums[group] += worth * SIMD8<Float>(bytes)
                    }
                }
                return (0..<count).map { sums[$0 / 8][$0 % 8] + bias[$0] }
            }
        }
    }

    /// How much of a text occurs in the examples of an intent, 0…1.
    private func familiarity(of vector: SparseVector, to intent: Int) -> Float {
        let width = Self.seenBytes(of: count)
        var sum: Float = 0
        for (feature, value) in zip(vector.features, vector.values)
        where seen[Int(feature) * width + intent / 8] >> UInt8(intent % 8) & 1 == 1 {
            sum += value * value
        }
        return sum
    }
}

/// What a scorer finds in a text.
struct RawReading {
    /// The score of each intent.
    let scores: [Float]
    /// The number of the intent with the highest score; -1 when there is none.
    let best: Int
    /// How much of the text occurs in the examples of that intent, 0…1.
    let familiarity: Float
}

extension IntentScorer {
    /// Rounds weights to bytes.
    ///
    /// - Parameters:
    ///   - space: the features.
    ///   - weights: for each intent a weight for each feature, then the bias.
    ///   - vectors: the examples.
    ///   - labels: the number of each one's intent, or -1.
    init(space: FeatureSpace, weights: [[Float]], vectors: [SparseVector], labels: [Int]) {
        let lanes = Self.lanes(of: weights.count)
        var rows = [Int8](repeating: 0, count: space.rarity.count * lanes)
        var scales = [Float](repeating: 0, count: space.rarity.count)
        for feature in scales.indices {
            let largest = weights.reduce(0) { max($0, abs($1[feature])) }
            guard largest > 0 else { continue }
            scales[feature] = largest / 127
            for (intent, row) in weights.enumerated() {
                rows[feature * lanes + intent] = Int8((row[feature] / largest * 127).rounded())
            }
        }
        self.init(
            space: space,
            count: weights.count,
            rows: rows,
            scales: scales,
            bias: weights.map { $0.last ?? 0 },
            seen: Self.seen(vectors, labels, width: space.rarity.count, count: weights.count)
        )
    }

    private static func seen(_ vectors: [SparseVector], _ labels: [Int], width: Int, count: Int) -> [UInt8] {
        var seen = [UInt8](repeating: 0, count: width * seenBytes(of: count))
        for (vector, label) in zip(vectors, labels) where label >= 0 {
            for feature in vector.features {
                seen[Int(feature) * seenBytes(of: count) + label / 8] |= 1 << UInt8(label % 8)
            }
        }
        return seen
    }
}
