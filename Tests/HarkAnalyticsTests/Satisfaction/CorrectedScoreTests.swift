import HarkDomain
import HarkStatistics
import Testing

@testable import HarkAnalytics

struct CorrectedScoreTests {
    @Test func `weighting and filling remove a bias of who answers`() throws {
        var random = SeededRandom(seed: 7)
        let survey = InventedSurvey(6_000, bias: 1, &random)

        let score = CorrectedScore(survey.rows, features: InventedSurvey.features)

        let raw = try #require(score.raw)
        let weighted = try #require(score.weighted)
        let imputed = try #require(score.imputed)
        #expect(raw.value - survey.truth > 0.3 && raw.low > survey.truth)
        #expect(abs(weighted.value - survey.truth) < 0.08 && (weighted.low...weighted.high).contains(survey.truth))
        #expect(abs(imputed.value - survey.truth) < 0.06 && (imputed.low...imputed.high).contains(survey.truth))
        #expect(imputed.high - imputed.low < weighted.high - weighted.low)
        #expect(score.propensity.first { $0.name == "meanMood" }.map { $0.low > 0.8 } == true)
        #expect(score.effectiveCount < Double(score.answered) && score.cutWeights > 0)
    }

    @Test func `ranges hold the truth as often as they say`() {
        var random = SeededRandom(seed: 8)
        let trials = 150
        var held = (raw: 0, weighted: 0, imputed: 0)
        for _ in 0..<trials {
            let survey = InventedSurvey(500, bias: 0.7, &random)
            let score = CorrectedScore(survey.rows, features: InventedSurvey.features)
            // What all customers who could come would give, not only those of this survey: the mean of 20 million.
            let truth = 3.3316
            func holds(_ low: Double?, _ high: Double?) -> Int { (low ?? 9) <= truth && truth <= (high ?? 0) ? 1 : 0 }
            held.raw += holds(score.raw?.low, score.raw?.high)
            held.weighted += holds(score.weighted?.low, score.weighted?.high)
            held.imputed += holds(score.imputed?.low, score.imputed?.high)
        }

        #expect(held.raw < trials / 2)
        #expect(Double(held.weighted) / Double(trials) > 0.9)
        #expect(Double(held.imputed) / Double(trials) > 0.9)
    }

    @Test func `without a bias nothing is moved`() throws {
        var random = SeededRandom(seed: 9)
        let survey = InventedSurvey(3_000, bias: 0, &random)

        let score = CorrectedScore(survey.rows, features: InventedSurvey.features)

        let (raw, weighted) = (try #require(score.raw), try #require(score.weighted))
        #expect(abs(raw.value - weighted.value) < 0.05)
        #expect(score.effectiveCount > 0.95 * Double(score.answered))
    }

    @Test func `answers and predictions are shown apart and add up`() throws {
        var random = SeededRandom(seed: 10)
        let survey = InventedSurvey(2_000, bias: 1, &random)

        let score = CorrectedScore(survey.rows, features: InventedSurvey.features, measure: .satisfied)

        let imputed = try #require(score.imputed)
        let predicted = try #require(imputed.predictedValue)
        #expect(imputed.answered == score.answered && imputed.answered + imputed.predicted == score.asked)
        let sum = imputed.answeredValue * Double(imputed.answered) + predicted * Double(imputed.predicted)
        #expect(abs(sum / 2_000 - imputed.value) < 1e-9)
        #expect(predicted < imputed.answeredValue)
        #expect(score.raw.map { $0.value == imputed.answeredValue } == true)
    }

    @Test func `few answers teach no weights and fill nothing`() throws {
        let rows = (1...40).map { index in
            SurveyRow(
                id: ConversationID(rawValue: Int64(index)),
                agent: nil,
                wasAsked: index != 40,
                score: index <= 5 ? 5 : nil,
                features: [Double(index), .nan]
            )
        }

        let score = CorrectedScore(rows, features: InventedSurvey.features)

        #expect(score.asked == 39 && score.answered == 5 && score.propensity.isEmpty && score.imputed == nil)
        #expect(score.raw?.value == 5 && score.weighted?.value == 5 && score.agents.isEmpty)
        // Five answers of 5 don't prove that there are no others.
        #expect(score.raw.map { $0.low < 4.6 } == true)
    }

    @Test func `a rating that nobody asked for is in none of the figures`() {
        var random = SeededRandom(seed: 12)
        let asked = InventedSurvey(400, bias: 1, &random).rows
        let agent = AgentReference(id: AgentID(rawValue: 1), name: "Tom")
        let others = (1000..<1100).map { number in
            SurveyRow(
                id: ConversationID(rawValue: number),
                agent: agent,
                wasAsked: false,
                score: 1,
                features: [0, 60]
            )
        }

        let alone = CorrectedScore(asked, features: InventedSurvey.features)
        let score = CorrectedScore(asked + others, features: InventedSurvey.features)

        #expect(score.asked == 400 && score.answered == alone.answered && score.agents == alone.agents)
        #expect(score.raw == alone.raw && score.weighted == alone.weighted && score.imputed == alone.imputed)
    }

    @Test func `nothing asked gives nothing`() {
        let score = CorrectedScore([], features: InventedSurvey.features)

        #expect(score.raw == nil && score.weighted == nil && score.responseRate == nil && score.imputed == nil)
    }

    @Test func `the same rows give the same answer in any run`() {
        var random = SeededRandom(seed: 11)
        let survey = InventedSurvey(800, bias: 1, &random)

        let (one, other) = (
            CorrectedScore(survey.rows, features: InventedSurvey.features),
            CorrectedScore(survey.rows, features: InventedSurvey.features)
        )

        #expect(one.imputed == other.imputed && one.weighted == other.weighted)
    }
}
