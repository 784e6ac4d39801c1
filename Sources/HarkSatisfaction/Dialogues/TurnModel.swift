import HarkStatistics

/// One linear model of the text of a turn, brought to mean 0 and deviation 1.
struct TextBase: Sendable {
    /// What is read, and what is learnt.
    enum Kind: Int, CaseIterable, Sendable {
        case wordsBad, lettersBad, wordsRating, lettersRating

        /// Whether it reads letters, and not words.
        var readsLetters: Bool { self == .lettersBad || self == .lettersRating }
        /// Whether it learns ratings, and not whether they are bad; high values are bad in both.
        var learnsRating: Bool { self == .wordsRating || self == .lettersRating }
    }

    let weights: LinearWeights
    let mean: Double
    let deviation: Double

    /// Takes the parts of another model.
    init(weights: LinearWeights, mean: Double, deviation: Double) {
        self.weights = weights
        self.mean = mean
        self.deviation = deviation
    }

    /// The mean of the models of the folds, which is one linear model on the scale of what they say of unseen rows.
    ///
    /// - Parameters:
    ///   - models: the models of the folds.
    ///   - sign: −1 where low values are bad.
    ///   - held: what they say of the rated rows that they have not seen.
    init(meanOf models: [LinearWeights], sign: Double, held: [Double]) {
        var sum = [Float](repeating: 0, count: models.first?.values.count ?? 1)
        let share = Float(sign) / Float(models.count)
        for model in models {
            for index in sum.indices { sum[index] += share * model.values[index] }
        }
        self.init(weights: LinearWeights(values: sum), mean: held.mean, deviation: max(held.deviation(), 1e-6))
    }

    func value(_ vector: SparseVector) -> Double { standard(weights.value(vector)) }

    func standard(_ value: Double) -> Double { (value - mean) / deviation }
}

/// The trained model of a customer turn: linear models of the text, trees over them and the signals, and a blend.
struct TurnModel: Sendable {
    let words: TextSpace
    let letters: TextSpace
    /// - Shape: one for each `TextBase.Kind`.
    let bases: [TextBase]
    let trees: BoostedTrees
    /// Over the prior's logit, the bases, and the trees' logit.
    let blend: ShrunkLogistic
    /// Over the prior's rating, the blend's chance, and the bases.
    let rating: ShrunkLinear
    let interval: RatingInterval
    /// The mean logit of the turns that it learnt from: what counts as no trouble.
    let centre: Double

    /// What the model says of a turn.
    struct View: Sendable {
        let bases: [Double]
        let treeRow: [Float]
        let logit: Double
        let rating: Double
    }

    /// Reads a turn.
    ///
    /// - Parameters:
    ///   - row: the turn.
    ///   - trail: what the bases said of the turns before; takes what they say of this one.
    /// - Returns: the logit, the rating, and what led there.
    func view(_ row: TurnRow, trail: inout TurnTrail) -> View {
        let wordVector = words.vector(of: row.words)
        let letterVector = letters.vector(of: row.letters)
        let values = zip(TextBase.Kind.allCases, bases).map { kind, base in
            base.value(kind.readsLetters ? letterVector : wordVector)
        }
        let treeRow = Self.treeRow(row, values, trail)
        trail.add(Self.mean(values))
        let logit = blend.logit(Self.blendRow(row, values, trees.logit(treeRow)))
        let rating = rating.value(Self.ratingRow(row, values, logit))
        return View(bases: values, treeRow: treeRow, logit: logit, rating: rating)
    }

    static func mean(_ bases: [Double]) -> Double { bases.reduce(0, +) / Double(bases.count) }

    /// The numbers that trees read: signals, the prior's logit, bases, their mean, and the trail.
    static func treeRow(_ row: TurnRow, _ bases: [Double], _ trail: TurnTrail) -> [Float] {
        row.signals.values + ([row.priorLogit] + bases + [mean(bases)] + trail.values).map(Float.init)
    }

    /// How many numbers trees read.
    static let treeWidth = TurnSignal.count + 1 + TextBase.Kind.allCases.count + 1 + TurnTrail.count

    static func blendRow(_ row: TurnRow, _ bases: [Double], _ treeLogit: Double) -> [Double] {
        [row.priorLogit] + bases + [treeLogit]
    }

    static func ratingRow(_ row: TurnRow, _ bases: [Double], _ logit: Double) -> [Double] {
        [SatisfactionPrior.rating(ofChance: logistic(row.priorLogit)), logistic(logit)] + bases
    }
}
