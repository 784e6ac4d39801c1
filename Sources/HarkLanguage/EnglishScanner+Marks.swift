/// Tokens that start with a sign.
extension EnglishScanner {
    /// Reads punctuation or another sign; returns where the next token starts.
    mutating func mark(at start: Int) -> Int {
        let scalar = scalars[start]
        switch scalar {
        case 0x2E: return fullStop(at: start)
        case 0x21, 0x3F: return put(start, endOfStops(start), .punctuation)
        case 0x2C, 0x3A:
            return put(start, self.scalar(start + 1) == 0x3F ? endOfStops(start + 1) : start + 1, .punctuation)
        case 0x27, 0x2019, 0x60, 0xB4, 0x2018: return apostrophe(at: start)
        case 0x23: return hash(at: start)
        case 0x40: return isDigit(start + 1) ? sign(at: start) : handle(at: start) ?? sign(at: start)
        case 0x2B: return plus(at: start)
        case 0x2D, 0x3D, 0x3C, 0x3E, 0x7E, 0x2A, 0x7C, 0x5F, 0x5E: return line(at: start)
        default: return sign(at: start)
        }
    }

    /// A run of the same sign, or one bracket or quote.
    private mutating func sign(at start: Int) -> Int {
        let kind = kind(start)
        var end = start + 1
        if isRepeatable(scalars[start]) {
            while scalar(end) == scalars[start] { end += 1 }
        }
        return put(start, end, kind == .symbol ? .symbol : .punctuation)
    }

    private func isRepeatable(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x22, 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D, 0x3001: false
        default: true
        }
    }

    private func isStop(_ scalar: UInt32) -> Bool { scalar == 0x2E || scalar == 0x21 || scalar == 0x3F }

    /// The end of a run of stops; an ellipsis stands apart from what follows it.
    private func endOfStops(_ start: Int) -> Int {
        var end = start
        while scalar(end) == 0x2E { end += 1 }
        if end - start > 1 { return end }
        while isStop(scalar(end)) { end += 1 }
        return end
    }

    /// Reads "…", ".5", ".doc" or one full stop.
    private mutating func fullStop(at start: Int) -> Int {
        if isDigit(start + 1), start == chunk.lowerBound || !isAlphanumeric(start - 1) {
            var end = endOfDigits(start + 1)
            while scalar(end) == 0x2E, isDigit(end + 1) { end = endOfDigits(end + 1) }
            return put(start, end, .number)
        }
        let isName = start == chunk.lowerBound || scalars[start - 1] == 0x29
        let end = endOfLetters(start + 1)
        if isName, short(start + 1, end).map(EnglishLexicon.extensions.contains) == true {
            return put(start, end, .letters)
        }
        return put(start, endOfStops(start), .punctuation)
    }

    /// Reads "'em", "'72", or a quote.
    private mutating func apostrophe(at start: Int) -> Int {
        if scalar(start + 1) == scalars[start] { return put(start, start + 2, .punctuation) }
        if scalars[start] == 0x2018, scalar(start + 1) == 0x2019 { return put(start, start + 2, .punctuation) }
        let digits = endOfDigits(start + 1)
        if digits == start + 3 {
            let end = scalar(digits) | 0x20 == 0x73 ? digits + 1 : digits
            if !isAlphanumeric(end), !isApostrophe(end) { return put(start, end, end == digits ? .number : .mixed) }
        }
        let letters = endOfLetters(start + 1)
        if short(start + 1, letters).map(EnglishLexicon.clipped.contains) == true {
            return put(start, letters, .letters)
        }
        return put(start, start + 1, .punctuation)
    }

    /// "#12345" and "#topic" stay whole; before shorter numbers the sign stands apart.
    private mutating func hash(at start: Int) -> Int {
        let digits = endOfDigits(start + 1)
        if isApostrophe(start + 1), scalar(start + 2) | 0x20 == 0x73, !isAlphanumeric(start + 3) {
            return put(start, start + 3, .mixed)
        }
        if digits - start > 4, !isLetter(digits) { return put(start, digits, .mixed) }
        if digits == start + 1, isLetter(digits), start == chunk.lowerBound, let end = handle(at: start) { return end }
        return sign(at: start)
    }

    /// Reads "+44", or the sign.
    private mutating func plus(at start: Int) -> Int {
        guard isDigit(start + 1), start == chunk.lowerBound else { return line(at: start) }
        var end = endOfDigits(start + 1)
        while scalar(end) == 0x2D || scalar(end) == 0x2E, isDigit(end + 1) { end = endOfDigits(end + 1) }
        return put(start, end, .number)
    }

    /// A drawn line or arrow.
    private mutating func line(at start: Int) -> Int {
        var end = start + 1
        while scalar(end) == scalars[start] { end += 1 }
        if end - start > 1 || isLineSign(scalar(end)) {
            while isLineSign(scalar(end)), !(scalar(end) == 0x2D && isDigit(end + 1)) { end += 1 }
        }
        return put(start, end, kind(start) == .symbol ? .symbol : .punctuation)
    }

    private func isLineSign(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2B, 0x2D, 0x3D, 0x3C, 0x3E, 0x7E, 0x2A, 0x7C, 0x5E: true
        default: false
        }
    }
}
