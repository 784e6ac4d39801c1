/// A text in the form that models read, with the way back to the original.
///
/// NFKC without HTML entities, controls and the like; case is kept, and so are emoji and emoticons.
package struct CleanText: Sendable {
    /// The code points.
    package var scalars: [UInt32]
    /// Where each code point comes from: its offset in Unicode scalars of the original.
    ///
    /// One more than `scalars`: the last is the length of the original. Never falls.
    package var origins: [Int32]

    /// Where a stretch of the clean text stands in the original.
    package func origin(of range: Range<Int>) -> Range<Int> {
        let end = range.isEmpty ? Int(origins[range.lowerBound]) : Int(origins[range.upperBound - 1]) + 1
        return Int(origins[range.lowerBound])..<max(end, Int(origins[range.lowerBound]))
    }
}

/// One word of a clean text.
package struct CleanWord: Sendable, Hashable {
    /// Where it stands, in code points of the clean text.
    package var range: Range<Int>
    /// What it is by its form alone.
    package var shape: WordShape

    /// Creates a word.
    package init(range: Range<Int>, shape: WordShape) {
        self.range = range
        self.shape = shape
    }
}

/// What a word is by its form alone.
package enum WordShape: UInt8, Sendable, Hashable {
    case letters, han, number, mixed, punctuation, symbol, emoji, emoticon, url, email, handle
}
