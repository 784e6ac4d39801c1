import HarkStatistics
import Testing

@testable import HarkSatisfaction

struct ModelContestTests {
    /// Ratings, and the chances of bad ones by two models that see the truth through noise.
    private func contest(
        _ rows: Int,
        noise: (champion: Double, challenger: Double),
        _ random: inout SeededRandom
    ) -> ModelContest {
        var (champion, challenger, isBad) = ([Double](), [Double](), [Bool]())
        for _ in 0..<rows {
            let truth = 1.5 * random.normal() - 1
            isBad.append(random.unit() < logistic(truth))
            champion.append(logistic(truth + noise.champion * random.normal()))
            challenger.append(logistic(truth + noise.challenger * random.normal()))
        }
        return ModelContest(champion: champion, challenger: challenger, isBad: isBad)
    }

    @Test func `a better challenger takes over once there are ratings enough`() {
        var random = SeededRandom(seed: 1)
        let few = (0..<20).map { _ in contest(60, noise: (1.5, 0.2), &random).verdict }
        let many = (0..<20).map { _ in contest(1_500, noise: (1.5, 0.2), &random).verdict }

        #expect(many.allSatisfy { $0 == .promoted })
        #expect(few.count { $0 == .promoted } < many.count)
    }

    @Test func `a worse one never does`() {
        var random = SeededRandom(seed: 2)
        let verdicts = [60, 300, 1_500].flatMap { rows in
            (0..<20).map { _ in contest(rows, noise: (0.2, 1.2), &random).verdict }
        }

        #expect(!verdicts.contains(.promoted))
        #expect(verdicts.suffix(20).allSatisfy { $0 == .keptIsWorse })
    }

    @Test func `the same model is no better, and few ratings decide nothing`() {
        let chances = (0..<400).map { Double($0 % 97) / 97 }
        let isBad = (0..<400).map { $0 % 3 == 0 }

        let same = ModelContest(champion: chances, challenger: chances, isBad: isBad)
        let few = ModelContest(champion: [0.1, 0.9], challenger: [0.9, 0.1], isBad: [true, false])

        #expect(same.verdict == .keptIsNoBetter && same.area?.difference == 0 && same.brier?.high == 0)
        #expect(few.verdict == .keptNotEnoughEvidence && few.area == nil && few.rows == 2 && few.bad == 1)
    }
}
