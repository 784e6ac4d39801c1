import HarkStatistics

/// A division of dialogues into parts, each of which is predicted by models that were taught by the others.
///
/// All rows of a dialogue are in one part, so that no model is measured on a dialogue that it has seen.
struct GroupedFolds: Sendable {
    /// How many parts there are.
    static let count = 6

    /// The part of each dialogue.
    let parts: [Int]

    /// Divides dialogues so that each part has about as many with bad ratings.
    ///
    /// - Parameters:
    ///   - weights: how many bad ratings each dialogue has.
    ///   - seed: decides the order among equals.
    init(_ weights: [Int], seed: UInt64 = 1) {
        var random = SeededRandom(seed: seed)
        let shuffled = random.permutation(weights.count)
        let order = shuffled.enumerated().sorted { (weights[$0.element], $0.offset) > (weights[$1.element], $1.offset) }
        var parts = [Int](repeating: 0, count: weights.count)
        for (place, dialogue) in order.enumerated() { parts[dialogue.element] = place % Self.count }
        self.parts = parts
    }

    /// What models say of rows that they have not seen.
    ///
    /// - Parameters:
    ///   - groups: the dialogue of each row.
    ///   - rated: the rows that can be learnt from.
    ///   - teach: teaches by some rows.
    ///   - value: what a model says of a row.
    /// - Returns: a value for each row, and what was taught in each part.
    func held<Model>(
        _ groups: [Int],
        rated: [Int],
        teach: ([Int]) -> Model,
        value: (Model, Int) -> Double
    ) -> (values: [Double], models: [Model]) {
        var values = [Double](repeating: 0, count: groups.count)
        let models = (0..<Self.count).map { part in
            let model = teach(rated.filter { parts[groups[$0]] != part })
            for row in groups.indices where parts[groups[row]] == part { values[row] = value(model, row) }
            return model
        }
        return (values, models)
    }
}
