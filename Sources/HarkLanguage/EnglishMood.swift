/// Reads the mood of English texts by rules: negation, degree words, contrast, capitals, marks and sayings.
///
/// - Source: the rules start from C. J. Hutto, E. Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment
///   Analysis of Social Media Text" (2014); sayings, the reach of rules and the words of a shop are Hark's own.
package struct EnglishMood {
    /// The words of the text.
    package private(set) var words: [MoodWord] = []
    private(set) var reading = MoodReading()
    private var hasCapitals = false

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - words: the words of the text as `EnglishTokenizer` cuts them.
    ///   - scalars: the code points of the clean text.
    ///   - lexicon: the table of words and sayings.
    /// - Complexity: O(*n*) in the length of the text.
    package init(_ words: some Sequence<CleanWord>, in scalars: UnsafeBufferPointer<UInt32>, lexicon: MoodLookup) {
        self.words.reserveCapacity(words.underestimatedCount)
        for word in words { add(word, scalars, lexicon) }
        reading.length = self.words.count
        reading.asks = Self.opensQuestion(self.words)
        findCapitals()
        findSayings(lexicon)
        findHits()
        reading.weighContrast(before: 0.5, behind: 1.5)
    }

    /// The numbers that the rules give the model.
    package var signals: MoodSignals { reading.signals() }

    // MARK: Words

    private mutating func add(
        _ clean: CleanWord,
        _ scalars: UnsafeBufferPointer<UInt32>,
        _ lexicon: MoodLookup
    ) {
        var word = MoodWord(clean, in: scalars)
        word.entry = Self.entry(word, lexicon)
        if word.entry.traits.contains(.negates) { word.traits.insert(.negates) }
        let first = scalars[clean.range.lowerBound]
        switch clean.shape {
        case .handle: if first == 0x40 { reading.handles += 1 } else { reading.hashtags += 1 }
        case .url: reading.links += 1
        case .punctuation: countMarks(clean.range, scalars)
        default: break
        }
        if word.entry.traits.contains(.isFirstPerson) { reading.firstPersons += 1 }
        if words.isEmpty { reading.startsLower = first &- 0x61 < 26 }
        words.append(word)
    }

    private static func entry(_ word: MoodWord, _ lexicon: MoodLookup) -> MoodEntry {
        if let found = lexicon[word.hash] { return MoodEntry(found) }
        guard word.plainHash != word.hash else { return MoodEntry(0) }
        return MoodEntry(lexicon[word.plainHash] ?? 0)
    }

    private mutating func countMarks(_ range: Range<Int>, _ scalars: UnsafeBufferPointer<UInt32>) {
        for index in range {
            if scalars[index] == 0x21 { reading.exclamations += 1 }
            if scalars[index] == 0x3F { reading.questions += 1 }
        }
    }

    /// Capitals mean something where not all words have them.
    private mutating func findCapitals() {
        let letters = words.count { $0.traits.contains(.isLetters) }
        let capitals = words.count { $0.traits.isSuperset(of: [.isLetters, .isUpper]) }
        hasCapitals = capitals > 0 && capitals < letters
        reading.shouting = Float(capitals) / Float(letters + 1)
    }

    /// True where one of the first words opens a plain question or wish, after a greeting or not.
    private static func opensQuestion(_ words: [MoodWord]) -> Bool {
        words.prefix(3).contains { questionWords.contains($0.hash) }
    }

    private static let questionWords: Set<UInt64> = Set(
        """
        how what where when which can could may does would 'd please whats wheres hows need
        """.split(whereSeparator: \.isWhitespace).map { FeatureHash.of($0.unicodeScalars.map(\.value)) }
    )

    // MARK: Sayings

    /// Finds sayings of two to four words, the longest first; their words then say nothing of their own.
    private mutating func findSayings(_ lexicon: MoodLookup) {
        for first in words.indices where words[first].entry.traits.contains(.opensSaying) {
            guard !words[first].traits.contains(.isTaken) else { continue }
            for count in stride(from: min(4, words.count - first), to: 1, by: -1) {
                guard let found = lexicon[Self.saying(words[first..<first + count])] else { continue }
                take(first, count, MoodEntry(found))
                break
            }
        }
    }

    /// The hash of a saying.
    package static func saying(_ words: some Sequence<MoodWord>) -> UInt64 {
        words.reduce(FeatureHash.seed) { FeatureHash.joined($0, $1.plainHash) }
    }

    private mutating func take(_ first: Int, _ count: Int, _ entry: MoodEntry) {
        for index in first..<first + count {
            words[index].traits.insert(.isTaken)
            words[index].entry = MoodEntry(0)
        }
        words[first].entry = entry
        words[first].span = words[first].range.lowerBound..<words[first + count - 1].range.upperBound
    }

    // MARK: Hits

    private mutating func findHits() {
        for index in words.indices {
            let entry = words[index].entry
            if entry.value == 0 { continue }
            if entry.traits.contains(.contrasts) { reading.contrast = index }
            if entry.valence == 0 { reading.heat += entry.heat }
            guard entry.valence != 0, !isSilent(index) else { continue }
            reading.hits.append(hit(at: index))
        }
    }

    /// True where a word only works on the next one ("no problem", "kind of").
    private func isSilent(_ index: Int) -> Bool {
        guard words[index].entry.traits.contains(.negates), index + 1 < words.count else { return false }
        return words[index + 1].entry.valence != 0
    }

    private func hit(at index: Int) -> MoodHit {
        let word = words[index]
        var valence = word.entry.valence
        let sign: Float = valence > 0 ? 1 : -1
        if word.traits.contains(.isElongated) { valence *= 1.15 }
        if word.entry.traits.contains(.isVerbOnly), index > 0, words[index - 1].entry.traits.contains(.precedesLike) {
            valence *= 0.3
        }
        if hasCapitals, word.traits.contains(.isUpper) { valence += 0.733 * sign }
        let context = context(before: index, sign)
        valence += context.push
        if context.isNegated { valence *= -0.74 }
        return MoodHit(
            range: word.span,
            index: index,
            valence: valence,
            heat: context.isNegated ? 0 : word.entry.heat,
            isCoarse: word.entry.traits.contains(.coarse),
            isNegated: context.isNegated
        )
    }

    /// What up to three words before a hit do to it.
    private func context(before index: Int, _ sign: Float) -> (push: Float, isNegated: Bool) {
        var push: Float = 0
        var isNegated = false
        var distance = 1
        while distance <= 3, distance <= index {
            let word = words[index - distance]
            if word.traits.contains(.endsClause) { break }
            if word.entry.degree != 0 {
                let shouted: Float = hasCapitals && word.traits.contains(.isUpper) ? 1.7 : 1
                push += sign * word.entry.degree * shouted * (1.05 - 0.05 * Float(distance))
            }
            if word.entry.traits.contains(.negates), !isUndone(index - distance, index) { isNegated = true }
            distance += 1
        }
        return (push, isNegated)
    }

    /// True for the negation in "never so good", "not only good", "without doubt".
    private func isUndone(_ negation: Int, _ hit: Int) -> Bool {
        negation + 1 < hit && words[negation + 1].entry.traits.contains(.undoesNegation)
    }
}
