/// Learns the weights of intents from examples.
struct IntentLearning {
    /// An example is always a counterexample for so many intents, those nearest to it.
    private static let nearest = 30
    /// Of the other examples one in so many is, which halves the time and costs no accuracy that could be measured.
    private static let thinning = 6
    /// How much the support vector machine counts beside the logistic regression.
    private static let machineShare: Float = 2

    /// The features of each example.
    let features: [IntentFeatures]
    /// The number of each example's intent; -1 for one out of scope.
    let labels: [Int]
    /// How many intents there are.
    let count: Int

    /// Learns from some of the examples.
    func scorer(from chosen: [Int]) -> IntentScorer {
        let space = FeatureSpace(chosen.map { features[$0] })
        // A text without any known word belongs to nothing.
        let vectors = chosen.map { space.vector(of: features[$0]) } + [SparseVector(features: [], values: [])]
        let labels = chosen.map { self.labels[$0] } + [-1]
        let problem = LinearProblem(vectors, width: space.rarity.count)
        let others = counterexamples(vectors, labels, width: space.rarity.count)
        let weights = (0..<count).map { intent in
            let members = labels.indices.filter { labels[$0] == intent }
            guard !members.isEmpty else { return Self.never(space.rarity.count) }
            let machine = problem.weights(of: members, against: others[intent], by: .machine)
            let logistic = problem.weights(of: members, against: others[intent], by: .logistic)
            return zip(machine, logistic).map { Self.machineShare * $0 + $1 }
        }
        return IntentScorer(space: space, weights: weights, vectors: vectors, labels: labels)
    }

    /// The weights of an intent that has no example among the chosen ones.
    private static func never(_ width: Int) -> [Float] { [Float](repeating: 0, count: width) + [-2 * machineShare] }

    /// The counterexamples of each intent.
    private func counterexamples(_ vectors: [SparseVector], _ labels: [Int], width: Int) -> [[Int]] {
        var others = [[Int]](repeating: [], count: count)
        let centroids = count > Self.nearest ? IntentCentroids(vectors, labels, count: count, width: width) : nil
        for (example, label) in labels.enumerated() {
            let near = label < 0 ? nil : centroids?.nearest(Self.nearest, to: vectors[example])
            for intent in 0..<count where intent != label {
                if near?[intent] ?? true || (example &* 31 &+ intent) % Self.thinning == 0 {
                    others[intent].append(example)
                }
            }
        }
        return others
    }
}

/// The mean vector of each intent's examples.
struct IntentCentroids {
    private let count: Int
    /// For each feature a number for each intent.
    private var means: [Float]

    /// Finds the means; examples with a label below 0 count for none.
    init(_ vectors: [SparseVector], _ labels: [Int], count: Int, width: Int) {
        self.count = count
        means = [Float](repeating: 0, count: width * count)
        for (vector, label) in zip(vectors, labels) where label >= 0 {
            for (feature, value) in zip(vector.features, vector.values) { means[Int(feature) * count + label] += value }
        }
        var lengths = [Float](repeating: 0, count: count)
        for (place, value) in means.enumerated() { lengths[place % count] += value * value }
        for place in means.indices where lengths[place % count] > 0 {
            means[place] /= lengths[place % count].squareRoot()
        }
    }

    /// For each intent whether it is one of the `most` nearest to a vector.
    func nearest(_ most: Int, to vector: SparseVector) -> [Bool] {
        var nearness = [Float](repeating: 0, count: count)
        for (feature, value) in zip(vector.features, vector.values) {
            for intent in 0..<count { nearness[intent] += value * means[Int(feature) * count + intent] }
        }
        let least = nearness.sorted(by: >)[min(most, count) - 1]
        return nearness.map { $0 >= least }
    }
}
