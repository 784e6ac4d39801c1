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

    /// How many bytes a row has.
    var lanes: Int { Self.lanes(of: count) }

    /// Bytes are added in groups of so many.
    static func lanes(of count: Int) -> Int { (count + 7) / 8 * 8 }

    /// The score of each intent, lanes beyond the last intent included.
    /// - Complexity: O(*n*) in the length of the text, up to `IntentWords.longestText`.
    func scores(_ features: IntentFeatures) -> [Float] {
        let vector = space.vector(of: features)
        let groups = lanes / 8
        return rows.withUnsafeBytes { rows in
            withUnsafeTemporaryAllocation(of: SIMD8<Float>.self, capacity: groups) { sums in
                sums.initialize(repeating: .zero)
                for (feature, value) in zip(vector.features, vector.values) {
                    let worth = SIMD8<Float>(repeating: value * scales[Int(feature)])
                    let start = Int(feature) * lanes
                    for group in 0..<groups {
                        let bytes = rows.loadUnaligned(fromByteOffset: start + group * 8, as: SIMD8<Int8>.self)
                        sums[group] += worth * SIMD8<Float>(bytes)
                    }
                }
                return (0..<count).map { sums[$0 / 8][$0 % 8] + bias[$0] }
            }
        }
    }
}

extension IntentScorer {
    /// Rounds weights to bytes.
    ///
    /// - Parameters:
    ///   - space: the features.
    ///   - weights: for each intent a weight for each feature, then the bias.
    init(space: FeatureSpace, weights: [[Float]]) {
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
            bias: weights.map { $0.last ?? 0 }
        )
    }
}
