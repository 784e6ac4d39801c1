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
        var numeral = EnglishNumeral()
        var position = index
        while position < pieces.count, numeral.take(pieces[position]) {
            position += 1
            let isHyphen = sign(position) == 0x2D && piece(position).isGlued
            if isHyphen, piece(position + 1).role == .numberWord { position += 1 }
        }
        guard numeral.words > 0 else { return nil }
        if piece(position - 1).role == .couple, piece(position).role == .of { position += 1 }
        return Quantity(
            amount: Amount(mantissa: numeral.value),
            end: position,
            form: .words,
            digits: numeral.words
        )
    }
}
