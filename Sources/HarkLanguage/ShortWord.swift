/// A word of up to eight ASCII letters and signs, packed in one number: the key of the tables of short words.
package struct ShortWord: Sendable, Hashable {
    /// The bytes of the word in lower case, the first one lowest.
    private let bytes: UInt64

    /// Packs a stretch of code points, or gives nil where it is empty, longer than eight or not ASCII.
    ///
    /// Upper case becomes lower case, and ’ becomes '.
    @inline(__always)
    package init?(_ scalars: [UInt32], _ range: Range<Int>) {
        guard range.count &- 1 < 8, !range.isEmpty else { return nil }
        var bytes: UInt64 = 0
        var shift: UInt64 = 0
        for index in range {
            var scalar = scalars[index]
            if scalar == 0x2019 { scalar = 0x27 }
            guard scalar < 0x80 else { return nil }
            if scalar &- 0x41 < 26 { scalar |= 0x20 }
            bytes |= UInt64(scalar) << shift
            shift &+= 8
        }
        self.bytes = bytes
    }

    /// Packs a word, or gives nil where it is empty, longer than eight or not ASCII.
    package init?(_ word: some StringProtocol) {
        let scalars = word.unicodeScalars.map(\.value)
        self.init(scalars, 0..<scalars.count)
    }

    /// The set of the words of a text, which are separated by white space.
    package static func set(_ words: String) -> Set<ShortWord> {
        Set(words.split(whereSeparator: \.isWhitespace).compactMap { ShortWord($0) })
    }
}
