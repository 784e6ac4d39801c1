/// A linear-chain model: the best sequence of labels for a sequence of places with features.
///
/// The score of a sequence is the sum of the weights of the features at each place for its label and of a weight for
/// each pair of neighbours; ``bestLabels(count:emit:)`` finds the best one exactly.
/// - Source: Lafferty, McCallum, Pereira, "Conditional Random Fields" (2001); decoding by Viterbi (1967).
package struct ChainModel: Sendable {
    /// The names of the labels, in the order of their numbers; at most 32.
    package let labels: [String]
    private let table: WeightTable
    private let lanes: Int
    /// The weights of pairs of labels and of the start.
    ///
    /// `[label before × lanes + label]`, then each label's at the start. What is no label is never the best.
    private let steps: [Int16]

    /// Reads a model from the sections `NAME.labels`, `NAME.steps` and those of its table.
    package init(_ name: String, in file: ModelFile) throws(LanguageModelError) {
        labels = try file.text("\(name).labels").split(separator: " ").map(String.init)
        table = try WeightTable(name, in: file, labels: labels.count)
        let given = try file.numbers("\(name).steps", of: Int32.self)
        let width = labels.count
        guard width > 0, given.count == (width + 1) * width else {
            throw .damaged(file: file.name, why: "\(name) has not one transition for each pair of labels")
        }
        lanes = WeightLayout.lanes(of: width)
        var steps = [Int16](repeating: ChainDecoder.never, count: (max(lanes, 16) + 1) * max(lanes, 16))
        let stride = max(lanes, 16)
        for label in 0..<width {
            for before in 0..<width {
                steps[before * stride + label] = ChainDecoder.bounded(given[label * width + before])
            }
            steps[stride * stride + label] = ChainDecoder.bounded(given[width * width + label])
        }
        self.steps = steps
    }

    /// Finds the best labels of `count` places.
    ///
    /// - Parameters:
    ///   - count: how many places there are.
    ///   - emit: adds the features of the place of this number.
    /// - Returns: a label's number for each place.
    /// - Complexity: O(*count* × (features + labels²)).
    @inline(__always)
    package func bestLabels(count: Int, emit: (Int, inout FeatureBuffer) -> Void) -> [UInt8] {
        guard count > 0 else { return [] }
        let stride = max(lanes, 16)
        return withUnsafeTemporaryAllocation(of: Int16.self, capacity: count * stride) { scores in
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: FeatureBuffer.capacity) { storage in
                guard let base = scores.baseAddress, let features = storage.baseAddress else { return [] }
                let reader = table.reader
                for place in 0..<count {
                    var buffer = FeatureBuffer(features: features)
                    emit(place, &buffer)
                    sum(buffer.all, by: reader, to: base + place * stride)
                }
                return steps.withUnsafeBufferPointer { steps in
                    guard let steps = steps.baseAddress else { return [] }
                    return ChainDecoder(labels: labels.count, stride: stride, steps: steps, count: count)
                        .bestLabels(base)
                }
            }
        }
    }

    @inline(__always)
    private func sum(
        _ features: UnsafeMutableBufferPointer<UInt64>,
        by reader: WeightTable.Reader,
        to scores: UnsafeMutablePointer<Int16>
    ) {
        reader.resolve(features)
        let target = UnsafeMutableRawPointer(scores)
        switch lanes {
        case 4:
            let sum = reader.sum4(features)
            target.storeBytes(of: SIMD16<Int16>(), as: SIMD16<Int16>.self)
            target.storeBytes(of: sum, as: SIMD4<Int16>.self)
        case 16: target.storeBytes(of: reader.sum16(features), as: SIMD16<Int16>.self)
        default:
            let (low, high) = reader.sum32(features)
            target.storeBytes(of: low, as: SIMD16<Int16>.self)
            (target + 32).storeBytes(of: high, as: SIMD16<Int16>.self)
        }
    }
}

/// The features of one place, in memory that is used again for each.
package struct FeatureBuffer: FeatureSink {
    /// More features than that are left out; no set of templates has as many.
    static let capacity = 128
    private let features: UnsafeMutablePointer<UInt64>
    private var count = 0

    @inline(__always)
    init(features: UnsafeMutablePointer<UInt64>) { self.features = features }

    /// The features so far.
    @inline(__always)
    var all: UnsafeMutableBufferPointer<UInt64> { UnsafeMutableBufferPointer(start: features, count: count) }

    @inline(__always)
    package mutating func add(_ feature: UInt64) {
        guard count < Self.capacity else { return }
        features[count] = feature
        count &+= 1
    }
}
