import Foundation
import HarkStatistics
import Testing

@testable import HarkAnalytics

struct AnomalyWatchTests {
    private var calm: [Double] { Series.noise(600, seed: 31).map { max(0, 50 + 7 * $0) } }

    @Test func `nothing is flagged in calm counts`() {
        #expect(AnomalyWatch().anomalies(in: calm).isEmpty)
    }

    @Test func `a burst is one anomaly with its peak`() throws {
        var series = calm
        for place in 400..<406 { series[place] = 200 + Double(place) }

        let found = AnomalyWatch().anomalies(in: series)

        #expect(found.count == 1)
        let burst = try #require(found.first)
        #expect(burst.places == 400...405)
        #expect(burst.places.contains(burst.peak))
        #expect(burst.score > 10)
        #expect(abs(burst.usual - 50) < 4)
    }

    @Test func `silence is flagged too`() throws {
        var series = calm
        series[500] = 0

        let found = try #require(AnomalyWatch().anomalies(in: series).first)

        #expect(found.peak == 500)
        #expect(found.score < -5)
    }

    @Test func `the busy hour of a day is usual, the same at night is not`() throws {
        let noise = Series.noise(40 * 24, seed: 32)
        var series = noise.indices.map { place in
            let usual = place % 24 > 8 && place % 24 < 20 ? 400.0 : 20
            return max(0, usual + noise[place] * usual.squareRoot())
        }
        series[30 * 24 + 3] = 300
        var watch = AnomalyWatch()
        watch.season = 24

        let found = watch.anomalies(in: series)

        #expect(found.map(\.peak) == [30 * 24 + 3])
    }
}
