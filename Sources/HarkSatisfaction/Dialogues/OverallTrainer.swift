import HarkStatistics

/// Trains the model of whole dialogues.
struct OverallTrainer {
    let rows: [OverallRow]
    let table: RatedRows

    /// What an error of the text model costs: the best in the folds is taken.
    static let costs = [0.01, 0.03, 0.1, 0.3, 1]
    /// How strongly the linear model is drawn to 0: the best in the folds is taken.
    static let penalties = [10.0, 30, 100, 300, 1000]
    /// The most trees; the best number in the folds is taken.
    static let mostTrees = 100
    static let treeStride = 10

    init(_ rows: [OverallRow], scores: [Double?]) {
        self.rows = rows
        table = RatedRows(groups: Array(rows.indices), scores: scores)
    }

    /// Trains.
    /// - Returns: a model, and what the same kind of model says of each row when it has not seen its dialogue.
    func train() -> (model: OverallModel, held: HeldRows) {
        let space = TextSpace(rows.map(\.text))
        let vectors = rows.map { space.vector(of: $0.text) }
        let trainer = LinearTrainer(vectors, width: space.count)
        let text = table.text(learnsRating: false, trainer, vectors, costs: Self.costs)
        let scale = ColumnScale(Matrix(rows.map(\.numbers)))
        let numbers = rows.map { OverallModel.scaled($0.numbers, scale) }
        let linear = linear(numbers)
        let treeRows = rows.indices.map { OverallModel.treeRow(numbers[$0], text.held[$0]) }
        let trees = table.trees(treeRows, most: Self.mostTrees, stride: Self.treeStride)
        let blend = table.logistic(
            rows.indices.map {
                OverallModel.blendRow(rows[$0], text: text.held[$0], linear: linear.held[$0], trees: trees.held[$0])
            },
            prior: .standing(on: 1, others: 3, precision: 4)
        )
        let rating = rating(numbers, blend.held)
        let held = HeldRows(logits: blend.held, ratings: rating.held)
        let model = OverallModel(
            space: space,
            text: text.base,
            scale: scale,
            linear: linear.model,
            trees: trees.trees,
            blend: blend.model,
            rating: rating.model,
            interval: table.interval(held)
        )
        return (model, held)
    }

    private func linear(_ numbers: [[Double]]) -> (model: ShrunkLogistic, held: [Double]) {
        let tried = Self.penalties.map { penalty in
            table.logistic(numbers, prior: .ridge(penalty, columns: OverallRow.names.count))
        }
        return tried.min { table.loss($0.held) < table.loss($1.held) } ?? tried[0]
    }

    private func rating(_ numbers: [[Double]], _ logits: [Double]) -> (model: ShrunkLinear, held: [Double]) {
        var prior = CoefficientPrior.standing(on: 1, others: 1 + OverallRow.names.count, precision: 100)
        (prior.precisions[1], prior.precisions[2]) = (10, 10)
        return table.linear(
            rows.indices.map { OverallModel.ratingRow(rows[$0], numbers[$0], logits[$0]) },
            prior: prior
        )
    }
}

extension CoefficientPrior {
    /// Without evidence the answer is the first feature times `weight`, and the others say nothing.
    ///
    /// - Parameters:
    ///   - weight: what the first feature counts.
    ///   - others: how many other features there are.
    ///   - precision: how strongly coefficients are drawn there; the constant is all but free.
    /// - Returns: the prior.
    static func standing(on weight: Double, others: Int, precision: Double) -> CoefficientPrior {
        CoefficientPrior(
            means: [0, weight] + [Double](repeating: 0, count: others),
            precisions: [0.01] + [Double](repeating: precision, count: others + 1)
        )
    }
}
