import Foundation
package import HarkLanguage

/// A sequence of places with their features and right labels.
package struct ChainExample: Sendable {
    /// The features of each place.
    package var features: [[UInt64]]
    /// The number of the right label of each place.
    package var labels: [Int]

    /// Creates an example.
    package init(features: [[UInt64]], labels: [Int]) {
        self.features = features
        self.labels = labels
    }
}

/// How a chain is trained.
package struct ChainOptions: Sendable {
    /// Features that occur less often are left out.
    package var leastCount = 1
    /// How many times all examples are seen.
    package var epochs = 12
    /// The step of AdaGrad.
    package var rate: Float = 0.15
    /// The pull of each touched weight towards 0.
    package var decay: Float = 1e-5
    /// The share of features that each sight of a place leaves out, so that no single one is relied upon.
    package var dropout: Double = 0.1
    /// Where the shuffles begin.
    package var seed: UInt64 = 1

    /// Creates the usual options.
    package init() {}
}

/// Trains a linear-chain conditional random field by stochastic gradient ascent with AdaGrad steps.
/// - Source: Lafferty, McCallum, Pereira (2001); Duchi, Hazan, Singer, "Adaptive Subgradient Methods" (2011). The
///   weights are the mean of those after the later epochs (Polyak, 1992).
package final class ChainTrainer {
    /// The names of the labels.
    package let labels: [String]
    private let width: Int
    private let lanes: Int
    private let options: ChainOptions
    private var ids: [UInt64: Int32] = [:]
    private var weights: [Float] = []
    private var squares: [Float] = []
    private var means: [Float] = []
    private var meansCount: Float = 0
    private var chance: SplitMix

    /// Creates a trainer.
    package init(labels: [String], options: ChainOptions = ChainOptions()) {
        self.labels = labels
        self.options = options
        width = labels.count
        lanes = (labels.count + 3) / 4 * 4
        chance = SplitMix(seed: options.seed)
    }

    /// Trains on examples; `progress` hears of the end of each epoch.
    package func train(_ examples: [ChainExample], progress: (Int) -> Void = { _ in }) {
        index(examples)
        let places = examples.map { $0.features.map { $0.compactMap { ids[$0] } } }
        var order = Array(examples.indices)
        for epoch in 0..<options.epochs {
            order.shuffle(using: &chance)
            let rate = options.rate
            for example in order { learn(places[example], examples[example].labels, rate: rate) }
            if epoch * 2 >= options.epochs {
                for index in weights.indices { means[index] += weights[index] }
                meansCount += 1
            }
            progress(epoch)
        }
    }

    /// Makes a label likelier or rarer wherever a feature is found.
    ///
    /// - Parameters:
    ///   - change: what its weight rises by; below 0 it falls.
    ///   - feature: a feature that every place has.
    package func lean(_ label: Int, by change: Float, of feature: UInt64) {
        guard let id = ids[feature] else { return }
        weights[stepCount + Int(id) * lanes + label] += change
        means[stepCount + Int(id) * lanes + label] += change * meansCount
    }

    /// The best labels by the weights so far.
    package func bestLabels(_ features: [[UInt64]]) -> [Int] {
        let scale = meansCount > 0 ? 1 / meansCount : 1
        let source = meansCount > 0 ? means : weights
        return viterbi(features.map { $0.compactMap { ids[$0] } }, source, scale)
    }

    /// Adds the model to a file, its weights as whole numbers from −127 to 127.
    ///
    /// - Parameter prune: weights that are nearer to 0 than this are left out.
    /// - Returns: how many features have a weight.
    @discardableResult
    package func write(_ name: String, to writer: inout ModelWriter, prune: Float = 0.05) -> Int {
        let scale = meansCount > 0 ? 1 / meansCount : 1
        let source = meansCount > 0 ? means : weights
        let largest = (source.lazy.map { abs($0) }.max() ?? 1) * scale
        let unit = max(min(largest, 127 * prune / 1.2), 0.01) / 127
        var table: [(feature: UInt64, entries: [(label: Int, weight: Int8)])] = []
        for (feature, id) in ids.sorted(by: { $0.value < $1.value }) {
            var row: [(label: Int, weight: Int8)] = []
            for label in 0..<width {
                let weight = source[stepCount + Int(id) * lanes + label] * scale
                guard abs(weight) >= prune else { continue }
                row.append((label, Int8(max(-127, min(127, (weight / unit).rounded())))))
            }
            if !row.isEmpty { table.append((feature, row)) }
        }
        writer.add("\(name).labels", text: labels.joined(separator: " "))
        writer.add("\(name).steps", source[..<(width * (width + 1))].map { Int32(($0 * scale / unit).rounded()) })
        writer.add(name, labels: width, weights: table)
        return table.count
    }

    /// The transitions come first, then the start, then a row of `lanes` for each feature.
    private var stepCount: Int { (width * (width + 1) + 3) / 4 * 4 }

    private func index(_ examples: [ChainExample]) {
        var counts: [UInt64: Int32] = [:]
        for example in examples { for place in example.features { for feature in place { counts[feature, default: 0] += 1 } } }
        for example in examples {
            for place in example.features {
                for feature in place where counts[feature]! >= options.leastCount && ids[feature] == nil {
                    ids[feature] = Int32(ids.count)
                }
            }
        }
        weights = [Float](repeating: 0, count: stepCount + ids.count * lanes)
        squares = [Float](repeating: 1e-3, count: weights.count)
        means = [Float](repeating: 0, count: weights.count)
    }

    private func learn(_ all: [[Int32]], _ gold: [Int], rate: Float) {
        let keep = options.dropout
        let limit = UInt64(keep * Double(UInt32.max))
        let places = keep == 0 ? all : all.map { $0.filter { _ in chance.next() & 0xFFFF_FFFF >= limit } }
        let count = places.count
        guard count > 0 else { return }
        let lattice = Lattice(count: count, width: width)
        weights.withUnsafeMutableBufferPointer { weights in
            squares.withUnsafeMutableBufferPointer { squares in
                let rows = weights.baseAddress! + stepCount
                for place in 0..<count {
                    let scores = lattice.emissions + place * width
                    for id in places[place] {
                        let row = rows + Int(id) * lanes
                        for label in 0..<width { scores[label] += row[label] }
                    }
                }
                lattice.sumUp(steps: UnsafePointer(weights.baseAddress!))
                lattice.subtractFromGold(gold)
                update(weights.baseAddress!, squares.baseAddress!, lattice.stepGradient, count: width * (width + 1), rate)
                for place in 0..<count {
                    let gradient = lattice.gradient + place * lanes
                    var largest: Float = 0
                    for label in 0..<width { largest = max(largest, abs(gradient[label])) }
                    guard largest > 1e-3 else { continue }
                    for id in places[place] {
                        update(rows + Int(id) * lanes, squares.baseAddress! + stepCount + Int(id) * lanes, gradient, count: lanes, rate)
                    }
                }
            }
        }
        lattice.free()
    }

    @inline(__always)
    private func update(
        _ weights: UnsafeMutablePointer<Float>, _ squares: UnsafeMutablePointer<Float>,
        _ gradient: UnsafeMutablePointer<Float>, count: Int, _ rate: Float
    ) {
        let decay = options.decay
        for index in 0..<count {
            let slope = gradient[index] - decay * weights[index]
            squares[index] += slope * slope
            weights[index] += rate * slope / squares[index].squareRoot()
        }
    }

    private func viterbi(_ places: [[Int32]], _ source: [Float], _ scale: Float) -> [Int] {
        guard !places.isEmpty else { return [] }
        var scores = [Float](repeating: 0, count: places.count * width)
        var origins = [Int](repeating: 0, count: places.count * width)
        for (place, features) in places.enumerated() {
            for id in features {
                for label in 0..<width { scores[place * width + label] += source[stepCount + Int(id) * lanes + label] }
            }
            for label in 0..<width {
                guard place > 0 else { scores[label] += source[width * width + label]; continue }
                var best = -Float.infinity
                for before in 0..<width {
                    let sum = scores[(place - 1) * width + before] + source[label * width + before]
                    if sum > best { (best, origins[place * width + label]) = (sum, before) }
                }
                scores[place * width + label] += best
            }
        }
        var label = (0..<width).max { scores[(places.count - 1) * width + $0] < scores[(places.count - 1) * width + $1] }!
        var best = [Int](repeating: 0, count: places.count)
        for place in stride(from: places.count - 1, through: 0, by: -1) {
            best[place] = label
            label = origins[place * width + label]
        }
        return best
    }
}

/// Forward and backward sums over one sequence, and the gradient of its likelihood.
private struct Lattice {
    let count: Int
    let width: Int
    let lanes: Int
    let emissions: UnsafeMutablePointer<Float>
    let gradient: UnsafeMutablePointer<Float>
    let stepGradient: UnsafeMutablePointer<Float>
    private let forward: UnsafeMutablePointer<Float>
    private let backward: UnsafeMutablePointer<Float>
    private let raised: UnsafeMutablePointer<Float>

    init(count: Int, width: Int) {
        self.count = count
        self.width = width
        lanes = (width + 3) / 4 * 4
        func zeros(_ count: Int) -> UnsafeMutablePointer<Float> {
            let pointer = UnsafeMutablePointer<Float>.allocate(capacity: count)
            pointer.initialize(repeating: 0, count: count)
            return pointer
        }
        emissions = zeros(count * width)
        gradient = zeros(count * lanes)
        stepGradient = zeros(width * (width + 1))
        forward = zeros(count * width)
        backward = zeros(count * width)
        raised = zeros(width * (width + 1))
    }

    func free() {
        for pointer in [emissions, gradient, stepGradient, forward, backward, raised] { pointer.deallocate() }
    }

    /// Computes the probability of each label at each place, as the negative of `gradient` and `stepGradient`.
    func sumUp(steps: UnsafePointer<Float>) {
        for index in 0..<width * (width + 1) { raised[index] = expf(steps[index]) }
        for place in 0..<count {
            let row = emissions + place * width
            var largest = row[0]
            for label in 1..<width { largest = max(largest, row[label]) }
            for label in 0..<width { row[label] = expf(row[label] - largest) }
        }
        for label in 0..<width { forward[label] = emissions[label] * raised[width * width + label] }
        normalise(forward)
        for place in 1..<max(count, 1) {
            let before = forward + (place - 1) * width
            let row = forward + place * width
            for label in 0..<width {
                var sum: Float = 0
                for other in 0..<width { sum += before[other] * raised[label * width + other] }
                row[label] = sum * emissions[place * width + label]
            }
            normalise(row)
        }
        for label in 0..<width { backward[(count - 1) * width + label] = 1 }
        for place in stride(from: count - 2, through: 0, by: -1) {
            let after = backward + (place + 1) * width
            let row = backward + place * width
            for label in 0..<width {
                let weight = after[label] * emissions[(place + 1) * width + label]
                for other in 0..<width { row[other] += weight * raised[label * width + other] }
            }
            normalise(row)
        }
        for place in 0..<count { addExpected(place) }
    }

    private func addExpected(_ place: Int) {
        var total: Float = 0
        for label in 0..<width {
            let product = forward[place * width + label] * backward[place * width + label]
            gradient[place * lanes + label] = -product
            total += product
        }
        for label in 0..<width { gradient[place * lanes + label] /= total }
        guard place > 0 else {
            for label in 0..<width { stepGradient[width * width + label] += gradient[label] }
            return
        }
        let before = forward + (place - 1) * width
        total = 0
        for label in 0..<width {
            let weight = emissions[place * width + label] * backward[place * width + label]
            for other in 0..<width { total += before[other] * raised[label * width + other] * weight }
        }
        for label in 0..<width {
            let weight = emissions[place * width + label] * backward[place * width + label] / total
            for other in 0..<width {
                stepGradient[label * width + other] -= before[other] * raised[label * width + other] * weight
            }
        }
    }

    /// Adds the right labels, so that `gradient` is right minus expected.
    func subtractFromGold(_ gold: [Int]) {
        for place in 0..<count {
            gradient[place * lanes + gold[place]] += 1
            stepGradient[place == 0 ? width * width + gold[0] : gold[place] * width + gold[place - 1]] += 1
        }
    }

    private func normalise(_ row: UnsafeMutablePointer<Float>) {
        var sum: Float = 0
        for label in 0..<width { sum += row[label] }
        guard sum > 0 else { return }
        for label in 0..<width { row[label] /= sum }
    }
}
