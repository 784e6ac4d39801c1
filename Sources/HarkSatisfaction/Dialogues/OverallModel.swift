import HarkStatistics

/// A dialogue as the models of the whole read it.
struct OverallRow: Sendable {
    /// The text of the whole.
    let text: TurnText
    /// The numbers that describe the course, and the estimates of the turns summed up.
    let numbers: [Double]
    /// The prior's logit, from the troubles of the turns.
    let priorLogit: Double

    /// The names of the numbers, in order.
    static let names =
        DialogueCourse.names
        + ["trouble.mean", "trouble.highest", "trouble.last", "trouble.end", "trouble.change", "trouble.deviation"]
        + ["rating.mean", "rating.lowest", "rating.last"]

    /// Sums a dialogue up.
    ///
    /// - Parameters:
    ///   - course: how it went.
    ///   - troubles: how far the logit of each customer turn lies above that of a turn without trouble.
    ///   - ratings: the expected rating as of each customer turn.
    init(_ course: DialogueCourse, troubles: [Double], ratings: [Double]) {
        text = course.text
        priorLogit = SatisfactionPrior.overallLogit(troubles)
        numbers =
            course.numbers + Self.summary(troubles) + [
                Self.mean(ratings[...]), ratings.min() ?? 0, ratings.last ?? 0,
            ]
    }

    private static func summary(_ troubles: [Double]) -> [Double] {
        let half = troubles.count / 2
        let mean = mean(troubles[...])
        let change = half > 0 ? Self.mean(troubles[half...]) - Self.mean(troubles[..<half]) : 0
        let squares = troubles.map { ($0 - mean) * ($0 - mean) }
        return [
            mean, troubles.max() ?? 0, troubles.last ?? 0, Self.mean(troubles.suffix(3)), change,
            Self.mean(squares[...]).squareRoot(),
        ]
    }

    private static func mean(_ values: ArraySlice<Double>) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
}

/// The trained model of a whole dialogue.
struct OverallModel: Sendable {
    let space: TextSpace
    let text: TextBase
    let scale: ColumnScale
    /// Over the standardised numbers.
    let linear: ShrunkLogistic
    /// Over the numbers and the text's value.
    let trees: BoostedTrees
    /// Over the prior's logit, the text's value, and the logits of the linear model and the trees.
    let blend: ShrunkLogistic
    /// Over the prior's rating, the blend's chance, and the standardised numbers.
    let rating: ShrunkLinear
    let interval: RatingInterval

    /// What the model says of a dialogue.
    struct View: Sendable {
        let numbers: [Double]
        let text: Double
        let logit: Double
        let rating: Double
    }

    /// Reads a dialogue.
    func view(_ row: OverallRow) -> View {
        let numbers = Self.scaled(row.numbers, scale)
        let text = text.value(space.vector(of: row.text))
        let trees = trees.logit(Self.treeRow(numbers, text))
        let logit = blend.logit(Self.blendRow(row, text: text, linear: linear.logit(numbers), trees: trees))
        return View(
            numbers: numbers,
            text: text,
            logit: logit,
            rating: rating.value(Self.ratingRow(row, numbers, logit))
        )
    }

    /// Numbers on their scale; what lies far out is drawn in, so that one odd number decides nothing.
    static func scaled(_ numbers: [Double], _ scale: ColumnScale) -> [Double] {
        scale.scaled(numbers).map { min(max($0, -4), 4) }
    }

    static func blendRow(_ row: OverallRow, text: Double, linear: Double, trees: Double) -> [Double] {
        [row.priorLogit, text, linear, trees]
    }

    static func treeRow(_ numbers: [Double], _ text: Double) -> [Float] { (numbers + [text]).map(Float.init) }

    static func ratingRow(_ row: OverallRow, _ numbers: [Double], _ logit: Double) -> [Double] {
        [SatisfactionPrior.rating(ofChance: logistic(row.priorLogit)), logistic(logit)] + numbers
    }
}
