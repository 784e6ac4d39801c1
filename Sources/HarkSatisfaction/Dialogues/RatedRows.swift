import Foundation
import HarkStatistics

/// Rows with ratings, and how models are taught by them and held against what they have not seen.
struct RatedRows {
    /// The dialogue of each row.
    let groups: [Int]
    /// The rating of each row, or nil.
    let scores: [Double?]
    let folds: GroupedFolds
    /// The rows that have a rating.
    let rated: [Int]
    /// Whether each row's rating is bad; false without one.
    let isBad: [Bool]
    /// Each row's rating; 0 without one.
    let ratings: [Double]

    init(groups: [Int], scores: [Double?]) {
        self.groups = groups
        self.scores = scores
        rated = scores.indices.filter { scores[$0] != nil }
        isBad = scores.map { $0.map(BadRating.holds) ?? false }
        ratings = scores.map { $0 ?? 0 }
        var weights = [Int](repeating: 0, count: (groups.last ?? -1) + 1)
        for row in rated where isBad[row] { weights[groups[row]] += 1 }
        folds = GroupedFolds(weights)
    }

    /// How many ratings are bad.
    var badCount: Int { rated.count { isBad[$0] } }

    /// Fewer ratings, or fewer bad or other ones, are not enough for models of their own.
    static let fewestRatings = 60
    static let fewestOfAKind = 12

    /// Whether there is enough to learn from beyond the prior.
    var areEnough: Bool {
        rated.count >= Self.fewestRatings && badCount >= Self.fewestOfAKind
            && rated.count - badCount >= Self.fewestOfAKind
            && Set(rated.map { groups[$0] }).count >= 2 * GroupedFolds.count
    }

    /// How well values tell bad ratings from others.
    func area(_ values: [Double]) -> Double {
        RankScores.areaUnderCurve(rated.map { values[$0] }, rated.map { isBad[$0] }) ?? 0.5
    }

    /// The mean logarithmic loss of logits.
    func loss(_ logits: [Double]) -> Double {
        rated.reduce(0) { $0 + softLoss(logits[$1], isBad[$1]) } / Double(max(rated.count, 1))
    }

    /// A logistic regression, and what it says of each row that it has not seen.
    func logistic(_ rows: [[Double]], prior: CoefficientPrior) -> (model: ShrunkLogistic, held: [Double]) {
        func teach(_ chosen: [Int]) -> ShrunkLogistic { ShrunkLogistic(rows, chosen, isBad: isBad, prior: prior) }
        return (teach(rated), folds.held(groups, rated: rated, teach: teach) { $0.logit(rows[$1]) }.values)
    }

    /// A linear regression of the ratings, and what it says of each row that it has not seen.
    func linear(_ rows: [[Double]], prior: CoefficientPrior) -> (model: ShrunkLinear, held: [Double]) {
        func teach(_ chosen: [Int]) -> ShrunkLinear { ShrunkLinear(rows, chosen, targets: ratings, prior: prior) }
        return (teach(rated), folds.held(groups, rated: rated, teach: teach) { $0.value(rows[$1]) }.values)
    }

    /// A linear model of texts at the best of some costs, and what it says of each row that it has not seen.
    ///
    /// - Parameters:
    ///   - learnsRating: whether it learns ratings, and not whether they are bad; high values are bad in both.
    ///   - trainer: the vectors.
    ///   - vectors: the same.
    ///   - costs: what errors may cost.
    /// - Returns: the model, and what models say of each row that they have not seen.
    func text(
        learnsRating: Bool,
        _ trainer: LinearTrainer,
        _ vectors: [SparseVector],
        costs: [Double]
    ) -> (base: TextBase, held: [Double]) {
        let sign = learnsRating ? -1.0 : 1.0
        let tried = costs.map { cost in
            folds.held(groups, rated: rated) { chosen in
                learnsRating
                    ? trainer.regression(chosen, targets: ratings, cost: cost)
                    : trainer.logistic(chosen, isBad: isBad, cost: cost)
            } value: {
                sign * $0.value(vectors[$1])
            }
        }
        let best = tried.max { area($0.values) < area($1.values) } ?? tried[0]
        let base = TextBase(meanOf: best.models, sign: sign, held: rated.map { best.values[$0] })
        return (base, best.values.map(base.standard))
    }

    /// As many trees as do best on rows that they have not seen, and what such trees say of each row.
    ///
    /// - Parameters:
    ///   - rows: the features of all rows.
    ///   - most: the most trees.
    ///   - stride: numbers of trees that are multiples of it are tried.
    /// - Returns: the trees, and what trees say of each row that they have not seen.
    func trees(_ rows: [[Float]], most: Int, stride: Int) -> (trees: BoostedTrees, held: [Double]) {
        let grower = TreeGrower(rows)
        var held = [[Double]](repeating: [Double](repeating: 0, count: groups.count), count: most / stride)
        for part in 0..<GroupedFolds.count {
            let chosen = rated.filter { folds.parts[groups[$0]] != part }
            _ = grower.trees(chosen, isBad: isBad, count: most) { number, logits in
                guard (number + 1).isMultiple(of: stride) else { return }
                for row in groups.indices where folds.parts[groups[row]] == part {
                    held[(number + 1) / stride - 1][row] = logits[row]
                }
            }
        }
        let losses = held.map(loss)
        let best = losses.indices.min { losses[$0] < losses[$1] } ?? 0
        return (grower.trees(rated, isBad: isBad, count: (best + 1) * stride) ?? .none, held[best])
    }

    /// The interval of ratings by what was said of rows that had not been seen.
    ///
    /// - Parameters:
    ///   - held: what was said of each row.
    ///   - rows: the rows to learn from; all rated ones when nil.
    /// - Returns: the interval.
    func interval(_ held: HeldRows, rows: [Int]? = nil) -> RatingInterval {
        let rows = rows ?? rated
        return RatingInterval(
            predictions: rows.map { held.ratings[$0] },
            chances: rows.map { HarkStatistics.logistic(held.logits[$0]) },
            ratings: rows.map { ratings[$0] }
        )
    }
}

/// What models say of each row that they have not seen.
struct HeldRows {
    let logits: [Double]
    let ratings: [Double]
}

/// The logarithmic loss of a logit, without overflow.
private func softLoss(_ logit: Double, _ isBad: Bool) -> Double {
    max(logit, 0) + log1p(exp(-abs(logit))) - (isBad ? logit : 0)
}
