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
    /// Offsets of the original's invisible scalars that are left out, in order.
    package var hidden: [Int32] = []

    /// Where a stretch of the clean text stands in the original.
    ///
    /// All of an entity (`&amp;`) or of a letter with its marks belongs to the stretch, invisible scalars at its
    /// end don't.
    /// - Complexity: O(1) for most texts, O(log *n*) for stretches that end in the midst of what was one scalar.
    package func origin(of range: Range<Int>) -> Range<Int> {
        let start = Int(origins[range.lowerBound])
        guard !range.isEmpty else { return start..<start }
        let last = origins[range.upperBound - 1]
        var end = origins[range.upperBound]
        if end == last { end = origins[firstOrigin(above: last, from: range.upperBound)] }
        while end - 1 > last, isHidden(end - 1) { end -= 1 }
        return start..<Int(end)
    }

    /// Words that don't part what was one scalar of the original: ½ is three code points, and one word.
    func whole(_ words: [Range<Int>]) -> [Range<Int>] {
        guard words.dropFirst().contains(where: { partsScalar($0.lowerBound) }) else { return words }
        return words.reduce(into: []) { whole, word in
            if let last = whole.last, partsScalar(word.lowerBound) {
                whole[whole.count - 1] = last.lowerBound..<word.upperBound
            } else {
                whole.append(word)
            }
        }
    }

    private func partsScalar(_ index: Int) -> Bool { index > 0 && origins[index] == origins[index - 1] }

    private func firstOrigin(above value: Int32, from start: Int) -> Int {
        start + origins[start...].partitionIndex { $0 > value }
    }

    private func isHidden(_ offset: Int32) -> Bool {
        let index = hidden[...].partitionIndex { $0 >= offset }
        return index < hidden.count && hidden[index] == offset
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

extension ArraySlice {
    /// How many elements of an ordered slice stand before the first one that is `beyond`.
    fileprivate func partitionIndex(where beyond: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if beyond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low - startIndex
    }
}
