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
    private let options: ChainOptions
    private var ids: [UInt64: Int32] = [:]
    private var weights: ChainWeights
    private var chance: SplitMix

    /// Creates a trainer.
    package init(labels: [String], options: ChainOptions = ChainOptions()) {
        self.labels = labels
        self.options = options
        weights = ChainWeights(labels: labels.count, features: 0)
        chance = SplitMix(seed: options.seed)
    }

    /// Trains on examples.
    package func train(_ examples: [ChainExample]) {
        index(examples)
        let places = examples.map { known($0.features) }
        var order = Array(examples.indices)
        for epoch in 0..<options.epochs {
            order.shuffle(using: &chance)
            for example in order { learn(places[example], examples[example].labels) }
            if epoch * 2 >= options.epochs { weights.keep() }
        }
        weights.settle()
    }

    /// Makes a label likelier or rarer wherever a feature is found.
    ///
    /// - Parameters:
    ///   - label: the number of the label.
    ///   - change: what its weight rises by; below 0 it falls.
    ///   - feature: a feature that every place has.
    package func lean(_ label: Int, by change: Float, of feature: UInt64) {
        guard let id = ids[feature] else { return }
        weights.row(id)[label] += change
    }

    /// The best labels by the weights so far.
    package func bestLabels(_ features: [[UInt64]]) -> [Int] {
        weights.bestLabels(known(features))
    }

    /// Adds the model to a file, its weights as whole numbers from −127 to 127.
    ///
    /// The largest weights are cut down to where the smallest that is kept is still a whole number.
    /// - Parameters:
    ///   - name: the model's name in the file.
    ///   - writer: takes the sections.
    ///   - prune: weights that are nearer to 0 than this are left out.
    /// - Returns: how many features have a weight.
    @discardableResult
    package func write(_ name: String, to writer: inout ModelWriter, prune: Float) -> Int {
        let unit = max(min(weights.largest, 127 * prune / 1.2), 0.01) / 127
        var table: [(feature: UInt64, entries: [(label: Int, weight: Int8)])] = []
        for (feature, id) in ids.sorted(by: { $0.value < $1.value }) {
            let row = weights.row(id)
            let entries = labels.indices.filter { abs(row[$0]) >= prune }.map { label in
                (label: label, weight: Int8(max(-127, min(127, (row[label] / unit).rounded()))))
            }
            if !entries.isEmpty { table.append((feature, entries)) }
        }
        writer.add("\(name).labels", text: labels.joined(separator: " "))
        writer.add("\(name).steps", weights.stepList.map { Int32(($0 / unit).rounded()) })
        writer.add(name, labels: labels.count, weights: table)
        return table.count
    }

    private func known(_ features: [[UInt64]]) -> [[Int32]] { features.map { $0.compactMap { ids[$0] } } }

    /// Numbers the features that are frequent enough, in the order of the examples.
    private func index(_ examples: [ChainExample]) {
        var counts: [UInt64: Int32] = [:]
        for example in examples {
            for place in example.features { for feature in place { counts[feature, default: 0] += 1 } }
        }
        for example in examples {
            for place in example.features {
                for feature in place where ids[feature] == nil && counts[feature, default: 0] >= options.leastCount {
                    ids[feature] = Int32(ids.count)
                }
            }
        }
        weights = ChainWeights(labels: labels.count, features: ids.count)
    }

    /// Moves the weights so that one example gets likelier.
    private func learn(_ all: [[Int32]], _ gold: [Int]) {
        guard !all.isEmpty else { return }
        let limit = UInt64(options.dropout * Double(UInt32.max))
        let places = all.map { $0.filter { _ in chance.next() & 0xFFFF_FFFF >= limit } }
        let lattice = Lattice(count: places.count, width: labels.count)
        defer { lattice.free() }
        weights.sum(places, to: lattice.emissions)
        lattice.sumUp(steps: weights.weights)
        lattice.subtractFromGold(gold)
        weights.climb(lattice, places, rate: options.rate, decay: options.decay)
    }
}
