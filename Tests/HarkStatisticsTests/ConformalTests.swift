import Foundation
import HarkStatistics
import Testing

@Suite struct ConformalTests {
    @Test func `intervals of one model are its own errors' quantile wide`() {
        let interval = ConformalInterval(errors: [(1...19).map(Double.init)], level: 0.9)

        #expect(interval.interval(of: [100]) == (low: 82, high: 118))
    }

    @Test func `too few errors bound nothing`() {
        #expect(ConformalInterval(errors: [[1, 2, 3]], level: 0.9).interval(of: [5]).high == .infinity)
    }

    @Test func `nine in ten of new rows lie in their interval, whatever the errors look like`() {
        var random = SeededRandom(seed: 5)
        func error() -> Double { random.exponential() * (random.unit() < 0.1 ? 10 : 1) }
        let interval = ConformalInterval(errors: (0..<5).map { _ in (0..<200).map { _ in error() } }, level: 0.9)
        let (low, high) = interval.interval(of: [0, 0, 0, 0, 0])

        let held = (0..<4_000).count { _ in (low...high).contains(error()) }

        #expect(abs(Double(held) / 4_000 - 0.9) < 0.03)
        #expect(abs(interval.coverage - 0.9) < 0.02)
    }

    @Test func `many errors are thinned without moving the interval`() {
        var random = SeededRandom(seed: 5)
        let errors = (0..<30_000).map { _ in abs(random.normal()) }

        let thin = ConformalInterval(errors: [errors]).interval(of: [0]).high

        #expect(abs(thin - 1.645) < 0.03)
    }

    @Test func `a set holds every class that is likely enough`() {
        let set = ConformalSet(chancesOfTruth: (1...19).map { 0.05 * Double($0) }, level: 0.9)

        #expect(abs(set.leastChance - 0.1) < 1e-12)
        #expect(set.classes([0.5, 0.42, 0.08]) == [0, 1])
    }
}
