import Foundation
import Testing

@testable import HarkAnalytics

struct CountRangeTests {
    @Test func `counts of independent customers have the quantiles of Poisson's distribution`() {
        let three = CountRange(mean: 3, relativeVariance: 0).point
        let large = CountRange(mean: 2_000, relativeVariance: 0).point

        #expect([three.low95, three.low80, three.high80, three.high95] == [0, 1, 5, 7])
        #expect(abs(large.high95 - 2_000 - 1.96 * 2_000.0.squareRoot()) < 3)
        #expect(abs(large.low80 - 2_000 + 1.2816 * 2_000.0.squareRoot()) < 3)
    }

    @Test(arguments: [0.4, 4, 30]) func `a mean that is not sure widens them by the negative binomial`(_ mean: Double) {
        let point = CountRange(mean: mean, relativeVariance: 0.5).point

        // Of two successes, by the sum of its chances.
        let share = 2 / (2 + mean)
        func atMost(_ count: Double) -> Double { 1 - pow(1 - share, count + 1) * (1 + (count + 1) * share) }
        #expect(atMost(point.high80) >= 0.9 && (atMost(point.high80 - 1) < 0.9 || point.high80 == 1))
        #expect(atMost(point.high95) >= 0.975 && atMost(point.high95 - 1) < 0.975)
        #expect(point.low80 == 0 || (atMost(point.low80) >= 0.1 && atMost(point.low80 - 1) < 0.1))
    }

    @Test(arguments: [0.001, 0.05, 0.3, 1, 2.5, 17.2]) func `ranges hold the mean and lie in each other`(_ mean: Double)
    {
        let point = CountRange(mean: mean, relativeVariance: 0.1).point

        #expect(point.low95 <= point.low80 && point.low80 <= mean)
        #expect(mean < point.high80 && point.high80 <= point.high95)
    }

    @Test func `of nothing nothing comes`() {
        #expect(CountRange(mean: 0, relativeVariance: 1).point.high95 == 0)
    }
}
