import HarkLanguage

/// A text as the intent models read it: words, single Chinese characters and signs, folded, digits as zeros.
struct IntentWords {
    /// More of a text is not read, so that a reading takes a bounded time.
    static let longestText = 2_000

    /// All letters, one word after the other, each between two borders.
    private(set) var letters: [UInt32] = []
    /// Where each word stands in `letters`, without its borders.
    private(set) var words: [Range<Int>] = []
    /// The hash of each word's stem.
    private(set) var stems: [UInt64] = []

    private static let border: UInt32 = 0x20

    /// Cuts a text.
    /// - Complexity: O(*n*) in the length of the text.
    init(_ text: String) {
        let scalars = CleanText(text).scalars
        letters.reserveCapacity(2 * min(scalars.count, Self.longestText) + 1)
        letters.append(Self.border)
        var start = 1
        for scalar in scalars.prefix(Self.longestText) {
            switch CodePoints.kind(scalar) {
            case .digit: letters.append(0x30)
            case .latin, .letter, .mark, .hangul, .kana: letters.append(MatchFolding.folded(scalar))
            case .punctuation where scalar == 0x27 || scalar == 0x2019: endWord(from: &start)
            // Each stands for itself: signs tell questions from orders, and money from numbers.
            case .han, .emoji, .punctuation, .symbol:
                endWord(from: &start)
                letters.append(MatchFolding.folded(scalar))
                endWord(from: &start)
            default: endWord(from: &start)
            }
        }
        endWord(from: &start)
    }

    private mutating func endWord(from start: inout Int) {
        guard letters.count > start else { return }
        let word = start..<letters.count
        words.append(word)
        addStem(of: word)
        letters.append(Self.border)
        start = letters.count
    }

    private mutating func addStem(of word: Range<Int>) {
        let whole = FeatureHash.of(letters[word])
        if let verb = IntentForms.negated[whole] {
            stems += [verb, IntentForms.not]
        } else {
            stems.append(IntentForms.plain[whole] ?? FeatureHash.of(Self.stem(letters[word])))
        }
    }

    /// A word without the commonest English endings, so that its forms look alike.
    ///
    /// What is left need not be a word: "currenc" stands for "currency" and "currencies".
    /// - Source: steps 1a to 1c of M. F. Porter, "An algorithm for suffix stripping" (1980), made simpler.
    static func stem(_ word: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
        if word.count > 4, word.last == 0x79 { return word.dropLast() }
        for ending in endings where word.count >= ending.count + 3 && word.suffix(ending.count) == ending[...] {
            let rest = word.dropLast(ending.count)
            return isDoubled(rest) ? rest.dropLast() : rest
        }
        return word.count > 4 && word.last == 0x65 ? word.dropLast() : word
    }

    private static let endings = ["ies", "ied", "ing", "ed", "es", "s"].map { $0.unicodeScalars.map(\.value) }

    /// Whether an ending has doubled the consonant before it, as in "stopped", but not in "billed" or "missed".
    private static func isDoubled(_ word: ArraySlice<UInt32>) -> Bool {
        guard let last = word.last, word.dropLast().last == last else { return false }
        return !doubles.contains(last)
    }

    /// The vowels, and the consonants that often stand twice without an ending.
    private static let doubles = "aeioulsz".unicodeScalars.map(\.value)
}
