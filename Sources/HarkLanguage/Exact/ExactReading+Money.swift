/// Amounts of money and percentages.
extension ExactReading {
    /// Reads an amount whose sign or code stands before it: `$12.50`, `HK$ 300`, `EUR 12,50`, 人民币300元.
    mutating func readMoney(afterCurrencyAt index: Int) -> Int? {
        let mark = pieces[index]
        guard mark.length == 3 && mark.form == .word || mark.form == .sign || mark.form == .han && mark.length == 3,
            var currency = Currency(rawValue: mark.value), currency != .weighedPound
        else { return nil }
        let next = piece(index + 1)
        guard next.gap != .far, next.form == .number || mark.form == .han && next.startsNumber,
            var quantity = quantity(at: index + 1, allowsSpaces: false)
        else { return nil }
        var first = index
        if mark.form == .sign, currency == .dollar, let (country, place) = country(before: index) {
            (currency, first) = (country, place)
        }
        if currency == .yuan, mark.form == .sign, region.isJapanese { currency = .yen }
        if let after = Currency(rawValue: piece(quantity.end).value), piece(quantity.end).role == .currency,
            piece(quantity.end).form != .sign
        {
            if mark.form == .sign { currency = after }
            quantity.end += 1
        }
        return claimMoney(quantity, currency, first)
    }

    /// The dollar of a country whose letters touch the sign: US, HK, A, C, NT, S.
    private func country(before index: Int) -> (Currency, first: Int)? {
        let word = piece(index - 1)
        guard word.form == .word, pieces[index].isGlued, word.length <= 2 else { return nil }
        let currency: Currency? =
            switch text(word.range).uppercased() {
            case "US": .dollar
            case "HK": .hongKongDollar
            case "NT": .taiwanDollar
            case "A", "AU": .australianDollar
            case "C", "CA": .canadianDollar
            case "S", "SG": .singaporeDollar
            default: nil
            }
        return currency.map { ($0, index - 1) }
    }

    private mutating func claimMoney(_ quantity: Quantity, _ currency: Currency, _ first: Int) -> Int? {
        var amount = quantity.amount
        if quantity.mayBeThousands, currency == .euro || currency.places == 0 { amount.scale = 0 }
        if sign(first - 1) == 0x2D, piece(first).isGlued, piece(first - 1).gap != .none {
            amount.mantissa = -amount.mantissa
        }
        let isRate = sign(quantity.end) == 0x2F && piece(quantity.end + 1).form != .number
        guard isRate || endsFreely(quantity.end) || piece(quantity.end - 1).form != .number else { return nil }
        claim(.money, first, quantity.end, value: amount.text(places: currency.places) + " " + currency.code)
        return quantity.end
    }

    /// Reads an amount or a share whose unit stands behind it: `12.50 €`, "five dollars", 三百五十块, 五成, "50 %".
    mutating func readUnits(at index: Int) -> Int? {
        guard startsFreely(index, inRange: true), sign(index - 1) != 0x2E || !pieces[index].isGlued,
            let number = quantity(at: index)
        else { return nil }
        if let end = readUnits(number, from: index) { return end }
        guard pieces[index].length <= 3, pieces[index].form == .number, piece(index + 1).form == .number,
            let spaced = quantity(at: index, allowsSpaces: true), spaced.end > number.end
        else { return nil }
        // 1 299,50 €
        return readUnits(spaced, from: index)
    }

    private mutating func readUnits(_ quantity: Quantity, from index: Int) -> Int? {
        let unit = piece(quantity.end)
        guard unit.gap != .far else { return nil }
        switch unit.role {
        case .currency: return readCurrency(quantity, from: index)
        case .percent where unit.value == 0: return claimPercentage(quantity.amount, index, quantity.end + 1)
        case .percentOf where isCent(quantity.end + 1): return claimPercentage(quantity.amount, index, quantity.end + 2)
        case .tenthPart: return readTenths(quantity, from: index)
        case .hundredth where quantity.form != .han || unit.form == .han:
            return claimMoney(
                Amount(mantissa: quantity.amount.mantissa, scale: quantity.amount.scale + 2),
                unit,
                index,
                quantity
            )
        case .tenth
        where unit.length > 1 || piece(quantity.end + 1).form != .han || piece(quantity.end + 1).role != .none:
            return claimMoney(
                Amount(mantissa: quantity.amount.mantissa, scale: quantity.amount.scale + 1),
                unit,
                index,
                quantity
            )
        default: return nil
        }
    }

    private func isCent(_ index: Int) -> Bool {
        piece(index).role == .hundredth && piece(index).length == 4
    }

    private mutating func claimMoney(_ amount: Amount, _ unit: Piece, _ first: Int, _ quantity: Quantity) -> Int? {
        let currency = unit.form == .han ? Currency.yuan : .dollar
        var whole = quantity
        whole.amount = amount
        whole.end += 1
        return claimMoney(whole, currency, first)
    }

    private mutating func readCurrency(_ quantity: Quantity, from index: Int) -> Int? {
        let unit = pieces[quantity.end]
        guard var currency = Currency(rawValue: unit.value), currency != .weighedPound || region.isBritish,
            unit.form != .sign || quantity.form == .digits
        else { return nil }
        if unit.form == .sign, piece(quantity.end + 1).isGlued, piece(quantity.end + 1).form == .number { return nil }
        if region.isJapanese, unit.length == 1, scalars[Int(unit.start)] == 0x5186 { currency = .yen }
        var whole = quantity
        whole.end += 1
        guard unit.form == .han else { return claimMoney(whole, currency, index) }
        guard unit.length > 1 || isCounted(quantity, unit) else { return nil }
        if currency == .yuan { takeTenths(&whole) }
        return claimMoney(whole, currency, index)
    }

    /// True for 三百块 and 5元; 两块电池 and 一块去 count something else.
    private func isCounted(_ quantity: Quantity, _ unit: Piece) -> Bool {
        switch PieceLexicon.simplified(scalars[Int(unit.start)]) {
        case 0x5143: return true  // 元
        case 0x5200: return quantity.form == .digits  // 刀
        default: break
        }
        let next = piece(quantity.end + 1)
        if next.startsNumber, next.isGlued { return true }
        let isEnd = next.form != .han || [.of, .pastCue].contains(next.role)
        guard quantity.amount.mantissa >= 10 || quantity.amount.scale > 0 else {
            return isEnd && quantity.amount.mantissa > 1
        }
        return true
    }

    /// The 五 of 三块五, the 5角 of 12元5角.
    private func takeTenths(_ whole: inout Quantity) {
        let next = piece(whole.end)
        guard whole.amount.scale == 0, next.isGlued, next.role == .hanDigit || next.form == .number && next.length == 1
        else { return }
        let unit = piece(whole.end + 1)
        let isYuan = PieceLexicon.simplified(scalars[Int(pieces[whole.end - 1].start)]) == 0x5143
        let isEnd = !isYuan && !unit.startsNumber && (unit.form != .han || [.of, .pastCue].contains(unit.role))
        guard unit.role == .tenth || isEnd else { return }
        guard let grown = whole.amount.times(10) else { return }
        let mantissa = whole.amount.mantissa == 0 ? 0 : grown.scale == 0 ? grown.mantissa : whole.amount.mantissa * 10
        whole.amount = Amount(mantissa: mantissa + Int(next.value), scale: 1)
        whole.end += unit.role == .tenth ? 2 : 1
        takeCents(&whole)
    }

    private func takeCents(_ whole: inout Quantity) {
        let next = piece(whole.end)
        guard next.isGlued, next.role == .hanDigit || next.form == .number && next.length == 1,
            piece(whole.end + 1).role == .minuteMark
        else { return }
        whole.amount = Amount(mantissa: whole.amount.mantissa * 10 + Int(next.value), scale: 2)
        whole.end += 2
    }
}
