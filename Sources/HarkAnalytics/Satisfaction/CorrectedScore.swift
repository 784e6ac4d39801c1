import HarkDomain
public import HarkStatistics

/// Satisfaction by survey, corrected for who answers: as it came in, weighted, filled up, and by agent.
///
/// All of it speaks of the conversations that a rating was asked for, so a rating that nobody asked for is not in it.
/// "Not enough evidence" is nil, or an empty list.
public struct CorrectedScore: Sendable {
    /// What is counted.
    public let measure: ScoreMeasure
    /// How many were asked.
    public let asked: Int
    /// How many gave a rating.
    public let answered: Int
    /// The share that did.
    public let responseRate: ScoreEstimate?
    /// All answers alike, which is the score of those who answer.
    public let raw: ScoreEstimate?
    /// Answers weighted by how unlikely they were, which is the score of those who were asked.
    public let weighted: ScoreEstimate?
    /// How many answers of equal weight would be as good as the weighted ones.
    public let effectiveCount: Double
    /// How many weights were so large that they were cut.
    public let cutWeights: Int
    /// What makes an answer likely, on one scale for all features; empty when too few answered, or too few did not.
    public let propensity: [CoefficientEstimate]
    /// Answers, and what is expected of those who did not answer.
    public let imputed: ImputedScore?
    /// The agents, the best first.
    public let agents: [AgentScore]

    /// Corrects the ratings of conversations.
    ///
    /// - Parameters:
    ///   - rows: the conversations; those that no rating was asked for are left out, rated or not.
    ///   - features: what their columns are.
    ///   - measure: what is counted.
    ///   - seed: what decides samples and folds, so that the same rows give the same answer.
    public init(
        _ rows: some Sequence<SurveyRow>,
        features: [ChatFeature] = SurveyRow.features,
        measure: ScoreMeasure = .mean,
        seed: UInt64 = 1
    ) {
        let rows = rows.filter(\.wasAsked)
        let values = rows.map { $0.score.map(measure.value) }
        let given = values.compactMap { $0 }
        let table = rows.map(\.features)
        let propensity = AnswerPropensity(table, answered: values.map { $0 != nil }, features: features, seed: seed)
        let scaled = table.map(propensity.scaled)
        let chances = scaled.map(propensity.chance(ofScaled:))
        let weights = AnswerWeights(propensities: rows.indices.filter { values[$0] != nil }.map { chances[$0] })
        self.measure = measure
        (asked, answered) = (rows.count, given.count)
        responseRate = .share(given.count, of: rows.count)
        raw = measure.raw(given)
        weighted = weights.mean(of: given, measure)
        effectiveCount = weights.effectiveCount
        cutWeights = weights.cut
        self.propensity = propensity.estimates
        imputed = ScoreImputation(
            rows: scaled,
            values: values,
            propensities: chances,
            measure: measure,
            seed: seed
        ).score()
        agents = Self.agents(rows.filter { $0.score != nil }, given, weights.weights, measure)
    }

    private static func agents(
        _ rows: [SurveyRow],
        _ values: [Double],
        _ weights: [Double],
        _ measure: ScoreMeasure
    ) -> [AgentScore] {
        let answers = rows.indices.compactMap { index in
            rows[index].agent.map { (agent: $0, value: values[index], weight: weights[index]) }
        }
        return AgentScore.scores(answers, measure)
    }
}
