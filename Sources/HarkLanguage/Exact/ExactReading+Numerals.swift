extension ExactReading {
    /// Reads a Chinese numeral: 十一, 二百五, 一万二, 二〇二六, 零点五.
    func hanQuantity(at index: Int) -> Quantity? {
        if let digits = hanDigits(at: index) { return digits }
        var numeral = HanNumeral()
        var position = index
        while position < pieces.count, position == index || pieces[position].isGlued, numeral.take(pieces[position]) {
            position += 1
        }
        guard position > index, let value = numeral.value else { return nil }
        let whole = Quantity(amount: Amount(mantissa: value), end: position, form: .han, digits: position - index)
        return hanFraction(after: whole)
    }

    /// Digits one by one, as in years: 二〇二六.
    private func hanDigits(at index: Int) -> Quantity? {
        var position = index
        var value = 0
        while position - index < 15, piece(position).role == .hanDigit, position == index || piece(position).isGlued {
            value = value * 10 + Int(pieces[position].value)
            position += 1
        }
        guard position - index > 1, piece(position).role != .hanMultiplier else { return nil }
        return Quantity(amount: Amount(mantissa: value), end: position, form: .han, digits: position - index)
    }

    private func hanFraction(after whole: Quantity) -> Quantity {
        guard piece(whole.end).role == .pointMark, piece(whole.end).length == 1 else { return whole }
        var result = whole
        var position = whole.end + 1
        while result.amount.scale < 6, piece(position).role == .hanDigit, piece(position).isGlued {
            guard let grown = result.amount.times(10) else { return whole }
            result.amount = Amount(
                mantissa: grown.mantissa + Int(pieces[position].value),
                scale: result.amount.scale + 1
            )
            position += 1
        }
        // 两点五 is a fraction before a unit only; elsewhere it is a time or "two points".
        let next = piece(position)
        guard position > whole.end + 1,
            next.role == .currency || next.role == .percent || next.role == .hanMultiplier && next.value > 20
                || next.role == .hanMultiplier && next.value == 8
        else { return whole }
        result.end = position
        guard next.role == .hanMultiplier else { return result }
        guard let grown = Amount(mantissa: result.amount.mantissa).times(Self.factor(next.value)) else { return whole }
        result.amount = Amount(mantissa: grown.mantissa, scale: result.amount.scale).reduced
        result.end += 1
        return result
    }

    /// Reads English number words: "twenty-five", "a hundred", "two thousand five hundred", "a couple of".
    func wordQuantity(at index: Int) -> Quantity? {
        var total = 0
        var current = 0
        var position = index
        var words = 0
        loop: while position < pieces.count, words < 12 {
            let piece = pieces[position]
            switch piece.role {
            case .numberWord:
                let fits =
                    current % 100 == 0 || current % 100 >= 20 && current % 10 == 0 && (1...9).contains(piece.value)
                guard fits else { break loop }
                current += Int(piece.value)
            case .multiplierWord where words > 0 || piece.value == 0:
                guard current < 1000 else { break loop }
                if piece.value == 100 {
                    current = max(current, 1) * 100
                } else {
                    total += max(current, 1) * Int(piece.value)
                    current = 0
                }
            case .article where words == 0: break
            case .couple where words == 1 && pieces[index].role == .article: current = 2
            default: break loop
            }
            words += 1
            position += 1
            if sign(position) == 0x2D, self.piece(position).isGlued, self.piece(position + 1).role == .numberWord {
                position += 1
            }
        }
        guard words > 0 else { return nil }
        if words == 1, pieces[index].role == .article { total = 1 }
        if piece(position - 1).role == .couple, piece(position).role == .of { position += 1 }
        return Quantity(amount: Amount(mantissa: total + current), end: position, form: .words, digits: words)
    }
}

/// A Chinese numeral while it is read from the left.
struct HanNumeral {
    private var total = 0
    private var section = 0
    private var digit: Int?
    private var lastUnit = 0
    private var sawZero = false
    private var isEmpty = true
    private var units = 0

    /// Takes one more piece; false when it does not belong to the numeral.
    mutating func take(_ piece: Piece) -> Bool {
        switch piece.role {
        case .hanDigit: takeDigit(Int(piece.value))
        case .hanMultiplier: takeUnit(ExactReading.factor(piece.value))
        default: false
        }
    }

    private mutating func takeDigit(_ value: Int) -> Bool {
        guard digit == nil || digit == 0 else { return false }
        if value == 0, !isEmpty { sawZero = true }
        digit = value
        isEmpty = false
        return true
    }

    private mutating func takeUnit(_ factor: Int) -> Bool {
        units += 1
        guard units < 12 else { return false }
        if factor >= 10_000 {
            let amount = section + (digit ?? 0)
            guard amount > 0 || total > 0, total < 1_000_000_000_000 else { return false }
            total = factor > 10_000 || total == 0 ? (total + amount) * factor : total + amount * factor
            section = 0
        } else if factor == 20 {
            guard isEmpty else { return false }
            section += 20
        } else {
            guard digit != 0 || sawZero, digit != nil || factor == 10 else { return false }
            guard section == 0 || factor < lastUnit || lastUnit == 0 || lastUnit >= 10_000 else { return false }
            section += (digit == nil || digit == 0 ? 1 : digit ?? 1) * factor
        }
        lastUnit = factor == 20 ? 10 : factor
        digit = nil
        sawZero = false
        isEmpty = false
        return true
    }

    /// The number; 三百五 is 350 and 一万二 12,000.
    var value: Int? {
        guard !isEmpty else { return nil }
        guard let digit else { return total + section }
        let isShort = !sawZero && lastUnit >= 100 && digit > 0
        return total + section + (isShort ? digit * (lastUnit / 10) : digit)
    }
}
