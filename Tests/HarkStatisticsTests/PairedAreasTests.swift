import HarkStatistics
import Testing

struct PairedAreasTests {
    /// DeLong's variance pair by pair, as the paper defines it.
    private func error(_ first: [Double], _ second: [Double], _ happened: [Bool]) -> Double {
        func win(_ high: Double, _ low: Double) -> Double { high > low ? 1 : high == low ? 0.5 : 0 }
        let (up, down) = (happened.indices.filter { happened[$0] }, happened.indices.filter { !happened[$0] })
        let above = up.map { i in down.map { win(second[i], second[$0]) - win(first[i], first[$0]) }.mean }
        let below = down.map { j in up.map { win(second[$0], second[j]) - win(first[$0], first[j]) }.mean }
        return (above.variance(lost: 1) / Double(up.count) + below.variance(lost: 1) / Double(down.count)).squareRoot()
    }

    @Test func `areas and their error are those of the definition, ties and all`() throws {
        var random = SeededRandom(seed: 1)
        let happened = (0..<80).map { $0 % 3 == 0 }
        let first = happened.map { (($0 ? 1 : 0) + random.normal()).rounded() }
        let second = happened.map { (($0 ? 1.5 : 0) + random.normal()).rounded() }

        let areas = try #require(PairedAreas(first, second, happened))

        #expect(abs(areas.first - (RankScores.areaUnderCurve(first, happened) ?? 0)) < 1e-12)
        #expect(abs(areas.second - (RankScores.areaUnderCurve(second, happened) ?? 0)) < 1e-12)
        #expect(abs(areas.standardError - error(first, second, happened)) < 1e-12)
        #expect(PairedAreas([1, 2], [1, 2], [true, false]) == nil)
    }

    @Test func `equal scores differ by nothing, and equally good ones seldom by more than chance`() throws {
        var random = SeededRandom(seed: 2)
        let trials = 300
        var held = 0
        for _ in 0..<trials {
            let happened = (0..<150).map { $0 % 4 == 0 }
            let truth = happened.map { ($0 ? 1.2 : 0) + random.normal() }
            let areas = PairedAreas(
                truth.map { $0 + random.normal() },
                truth.map { $0 + random.normal() },
                happened
            )
            let (low, high) = try #require(areas?.interval())
            held += low <= 0 && high >= 0 ? 1 : 0
        }

        #expect((0.92...0.98).contains(Double(held) / Double(trials)))
        let same = try #require(PairedAreas([1, 2, 3, 4], [1, 2, 3, 4], [true, true, false, false]))
        #expect(same.difference == 0 && same.standardError == 0)
    }
}
