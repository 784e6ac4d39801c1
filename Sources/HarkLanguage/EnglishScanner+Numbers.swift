/// Tokens that start with a digit.
extension EnglishScanner {
    /// Reads a number with the signs that belong to it, and its unit; returns where the next token starts.
    mutating func number(at start: Int) -> Int {
        var end = endOfDigits(start)
        if end == start { end = start + 1 }
        while end < chunk.upperBound, let next = joinedNumber(start, end) { end = next }
        let letters = endOfLetters(end)
        if letters > end { return suffix(start, end, letters) }
        if scalar(end) == 0x2E, endsInExtension(start, end) { return file(start, end) }
        if isApostrophe(end), scalar(end + 1) | 0x20 == 0x73, !isAlphanumeric(end + 2) {
            return put(start, end + 2, .mixed)
        }
        return put(start, end, .number)
    }

    private mutating func file(_ start: Int, _ end: Int) -> Int { put(start, endOfWord(start), .mixed) }

    /// Where the number goes on behind the sign at `end`, or nil.
    private func joinedNumber(_ start: Int, _ end: Int) -> Int? {
        guard isDigit(end + 1) else { return nil }
        let next = endOfDigits(end + 1)
        switch scalars[end] {
        case 0x2E, 0x3A: return next
        case 0x2C: return next - end == 4 ? next : nil
        case 0x2F: return slashed(start, end, next)
        case 0x2D, 0x2010, 0x2011: return hyphenated(start, end)
        default: return nil
        }
    }

    /// The end of a date or of a telephone number with a slash; fractions and pairs are cut.
    private func slashed(_ start: Int, _ slash: Int, _ next: Int) -> Int? {
        guard slash - start < 5, endOfDigits(start) == slash else { return next }
        if scalar(next) == 0x2F, isDigit(next + 1) { return endOfDigits(next + 1) }
        if slash - start == 3, scalar(next) == 0x2D, next - slash == 4 { return next }
        let first = value(start, slash)
        let second = value(slash + 1, next)
        let isDate = (1...12).contains(first) && (1...31).contains(second) && first != second
        let isFraction = slash - start == 1 && next - slash == 2 && second < 9
        return isDate && next - slash <= 3 && !isFraction ? next : nil
    }

    /// The end of a telephone number, a postal code or a date; spans such as 5-10 are cut.
    private func hyphenated(_ start: Int, _ hyphen: Int) -> Int? {
        var lengths = [hyphen - (groupStart(hyphen, from: start))]
        var end = hyphen
        while scalar(end) == 0x2D, isDigit(end + 1), lengths.count < 6 {
            let next = endOfDigits(end + 1)
            lengths.append(next - end - 1)
            end = next
        }
        if isLetter(end) { return nil }
        if lengths.count > 2 { return lengths.max() ?? 0 > 1 ? end : nil }
        return isPairWhole(lengths[0], lengths[1], start, hyphen, end) ? end : nil
    }

    private func groupStart(_ end: Int, from start: Int) -> Int {
        var index = end
        while index > max(start, end - 12), isDigit(index - 1) { index -= 1 }
        return index
    }

    private func isPairWhole(_ first: Int, _ second: Int, _ start: Int, _ hyphen: Int, _ end: Int) -> Bool {
        switch (first, second) {
        case (1, 4), (3, 4), (5, 4): true
        case (3, 3): value(start, hyphen) > value(hyphen + 1, end)
        default: first + second > 9
        }
    }

    private func value(_ start: Int, _ end: Int) -> Int {
        guard end - start < 10 else { return .max }
        return scalars[start..<end].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    }

    /// Reads the letters right behind a number: a unit stands apart, all else belongs to it.
    private mutating func suffix(_ start: Int, _ end: Int, _ letters: Int) -> Int {
        if isAlphanumeric(letters) || !isUnit(end, letters) {
            return put(start, max(endOfWord(start), letters), .mixed)
        }
        put(start, end, .number)
        if scalar(letters) == 0x2E, scalar(letters + 1) != 0x2E, isAlphanumeric(letters + 1) { return end }
        put(end, letters, .letters)
        return letters
    }

    private func isUnit(_ start: Int, _ end: Int) -> Bool {
        guard let unit = short(start, end), !EnglishLexicon.ordinals.contains(unit) else { return false }
        if isAmount, EnglishLexicon.amounts.contains(unit) { return true }
        if end - start == 1, scalars[start] != 0x4B, scalars[start] < 0x60 { return false }
        return EnglishLexicon.units.contains(unit)
    }

    /// True where the number is behind a sign of money.
    private var isAmount: Bool {
        guard let last = words.last, last.shape == .symbol else { return false }
        return scalars[last.range.upperBound - 1] == 0x24 || scalars[last.range.upperBound - 1] >= 0x80
    }
}
