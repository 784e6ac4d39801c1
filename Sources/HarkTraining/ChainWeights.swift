/// The weights of a chain while it is trained, and what AdaGrad remembers of each.
///
/// The weights of pairs of labels come first (`[label × labels + label before]`), then those of labels at the start,
/// then a row for each feature.
final class ChainWeights {
    private let labels: Int
    /// The length of a row: the labels, filled up to a multiple of four.
    private let lanes: Int
    /// Where the first row begins.
    private let rowStart: Int
    private let count: Int
    let weights: UnsafeMutablePointer<Float>
    private let squares: UnsafeMutablePointer<Float>
    private let sums: UnsafeMutablePointer<Float>
    private var sumCount: Float = 0

    /// Creates weights of 0.
    init(labels: Int, features: Int) {
        self.labels = labels
        lanes = (labels + 3) / 4 * 4
        rowStart = (labels * (labels + 1) + 3) / 4 * 4
        count = rowStart + features * lanes
        weights = .allocate(capacity: count)
        squares = .allocate(capacity: count)
        sums = .allocate(capacity: count)
        weights.initialize(repeating: 0, count: count)
        squares.initialize(repeating: 1e-3, count: count)
        sums.initialize(repeating: 0, count: count)
    }

    deinit {
        weights.deallocate()
        squares.deallocate()
        sums.deallocate()
    }

    /// The weights of a feature, one for each label.
    func row(_ feature: Int32) -> UnsafeMutablePointer<Float> { weights + rowStart + Int(feature) * lanes }

    /// The weights of pairs of labels and of the start.
    var stepList: [Float] { Array(UnsafeBufferPointer(start: weights, count: labels * (labels + 1))) }

    /// The weight that is farthest from 0, without its sign.
    var largest: Float { UnsafeBufferPointer(start: weights, count: count).lazy.map(abs).max() ?? 0 }

    /// Remembers the weights as they are.
    func keep() {
        for index in 0..<count { sums[index] += weights[index] }
        sumCount += 1
    }

    /// Makes the weights the mean of those that were kept.
    func settle() {
        guard sumCount > 0 else { return }
        for index in 0..<count { weights[index] = sums[index] / sumCount }
    }

    /// Adds the weights of the features at each place to `[place × labels + label]`.
    func sum(_ places: [[Int32]], to scores: UnsafeMutablePointer<Float>) {
        for (place, features) in places.enumerated() {
            let target = scores + place * labels
            for feature in features {
                let row = row(feature)
                for label in 0..<labels { target[label] += row[label] }
            }
        }
    }

    /// Takes one step along a gradient.
    func climb(_ lattice: Lattice, _ places: [[Int32]], rate: Float, decay: Float) {
        step(at: 0, lattice.stepGradient, count: labels * (labels + 1), rate, decay)
        for (place, features) in places.enumerated() {
            let gradient = lattice.gradient + place * lanes
            // Where the model is sure and right there is nothing to learn.
            guard (0..<labels).contains(where: { abs(gradient[$0]) > 1e-3 }) else { continue }
            for feature in features { step(at: rowStart + Int(feature) * lanes, gradient, count: lanes, rate, decay) }
        }
    }

    @inline(__always)
    private func step(
        at start: Int,
        _ gradient: UnsafeMutablePointer<Float>,
        count: Int,
        _ rate: Float,
        _ decay: Float
    ) {
        let weights = weights + start
        let squares = squares + start
        for index in 0..<count {
            let slope = gradient[index] - decay * weights[index]
            squares[index] += slope * slope
            weights[index] += rate * slope / squares[index].squareRoot()
        }
    }

    /// The best sequence of labels (Viterbi).
    func bestLabels(_ places: [[Int32]]) -> [Int] {
        guard !places.isEmpty else { return [] }
        var scores = [Float](repeating: 0, count: places.count * labels)
        scores.withUnsafeMutableBufferPointer { scores in
            if let start = scores.baseAddress { sum(places, to: start) }
        }
        var origins = [Int](repeating: 0, count: places.count * labels)
        for label in 0..<labels { scores[label] += weights[labels * labels + label] }
        for place in 1..<max(places.count, 1) {
            let before = (place - 1) * labels
            for label in 0..<labels {
                let sums = (0..<labels).map { scores[before + $0] + weights[label * labels + $0] }
                let best = sums.indices.max { sums[$0] < sums[$1] } ?? 0
                scores[place * labels + label] += sums[best]
                origins[place * labels + label] = best
            }
        }
        return trace(scores, origins, places.count)
    }

    private func trace(_ scores: [Float], _ origins: [Int], _ count: Int) -> [Int] {
        let last = (count - 1) * labels
        var label = (0..<labels).max { scores[last + $0] < scores[last + $1] } ?? 0
        var best = [Int](repeating: 0, count: count)
        for place in stride(from: count - 1, through: 0, by: -1) {
            best[place] = label
            label = origins[place * labels + label]
        }
        return best
    }
}
