/// Cuts clean English texts into words.
///
/// It follows the word boundaries of UAX #29 with the conventions of the UD English Web Treebank: clitics stand
/// apart ("do n't", "we 'll", "John 's"), so do the parts of most words with a hyphen, signs of money and units;
/// addresses, faces, times, numbers and codes stay whole.
package enum EnglishTokenizer {
    /// The words of a sentence, in order, without overlaps; every code point but white space is in one.
    ///
    /// A full stop at the end of `range` is a word of its own even behind an abbreviation.
    /// - Complexity: O(*n*) in the length of the range.
    package static func words(in text: CleanText, range: Range<Int>) -> [CleanWord] {
        var scanner = EnglishScanner(text.scalars, range)
        scanner.run()
        return scanner.words
    }
}

/// The state of cutting one text: what follows reads left to right and appends to `words`.
struct EnglishScanner {
    let scalars: [UInt32]
    let range: Range<Int>
    private(set) var words: [CleanWord] = []
    /// The stretch without white space that is being read.
    var chunk: Range<Int>

    init(_ scalars: [UInt32], _ range: Range<Int>) {
        self.scalars = scalars
        self.range = range
        chunk = range.lowerBound..<range.lowerBound
        words.reserveCapacity(range.count / 4 + 2)
    }

    mutating func run() {
        var index = range.lowerBound
        while index < range.upperBound {
            guard kind(index) != .space else {
                index += 1
                continue
            }
            var end = index + 1
            while end < range.upperBound, kind(end) != .space { end += 1 }
            chunk = index..<end
            while index < end { index = token(at: index) }
        }
    }

    /// Reads one token or more at an index; returns where the next one starts.
    private mutating func token(at start: Int) -> Int {
        if let end = Emoticons.end(in: scalars, from: start, to: chunk.upperBound) {
            return put(start, end, .emoticon)
        }
        switch kind(start) {
        case .latin, .letter, .mark, .other: return link(at: start) ?? word(at: start)
        case .digit: return keyCap(at: start) ?? link(at: start) ?? number(at: start)
        case .han, .kana, .hangul: return foreign(at: start)
        case .emoji, .emojiPart:
            return put(start, Emoji.end(in: scalars, from: start, to: chunk.upperBound) ?? start + 1, .emoji)
        default: return mark(at: start)
        }
    }

    /// Appends a word; returns its end.
    @discardableResult
    mutating func put(_ start: Int, _ end: Int, _ shape: WordShape) -> Int {
        words.append(CleanWord(range: start..<end, shape: shape))
        return end
    }

    private mutating func keyCap(at start: Int) -> Int? {
        guard let end = Emoji.end(in: scalars, from: start, to: chunk.upperBound) else { return nil }
        return put(start, end, .emoji)
    }

    private mutating func foreign(at start: Int) -> Int {
        let kind = kind(start)
        var end = start + 1
        while end < chunk.upperBound, self.kind(end) == kind || self.kind(end) == .mark { end += 1 }
        return put(start, end, kind == .han ? .han : .letters)
    }

    // MARK: Looking

    /// The kind of the code point at an index of the chunk, and white space behind it.
    func kind(_ index: Int) -> CodePointKind {
        index < range.upperBound ? CodePoints.kind(scalars[index]) : .space
    }

    /// The code point at an index of the chunk, and a space behind it.
    func scalar(_ index: Int) -> UInt32 { index < chunk.upperBound ? scalars[index] : 0x20 }

    func isLetter(_ index: Int) -> Bool {
        guard index < chunk.upperBound else { return false }
        let kind = kind(index)
        return kind == .latin || kind == .letter || kind == .mark
    }

    func isDigit(_ index: Int) -> Bool { index < chunk.upperBound && scalars[index] &- 0x30 < 10 }

    func isAlphanumeric(_ index: Int) -> Bool { isLetter(index) || index < chunk.upperBound && kind(index) == .digit }

    func isApostrophe(_ index: Int) -> Bool {
        let scalar = scalar(index)
        return scalar == 0x27 || scalar == 0x2019 || scalar == 0x60 || scalar == 0xB4
    }

    /// Where a run of letters that starts at an index ends.
    func endOfLetters(_ start: Int) -> Int {
        var end = start
        while isLetter(end) { end += 1 }
        return end
    }

    /// Where a run of digits that starts at an index ends.
    func endOfDigits(_ start: Int) -> Int {
        var end = start
        while isDigit(end) { end += 1 }
        return end
    }

    func short(_ start: Int, _ end: Int) -> ShortWord? { start < end ? ShortWord(scalars, start..<end) : nil }
}
