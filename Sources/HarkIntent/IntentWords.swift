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
        stems.append(FeatureHash.of(letters[stem(of: word)]))
        letters.append(Self.border)
        start = letters.count
    }

    /// A word without the commonest English endings.
    private func stem(of word: Range<Int>) -> Range<Int> {
        let letters = letters[word]
        for ending in Self.endings where word.count >= ending.count + 3 && letters.suffix(ending.count) == ending[...] {
            return word.dropLast(ending.count)
        }
        return word.count > 4 && letters.last == 0x65 ? word.dropLast() : word
    }

    private static let endings = ["ing", "ed", "es", "s", "ly"].map { $0.unicodeScalars.map(\.value) }
}
