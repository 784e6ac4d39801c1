public import HarkDomain
import HarkStatistics

/// How one agent's conversations were rated, corrected for who answers and for how few did.
public struct AgentScore: Hashable, Sendable {
    /// The agent.
    public let agent: AgentReference
    /// How many answers there are.
    public let count: Int
    /// Their mean, as they are.
    public let raw: Double
    /// Their weighted mean, drawn to that of all agents by how little it rests on.
    public let value: Double
    /// The lower end of the range that holds the true mean 19 times in 20.
    public let low: Double
    /// The upper end of the range.
    public let high: Double
    /// The places among the agents that can be the true one; 1 is the best.
    public let ranks: ClosedRange<Int>
    /// Whether the agent can be told apart from the others together; if not, a place says nothing.
    public let isTold: Bool
}

extension AgentScore {
    /// The answers of one agent.
    private struct Answers {
        let agent: AgentReference
        var values: [Double] = []
        var weights: [Double] = []

        var mean: Double { dot(weights, values) / weights.sum }
        var squares: Double {
            let mean = mean
            return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        }
    }

    /// Fewer answers beyond one for each agent say nothing of how answers vary.
    static let fewest = 10

    /// Compares agents by their answers.
    ///
    /// - Parameters:
    ///   - answers: the agent of each answer, what it counts, and how much.
    ///   - measure: what is counted.
    /// - Returns: the agents with at least one answer, the best value first; none when answers are too few to compare any.
    static func scores(
        _ answers: some Sequence<(agent: AgentReference, value: Double, weight: Double)>,
        _ measure: ScoreMeasure
    ) -> [AgentScore] {
        var found: [AgentID: Answers] = [:]
        for (agent, value, weight) in answers {
            found[agent.id, default: Answers(agent: agent)].values.append(value)
            found[agent.id]?.weights.append(weight)
        }
        let agents = found.values.sorted { $0.agent.id < $1.agent.id }
        let degrees = agents.reduce(0) { $0 + $1.values.count } - agents.count
        guard degrees >= fewest else { return [] }
        // One answer that lies a step off is always possible.
        let variance = (agents.map(\.squares).sum + 1) / Double(degrees + 1)
        return scores(agents, variance: variance, degrees: Double(degrees), measure)
    }

    private static func scores(
        _ agents: [Answers],
        variance: Double,
        degrees: Double,
        _ measure: ScoreMeasure
    ) -> [AgentScore] {
        let means = agents.map(\.mean)
        let counts = agents.map { AnswerWeights.effectiveCount($0.weights) }
        let shrunk = ShrunkMeans(
            means: means,
            variances: counts.map { variance / $0 },
            unit: variance.squareRoot()
        )
        let ranks = MeanRanks(means: means, counts: counts, variance: variance, degrees: degrees)
        let bounds = measure.bounds
        let scores = agents.indices.map { index in
            let own = shrunk.shrunk(index)
            return AgentScore(
                agent: agents[index].agent,
                count: agents[index].values.count,
                raw: agents[index].values.mean,
                value: own.value,
                low: own.low.clamped(to: bounds),
                high: own.high.clamped(to: bounds),
                ranks: ranks.ranks[index],
                isTold: ranks.areTold[index]
            )
        }
        return scores.sorted { ($1.value, $0.agent.id) < ($0.value, $1.agent.id) }
    }
}
