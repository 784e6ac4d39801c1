/// What sort of n-gram one is.
package enum GramKind: Sendable {
    case word, pair, negatedWord, letters
}

extension EnglishMood {
    /// Gives the n-grams of the text, each with the index of the word that it belongs to and its kind.
    ///
    /// Words, pairs of words, words behind a negation, and three to five letters in a row.
    /// - Returns: how many there are.
    @inline(__always)
    package func grams(in scalars: UnsafeBufferPointer<UInt32>, _ body: (UInt64, Int, GramKind) -> Void) -> Int {
        var count = 0
        var before = FeatureHash.seed
        var reach = 0
        for (index, word) in words.enumerated() {
            body(FeatureHash.joined(Self.single, word.hash), index, .word)
            body(FeatureHash.joined(before, word.hash), index, .pair)
            count += 2
            if reach > 0, word.traits.contains(.isLetters) {
                body(FeatureHash.joined(Self.negated, word.hash), index, .negatedWord)
                count += 1
            }
            if word.traits.contains(.negates) {
                reach = 4
            } else {
                reach = word.traits.contains(.endsClause) ? 0 : max(0, reach - 1)
            }
            if word.traits.contains(.isLetters) { count += letters(word.range, scalars) { body($0, index, .letters) } }
            before = word.hash
        }
        body(FeatureHash.joined(before, Self.end), max(0, words.count - 1), .pair)
        return count + 1
    }

    private static var single: UInt64 { 0x51 }
    private static var negated: UInt64 { 0x52 }
    private static var end: UInt64 { 0x53 }
    /// Letters beyond these are not read, so that a text without spaces costs no more than one with them.
    private static var longest: Int { 48 }

    /// Gives runs of three to five letters of a word, its ends counted as letters.
    @inline(__always)
    private func letters(_ range: Range<Int>, _ scalars: UnsafeBufferPointer<UInt32>, _ body: (UInt64) -> Void) -> Int {
        let length = min(range.count, Self.longest)
        var window: UInt64 = 0x5E
        var count = 0
        for offset in 0...length {
            let scalar = offset < length ? MatchFolding.folded(scalars[range.lowerBound + offset]) : 0x24
            window = window << 12 ^ UInt64(scalar & 0xFFF)
            let read = offset + 2
            if read >= 3 { body(Self.mixed(window & 0xF_FFFF_FFFF | 3 << 60)) }
            if read >= 4 { body(Self.mixed(window & 0xFFFF_FFFF_FFFF | 4 << 60)) }
            if read >= 5 { body(Self.mixed(window & 0xFFF_FFFF_FFFF_FFFF | 5 << 60)) }
            count += min(3, max(0, read - 2))
        }
        return count
    }

    @inline(__always)
    private static func mixed(_ letters: UInt64) -> UInt64 {
        let mixed = letters &* 0x9FB2_1C65_1E98_DF25
        return (mixed ^ mixed >> 32) &* 0xD6E8_FEB8_6659_FD93
    }
}
