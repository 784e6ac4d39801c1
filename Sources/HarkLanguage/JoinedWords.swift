/// Words that somebody else has cut, cleaned and laid one behind the other.
package struct JoinedWords: Sendable {
    /// The code points of all words.
    package private(set) var scalars: [UInt32] = []
    /// Where each word stands; none is empty.
    package private(set) var ranges: [Range<Int>] = []

    /// Cleans each word by itself; one of which nothing is left stays as it was.
    package init(_ words: some Sequence<String>) {
        for word in words {
            let start = scalars.count
            scalars += CleanText(word).scalars
            if scalars.count == start { scalars += word.unicodeScalars.map(\.value) }
            if scalars.count == start { scalars.append(0x20) }
            ranges.append(start..<scalars.count)
        }
    }
}
