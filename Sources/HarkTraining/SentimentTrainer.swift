import Foundation
import HarkLanguage

/// Trains the weights of one language from texts with moods.
///
/// First the n-grams are weighed alone; then, over predictions for texts that they were not weighed on, the rules and
/// the n-grams are brought together.
struct SentimentTrainer {
    let rows: MoodRows
    var settings: SentimentSettings

    init(_ rows: MoodRows) {
        self.rows = rows
        settings = rows.language == .chinese ? .chinese : .english
    }

    /// The weights that the texts of some folds give.
    ///
    /// - Parameter isUsed: for each text whether it is trained on.
    /// - Returns: the weights.
    func train(_ isUsed: [Bool]) -> SentimentWeights {
        let mood = part(isUsed, targets: residuals(isUsed)) { $0.set.gramWeight }
        let blend = blended(mood, isUsed) { ($0.mood, $0.set.blendWeight) }
        let anger = rows.language == .english ? trainAnger(isUsed) : (grams: [], sum: Self.chineseAnger)
        return SentimentWeights(
            lexicon: rows.lexicon,
            grams: table(mood.grams, anger.grams),
            mood: blend,
            anger: anger.sum
        )
    }

    /// What the rules alone leave unexplained: n-grams are weighed on that, so that they don't unlearn the lexicon.
    private func residuals(_ isUsed: [Bool]) -> [Float] {
        var ridge = DenseRidge()
        for (index, example) in rows.examples.enumerated() where isUsed[index] {
            ridge.add(rows.signals[index], target: example.mood, weight: Double(example.set.gramWeight))
        }
        let rules = ridge.solved(penalty: settings.blendPenalty)
        return rows.examples.indices.map { index in
            Float(rows.examples[index].mood) - settings.trustInRules * rules(rows.signals[index])
        }
    }

    // MARK: Parts

    /// Weights of n-grams, and for each text the sum that others' weights give it.
    private struct Part {
        var grams: [Float]
        var foreign: [Float]
    }

    private func part(
        _ isUsed: [Bool],
        penalty: Float? = nil,
        targets: [Float],
        weight: (MoodExample) -> Float
    ) -> Part {
        let weights = zip(rows.examples, isUsed).map { $1 ? weight($0) : 0 }
        var foreign = [Float](repeating: 0, count: targets.count)
        for fold in 0..<SentimentSettings.innerFolds {
            let inner = weights.indices.map { innerFold($0) == fold ? 0 : weights[$0] }
            let products = SparseRidge.products(rows.grams, fit(targets, inner, penalty))
            for index in foreign.indices where innerFold(index) == fold { foreign[index] = products[index] }
        }
        return Part(grams: fit(targets, weights, penalty), foreign: foreign)
    }

    /// A fold that has nothing to do with the folds of the evaluation.
    private func innerFold(_ index: Int) -> Int {
        let hash = FeatureHash.of(rows.examples[index].group.unicodeScalars.map(\.value))
        return Int(FeatureHash.joined(hash, 7) >> 33 % UInt64(SentimentSettings.innerFolds))
    }

    private func fit(_ targets: [Float], _ weights: [Float], _ penalty: Float?) -> [Float] {
        SparseRidge(penalty: penalty ?? settings.penalty, steps: settings.steps)
            .weights(rows.grams, columnScales: scales(targets, weights), targets: targets, rowWeights: weights)
    }

    /// Rare n-grams tell more, and in texts of two classes those that stand in one of them.
    private func scales(_ targets: [Float], _ weights: [Float]) -> [Float] {
        guard settings.usesClasses else {
            let total = Float(rows.examples.count)
            return rows.frequencies.map { log(total / $0) / 3 }
        }
        var good = [Float](repeating: 1, count: rows.grams.width)
        var bad = good
        for row in targets.indices where weights[row] > 0 && rows.examples[row].mood != 0 {
            for column in Set(rows.grams[row]) {
                if rows.examples[row].mood > 0 { good[Int(column)] += 1 } else { bad[Int(column)] += 1 }
            }
        }
        let (allGood, allBad) = (good.reduce(0, +), bad.reduce(0, +))
        return zip(good, bad).map { abs(log($0 / allGood / ($1 / allBad))) }
    }

    private func blended(
        _ part: Part,
        _ isUsed: [Bool],
        _ target: (MoodExample) -> (value: Double, weight: Double)
    ) -> LinearMood {
        var ridge = DenseRidge()
        for (index, example) in rows.examples.enumerated() where isUsed[index] {
            let (value, weight) = target(example)
            guard weight > 0 else { continue }
            ridge.add(rows.signals[index].with(part.foreign[index]), target: value, weight: weight)
        }
        return ridge.solved(penalty: settings.blendPenalty)
    }

    // MARK: Anger

    private func trainAnger(_ isUsed: [Bool]) -> (grams: [Float], sum: LinearMood) {
        let asked = zip(rows.examples, isUsed).map { $1 && $0.isAngry != nil && $0.set != .questions }
        let targets: [Float] = rows.examples.map { $0.isAngry == true ? 1 : 0 }
        let part = part(asked, penalty: settings.angerPenalty, targets: targets) { _ in 1 }
        let sum = blended(part, isUsed) { example in
            (example.isAngry == true ? 1 : 0, example.isAngry == nil ? 0 : example.set == .questions ? 0.05 : 1)
        }
        return (part.grams, calibrated(sum, part, asked, targets))
    }

    /// Turns the sum into log-odds that are 0 where the flag serves best.
    private func calibrated(_ sum: LinearMood, _ part: Part, _ asked: [Bool], _ targets: [Float]) -> LinearMood {
        let places = targets.indices.filter { asked[$0] }
        let values = places.map { Double(sum(rows.signals[$0].with(part.foreign[$0]))) }
        let threshold = MoodMeasures.bestThreshold(values, places.map { targets[$0] > 0 }).threshold
        return sum.shifted(by: -Float(threshold), times: 8)
    }

    /// No Chinese set asks for anger: the words' heat, the badness of the rest and marks, weighed by hand.
    private static let chineseAnger: LinearMood = {
        var sum = LinearMood(bias: -2.6)
        sum.weights[30] = 6
        sum.weights[6] = -1.6
        sum.weights[8] = -0.8
        sum.weights[5] = -0.8
        sum.weights[16] = 0.6
        sum.weights[17] = 0.5
        return sum
    }()

    // MARK: Table

    private func table(_ mood: [Float], _ anger: [Float]) -> MoodTable {
        let values = mood.indices.map { index in
            GramWeights(mood: Double(mood[index]), anger: anger.isEmpty ? 0 : Double(anger[index]))
        }
        let floor = floor(values.map { max(abs(Int($0.mood)), abs(Int($0.anger))) })
        var table = MoodTable()
        for (index, weights) in values.enumerated() where max(abs(Int(weights.mood)), abs(Int(weights.anger))) >= floor
        {
            table.set(rows.features[index], to: weights.value)
        }
        return table
    }

    /// The least weight that is kept, so that the table does not outgrow its file.
    private func floor(_ sizes: [Int]) -> Int {
        guard sizes.count > SentimentSettings.mostGrams else { return 1 }
        return max(1, sizes.sorted(by: >)[SentimentSettings.mostGrams] + 1)
    }
}

extension LinearMood {
    /// The sum plus a number, times a factor.
    fileprivate func shifted(by shift: Float, times factor: Float) -> LinearMood {
        LinearMood(weights: weights * factor, bias: (bias + shift) * factor)
    }
}

/// What was chosen by cross-validation on the given texts.
struct SentimentSettings {
    /// The penalty on n-grams for the mood.
    var penalty: Float
    /// The same for anger.
    var angerPenalty: Float
    /// The penalty where rules and n-grams come together.
    var blendPenalty: Double
    /// Steps of the solver.
    var steps: Int
    /// True where the texts are good or bad and nothing between.
    var usesClasses: Bool
    /// How much of what the rules explain is taken off before n-grams are weighed, 0…1.
    var trustInRules: Float

    static let english = SentimentSettings(
        penalty: 1.5,
        angerPenalty: 6,
        blendPenalty: 1,
        steps: 20,
        usesClasses: false,
        trustInRules: 0.5
    )
    static let chinese = SentimentSettings(
        penalty: 0.5,
        angerPenalty: 0,
        blendPenalty: 1,
        steps: 20,
        usesClasses: true,
        trustInRules: 0.5
    )
    /// How many times n-grams are weighed on part of the texts.
    static let innerFolds = 4
    /// More n-grams than these are not kept: four fifths of 262,144 slots of eight bytes.
    static let mostGrams = 209_000
}
