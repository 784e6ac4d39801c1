import Foundation
import HarkStatistics
import Testing

@testable import HarkAnalytics

struct ARIMAChoiceTests {
    @Test func `the airline series gets the airline model`() throws {
        let model = try #require(ARIMAChoice(season: 12).best(for: Series.airline.map { log($0) }))

        #expect(model.order == ARIMAOrder((0, 1, 1), (0, 1, 1), season: 12))
    }

    @Test func `noise is noise around a mean`() throws {
        let model = try #require(ARIMAChoice(season: 1).best(for: Series.noise(300, seed: 11).map { $0 + 9 }))

        #expect(model.order == ARIMAOrder((0, 0, 0), hasConstant: true))
        #expect(abs(model.constant - 9) < 0.2)
    }

    @Test func `a random walk is differenced once, noise never`() {
        let noise = Series.noise(400, seed: 12)
        var sum = 0.0
        let walk = noise.map { step in
            sum += step
            return sum
        }

        #expect(DifferenceTests.differences(noise) == 0)
        #expect(DifferenceTests.differences(walk) == 1)
        #expect(DifferenceTests.kpss(walk) > DifferenceTests.kpss(noise))
    }

    @Test func `only a strong season is differenced`() {
        let noise = Series.noise(240, seed: 13)
        let seasonal = noise.indices.map { noise[$0] + 5 * sin(Double($0) * .pi / 6) }

        #expect(DifferenceTests.seasonalDifferences(noise, season: 12) == 0)
        #expect(DifferenceTests.seasonalDifferences(seasonal, season: 12) == 1)
        #expect(DifferenceTests.seasonalDifferences(Array(seasonal.prefix(20)), season: 12) == 0)
    }

    @Test func `an unchanging series has no shape`() {
        #expect(ARIMAChoice(season: 1).best(for: Array(repeating: 3, count: 30)) == nil)
    }
}
