/// Cuts a clean text into sentences, English and Chinese alike.
package enum SentenceSplitter {
    /// Where the sentences of a text stand, in order, without the white space between them.
    ///
    /// Stops within numbers, addresses and abbreviations end nothing; quotes, brackets and faces behind a stop belong
    /// to the sentence that it ends; a line break ends one always.
    /// - Complexity: O(*n*) in the length of the text.
    package static func sentences(in text: CleanText) -> [Range<Int>] {
        var splitter = Splitter(scalars: text.scalars)
        splitter.run()
        return splitter.sentences
    }
}

private struct Splitter {
    let scalars: [UInt32]
    private(set) var sentences: [Range<Int>] = []
    private var start = 0

    init(scalars: [UInt32]) {
        self.scalars = scalars
    }

    mutating func run() {
        var index = 0
        while index < scalars.count {
            if isLineBreak(scalars[index]) {
                close(at: index)
                index += 1
            } else if isStop(index) {
                index = readStop(at: index)
            } else {
                index += 1
            }
        }
        close(at: scalars.count)
    }

    /// Reads a run of stops; returns where reading goes on.
    private mutating func readStop(at start: Int) -> Int {
        var end = start + 1
        while end < scalars.count, isStop(end) { end += 1 }
        let closed = endOfClosing(end)
        guard endsSentence(start..<end, next: closed) else { return end }
        let tail = endOfFaces(closed)
        close(at: tail)
        return tail
    }

    private mutating func close(at end: Int) {
        var range = start..<end
        while let first = range.first, isSpace(first) { range = (first + 1)..<end }
        while let last = range.last, isSpace(last) { range = range.lowerBound..<last }
        if !range.isEmpty { sentences.append(range) }
        start = end
    }

    // MARK: Deciding

    private func endsSentence(_ stops: Range<Int>, next: Int) -> Bool {
        guard next < scalars.count, !isLineBreak(scalars[next]) else { return true }
        let isBeforeSpace = isSpace(next)
        switch scalars[stops.lowerBound] {
        case 0x3002, 0xFF61: return true
        case 0x3B: return isHan(stops.lowerBound - 1) || isHan(next)
        case 0x2E where stops.count > 1 || next > stops.upperBound: return isBeforeSpace && isCapital(afterSpace(next))
        case 0x2E: return isBeforeSpace && endsSentence(fullStop: stops.lowerBound, next: afterSpace(next))
        default: return isBeforeSpace || isHan(next)
        }
    }

    private func endsSentence(fullStop: Int, next: Int) -> Bool {
        var first = fullStop
        while first > start, !isSpace(first - 1), fullStop - first < 16 { first -= 1 }
        while first < fullStop, !CodePoints.kind(scalars[first]).isLetter, CodePoints.kind(scalars[first]) != .digit {
            first += 1
        }
        let word = first..<fullStop
        if word.count == 1, CodePoints.kind(scalars[first]) == .latin {
            return scalars[first] == 0x49 && isCapital(next)
        }
        if word.count < 3, word.allSatisfy({ scalars[$0] &- 0x30 < 10 }), first == start { return false }
        guard let short = word.isEmpty ? nil : ShortWord(scalars, word) else { return true }
        if EnglishLexicon.titles.contains(short) { return false }
        let mayEnd = !EnglishLexicon.abbreviations.contains(short) && !isDotted(word)
        return mayEnd || isCapital(next)
    }

    private func isDotted(_ word: Range<Int>) -> Bool { word.contains { scalars[$0] == 0x2E } && word.count < 6 }

    /// The end of the quotes and brackets that close behind a stop.
    private func endOfClosing(_ start: Int) -> Int {
        var end = start
        while end < scalars.count, isClosing(end) { end += 1 }
        return end
    }

    private func isClosing(_ index: Int) -> Bool {
        switch scalars[index] {
        case 0x201D, 0x2019, 0x300D, 0x300F, 0x29, 0x5D, 0x3011, 0x300B: true
        case 0x22, 0x27: index + 1 >= scalars.count || isSpace(index + 1) || isHan(index + 1)
        default: false
        }
    }

    /// The end of the faces behind a stop, with the white space before them.
    private func endOfFaces(_ start: Int) -> Int {
        var end = start
        while true {
            var next = end
            while next < scalars.count, isSpace(next), !isLineBreak(scalars[next]) { next += 1 }
            guard next < scalars.count, let face = endOfFace(next) else { return end }
            end = face
        }
    }

    private func endOfFace(_ index: Int) -> Int? {
        switch CodePoints.kind(scalars[index]) {
        case .emoji, .punctuation, .symbol:
            Emoji.end(in: scalars, from: index, to: scalars.count)
                ?? Emoticons.end(in: scalars, from: index, to: scalars.count)
        default: nil
        }
    }

    // MARK: Looking

    private func isStop(_ index: Int) -> Bool {
        switch scalars[index] {
        case 0x21, 0x2E, 0x3F, 0x3B, 0x3002, 0xFF61: true
        default: false
        }
    }

    private func isLineBreak(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private func isSpace(_ index: Int) -> Bool { CodePoints.kind(scalars[index]) == .space }

    private func isHan(_ index: Int) -> Bool {
        index >= 0 && index < scalars.count && CodePoints.kind(scalars[index]) == .han
    }

    private func afterSpace(_ index: Int) -> Int {
        var next = index
        while next < scalars.count, isSpace(next) { next += 1 }
        return next
    }

    private func isCapital(_ index: Int) -> Bool {
        index < scalars.count && (CodePoints.lower(scalars[index]) != scalars[index] || isHan(index))
    }
}
