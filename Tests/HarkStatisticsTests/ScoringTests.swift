import Foundation
import HarkStatistics
import Testing

@Suite struct ScoringTests {
    @Test func `classes are scored as scikit-learn does`() {
        let scores = ClassScores(told: [0, 2, 2, 2, 0], true: [0, 1, 2, 2, 1])

        #expect(scores.accuracy == 0.6)
        #expect(areNear([scores.macroF1], [0.48888888888888893]))
    }

    @Test func `numbers are scored against their mean`() {
        let scores = NumberScores(told: [1, 2, 5], true: [1, 3, 5])

        #expect(scores == NumberScores(told: [1, 2, 5], true: [1, 3, 5]))
        #expect(areNear([scores.rSquared, scores.meanAbsoluteError], [1 - 1.0 / 8, 1.0 / 3]))
        #expect(areNear([scores.rootMeanSquaredError], [(1.0 / 3).squareRoot()]))
    }

    @Test func `ties count half under the curve`() {
        let happened = [false, false, true, true, true, false]

        #expect(RankScores.areaUnderCurve([0.1, 0.4, 0.4, 0.8, 0.35, 0.2], happened) == 7.5 / 9)
        #expect(RankScores.areaUnderCurve([1, 2], [true, true]) == nil)
    }

    @Test func `calibration error is the gap between told and found in each bin`() {
        let chances = [0.05, 0.05, 0.95, 0.95]

        #expect(areNear([ChanceScores.calibrationError(chances, [false, false, true, true])], [0.05]))
        #expect(areNear([ChanceScores.calibrationError(chances, [true, true, true, true])], [0.5]))
    }

    @Test func `a rising curve agrees with scikit-learn's`() {
        let curve = IsotonicCurve([1, 2, 3, 3, 4, 5, 6, 7], [0, 1, 0, 0, 1, 1, 0, 1])

        let heights = [0, 1, 1.5, 2, 3, 3.5, 4, 5.5, 6.5, 9].map { curve.height(at: $0) }
        let third = 1.0 / 3
        #expect(
            areNear(heights, [0, 0, third / 2, third, third, 0.5, 2 * third, 2 * third, (1 + 2 * third) / 2, 1])
        )
    }

    @Test func `the calibration that fits unseen rows best is taken`() {
        var random = SeededRandom(seed: 1)
        let scores = (0..<600).map { _ in 3 * random.normal() }
        let happened = scores.map { random.unit() < logistic(0.5 * $0 - 1) }
        let folds = Folds.shuffled(rows: 600, count: 5, seed: 2)

        let choice = ChanceCalibration.best(scores, happened, areLogOdds: true, folds: folds)

        #expect(choice.calibration.name == "platt")
        #expect(ChanceScores.calibrationError(choice.heldOut, happened) < 0.05)
        #expect(abs(choice.calibration.chance(of: 2) - 0.5) < 0.1)
    }

    @Test func `one level for all is what little evidence allows`() {
        let folds = Folds.shuffled(rows: 20, count: 5, seed: 2)

        let choice = ChanceCalibration.best(
            (0..<20).map(Double.init),
            (0..<20).map { $0 == 7 },
            areLogOdds: false,
            folds: folds
        )

        #expect(choice.calibration == .level(2.0 / 22))
    }
}
