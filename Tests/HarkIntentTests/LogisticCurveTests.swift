import Testing

@testable import HarkIntent

@Suite struct LogisticCurveTests {
    @Test func `numbers far from zero lead to no flat curve`() {
        // Nine of ten are right above 1,010, one of two below.
        let samples = (0..<200).map { place in
            let every = place < 100 ? 2 : 10
            return (number: 1_000 + Double(place) / 10, isRight: !place.isMultiple(of: every))
        }

        let curve = LogisticCurve(samples)

        #expect(abs(curve.chance(1_005) - 0.5) < 0.15)
        #expect(abs(curve.chance(1_015) - 0.9) < 0.1)
    }

    @Test func `few examples that are all right give no certainty`() {
        let curve = LogisticCurve((0..<8).map { (number: Double($0), isRight: true) })

        #expect(curve.chance(4) < 0.98)
        #expect(curve.chance(4) > 0.6)
        #expect(curve.chance(0) < curve.chance(7))
    }

    @Test func `numbers that are all the same give a chance`() {
        let curve = LogisticCurve((0..<10).map { (number: 3, isRight: $0 > 2) })

        #expect((0.5...0.9).contains(curve.chance(3)))
    }
}
