/// Reads the mood of Chinese texts by rules: negation, degree words, contrast, particles of questions, marks.
///
/// It knows no words but those of its lexicon, which it looks up in the text by the longest match; so it does not
/// depend on how a text is cut into words. Traditional characters are read as simplified ones.
package struct ChineseMood {
    /// The code points of the text as they are looked up: simplified, lower case, each digit as 0.
    package private(set) var scalars: [UInt32] = []
    private(set) var reading = MoodReading()
    private let start: Int
    private var isNegated = false
    private var degree: Float = 1
    /// How many code points were passed since the last word of the lexicon.
    private var gap = 0

    /// Longest word of the lexicon, in code points.
    package static let longest = 8

    /// Reads a stretch of a clean text.
    /// - Complexity: O(*n*) in the length of the stretch.
    package init(_ clean: UnsafeBufferPointer<UInt32>, range: Range<Int>, lexicon: MoodLookup) {
        start = range.lowerBound
        scalars.reserveCapacity(range.count)
        for index in range { scalars.append(Self.folded(clean[index])) }
        reading.length = range.count
        findHits(lexicon)
        reading.weighContrast(before: 0.6, behind: 1.3)
    }

    /// The numbers that the rules give the model.
    package var signals: MoodSignals { reading.signals() }

    /// The form of a code point in which words are looked up.
    @inline(__always)
    package static func folded(_ scalar: UInt32) -> UInt32 {
        scalar &- 0x30 < 10 ? 0x30 : MatchFolding.folded(scalar)
    }

    private mutating func findHits(_ lexicon: MoodLookup) {
        var index = 0
        while index < scalars.count {
            let found = match(at: index, lexicon)
            if found.length == 0 {
                pass(index)
                index += 1
            } else {
                take(found.entry, index..<index + found.length, lexicon)
                index += found.length
            }
        }
    }

    /// The longest word of the lexicon at an index; length 0 where there is none.
    private func match(at index: Int, _ lexicon: MoodLookup) -> (entry: MoodEntry, length: Int) {
        guard index < scalars.count else { return (MoodEntry(0), 0) }
        var hash = FeatureHash.extended(FeatureHash.seed, by: scalars[index])
        guard let first = lexicon[hash].map({ MoodEntry($0) }) else { return (MoodEntry(0), 0) }
        var best = (entry: first, length: Self.isWord(first) ? 1 : 0)
        guard first.traits.contains(.opensSaying) else { return best }
        for length in 2...max(2, min(Self.longest, scalars.count - index)) where index + length <= scalars.count {
            hash = FeatureHash.extended(hash, by: scalars[index + length - 1])
            if let found = lexicon[hash].map({ MoodEntry($0) }), Self.isWord(found) { best = (found, length) }
        }
        return best
    }

    /// False for a character that only starts longer words.
    private static func isWord(_ entry: MoodEntry) -> Bool {
        entry.value & ~(UInt32(MoodTraits.opensSaying.rawValue) << 16) != 0
    }

    private mutating func pass(_ index: Int) {
        let scalar = scalars[index]
        switch scalar {
        case 0x21: reading.exclamations += 1
        case 0x3F: reading.questions += 1
        case 0x7E, 0x301C: reading.hasTilde = true
        default: break
        }
        gap += 1
        if gap > 3 || Self.endsClause(scalar) { forget() }
    }

    private mutating func forget() {
        isNegated = false
        degree = 1
        gap = 0
    }

    private mutating func take(_ entry: MoodEntry, _ range: Range<Int>, _ lexicon: MoodLookup) {
        gap = 0
        if entry.traits.contains(.contrasts) { reading.contrast = range.lowerBound }
        if entry.traits.contains(.undoesNegation) { reading.hasQuestionParticle = true }
        if entry.valence == 0 { reading.heat += entry.heat }
        if entry.traits.contains(.isFirstPerson) { reading.asks = true }
        if worksOnNext(entry, range.upperBound, lexicon) {
            if entry.traits.contains(.negates) { isNegated.toggle() }
            degree *= 1 + entry.degree
        } else if entry.valence != 0 {
            append(entry, range)
        }
    }

    /// True for a degree word or a negation, where such a word has no mood of its own or a word with one follows.
    private func worksOnNext(_ entry: MoodEntry, _ next: Int, _ lexicon: MoodLookup) -> Bool {
        guard entry.traits.contains(.negates) || entry.degree != 0 else { return false }
        return entry.valence == 0 || match(at: next, lexicon).entry.valence != 0
    }

    private mutating func append(_ entry: MoodEntry, _ range: Range<Int>) {
        var valence = entry.valence * max(0.3, min(2.5, degree))
        if isNegated { valence *= valence > 0 ? -0.7 : -0.5 }
        reading.hits.append(
            MoodHit(
                range: start + range.lowerBound..<start + range.upperBound,
                index: range.lowerBound,
                valence: valence,
                heat: isNegated ? 0 : entry.heat,
                isCoarse: entry.traits.contains(.coarse),
                isNegated: isNegated
            )
        )
        forget()
    }

    private static func endsClause(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20, 0x2C, 0x2E, 0x21, 0x3F, 0x3B, 0x3002, 0x3001, 0x2026, 0x7E, 0x0A: true
        default: false
        }
    }
}

extension ChineseMood {
    /// Gives the n-grams of the text, each once: one to three code points in a row, with index and length.
    ///
    /// A number counts as one 0, so that no number of an order is ever a mood.
    /// In a long text one in a hundred may be taken for one that was there already.
    /// - Returns: how many there are, repeated ones too.
    @inline(__always)
    package func grams(_ body: (UInt64, Int, Int) -> Void) -> Int {
        var seen = SeenGrams(3 * scalars.count)
        var window: UInt64 = 0
        var width = 0
        for (index, scalar) in scalars.enumerated() {
            let isDigit = scalar &- 0x30 < 10
            if isDigit, window & 0x1F_FFFF == 0x30 { continue }
            window = window << 21 | UInt64(isDigit ? 0x30 : scalar)
            width += 1
            for length in 1...min(3, width, index + 1) {
                let run = window & (1 << UInt64(21 * length) - 1)
                let gram = FeatureHash.joined(0x60 + UInt64(length), run)
                if seen.insert(gram) { body(gram, index + 1 - length, length) }
            }
        }
        return max(1, 3 * scalars.count - 3)
    }
}

/// A set of n-grams that may take a new one for an old one, in sixteen bits for each.
private struct SeenGrams {
    private var bits: [UInt64]
    private let mask: UInt64

    init(_ count: Int) {
        var words = 16
        while words * 4 < count { words *= 2 }
        bits = [UInt64](repeating: 0, count: words)
        mask = UInt64(words - 1)
    }

    /// Adds an n-gram; false where it was there.
    @inline(__always)
    mutating func insert(_ gram: UInt64) -> Bool {
        let word = Int(gram >> 40 & mask)
        let bit: UInt64 = 1 << (gram >> 20 & 63)
        defer { bits[word] |= bit }
        return bits[word] & bit == 0
    }
}
