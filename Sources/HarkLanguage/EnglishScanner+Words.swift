/// Words that start with a letter.
extension EnglishScanner {
    /// Reads a word and cuts off its clitics; returns where the next token starts.
    mutating func word(at start: Int) -> Int {
        var end = endOfWord(start)
        if let dollar = dollarEnd(start, end) { return put(start, dollar, .symbol) }
        if end == start { end = start + 1 }
        if scalar(end) == 0x2E, ownsFullStop(start, end) { return put(start, end + 1, .letters) }
        cut(start, end)
        return end
    }

    /// Where the word that starts at an index ends, with all that its signs hold together.
    func endOfWord(_ start: Int) -> Int {
        var end = endOfRun(start)
        while end < chunk.upperBound, let next = joined(start, end) { end = endOfRun(next) }
        return end
    }

    private func endOfRun(_ start: Int) -> Int {
        var end = start
        while isAlphanumeric(end) || scalar(end) == 0x5F && isAlphanumeric(end + 1) { end += 1 }
        return end
    }

    /// Where the word goes on behind the sign at `end`, or nil where it ends there.
    private func joined(_ start: Int, _ end: Int) -> Int? {
        switch scalars[end] {
        case 0x27, 0x2019, 0x60, 0xB4: isLetter(end + 1) && end > start ? end + 1 : nil
        case 0x26: joinsLetters(start, end) ? end + 1 : nil
        case 0x2E: joinsDotted(start, end) ? end + 1 : nil
        case 0x2D, 0x2010, 0x2011: joinsHyphen(start, end) ? end + 1 : nil
        case 0x2F: joinsSlash(start, end) ? end + 1 : nil
        case 0x2A: endOfStars(end)
        default: nil
        }
    }

    /// True within "AT&T", "P&L".
    private func joinsLetters(_ start: Int, _ end: Int) -> Bool {
        let next = endOfLetters(end + 1)
        return end - start <= 3 && next > end + 1 && next - end <= 3 && endOfLetters(start) == end
    }

    /// True within "w/o", "ORD_99/3".
    private func joinsSlash(_ start: Int, _ end: Int) -> Bool {
        if isDigit(end + 1) { return end - start < 16 && scalars[start..<end].contains { $0 &- 0x30 < 10 } }
        return short(start, endOfLetters(end + 1)).map(EnglishLexicon.slashed.contains) == true
    }

    /// True within "U.S", "example.com", "report.doc", "comp.sources.unix".
    private func joinsDotted(_ start: Int, _ end: Int) -> Bool {
        guard isAlphanumeric(end + 1) else { return false }
        if isSingle(end - 1, from: start), endOfLetters(end + 1) == end + 2, !isDigit(end + 2) { return true }
        if isDigit(end - 1), isDigit(end + 1) { return true }
        return endsInExtension(start, end) || startsAsNewsGroup(start, end)
    }

    /// True where the letter at an index has no other one right before it.
    private func isSingle(_ index: Int, from start: Int) -> Bool {
        isLetter(index) && (index == start || !isAlphanumeric(index - 1))
    }

    private func startsAsNewsGroup(_ start: Int, _ end: Int) -> Bool {
        var first = start
        while first < min(end, start + 12), scalars[first] != 0x2E { first += 1 }
        return short(start, first).map(EnglishLexicon.newsGroups.contains) == true
    }

    /// True where the parts behind a dot end in one that names a host or a kind of file.
    func endsInExtension(_ start: Int, _ dot: Int) -> Bool {
        var last = dot + 1
        var end = endOfRun(last)
        var parts = 0
        while parts < 4, end < chunk.upperBound, isHostSign(end), isAlphanumeric(end + 1) {
            if scalars[end] == 0x2E { last = end + 1 }
            end = endOfRun(end + 1)
            parts += 1
        }
        guard short(last, end).map(EnglishLexicon.extensions.contains) == true else { return false }
        return end - last > 2 || last > dot + 1
            || isLowerCase(start, end) && dot - start > 3 && end - last == 2 && !isWordLike(last, end)
    }

    private func isHostSign(_ index: Int) -> Bool { scalars[index] == 0x2E || scalars[index] == 0x2D }

    /// True for ends of hosts that are words as well ("go.in", "tell.me").
    private func isWordLike(_ start: Int, _ end: Int) -> Bool {
        short(start, end).map(EnglishLexicon.hostWords.contains) == true
    }

    private func isLowerCase(_ start: Int, _ end: Int) -> Bool {
        scalars[start..<end].allSatisfy { $0 &- 0x41 >= 26 }
    }

    /// "e-mail", "non-profit", "A-10023"; other hyphens are words of their own.
    private func joinsHyphen(_ start: Int, _ end: Int) -> Bool {
        guard isAlphanumeric(end + 1) else { return false }
        if short(start, end).map(EnglishLexicon.prefixes.contains) == true { return true }
        return isDigit(end + 1) && joinsCode(start, end)
    }

    /// True where letters and the digits behind their hyphen are one code.
    private func joinsCode(_ start: Int, _ hyphen: Int) -> Bool {
        let end = endOfDigits(hyphen + 1)
        guard !isLetter(end), hyphen - start <= 8 else { return false }
        return end - hyphen > 4 || scalars[start..<hyphen].contains { $0 &- 0x30 < 10 }
    }

    /// The end of the stars in "f*ck", or nil.
    private func endOfStars(_ start: Int) -> Int? {
        var end = start
        while scalar(end) == 0x2A { end += 1 }
        return isLetter(end) ? end : nil
    }

    /// The end of "US$" before a number, or nil.
    private func dollarEnd(_ start: Int, _ end: Int) -> Int? {
        guard scalar(end) == 0x24, isDigit(end + 1) else { return nil }
        return short(start, end).map(EnglishLexicon.dollars.contains) == true ? end + 1 : nil
    }

    /// True where the full stop at `end` belongs to the word before it.
    private func ownsFullStop(_ start: Int, _ end: Int) -> Bool {
        if scalar(end + 1) == 0x2E, scalar(end + 2) == 0x2E || end - start == 1 { return false }
        if isDigit(end - 1) || isLastOfSentence(end) { return false }
        if end - start == 1 { return scalars[start] != 0x49 && scalars[start] != 0x69 }
        if scalars[start..<end].contains(0x2E) { return !endsInExtension(start, end) && isSingle(end - 1, from: start) }
        return short(start, end).map(EnglishLexicon.abbreviations.contains) == true
    }

    /// True where nothing follows the full stop.
    private func isLastOfSentence(_ fullStop: Int) -> Bool {
        var index = fullStop + 1
        while index < range.upperBound, kind(index) == .space { index += 1 }
        return index == range.upperBound
    }
}
