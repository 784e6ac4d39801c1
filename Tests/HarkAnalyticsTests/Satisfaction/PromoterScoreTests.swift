import HarkStatistics
import Testing

@testable import HarkAnalytics

struct PromoterScoreTests {
    @Test func `answers are counted by their bounds`() throws {
        let score = PromoterScore([10, 9, 9, 8, 7, 6, 0, 11, -1])

        let estimate = try #require(score.estimate)
        #expect(score.promoters == 3 && score.passives == 2 && score.detractors == 2)
        #expect(estimate.count == 7 && abs(estimate.value - 1 / 7) < 1e-12)
        #expect(PromoterScore([]).estimate == nil)
    }

    @Test func `ranges hold the truth as often as they say, for few answers too`() {
        var random = SeededRandom(seed: 4)
        for (count, more, less) in [(10, 0.5, 0.2), (30, 0.6, 0.15), (200, 0.3, 0.3)] {
            var held = 0
            for _ in 0..<2_000 {
                let answers = (0..<count).map { _ in
                    let place = random.unit()
                    return place < more ? 10 : place < more + less ? 3 : 8
                }
                let estimate = PromoterScore(answers).estimate
                if let estimate, (estimate.low...estimate.high).contains(more - less) { held += 1 }
            }
            #expect((0.93...0.98).contains(Double(held) / 2_000))
        }
    }
}
