import Testing

@testable import HarkSimulator

struct PatienceCurveTests {
    private var random = RandomStream(seed: 3, replication: 0, queue: 0, purpose: .patience)

    /// Waits of customers who are answered after a time of their own, unless they give up before.
    private mutating func waits(_ count: Int, patience: (inout RandomStream) -> Double) -> [PatienceCurve.Wait] {
        (0..<count).map { _ in
            let (patience, offered) = (patience(&random), 120 * random.exponential())
            return .init(seconds: min(patience, offered), gaveUp: patience < offered)
        }
    }

    @Test mutating func `those who were answered tell how patient they were at least`() throws {
        let waits = waits(20_000) { 300 * $0.exponential() }
        let curve = PatienceCurve(waits, all: PatienceCurve.rate(waits))
        #expect(abs(try #require(curve.meanSeconds) - 300) < 10)
        let drawn = (0..<20_000).compactMap { _ in curve.draw(after: 100, exponential: random.exponential()) }
        #expect(drawn.count == 20_000)
        #expect(drawn.allSatisfy { $0 >= 100 })
        #expect(abs(drawn.reduce(0, +) / 20_000 - 400) < 25)
    }

    @Test mutating func `a rate that changes with the wait is found`() throws {
        // One in a hundred leaves each second of the first minute, then one in a thousand.
        let waits = waits(20_000) { random in
            let early = 100 * random.exponential()
            return early < 60 ? early : 60 + 1000 * random.exponential()
        }
        let curve = PatienceCurve(waits, all: PatienceCurve.rate(waits))
        let drawn = (0..<20_000).compactMap { _ in curve.draw(after: 0, exponential: random.exponential()) }
        let early = Double(drawn.count { $0 < 60 }) / 20_000
        #expect(abs(early - 0.4512) < 0.02)
        let middle = Double(drawn.count { $0 > 60 && $0 < 260 }) / 20_000
        #expect(abs(middle - 0.5488 * 0.1813) < 0.02)
    }

    @Test func `a queue of which little is known is held to be like the others`() throws {
        let curve = PatienceCurve([.init(seconds: 10, gaveUp: true)], all: 0.01)
        #expect(abs(try #require(curve.meanSeconds) - 510.0 / 6) < 0.001)
        let calm = PatienceCurve([.init(seconds: 100_000, gaveUp: false)], all: 0.01)
        #expect(abs(try #require(calm.meanSeconds) - 100_500.0 / 5) < 0.001)
    }

    @Test func `nobody gives up where nobody ever did`() {
        let curve = PatienceCurve([.init(seconds: 10, gaveUp: false)], all: 0)
        #expect(curve.meanSeconds == nil)
        #expect(curve.draw(after: 10, exponential: 1) == nil)
    }

    @Test func `customers who leave at once do no harm`() {
        let waits = Array(repeating: PatienceCurve.Wait(seconds: 0, gaveUp: true), count: 200)
        let curve = PatienceCurve(waits, all: PatienceCurve.rate(waits))
        #expect((curve.draw(after: 0, exponential: 1) ?? 1) < 0.01)
    }
}

struct DutySpansTests {
    private let duty = DutySpans([(50, 60), (0, 10), (5, 20), (30, 30), (40, 35), (60, 70)])

    @Test func `spans that overlap or touch are one`() {
        #expect(duty == DutySpans([(0, 20), (50, 70)]))
        #expect(duty.seconds(from: -10, to: 100) == 40)
        #expect(duty.seconds(from: 15, to: 55) == 10)
        #expect(duty.seconds(from: 55, to: 15) == 0)
    }

    @Test func `a span holds its start and not its end`() {
        #expect([0, 19.9, 50].allSatisfy(duty.contains))
        #expect(![-1, 20, 49.9, 70].contains(where: duty.contains))
        #expect([-1, 0, 20, 50, 70].map(duty.nextBound) == [0, 20, 50, 70, nil])
    }

    @Test func `without spans nobody is there`() {
        let never = DutySpans([])
        #expect(!never.contains(0))
        #expect(never.nextBound(after: 0) == nil)
        #expect(never.seconds(from: 0, to: 100) == 0)
    }
}
