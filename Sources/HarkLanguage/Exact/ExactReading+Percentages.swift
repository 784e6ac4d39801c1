/// Shares of a hundred.
extension ExactReading {
    /// Records a share, with the minus before it.
    mutating func claimPercentage(_ amount: Amount, _ first: Int, _ end: Int) -> Int? {
        var amount = amount
        var first = first
        if sign(first - 1) == 0x2D, piece(first).isGlued, piece(first - 1).gap != .none || first == 1 {
            amount.mantissa = -amount.mantissa
            first -= 1
        }
        guard !(piece(end).isGlued && piece(end).form == .number) else { return nil }
        claim(.percentage, first, end, value: amount.text())
        return end
    }

    /// 五成 is 50, 三成五 is 35.
    mutating func readTenths(_ quantity: Quantity, from index: Int) -> Int? {
        guard let tenths = quantity.amount.whole, (1...10).contains(tenths), piece(quantity.end).isGlued else {
            return nil
        }
        let next = piece(quantity.end + 1)
        if next.role == .hanDigit, next.isGlued, ![.counter, .unit].contains(piece(quantity.end + 2).role) {
            return claimPercentage(Amount(mantissa: tenths * 10 + Int(next.value)), index, quantity.end + 2)
        }
        return claimPercentage(Amount(mantissa: tenths * 10), index, quantity.end + 1)
    }

    /// 百分之五十, 百分之12.5, 百分百.
    mutating func readHanPercentage(at index: Int) -> Int? {
        if pieces[index].role == .percent {
            return pieces[index].form == .sign ? nil : claimPercentage(Amount(mantissa: 100), index, index + 1)
        }
        guard pieces[index].form == .han else { return nil }
        if piece(index + 1).role == .hanMultiplier, piece(index + 1).value == 100, !piece(index + 2).startsNumber {
            return claimPercentage(Amount(mantissa: 100), index, index + 2)
        }
        guard let quantity = percentQuantity(at: index + 1) else { return nil }
        return claimPercentage(quantity.amount, index, quantity.end)
    }

    /// A number with a spoken fraction, which counts here without a unit behind it: 十二点五.
    private func percentQuantity(at index: Int) -> Quantity? {
        guard var quantity = quantity(at: index), quantity.form != .words else { return nil }
        guard quantity.form == .han, quantity.amount.scale == 0, piece(quantity.end).role == .pointMark else {
            return quantity
        }
        var position = quantity.end + 1
        while quantity.amount.scale < 4, piece(position).role == .hanDigit, piece(position).isGlued {
            quantity.amount = Amount(
                mantissa: quantity.amount.mantissa * 10 + Int(piece(position).value),
                scale: quantity.amount.scale + 1
            )
            position += 1
        }
        if quantity.amount.scale > 0 { quantity.end = position }
        return quantity
    }
}
