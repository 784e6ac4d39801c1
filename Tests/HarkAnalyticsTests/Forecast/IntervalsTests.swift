import HarkStatistics
import Testing

@testable import HarkAnalytics

struct IntervalsTests {
    /// Forecasts of twelve steps and what came, which strays as a power of the forecast and ever more step by step.
    private func places(_ count: Int, seed: UInt64, power: Double) -> (forecasts: [[Double]], actual: [[Double]]) {
        let noise = Series.noise(count * 12, seed: seed)
        let forecasts = (0..<count).map { _ in (0..<12).map { 20.0 + 80 * Double($0 % 3) } }
        let actual = forecasts.enumerated().map { place, forecast in
            forecast.enumerated().map { step, value in
                let size = power == 0 ? 5 : value / 10
                return value + size * Double(step + 1).squareRoot() * noise[place * 12 + step]
            }
        }
        return (forecasts, actual)
    }

    @Test(arguments: [0.0, 1]) func `ranges hold what comes about as often as they say`(_ power: Double) {
        let (known, came) = places(30, seed: 21, power: power)
        let (fresh, later) = places(200, seed: 22, power: power)

        let intervals = Intervals.best(known, came)

        var within = (eighty: 0, ninetyFive: 0)
        for (forecast, actual) in zip(fresh, later) {
            for (half, distance) in zip(intervals.halfWidths(forecast), zip(forecast, actual).map { abs($0 - $1) }) {
                within.eighty += distance <= half.eighty ? 1 : 0
                within.ninetyFive += distance <= half.ninetyFive ? 1 : 0
            }
        }
        #expect((0.75...0.86).contains(Double(within.eighty) / 2_400))
        #expect((0.92...0.98).contains(Double(within.ninetyFive) / 2_400))
    }

    @Test func `ranges are wider where more is expected and farther ahead`() {
        let (known, came) = places(60, seed: 23, power: 1)

        let half = Intervals.best(known, came).halfWidths(known[0])

        #expect(half[2].eighty > 3 * half[0].eighty)
        #expect(half[9].eighty > 1.5 * half[0].eighty)
    }
}
