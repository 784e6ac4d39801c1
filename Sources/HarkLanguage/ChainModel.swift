/// A linear-chain model: the best sequence of labels for a sequence of places with features.
///
/// The score of a sequence is the sum of the weights of the features at each place for its label and of a weight for
/// each pair of neighbours; ``bestLabels(count:emit:)`` finds the best one exactly.
/// - Source: Lafferty, McCallum, Pereira, "Conditional Random Fields" (2001); decoding by Viterbi (1967).
package struct ChainModel: Sendable {
    /// The names of the labels, in the order of their numbers.
    package let labels: [String]
    private let table: WeightTable
    /// `[label × labels + label before]`, then the weight of each label at the start of the sequence.
    private let transitions: [Int32]

    /// Reads a model from the sections `NAME.labels`, `NAME.steps` and those of its table.
    package init(_ name: String, in file: ModelFile) throws(LanguageModelError) {
        labels = try file.text("\(name).labels").split(separator: " ").map(String.init)
        table = try WeightTable(name, in: file, labels: labels.count)
        transitions = try Array(file.numbers("\(name).steps", of: Int32.self).numbers)
        guard labels.count <= 31, transitions.count == (labels.count + 1) * labels.count else {
            throw .damaged(file: file.name, why: "\(name) has not one transition for each pair of labels")
        }
    }

    /// Finds the best labels of `count` places.
    ///
    /// - Parameter emit: adds the features of the place of this number.
    /// - Returns: a label's number for each place.
    /// - Complexity: O(*count* × (features + labels²)).
    @inline(__always)
    package func bestLabels(count: Int, emit: (Int, inout Scorer) -> Void) -> [UInt8] {
        guard count > 0 else { return [] }
        let width = labels.count
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: count * width) { scores in
            scores.initialize(repeating: 0)
            guard let base = scores.baseAddress else { return [] }
            for place in 0..<count {
                var scorer = Scorer(table: table, scores: base + place * width)
                emit(place, &scorer)
            }
            return decode(base, count: count)
        }
    }

    private func decode(_ scores: UnsafeMutablePointer<Int32>, count: Int) -> [UInt8] {
        let width = labels.count
        var best = [UInt8](repeating: 0, count: count)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count * width) { origins in
            transitions.withUnsafeBufferPointer { steps in
                for label in 0..<width { scores[label] &+= steps[width * width + label] }
                for place in 1..<max(count, 1) {
                    step(to: scores + place * width, origins: origins.baseAddress! + place * width, steps: steps)
                }
            }
            let last = UnsafeMutableBufferPointer(start: scores + (count - 1) * width, count: width)
            var label = last.indices.max { last[$0] < last[$1] } ?? 0
            for place in stride(from: count - 1, through: 0, by: -1) {
                best[place] = UInt8(label)
                if place > 0 { label = Int(origins[place * width + label]) }
            }
        }
        return best
    }

    @inline(__always)
    private func step(
        to scores: UnsafeMutablePointer<Int32>, origins: UnsafeMutablePointer<UInt8>, steps: UnsafeBufferPointer<Int32>
    ) {
        let width = labels.count
        let before = scores - width
        for label in 0..<width {
            var best = before[0] &+ steps[label * width]
            var origin = 0
            for other in 1..<width {
                let sum = before[other] &+ steps[label * width + other]
                if sum > best { (best, origin) = (sum, other) }
            }
            scores[label] &+= best
            origins[label] = UInt8(origin)
        }
    }

    /// Adds the weights of the features at one place.
    package struct Scorer: FeatureSink {
        fileprivate let table: WeightTable
        fileprivate let scores: UnsafeMutablePointer<Int32>

        @inline(__always)
        package mutating func add(_ feature: UInt64) { table.add(feature, to: scores) }
    }
}
