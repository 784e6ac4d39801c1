/// The trained weights of one language, and how a text is scored with them.
package struct SentimentWeights: Sendable {
    /// Words and sayings that tell a mood.
    package var lexicon: MoodTable
    /// N-grams with their weights for mood and anger.
    package var grams: MoodTable
    /// How much each number of the rules says about the mood; the last lane is for the n-grams.
    package var mood: LinearMood
    /// The same for anger.
    package var anger: LinearMood

    /// What a sum of n-grams is multiplied by: texts of all lengths weigh alike, but very short ones don't shout.
    ///
    /// - Parameters:
    ///   - count: how many n-grams the text has.
    ///   - language: the language of the text.
    /// - Returns: the factor, below 1.
    @inline(__always)
    package static func gramScale(_ count: Int, _ language: Language) -> Float {
        1 / (Float(count) + (language == .chinese ? 25 : 5)).squareRoot()
    }

    /// The lane of the n-grams.
    package static let gramLane = 31

    /// Puts weights together.
    package init(lexicon: MoodTable, grams: MoodTable, mood: LinearMood, anger: LinearMood) {
        self.lexicon = lexicon
        self.grams = grams
        self.mood = mood
        self.anger = anger
    }

    /// Reads the sections `lexicon`, `grams`, `mood` and `anger`.
    package init(_ file: ModelFile) throws(LanguageModelError) {
        lexicon = try MoodTable("lexicon", in: file)
        grams = try MoodTable("grams", in: file)
        mood = try LinearMood("mood", in: file)
        anger = try LinearMood("anger", in: file)
    }

    /// Adds further weights to those of the n-grams.
    package mutating func add(_ table: MoodTable) {
        for slot in table.slots where slot != 0 { grams.add(slot) }
    }

    /// The sections of a file with these weights.
    package func written() -> ModelWriter {
        var writer = ModelWriter()
        writer.add("lexicon", lexicon.slots)
        writer.add("grams", grams.slots)
        writer.add("mood", mood.numbers)
        writer.add("anger", anger.numbers)
        return writer
    }
}

/// A weighted sum of the numbers of a text.
package struct LinearMood: Sendable, Hashable {
    /// The weight of each number.
    package var weights: SIMD32<Float>
    /// What a text without any number has.
    package var bias: Float

    /// Creates a sum.
    package init(weights: SIMD32<Float> = .zero, bias: Float = 0) {
        self.weights = weights
        self.bias = bias
    }

    /// Reads a section of 33 numbers, the bias last.
    init(_ section: String, in file: ModelFile) throws(LanguageModelError) {
        let numbers = try file.numbers(section, of: Float.self)
        guard numbers.count == 33, numbers.numbers.allSatisfy(\.isFinite) else {
            throw .damaged(file: file.name, why: "\(section) has not 33 numbers")
        }
        weights = SIMD32(numbers.numbers.prefix(32))
        bias = numbers[32]
    }

    /// The weights and the bias, as a file holds them.
    package var numbers: [Float] { weights.indices.map { weights[$0] } + [bias] }

    /// The sum for the numbers of a text.
    @inline(__always)
    package func callAsFunction(_ signals: MoodSignals) -> Float { (weights * signals).sum() + bias }
}

extension MoodTable {
    /// Adds the weights of a slot of another table to those of the same feature here.
    fileprivate mutating func add(_ slot: UInt64) {
        let fingerprint = slot >> 32
        let old = GramWeights(self[fingerprint: fingerprint] ?? 0)
        let more = GramWeights(UInt32(truncatingIfNeeded: slot))
        var sum = old
        sum.mood = Int16(clamping: Int(old.mood) + Int(more.mood))
        sum.anger = Int16(clamping: Int(old.anger) + Int(more.anger))
        set(fingerprint: fingerprint, to: sum.value)
    }
}
