import HarkDomain
import HarkStatistics
import Testing

@testable import HarkAnalytics

struct AgentScoreTests {
    /// Ratings of agents around their true means.
    private func answers(
        _ means: [Double],
        each counts: [Int],
        _ random: inout SeededRandom
    ) -> [(agent: AgentReference, value: Double, weight: Double)] {
        zip(means, counts).enumerated().flatMap { index, agent in
            (0..<agent.1).map { _ in
                let value = agent.0 + 1.1 * random.normal()
                return (AgentReference(id: AgentID(rawValue: Int64(index + 1)), name: ""), value, 1)
            }
        }
    }

    @Test func `equal agents can't be told apart`() {
        var random = SeededRandom(seed: 1)
        let trials = 200
        var (told, ranked) = (0, 0)
        for _ in 0..<trials {
            let scores = AgentScore.scores(
                answers(Array(repeating: 4, count: 15), each: (0..<15).map { 3 + 4 * $0 }, &random),
                .mean
            )
            if scores.contains(where: \.isTold) { told += 1 }
            if scores.contains(where: { $0.ranks != 1...15 }) { ranked += 1 }
        }

        // 5 % of all comparisons together: at most 10 of 200 expected, 18 would be two deviations more.
        #expect(told <= 18 && ranked <= 18)
    }

    @Test func `an agent who differs is told, and true places lie in their ranges`() {
        var random = SeededRandom(seed: 2)
        let means = [4.6, 4.0, 4.0, 4.0, 3.9, 3.1]
        var (best, worst, held) = (0, 0, 0)
        for _ in 0..<60 {
            let scores = AgentScore.scores(answers(means, each: Array(repeating: 120, count: 6), &random), .mean)
            best += scores.contains { $0.agent.id.rawValue == 1 && $0.isTold && $0.ranks == 1...1 } ? 1 : 0
            worst += scores.contains { $0.agent.id.rawValue == 6 && $0.isTold && $0.ranks == 6...6 } ? 1 : 0
            held += scores.allSatisfy { $0.ranks.contains(Int($0.agent.id.rawValue)) } ? 1 : 0
        }

        #expect(best > 45 && worst == 60 && held >= 57)
    }

    @Test func `ranges of shrunk means hold the true ones as often as they say`() {
        var random = SeededRandom(seed: 3)
        for (agents, spread) in [(4, 0.3), (12, 0.3), (12, 0.0), (30, 0.6)] {
            var (held, all) = (0, 0)
            var error = (raw: 0.0, shrunk: 0.0)
            for _ in 0..<60 {
                let means = (0..<agents).map { _ in 3 + spread * random.normal() }
                let scores = AgentScore.scores(
                    answers(means, each: (0..<agents).map { 3 + 5 * ($0 % 6) }, &random),
                    .mean
                )
                for score in scores {
                    let truth = means[Int(score.agent.id.rawValue) - 1]
                    held += (score.low...score.high).contains(truth) ? 1 : 0
                    error.raw += (score.raw - truth) * (score.raw - truth)
                    error.shrunk += (score.value - truth) * (score.value - truth)
                    all += 1
                }
            }

            #expect(Double(held) / Double(all) > 0.93)
            #expect(error.shrunk < error.raw)
        }
    }

    @Test func `shrinkage follows its formula`() {
        // Eight schools: Gelman and others, "Bayesian Data Analysis", tables 5.2 and 5.3.
        let schools = ShrunkMeans(
            means: [28, 8, -3, 7, -1, 1, 18, 12],
            variances: [15, 10, 16, 11, 9, 11, 10, 18].map { $0 * $0 },
            unit: 1_000
        )

        // The book's medians of simulated values, to within what 200 simulations leave open.
        for (school, median) in [(0, 10.0), (2, 7), (4, 5), (6, 10)] {
            #expect(abs(schools.shrunk(school).value - median) < 2)
        }
        #expect(abs(schools.shrunk(0).high - 31) < 3 && abs(schools.shrunk(0).low + 2) < 3)
        #expect(abs(schools.centre - 8) < 1)
    }

    @Test func `weights count, and few answers compare nobody`() {
        let (tom, ada) = (
            AgentReference(id: AgentID(rawValue: 1), name: "Tom"), AgentReference(id: AgentID(rawValue: 2), name: "Ada")
        )
        let few = AgentScore.scores((0..<5).map { _ in (tom, 5, 1) } + (0..<5).map { _ in (ada, 1, 1) }, .mean)
        let weighted = AgentScore.scores(
            (0..<40).map { ($0 % 2 == 0 ? tom : ada, $0 % 4 < 2 ? 5 : 1, $0 % 4 < 2 ? 3 : 1) },
            .mean
        )

        #expect(few.isEmpty)
        #expect(weighted.allSatisfy { $0.raw == 3 && $0.value > 3.5 && $0.count == 20 })
        #expect(weighted.map(\.agent.id.rawValue) == [1, 2])
    }
}
