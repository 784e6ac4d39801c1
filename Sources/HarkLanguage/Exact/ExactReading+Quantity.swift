extension ExactReading {
    /// Reads the number that starts at a piece: digits, Chinese numerals or English words.
    func quantity(at index: Int, allowsSpaces: Bool = false) -> Quantity? {
        let piece = piece(index)
        switch piece.role {
        case .hanDigit, .hanMultiplier: return hanQuantity(at: index)
        case .numberWord, .multiplierWord, .article, .couple: return wordQuantity(at: index)
        default: return piece.form == .number ? digitQuantity(at: index, allowsSpaces) : nil
        }
    }

    private func digitQuantity(at index: Int, _ allowsSpaces: Bool) -> Quantity? {
        guard pieces[index].length <= 15, let first = number(pieces[index].range) else { return nil }
        var plain = Quantity(amount: Amount(mantissa: first), end: index + 1, form: .digits)
        plain.digits = pieces[index].length
        guard let grouped = grouped(from: plain, at: index, allowsSpaces) else { return withMultiplier(plain) }
        return withMultiplier(grouped)
    }

    /// Follows groups of three and a fraction: `1,299.00`, `1.299,50`, `1 299,50`, `1'299`.
    private func grouped(from plain: Quantity, at index: Int, _ allowsSpaces: Bool) -> Quantity? {
        var result = plain
        var separator: UInt32 = 0
        var position = index + 1
        if pieces[index].length <= 3 {
            while let next = group(at: position, after: &separator, allowsSpaces) {
                guard let grown = result.amount.times(1000) else { return nil }
                result.amount.mantissa = grown.mantissa + Int(pieces[next].value)
                position = next + 1
                result.end = position
            }
        }
        if separator == 0x2E, result.end == index + 3, sign(result.end) != 0x2C || !isFraction(result.end) {
            // One point before three digits: a fraction, unless a currency says otherwise.
            result.amount.scale = 3
            result.mayBeThousands = true
            return result
        }
        return fraction(after: result, separator)
    }

    private func group(at position: Int, after separator: inout UInt32, _ allowsSpaces: Bool) -> Int? {
        let sign = sign(position)
        if allowsSpaces, piece(position).form == .number, piece(position).gap == .space,
            separator == 0 || separator == 0x20
        {
            guard piece(position).length == 3 else { return nil }
            separator = 0x20
            return position
        }
        guard sign == 0x2C || sign == 0x2E || sign == 0x27, separator == 0 || separator == sign else { return nil }
        let next = piece(position + 1)
        guard piece(position).isGlued, next.form == .number, next.isGlued, next.length == 3 else { return nil }
        separator = sign
        return position + 1
    }

    private func isFraction(_ position: Int) -> Bool {
        let next = piece(position + 1)
        return piece(position).isGlued && next.form == .number && next.isGlued && next.length <= 8
    }

    private func fraction(after whole: Quantity, _ separator: UInt32) -> Quantity? {
        let sign = sign(whole.end)
        guard sign == 0x2E || sign == 0x2C, sign != separator, isFraction(whole.end) else { return whole }
        let next = pieces[whole.end + 1]
        // "3,4" may be a list; a comma starts a fraction of one or two digits only.
        guard sign == 0x2E || next.length <= 2 else { return whole }
        var result = whole
        let factor = (0..<next.length).reduce(1) { power, _ in power * 10 }
        guard let grown = result.amount.times(factor) else { return whole }
        let mantissa = grown.mantissa.addingReportingOverflow(Int(next.value))
        guard !mantissa.overflow else { return whole }
        result.amount = Amount(mantissa: mantissa.partialValue, scale: next.length)
        result.end += 2
        return result
    }

    /// Takes 3万, 1.5 million and 1.5k for what they are.
    private func withMultiplier(_ quantity: Quantity) -> Quantity {
        var result = quantity
        let next = piece(result.end)
        var factor = 0
        switch next.role {
        case .hanMultiplier where next.value > 20 || next.value == 8: factor = Self.factor(next.value)
        case .multiplierWord where next.gap != .far: factor = Int(next.value)
        case .shortMultiplier where next.isGlued && next.length == 1: factor = Int(next.value)
        default: break
        }
        guard factor > 0, !piece(result.end + 1).startsNumber || next.form != .han,
            let grown = Amount(mantissa: result.amount.mantissa).times(factor)
        else { return result }
        result.amount = Amount(mantissa: grown.mantissa, scale: result.amount.scale).reduced
        result.end += 1
        result.mayBeThousands = false
        if result.end < pieces.count, next.form == .han, piece(result.end).role == .hanMultiplier {
            return withMultiplier(result)
        }
        return result
    }

    static func factor(_ value: Int32) -> Int { value == 8 ? 100_000_000 : Int(value) }

    /// The number that at most eighteen ASCII digits write.
    func number(_ range: Range<Int>) -> Int? {
        guard range.count <= 18 else { return nil }
        return scalars[range].reduce(0) { $0 * 10 + Int($1 & 15) }
    }
}

extension Piece {
    /// True for what a number can start with.
    var startsNumber: Bool { form == .number || role == .hanDigit }
}
