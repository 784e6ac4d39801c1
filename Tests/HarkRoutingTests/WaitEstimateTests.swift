import Foundation
import HarkRouting
import HarkTesting
import Testing

/// Seats that are always busy, so that the wait at place n is the time to the n-th end.
private struct BusySeats {
    var random: SplitMix
    let variation: Double
    var ends: [Double]
    var lasting: [Double]
    var service = ServiceTimes()

    init(seats: Int, variation: Double, seed: UInt64) {
        (random, self.variation, ends) = (SplitMix(seed: seed), variation, Array(repeating: 0, count: seats))
        lasting = ends
        for seat in ends.indices { ends[seat] = time() }
        for _ in 0..<1000 { _ = nextEnd() }
    }

    /// A service time, log-normal with mean 300 s, or exponential when its squared variation is 1.
    mutating func time() -> Double {
        if variation == 1 { return -300 * log(uniform()) }
        let spread = log(1 + variation)
        let normal = (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform())
        return 300 * exp(spread.squareRoot() * normal - spread / 2)
    }

    mutating func uniform() -> Double { Double.random(in: 1e-12..<1, using: &random) }

    mutating func nextEnd() -> Double {
        let seat = ends.indices.min { ends[$0] < ends[$1] } ?? 0
        let end = ends[seat]
        service.add(seconds: lasting[seat])
        lasting[seat] = time()
        ends[seat] += lasting[seat]
        return end
    }

    /// How often the range holds at a place in line.
    mutating func coverage(position: Int, trials: Int = 3000) -> Double {
        var held = 0
        for _ in 0..<trials {
            let start = (ends.min() ?? 0) + 600 * uniform()
            while let next = ends.min(), next <= start { _ = nextEnd() }
            let range = WaitEstimate(position: position, busy: ends.count, service: service)
            var end = start
            for _ in 0..<position { end = nextEnd() }
            held += Double(range.low) <= end - start && end - start <= Double(range.high) ? 1 : 0
        }
        return Double(held) / Double(trials)
    }
}

/// The range of a wait.
struct WaitEstimateTests {
    @Test(arguments: [0.25, 0.5, 1, 2])
    func `the range holds four times in five, whatever the spread of the services`(variation: Double) {
        for (seats, position) in [(1, 4), (5, 1), (5, 5), (5, 20), (20, 5)] {
            var busy = BusySeats(seats: seats, variation: variation, seed: 1)

            let coverage = busy.coverage(position: position, trials: 1000)

            #expect((0.75...0.86).contains(coverage), "\(seats) seats, place \(position)")
        }
    }

    @Test func `those ahead who give up shorten it`() {
        var random = SplitMix(seed: 3)
        var service = ServiceTimes()
        func exponential(_ mean: Double) -> Double { -mean * log(Double.random(in: 1e-12..<1, using: &random)) }
        var held = 0
        for _ in 0..<1000 {
            for _ in 0..<64 { service.add(seconds: exponential(300)) }
            let range = WaitEstimate(position: 15, busy: 5, service: service, patience: 400)
            var (time, ahead) = (0.0, (0..<14).map { _ in exponential(400) })
            repeat {
                time += exponential(300.0 / 5)
                ahead.removeAll { $0 < time }
                if ahead.isEmpty { break }
                ahead.removeFirst()
            } while true
            held += Double(range.low) <= time && time <= Double(range.high) ? 1 : 0
        }

        #expect((750...850).contains(held))
    }

    @Test func `who stands before a free seat does not wait`() {
        #expect(WaitEstimate(position: 2, free: 2, busy: 5, service: ServiceTimes()) == WaitEstimate(low: 0, high: 0))
    }

    @Test func `hostile numbers give a range all the same`() {
        var service = ServiceTimes()
        for value in [Double.nan, .infinity, -1, 0, 0, 0, 0, 0, 0, 0, 0, 1e300] { service.add(seconds: value) }
        #expect(service.count == 9)

        for (position, patience) in [(Int.max, 0.0), (.min, 1), (1, Double.nan), (3, -Double.infinity)] {
            let range = WaitEstimate(position: position, free: -5, busy: -1, service: service, patience: patience)
            #expect(range.low >= 0 && range.high >= range.low)
        }
    }

    @Test func `the ring follows the last sixty-four`() {
        var service = ServiceTimes()
        for _ in 0..<64 { service.add(seconds: 1000) }
        for _ in 0..<64 { service.add(seconds: 100) }

        #expect(service.mean == 100)
        #expect(service.squaredVariation == 0.1)
    }
}
