import HarkStatistics
import Testing

@testable import HarkAnalytics

struct DriverSearchTests {
    @Test func `effects are those of their formulas`() throws {
        var random = SeededRandom(seed: 1)
        let isBad = (0..<4_000).map { $0 % 4 == 0 }
        let table = Matrix(
            isBad.map { bad in
                [random.normal() + (bad ? 1 : 0), random.unit() < (bad ? 0.5 : 0.2) ? 1 : 0, random.normal(), 3, .nan]
            }
        )

        let found = DriverSearch.drivers(table, named: ["wait", "bot", "hour", "same", "unknown"], isBad: isBad)

        #expect(Set(found.drivers.map(\.feature)) == ["wait", "bot", "hour"] && found.unclear == ["same", "unknown"])
        #expect(abs(found.drivers[0].effect.value) > abs(found.drivers[1].effect.value))
        let wait = try #require(found.drivers.first { $0.feature == "wait" })
        #expect(wait.effect.low < 1 && wait.effect.high > 1 && wait.pValue < 1e-9)
        // Two normal distributions one deviation apart: Φ(1 / √2).
        #expect(abs(wait.auc - 0.76) < 0.02 && wait.oddsRatio == nil)
        let odds = try #require(found.drivers.first { $0.feature == "bot" }?.oddsRatio)
        #expect(odds.low < 4 && odds.high > 4)
        #expect(found.drivers[2].pValue > 0.05 && found.drivers[2].effect.low < 0 && found.drivers[2].effect.high > 0)
        #expect(wait.badCount == 1_000 && wait.otherCount == 3_000)
    }

    @Test func `ranks of equals are shared`() {
        let even = MannWhitney([1, 2, 2, 3], [1, 2, 2, 3])
        #expect(even.auc == 0.5 && even.chance == 1)
        let apart = MannWhitney([4, 5, 6], [1, 2, 3])
        // scipy.stats.mannwhitneyu([4, 5, 6], [1, 2, 3], method="asymptotic").pvalue
        #expect(apart.auc == 1 && abs(apart.chance - 0.080_855_598_2) < 1e-9)
        #expect(MannWhitney([1, 1], [1, 1]).chance == 1)
    }

    @Test func `too few ratings give no driver`() {
        let isBad = (0..<20).map { $0 < 9 }
        let table = Matrix(isBad.map { [$0 ? 1.0 : 0.0] })

        let found = DriverSearch.drivers(table, named: ["flag"], isBad: isBad)

        #expect(found.drivers.isEmpty && found.unclear == ["flag"])
    }

    @Test func `a flag that is in all bad and no other conversations has a finite range`() throws {
        let isBad = (0..<40).map { $0 < 20 }

        let found = DriverSearch.drivers(Matrix(isBad.map { [$0 ? 1.0 : 0.0] }), named: ["flag"], isBad: isBad)

        let odds = try #require(found.drivers.first?.oddsRatio)
        #expect(abs(odds.value - 41 * 41) < 1e-6 && odds.high.isFinite && found.drivers[0].auc == 1)
    }
}
