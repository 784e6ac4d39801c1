import Foundation
import HarkStatistics
import Testing

@testable import HarkSatisfaction

struct DialogueLearningTests {
    @Test func `folds keep a dialogue together and share out what is bad`() {
        let weights = (0..<60).map { $0 < 12 ? 3 : 0 }
        let folds = GroupedFolds(weights)

        let shares = (0..<GroupedFolds.count).map { part in
            weights.indices.reduce(0) { $0 + (folds.parts[$1] == part ? weights[$1] : 0) }
        }
        #expect(Set(shares) == [36 / GroupedFolds.count])
    }

    @Test func `held values come from models that have not seen the dialogue`() {
        let groups = (0..<60).map { $0 / 2 }
        let folds = GroupedFolds([Int](repeating: 0, count: 30))

        let held = folds.held(
            groups,
            rated: Array(groups.indices),
            teach: { Set($0.map { groups[$0] }) },
            value: { seen, row in seen.contains(groups[row]) ? 1 : 0 }
        )
        #expect(held.values.allSatisfy { $0 == 0 })
    }

    @Test func `without rows a regression stays where it is drawn to`() {
        let prior = CoefficientPrior.standing(on: 1, others: 1, precision: 4)

        let logistic = ShrunkLogistic([[1, 2]], [], isBad: [false], prior: prior)
        let linear = ShrunkLinear([[1, 2]], [], targets: [3], prior: prior)

        #expect(logistic == ShrunkLogistic(intercept: 0, weights: [1, 0]))
        #expect(linear == ShrunkLinear(intercept: 0, weights: [1, 0]))
    }

    @Test func `a ridge regression agrees with its closed form`() {
        // One feature, y = 2x: the weight is 1 + Σx(y − x) / (Σx² + 4) with the constant held at 0.
        let rows = [[1.0], [2], [-1], [-2]]
        let prior = CoefficientPrior(means: [0, 1], precisions: [1e9, 4])

        let fit = ShrunkLinear(rows, [0, 1, 2, 3], targets: rows.map { 2 * $0[0] }, prior: prior)

        #expect(abs(fit.weights[0] - (1 + 10.0 / 14)) < 1e-6)
    }

    @Test func `trees learn what no line can, and say which feature it was`() throws {
        var random = SeededRandom(seed: 3)
        let rows = (0..<1_500).map { _ in (0..<3).map { _ in Float(random.normal()) } }
        let isBad = rows.map { ($0[0] > 0) != ($0[1] > 0) }

        let trees = try #require(TreeGrower(rows).trees(Array(0..<1_000), isBad: isBad, count: 60))

        let held = Array(1_000..<1_500)
        let area = RankScores.areaUnderCurve(held.map { trees.logit(rows[$0]) }, held.map { isBad[$0] })
        #expect(try #require(area) > 0.95)
        let shares = trees.contributions([1, -1, 0])
        #expect(shares[0] + shares[1] > 1 && abs(shares[2]) < 0.3)
    }

    @Test func `contributions of trees add up to the logit`() throws {
        var random = SeededRandom(seed: 4)
        let rows = (0..<400).map { _ in (0..<2).map { _ in Float(random.normal()) } }
        let trees = try #require(
            TreeGrower(rows).trees(Array(rows.indices), isBad: rows.map { $0[0] + $0[1] > 0.5 }, count: 20)
        )

        // What the roots hold is in no contribution.
        let roots = (0..<trees.count).reduce(0.0) { $0 + Double(trees.values[$1 * BoostedTrees.nodeCount]) }
        let sum = trees.base + roots + trees.contributions(rows[7]).sum
        #expect(abs(sum - trees.logit(rows[7])) < 1e-4)
    }

    @Test func `ranges hold nine of ten ratings, steps or not`() {
        var random = SeededRandom(seed: 5)
        let chances = (0..<4_000).map { _ in random.unit() * 0.4 }
        let predictions = chances.map { 3.2 - 2 * $0 }
        let ratings = zip(predictions, chances).map { prediction, chance in
            min(max((prediction + random.normal() * (0.2 + chance)).rounded(), 1), 5)
        }
        let interval = RatingInterval(
            predictions: Array(predictions[..<2_000]),
            chances: Array(chances[..<2_000]),
            ratings: Array(ratings[..<2_000])
        )

        let held = (2_000..<4_000).count {
            interval.range(around: predictions[$0], chance: chances[$0]).contains(ratings[$0])
        }
        #expect(abs(Double(held) / 2_000 - RatingInterval.level) < 0.03)
    }

    @Test func `a text model learns the words that tell`() {
        let bad = ["this is useless", "useless again", "no use at all, useless"]
        let good = ["all fine here", "this is fine", "fine at all times"]
        let texts = (bad + good).map { TurnText(whole: [(.customerWords, [TurnWords($0)])]) }
        let space = TextSpace(texts)
        let vectors = texts.map(space.vector)

        let weights = LinearTrainer(vectors, width: space.count).logistic(
            Array(texts.indices),
            isBad: [true, true, true, false, false, false],
            cost: 10
        )

        let new = ["useless", "fine"].map { text in
            weights.value(space.vector(of: TurnText(whole: [(.customerWords, [TurnWords(text)])])))
        }
        #expect(new[0] > 0 && new[1] < 0)
        #expect(vectors.allSatisfy { abs($0.values.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5 })
    }
}
