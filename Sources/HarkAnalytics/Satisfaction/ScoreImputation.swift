import HarkStatistics

/// Fills what was not answered by a linear model of what was.
///
/// The model is right when the propensities are right or when its own form is: the mean of what it says of all, plus the
/// weighted mean of its errors on those who answered. Each error is that of a model that had not seen the answer.
/// - Source: Robins, Rotnitzky, Zhao, "Estimation of Regression Coefficients When Some Regressors Are Not Always
///   Observed" (1994); Bang, Robins, "Doubly Robust Estimation in Missing Data and Causal Inference Models" (2005);
///   Chernozhukov and others, "Double/debiased Machine Learning" (2018) for the folds.
struct ScoreImputation {
    /// Rows on the scale of the models.
    let rows: [[Double]]
    /// What each answer counts; nil for those who did not answer.
    let values: [Double?]
    /// The chance that each answers.
    let propensities: [Double]
    let measure: ScoreMeasure
    let seed: UInt64

    /// Fewer answers teach no model.
    static let fewest = 30
    private static let folds = 5
    /// How strongly each coefficient is drawn to 0.
    private static let penalty = 10.0

    /// The score of all; nil when too few answered.
    func score() -> ImputedScore? {
        let answered = rows.indices.filter { values[$0] != nil }
        guard answered.count >= Self.fewest else { return nil }
        let given = answered.map { values[$0] ?? 0 }
        let weights = AnswerWeights(propensities: answered.map { propensities[$0] }).weights
        let expected = expectations(answered, given, weights)
        let all = expected.mean
        let errors = zip(given, answered).map { $0 - expected[$1] }
        let shift = dot(weights, errors) / weights.sum
        let value = (all + shift).clamped(to: measure.bounds)
        // What each conversation adds to the error of the whole.
        var parts = expected.map { $0 - all }
        let scale = Double(rows.count) / weights.sum
        for (place, row) in answered.enumerated() { parts[row] += scale * weights[place] * (errors[place] - shift) }
        let error = parts.reduce(0) { $0 + $1 * $1 }.squareRoot() / Double(rows.count)
        let effective = AnswerWeights.effectiveCount(weights)
        let range = ScoreEstimate(
            value,
            error: error,
            degrees: effective - 1,
            count: rows.count,
            within: measure.bounds
        )
        return imputed(range, given)
    }

    private func imputed(_ range: ScoreEstimate, _ given: [Double]) -> ImputedScore {
        let predicted = rows.count - given.count
        let rest = (range.value * Double(rows.count) - given.sum) / Double(max(1, predicted))
        return ImputedScore(
            value: range.value,
            low: range.low,
            high: range.high,
            answered: given.count,
            predicted: predicted,
            answeredValue: given.mean,
            predictedValue: predicted > 0 ? rest.clamped(to: measure.bounds) : nil
        )
    }

    /// What models say of each row; of those who answered a model that had not seen the answer.
    private func expectations(_ answered: [Int], _ given: [Double], _ weights: [Double]) -> [Double] {
        let folds = Folds.shuffled(rows: answered.count, count: Self.folds, seed: seed)
        let models = folds.map { fold in
            WeightedRidge(
                fold.training.map { rows[answered[$0]] },
                fold.training.map { given[$0] },
                weights: fold.training.map { weights[$0] },
                penalty: Self.penalty
            )
        }
        let all = WeightedRidge(meanOf: models)
        var expected = rows.map(all.value)
        for (fold, model) in zip(folds, models) {
            for place in fold.held { expected[answered[place]] = model.value(at: rows[answered[place]]) }
        }
        return expected
    }
}
