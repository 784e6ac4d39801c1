import HarkLanguage

extension ModelFile {
    /// What a section that doesn't fit the others means.
    var misfit: LanguageModelError { .damaged(file: name, why: "its sections don't fit each other") }

    /// A section as an array.
    func array<Number: BitwiseCopyable>(
        _ section: String,
        of type: Number.Type
    ) throws(LanguageModelError) -> [Number] {
        let numbers = try numbers(section, of: type)
        return withExtendedLifetime(numbers) { Array(numbers.numbers) }
    }
}

extension TextSpace {
    /// Adds the space to a file.
    func add(to file: inout ModelWriter, _ name: String) {
        file.add("\(name).slots", slots)
        file.add("\(name).numbers", numbers)
        file.add("\(name).rarity", rarity)
    }

    /// Reads a space from a file.
    init(in file: ModelFile, _ name: String) throws(LanguageModelError) {
        let space = TextSpace(
            slots: try file.array("\(name).slots", of: UInt64.self),
            numbers: try file.array("\(name).numbers", of: Int32.self),
            rarity: try file.array("\(name).rarity", of: Float.self)
        )
        guard let space else { throw file.misfit }
        self = space
    }
}

extension LinearWeights {
    /// Reads weights from a file.
    init(in file: ModelFile, _ name: String, width: Int) throws(LanguageModelError) {
        let values = try file.array(name, of: Float.self)
        guard values.count == width + 1, values.allSatisfy(\.isFinite) else { throw file.misfit }
        self.init(values: values)
    }
}

extension BoostedTrees {
    /// Adds the trees to a file.
    func add(to file: inout ModelWriter, _ name: String) {
        file.add("\(name).features", features)
        file.add("\(name).limits", limits)
        file.add("\(name).values", values)
    }

    /// Reads trees from a file.
    init(in file: ModelFile, _ name: String, base: Double, width: Int) throws(LanguageModelError) {
        let trees = BoostedTrees(
            base: base,
            features: try file.array("\(name).features", of: Int32.self),
            limits: try file.array("\(name).limits", of: Float.self),
            values: try file.array("\(name).values", of: Float.self),
            width: width
        )
        guard let trees else { throw file.misfit }
        self = trees
    }
}

extension PriorCurve {
    /// Whether its parts have the sizes that they must have.
    var fits: Bool { logistic.weights.count == 1 && rating.weights.count == 1 && interval.fits }
}

extension RatingInterval {
    /// Whether its parts have the sizes that they must have.
    var fits: Bool { spread.count == 2 && reach >= 0 }
}
