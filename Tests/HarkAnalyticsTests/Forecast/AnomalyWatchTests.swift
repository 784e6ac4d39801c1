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

    /// Counts of independent customers by day: fewer at weekends, nothing out of the ordinary.
    private func days(_ count: Int, usual: Double, seed: UInt64) -> [Double] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { day in Self.count(usual * (day % 7 < 5 ? 1 : 0.6), &random) }
    }

    /// A count of the Poisson distribution: as many as fit into its time.
    private static func count(_ mean: Double, _ random: inout SeededRandom) -> Double {
        let least = exp(-mean)
        var (product, count) = (random.unit(), 0.0)
        while product > least { (product, count) = (product * random.unit(), count + 1) }
        return count
    }

    /// Days as the volume of conversations is watched by.
    private var daily: AnomalyWatch {
        var watch = AnomalyWatch()
        (watch.season, watch.around, watch.fewest, watch.window, watch.gap) = (7, 0, 28, 56, 1)
        return watch
    }

    @Test(arguments: [3.0, 8, 40]) func `pure noise is hardly ever called unusual`(_ usual: Double) {
        let runs = (0..<100).map { days(200, usual: usual, seed: 500 + $0) }

        let found = runs.flatMap { run in daily.anomalies(in: run).filter { $0.peak >= run.count - 28 } }

        #expect(found.count <= 1, "in 28 days of \(runs.count) runs")
    }

    @Test func `without the bound on chance the same noise is called unusual`() {
        var watch = daily
        watch.falseShare = 1e9

        let found = (0..<100).flatMap { watch.anomalies(in: days(200, usual: 8, seed: 500 + $0)) }

        #expect(found.count > 10)
    }

    @Test(arguments: [8.0, 40]) func `a day that stands out of the noise is found`(_ usual: Double) {
        let found = (0..<20).filter { seed in
            var run = days(200, usual: usual, seed: 700 + UInt64(seed))
            run[180] += 4 * usual + 10
            return daily.anomalies(in: run).contains { $0.places.contains(180) }
        }

        #expect(found.count >= 19)
    }

    @Test func `half hours of four weeks of noise have no false alarm, and a planted burst is found`() {
        let runs = (0..<8 as Range<UInt64>).map { seed -> [Double] in
            var random = SeededRandom(seed: 900 + seed)
            return (0..<(12 * 336)).map { place in
                let (hour, day) = (Double(place % 48) / 2, place / 48 % 7)
                let course = 1 + 0.8 * sin(2 * .pi * (hour - 8) / 24)
                return Self.count(12 * course * (day < 5 ? 1 : 0.5), &random)
            }
        }
        var watch = AnomalyWatch()
        (watch.season, watch.around, watch.fewest, watch.window, watch.gap) = (336, 0, 672, 1_344, 6)
        let burst = 12 * 336 - 400

        let quiet = runs.flatMap { run in watch.anomalies(in: run).filter { $0.peak >= run.count - 28 * 48 } }
        let loud = runs.filter { run in
            var run = run
            run[burst] += 90
            return watch.anomalies(in: run).contains { $0.peak == burst }
        }

        #expect(quiet.count <= 1)
        #expect(loud.count == runs.count)
    }

    @Test func `the chance that counts falls with how many are looked at`() {
        #expect(FalseDiscovery.bound([0.01, 0.2, 0.03, 0.9], share: 0.05) == 0.01)
        #expect(FalseDiscovery.bound([0.01, 0.02, 0.03, 0.9], share: 0.05) == 0.03)
        #expect(FalseDiscovery.bound([0.2, 0.5], share: 0.05) < 0)
        #expect(FalseDiscovery.bound([], share: 0.05) < 0)
    }

    @Test func `a count's chance is that of the negative binomial distribution, as wide as counts vary`() {
        // Three before, of 2, 3 and 1: shape 6.5 and share 1/4, both by the spread of 6.261 (scipy's betainc).
        let chance = CountChance([2, 3, 1, 8], season: 1, seasons: 7, window: 7).values

        #expect(chance.prefix(2) == [1, 1])
        #expect(abs(chance[3] - 0.35330516826562025) < 1e-9)
    }
}
