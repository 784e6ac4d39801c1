/// What is cut off the end of a word.
extension EnglishScanner {
    /// Appends a word, cut before its clitics: "do n't", "I 'd 've", "John 's", "can not".
    ///
    /// At most `most` are cut off, so that no text makes this deep.
    mutating func cut(_ start: Int, _ end: Int, most: Int = 3) {
        if most > 0, let cut = cliticStart(start, end) {
            self.cut(start, cut, most: most - 1)
            put(cut, end, .letters)
        } else if let count = contraction(start, end) {
            put(start, start + count, .letters)
            put(start + count, end, .letters)
        } else {
            put(start, end, shape(start, end))
        }
    }

    func shape(_ start: Int, _ end: Int) -> WordShape {
        var hasDigit = false
        var hasLetter = false
        for index in start..<end {
            switch kind(index) {
            case .digit: hasDigit = true
            case .latin, .letter: hasLetter = true
            default: break
            }
        }
        return hasDigit ? (hasLetter ? .mixed : .number) : .letters
    }

    private func cliticStart(_ start: Int, _ end: Int) -> Int? {
        let first = max(start, end - 3)
        guard let apostrophe = (first..<end).last(where: isApostrophe), apostrophe > start else { return nil }
        let isNegation = end - apostrophe == 2 && scalars[apostrophe + 1] | 0x20 == 0x74
        if isNegation {
            let isCut = apostrophe - start > 1 && scalars[apostrophe - 1] | 0x20 == 0x6E
            return isCut ? apostrophe - 1 : nil
        }
        guard isClitic(apostrophe, end) else { return nil }
        return isPluralOfNumber(start, apostrophe, end) ? nil : apostrophe
    }

    private func isClitic(_ apostrophe: Int, _ end: Int) -> Bool {
        let first = scalars[apostrophe + 1] | 0x20
        let second = end - apostrophe == 3 ? scalars[apostrophe + 2] | 0x20 : 0
        switch (first, second) {
        case (0x73, 0), (0x6D, 0), (0x64, 0): return true
        case (0x6C, 0x6C), (0x72, 0x65), (0x76, 0x65): return true
        default: return false
        }
    }

    /// True within "60's".
    private func isPluralOfNumber(_ start: Int, _ apostrophe: Int, _ end: Int) -> Bool {
        isDigit(apostrophe - 1) && scalars[apostrophe + 1] | 0x20 == 0x73 && end - apostrophe == 2
    }

    private func contraction(_ start: Int, _ end: Int) -> Int? {
        guard end - start > 1, end - start <= 8, let word = short(start, end) else { return nil }
        if word == EnglishLexicon.its { return isPredicateAhead(end) ? 2 : nil }
        guard let count = EnglishLexicon.contractions[word] else { return nil }
        return isUpperCaseCode(start, end) ? nil : count
    }

    /// True for "IM" and the like, which are more often codes.
    private func isUpperCaseCode(_ start: Int, _ end: Int) -> Bool {
        end - start == 2 && scalars[start] < 0x60 && scalars[start + 1] < 0x60
    }

    private func isPredicateAhead(_ end: Int) -> Bool {
        var next = end
        while next < range.upperBound, kind(next) == .space { next += 1 }
        var last = next
        while last < range.upperBound, kind(last) == .latin { last += 1 }
        return short(next, last).map(EnglishLexicon.predicates.contains) == true
    }
}
